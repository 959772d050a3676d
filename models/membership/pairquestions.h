// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <optional>

namespace Provost {

class Directory;
class Job;
class MembershipEditor;

/// A group and somebody who may be in it.
struct MembershipPair {
    QString group {};
    QString member {};
    friend bool operator==(const MembershipPair &, const MembershipPair &) = default;
};

/// Is this one in that group? For providers that never list members and answer for one pair at a time; what they say goes to the editor.
class PairQuestions : public QObject
{
    Q_OBJECT
public:
    PairQuestions(MembershipEditor &editor, QObject *parent);

    [[nodiscard]] static bool areNeeded(const Directory &directory); ///< nothing else is answered there
    [[nodiscard]] QList<MembershipPair> open(const QList<MembershipPair> &pairs) const; ///< of which nothing is known
    void ask(const QList<MembershipPair> &pairs); ///< those that are open; instead of what was being asked
    void stop();
    [[nodiscard]] bool isRunning() const { return m_underWay > 0; }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< the first; then nothing more is asked

Q_SIGNALS:
    void progressed();
    void done();

private:
    void askNext();
    void onAnswer(const MembershipPair &pair, const Result<bool> &answer);

    MembershipEditor &m_editor;
    QList<MembershipPair> m_waiting;
    QList<QPointer<Job>> m_jobs;
    std::optional<Error> m_error;
    int m_underWay = 0;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace Provost
