// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "practice/document.h"
#include "practice/members.h"
#include "scim/patch.h"

namespace Provost::Practice {

/// Changes to the members of one group, in the table of members rather than in a document.
class MemberEdit
{
public:
    MemberEdit(const Dialect &dialect, Members &members, const Document &group);

    [[nodiscard]] Result<void> add(const Json &values); ///< `members` of a request: an array, or one object
    [[nodiscard]] Result<void> set(const Json &values);
    [[nodiscard]] Result<void> apply(const PatchOperation &operation); ///< on path `members` or `members[filter]`
    void finish(); ///< once after all edits
    [[nodiscard]] bool hasChanged() const { return m_changed; }

private:
    [[nodiscard]] Result<std::vector<MemberKey>> keysOf(const Json &values) const;
    [[nodiscard]] Result<void> remove(const PatchOperation &operation);
    [[nodiscard]] Result<void> removeKeys(const std::vector<MemberKey> &keys, bool mustBeThere);
    [[nodiscard]] std::vector<MemberKey> matching(const Filter &filter) const;
    [[nodiscard]] Result<void> clear();
    [[nodiscard]] Error noSuchMember() const;

    const Dialect &m_dialect;
    Members &m_members;
    qint64 m_group;
    QString m_groupId;
    bool m_changed = false;
    bool m_nestingChanged = false;
};

/// The operations of a patch on `members` apart from the others; a path-less operation that has both is split.
struct SplitPatch {
    std::vector<PatchOperation> members;
    Patch others;
};
[[nodiscard]] SplitPatch splitMembers(const Patch &patch);

/// What Entra answers to a reference to somebody who is not there.
[[nodiscard]] QString missingReference(const QString &id);

/// May the dialect be sent these membership operations in one request? `total`: how many operations the request has.
[[nodiscard]] Result<void> checkMemberOperations(const Dialect &dialect, const std::vector<PatchOperation> &operations, std::size_t total);

} // namespace Provost::Practice
