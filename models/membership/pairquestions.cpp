// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/pairquestions.h"

#include "client/membershipjob.h"
#include "directory/directory.h"
#include "membership/membershipeditor.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int atOnce = 4;

} // namespace

PairQuestions::PairQuestions(MembershipEditor &editor, QObject *parent)
    : QObject(parent)
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
    stop();
    m_waiting = open(pairs);
    m_asked = int(m_waiting.size());
    m_answered = 0;
    m_error.reset();
    for (int i = 0; i < atOnce; ++i)
        askNext();
    Q_EMIT progressed();
    if (m_asked == 0)
        Q_EMIT done();
}

void PairQuestions::stop()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (!job)
            continue;
        job->disconnect(this);
        job->cancel();
    }
    m_jobs.clear();
    m_waiting.clear();
    m_underWay = 0;
}

void PairQuestions::askNext()
{
    Directory &directory = m_editor.session().directory();
    const ResourceType *groups = directory.description().resourceType(u"Group");
    if (m_waiting.isEmpty() || !groups)
        return;
    const MembershipPair pair = m_waiting.takeFirst();
    m_jobs.removeIf([](const QPointer<Job> &job) { return job.isNull(); });
    auto *job = new MembershipJob(directory.connection(), groups->endpoint, pair.group, pair.member, RequestPriority::Interactive, this);
    m_jobs << job;
    ++m_underWay;
    job->then(this, [this, pair](const Result<bool> &answer) { onAnswer(pair, answer); });
}

void PairQuestions::onAnswer(const MembershipPair &pair, const Result<bool> &answer)
{
    --m_underWay;
    ++m_answered;
    if (answer) {
        m_editor.learnPair(pair.group, pair.member, *answer);
    } else {
        m_error = m_error.value_or(answer.error());
        m_waiting.clear(); // it would answer the others no better
    }
    askNext();
    Q_EMIT progressed();
    if (m_underWay == 0)
        Q_EMIT done();
}

} // namespace Provost
