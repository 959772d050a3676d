// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importoptions.h"
#include "import/objectfinder.h"

#include <QFutureWatcher>

namespace Provost {

/// From a file to an ImportPlan: reads and checks the rows, finds who of them is in the directory, resolves managers and groups, and decides row by
/// row. What takes the processor is done off this thread. Changes nothing.
class ImportJob : public ClientJob<ImportPlan>
{
    Q_OBJECT
public:
    ImportJob(Connection &connection, ServiceDescription description, ImportOptions options, QObject *parent);
    ~ImportJob() override;

Q_SIGNALS:
    void progressed(const QString &phase, qint64 done, qint64 total); ///< phase "read", "find"; total -1: not known

protected:
    void start() override;
    void abort() override;

private:
    struct Checked {
        std::optional<RowBuilder> builder {};
        std::vector<BuiltRow> rows {};
        std::vector<BuiltRow> leftOut {}; ///< by the operator
        QStringList header {};
        QHash<QString, QSet<QString>> wanted {}; ///< by path: the case-folded texts to look for
        QSet<QString> groups {}; ///< case-folded names
    };
    [[nodiscard]] static Result<std::shared_ptr<Checked>> read(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description);
    void onRead();
    static void noteDuplicates(Checked &checked, const ColumnMapping &mapping);
    static void noteQuestions(Checked &checked, const std::vector<BuiltRow> &rows, const ColumnMapping &mapping);
    void findObjects();
    void onObjects(const Result<FoundObjects> &found);
    void findGroups();
    void onGroups(const Result<FoundObjects> &found);
    void decide();
    void onDecided();

    ServiceDescription m_description;
    ImportOptions m_options;
    ResourceType m_type;
    QFutureWatcher<Result<std::shared_ptr<Checked>>> m_reading;
    QFutureWatcher<ImportPlan> m_deciding;
    std::shared_ptr<Checked> m_checked;
    FoundObjects m_objects;
    FoundObjects m_groups;
    QStringList m_questions; ///< attribute paths, in the order of m_objects.answers
};

} // namespace Provost
