// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "commands/targetedcommand.h"
#include "directory/export/exportwriter.h"
#include "scim/listpage.h"

#include <QPointer>

#include <memory>

namespace Provost {

class ListJob;
struct ListSummary;

/// `provost export TYPE TARGET [--attributes a,b] [--filter F] [--format csv|xlsx|json|jsonl|ldif] [--base-dn DN]`: everything as a file that a spreadsheet or an
/// LDAP server opens; CSV and XLSX are imported as they are.
class ExportCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit ExportCommand(QObject *parent = nullptr);
    ~ExportCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    [[nodiscard]] QStringList ownFormats() const override { return {QStringLiteral("xlsx"), QStringLiteral("ldif")}; }
    bool prepare() override;
    void onDiscovered() override;

private:
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] bool findChosen(const ResourceType &type); ///< false after usage()
    void onPage(const ListPage &page);
    void onEnd(const Result<ListSummary> &outcome);
    void failWith(const Error &error);

    ListQuery m_query;
    Filter m_local; ///< what the provider cannot filter
    QStringList m_chosen; ///< --attributes
    ResourceSchema m_schema;
    std::unique_ptr<ExportWriter> m_writer;
    QPointer<ListJob> m_job;
};

} // namespace Provost
