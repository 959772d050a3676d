// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/pairquestions.h"

#include "client/membershipjob.h"
#include "directory/directory.h"
#include "membership/membershipeditor.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

PairQuestions::PairQuestions(MembershipEditor &editor, QObject *parent)
    : QuestionQueue(AfterError::Stop, parent)
    , m_editor(editor)
{
}

bool PairQuestions::areNeeded(const Directory &directory)
{
    return directory.description().profile.members == ServerProfile::MemberAccess::ByPairFilter;
}

QList<MembershipPair> PairQuestions::open(const QList<MembershipPair> &pairs) const
{
    QList<MembershipPair> unknown;
    std::copy_if(pairs.cbegin(), pairs.cend(), std::back_inserter(unknown), [this](const MembershipPair &pair) { return !m_editor.isMember(pair.group, pair.member); });
    return unknown;
}

void PairQuestions::ask(const QList<MembershipPair> &pairs)
{
    std::deque<Question> questions;
    if (m_editor.session().directory().description().resourceType(u"Group")) {
        const QList<MembershipPair> unknown = open(pairs);
        for (const MembershipPair &pair : unknown)
            questions.push_back([this, pair](const Answered &answered) { return begin(pair, answered); });
    }
    QuestionQueue::ask(std::move(questions));
}

Job *PairQuestions::begin(const MembershipPair &pair, const Answered &answered)
{
    Directory &directory = m_editor.session().directory();
    const ResourceType *groups = directory.description().resourceType(u"Group");
    auto *job = new MembershipJob(directory.connection(), groups ? groups->endpoint : u"/Groups"_s, pair.group, pair.member, RequestPriority::Interactive, this);
    job->then(this, [this, pair, answered](const Result<bool> &answer) {
        if (answer)
            m_editor.learnPair(pair.group, pair.member, *answer);
        answered(answer ? std::nullopt : std::optional(answer.error()));
    });
    return job;
}

} // namespace Provost
