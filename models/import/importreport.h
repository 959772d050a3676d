// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/steprecord.h"
#include "import/importplan.h"

namespace Provost {

/// What came of one row.
struct RowResult {
    enum class Status : quint8 { Created, Updated, Unchanged, Rejected, Failed, NotReached, Planned };
    Status status = Status::Planned;
    QString id {}; ///< at the provider; empty where there is none
    QString reason {};
    QString advice {};
    QString scimType {};
    QString requestId {};
    [[nodiscard]] bool isDone() const { return status <= Status::Unchanged || status == Status::Planned; }
};
[[nodiscard]] QString rowStatusText(RowResult::Status status); ///< "created", "not reached", ...

/// What came of an import, row by row.
struct ImportReport {
    ImportPlan import {};
    QList<RowResult> results {}; ///< as import.rows

    /// `plan`: what `import.changes` came to; `outcomes` by step; empty ones: it was not run.
    [[nodiscard]] static ImportReport of(const ImportPlan &import, const Plan &plan, const QHash<int, StepOutcome> &outcomes);
    [[nodiscard]] int count(RowResult::Status status) const;
    /// Rows that this run was not about stay as an earlier run of the same import left them.
    void keep(const ImportReport &before);

    /// Every row as it stands in the file and what came of it behind.
    [[nodiscard]] QByteArray toCsv(char delimiter = ',') const;
    /// Only rows that are not done; imports again as it is.
    [[nodiscard]] QByteArray rejectsCsv(char delimiter) const;
    [[nodiscard]] QByteArray toHtml() const; ///< one file that needs no other
    [[nodiscard]] Result<void> writeXlsx(const QString &fileName) const; ///< rows, and a sheet with counts and a chart
    /// As the name ends: .xlsx, .html, else CSV; readable by its owner alone.
    [[nodiscard]] Result<void> save(const QString &fileName) const;
    [[nodiscard]] Result<void> saveRejects(const QString &fileName, char delimiter) const;

    /// What stands in the way of writing the file; nothing is written, and what is there stays.
    [[nodiscard]] static Result<void> canWrite(const QString &fileName);

private:
    [[nodiscard]] QStringList header() const;
    [[nodiscard]] QStringList cellsOf(qsizetype row) const;
    [[nodiscard]] QByteArray csv(char delimiter, bool all) const;
    [[nodiscard]] bool isSecret(qsizetype column) const;
    [[nodiscard]] QString damageOf(qsizetype row) const;
};

/// Two names of one file, which need not be there yet.
[[nodiscard]] bool isSameFile(const QString &a, const QString &b);

} // namespace Provost
