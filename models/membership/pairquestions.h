// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/questionqueue.h"

namespace Provost {

class Directory;
class MembershipEditor;

/// A group and somebody who may be in it.
struct MembershipPair {
    QString group {};
    QString member {};
    friend bool operator==(const MembershipPair &, const MembershipPair &) = default;
};

/// Is this one in that group? For providers that never list members and answer for one pair at a time; what they say goes to the editor.
class PairQuestions : public QuestionQueue
{
    Q_OBJECT
public:
    PairQuestions(MembershipEditor &editor, QObject *parent);

    [[nodiscard]] static bool areNeeded(const Directory &directory); ///< nothing else is answered there
    [[nodiscard]] QList<MembershipPair> open(const QList<MembershipPair> &pairs) const; ///< of which nothing is known
    void ask(const QList<MembershipPair> &pairs); ///< those that are open; instead of what was being asked

private:
    [[nodiscard]] Job *begin(const MembershipPair &pair, const Answered &answered);

    MembershipEditor &m_editor;
};

} // namespace Provost
