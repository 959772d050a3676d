// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"
#include "import/importjob.h"
#include "import/importreport.h"

namespace Provost {

/// `provost import FILE TARGET [--mapping MAP.json] [--mode create|update|upsert|mirror] [--match PATH] [--report F] [--rejects F] [--passwords F --seal-env VAR]`:
/// the rows of a file as changes, by the same models as the window's wizard.
class ImportCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit ImportCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;
    void completePlan(Plan &plan) override;
    bool onRunEnded(const Plan &plan, const QHash<int, StepOutcome> &outcomes) override;

private:
    [[nodiscard]] bool checkFiles();
    [[nodiscard]] bool readDelimiter(Dialect &dialect);
    [[nodiscard]] bool readHeaderRow(Dialect &dialect);
    [[nodiscard]] bool readDialect();
    void sayDialect() const;
    [[nodiscard]] bool readMapping();
    [[nodiscard]] bool readModes();
    [[nodiscard]] bool chooseMapping();
    void sayMapping() const;
    void onImported(const Result<ImportPlan> &imported);
    [[nodiscard]] bool writeReports(const Plan &plan, const QHash<int, StepOutcome> &outcomes); ///< false: not all of them
    void rescueRejects(const ImportReport &report) const;

    ImportOptions m_options;
    TableHeader m_header;
    std::optional<ColumnMapping> m_given;
    ImportPlan m_import;
};

} // namespace Provost
