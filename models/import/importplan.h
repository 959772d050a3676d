// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "import/rowbuilder.h"
#include "import/rowfixes.h"

namespace Provost {

struct Plan;
struct ServerProfile;

enum class ImportMode : quint8 {
    Create, ///< rows whose person exists are refused
    Update, ///< rows whose person does not exist are refused
    Upsert, ///< create or update
    Mirror, ///< upsert, and say who is not in the file
};
[[nodiscard]] QString importModeText(ImportMode mode);
[[nodiscard]] std::optional<ImportMode> importModeFromText(QStringView text);

/// What becomes of those who are in the directory and not in the file. Nothing, unless somebody says so.
enum class AbsentAction : quint8 { Leave, Disable, Delete };

/// The cells of a row in a fifth of the room that their texts take: a plan keeps those of every row, for the files of what was not done.
class PackedCells
{
public:
    PackedCells() = default;
    PackedCells(const QStringList &cells); // NOLINT(google-explicit-constructor): the same, smaller
    [[nodiscard]] QStringList list() const;
    operator QStringList() const { return list(); } // NOLINT(google-explicit-constructor)

private:
    QByteArray m_bytes; ///< each ended by a byte that UTF-8 does not know
};

/// What a file comes to: the change set, and what was decided for each row.
struct ImportPlan {
    enum class Fate : quint8 { Create, Update, Unchanged, Rejected };
    struct Row {
        qint64 row = 0;
        qint64 line = 0;
        Fate fate = Fate::Unchanged;
        ObjectKey object {}; ///< temporary id for a create; empty when rejected
        QString label {};
        PackedCells cells {};
        QList<RowProblem> problems {};
    };
    struct Absent {
        QString id {};
        QString label {};
    };
    ChangeSet changes {};
    QList<Row> rows {};
    QStringList header {};
    FileMark file {}; ///< that was read
    QStringList secretColumns {}; ///< that hold passwords
    QHash<QString, QString> names {}; ///< of existing objects that rows refer to, by id
    QList<Absent> absent {}; ///< of a mirror: not in the file
    int readable = 0; ///< rows that are about somebody; where there is none, nobody is absent
    int unreadable = 0; ///< rows of which cannot be told whom they are about: any of the absent may be meant, so that none is acted on
    int resets = 0; ///< people who exist and whose password is set, whatever it is now: it is never shown
    bool lacksPasswords = false; ///< ImportOptions::passwordsLater, and somebody is created who has none yet
    int readCalls = 0; ///< spent to find out
    bool readEverything = false; ///< the directory was read as a whole, not looked up row by row

    [[nodiscard]] int count(Fate fate) const;
};

/// Memberships to add of whom is there already, at a provider that does not show who is in a group, and that were not looked up: planned without knowing whether
/// anything changes.
[[nodiscard]] qsizetype unseenMemberships(const Plan &plan, const ServerProfile &profile);

/// Technical words for a problem, English; the window has its own.
[[nodiscard]] QString rowProblemText(const RowProblem &problem);
[[nodiscard]] QString rowProblemAdvice(const RowProblem &problem);

/// Columns that a report adds, in their order.
[[nodiscard]] const QStringList &reportColumns();
/// A column that a rejects file or a report has added: an import passes over it. A "Provost's office" is none.
[[nodiscard]] bool isReportColumn(const QString &name);

} // namespace Provost
