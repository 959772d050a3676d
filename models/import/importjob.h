// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importoptions.h"
#include "import/objectfinder.h"

#include <QFutureWatcher>

namespace Provost {

/// From a file to an ImportPlan: reads and checks the rows (twice, so that they need not be kept), finds who of them is in the directory, resolves managers and groups, and decides row by
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
        explicit Checked(const ImportOptions &options)
            : reader(options.fileName, options.dialect)
        {
        }
        TableReader reader;
        std::optional<RowBuilder> builder {};
        qint64 rows = 0;
        std::vector<BuiltRow> leftOut {}; ///< by the operator
        QHash<qint64, QList<RowProblem>> doubles {}; ///< of rows whose key another one has
        QStringList header {};
        FileMark file {};
        QHash<QString, QSet<QString>> wanted {}; ///< by path: the texts to look for, as the file spells them
        QHash<QString, QSet<QString>> claims {}; ///< likewise, what nobody else may have
        QSet<QString> ids {}; ///< likewise, by which rows name others
        QSet<QString> groups {}; ///< names
    };
    [[nodiscard]] static Result<std::shared_ptr<Checked>> read(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description);
    [[nodiscard]] std::optional<Error> keysProblem() const;
    void onRead();
    using FirstRows = std::vector<QHash<QString, qint64>>; ///< by key of the mapping: which row was the first to have it
    static void noteDoubles(Checked &checked, const BuiltRow &row, FirstRows &first, const ColumnMapping &mapping);
    static void noteQuestions(Checked &checked, const BuiltRow &row, const ColumnMapping &mapping);
    [[nodiscard]] static bool isKnown(const Checked &checked, const BuiltRow &row, const ColumnMapping &mapping);
    struct Found {
        QStringList questions {};
        FoundObjects objects {};
        FoundObjects groups {};
    };
    [[nodiscard]] static Result<ImportPlan> decideRows(const Checked &checked, const ImportOptions &options, const ResourceType &type, const Found &found,
                                                       const ServiceDescription &description);
    [[nodiscard]] bool isCaseExact(const QString &path) const;
    [[nodiscard]] QHash<QString, QSet<QString>> allWanted(bool needAll) const;
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
    QFutureWatcher<Result<ImportPlan>> m_deciding;
    std::shared_ptr<Checked> m_checked;
    FoundObjects m_objects;
    FoundObjects m_groups;
    QStringList m_questions; ///< attribute paths, in the order of m_objects.answers
};

} // namespace Provost
