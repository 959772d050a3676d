// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "commands/targetedcommand.h"
#include "scim/listpage.h"
#include "scim/schema.h"

#include <QElapsedTimer>
#include <QPointer>

namespace Provost {

class ListJob;
class ResourceWriter;
struct ListSummary;

/// `provost list TYPE TARGET [--filter F] [--attributes a,b] [--exclude a,b] [--sort-by A] [--descending] [--limit N]`
class ListCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit ListCommand(QObject *parent = nullptr);
    ~ListCommand() override;
    void describe(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void onPage(const ListPage &page);
    void onEnd(const Result<ListSummary> &outcome);
    void warnOfEmptyPages(const ListPage &page);
    void reportProgress(std::optional<qint64> total);
    [[nodiscard]] bool splitFilter(); ///< false after usage()
    void askForWhatIsFilteredHere(const QStringList &onRequest);
    [[nodiscard]] QList<Resource> filteredHere(const QList<Resource> &resources) const;

    ListQuery m_query;
    Filter m_local; ///< what of the filter is left to be done here
    ResourceSchema m_schema;
    QList<AttributeName> m_unasked; ///< read for the local filter only, and not shown
    bool m_isLimitReached = false;
    int m_emptyPages = 0; ///< in a row
    qint64 m_limit = -1;
    qint64 m_written = 0;
    QElapsedTimer m_clock;
    std::unique_ptr<ResourceWriter> m_writer;
    QPointer<ListJob> m_job;
};

} // namespace Provost
