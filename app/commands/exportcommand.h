// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "commands/targetedcommand.h"
#include "directory/flatresource.h"
#include "scim/listpage.h"

#include <QPointer>
#include <QTemporaryFile>

namespace Provost {

class ListJob;
struct ListSummary;

/// `provost export TYPE TARGET [--attributes a,b] [--filter F]`: everything as CSV that a spreadsheet opens and an import takes back. The header is known only
/// when the last resource is, so they are kept in a file meanwhile. With --format json or jsonl the resources as the provider sent them.
class ExportCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit ExportCommand(QObject *parent = nullptr);
    ~ExportCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void onPage(const ListPage &page);
    void onEnd(const Result<ListSummary> &outcome);
    [[nodiscard]] bool writeJson(const Resource &resource);
    [[nodiscard]] bool keep(const Resource &resource);
    [[nodiscard]] bool writeTable();

    ListQuery m_query;
    Filter m_local; ///< what the provider cannot filter
    QStringList m_chosen; ///< --attributes
    ResourceSchema m_schema;
    FlatColumns m_columns;
    QTemporaryFile m_kept; ///< JSON lines
    qint64 m_count = 0;
    bool m_isCsv = true;
    QPointer<ListJob> m_job;
};

} // namespace Provost
