// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"
#include "directory/principal.h"

#include <QSet>

#include <array>
#include <vector>

namespace Provost {

/// What is done to long lists of people away from the GUI thread; values, and functions that share nothing.

/// A list made ready to be shown.
struct MemberRows {
    QList<Principal> rows {}; ///< nobody twice
    QSet<QString> ids {};
    bool isSorted = false;
    bool hasDetails = false; ///< somebody's user name is known
    QString contains {}; ///< what `shown` was filtered by
    std::vector<quint32> shown {}; ///< into `rows`
    std::vector<quint32> places {}; ///< where the rows that were shown before have gone, where these are the same ones in another order; else empty
};

/// Members that a run has brought or taken a moment ago, which a read may not show yet.
struct PendingMembers {
    QList<Principal> added {};
    QStringList removed {};
    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && removed.isEmpty(); }
};

[[nodiscard]] bool matches(const Principal &principal, const QString &text); ///< has it in name, detail or id
[[nodiscard]] std::vector<quint32> rowsWith(const QList<Principal> &rows, const QString &text);

[[nodiscard]] QList<Principal> principalsOf(const MemberList &list, const PendingMembers &pending);
/// By name as people sort. `before`: the order in which the same people were shown until now.
[[nodiscard]] MemberRows sortedRows(const QList<Principal> &rows, const QString &contains, const QList<Principal> &before);
[[nodiscard]] MemberRows unsortedRows(const QList<Principal> &rows, const QString &contains); ///< as they came

/// A list as it will be with what is staged.
struct StagedList {
    QList<Principal> added {}; ///< not among `base`
    QList<Principal> base {};
    QSet<QString> baseIds {};
    QSet<QString> leaving {}; ///< of `base`
};
/// Only in the first, in both, only in the second; in the order of the lists.
[[nodiscard]] std::array<QList<Principal>, 3> comparedLists(const StagedList &a, const StagedList &b);

} // namespace Provost
