// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/formmodel.h"

#include <QPointer>
#include <QTimer>

namespace Provost {

class EditSession;
class Job;

/// Looks, while a person types, whether a value that must be unique is taken: among what is staged at once, in the directory after a pause and
/// only where the provider can be asked by just that. What was asked once is not asked again, for questions may cost money.
class UniqueCheck : public QObject
{
    Q_OBJECT
public:
    UniqueCheck(EditSession &session, FormModel &form, QObject *parent);
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); } ///< after the last key; 600 ms

Q_SIGNALS:
    void checking(int field, bool underWay);

private:
    struct Answer {
        QString text {}; ///< the value it is about
        QString id {}; ///< who has it; empty: nobody
        QString label {};
    };
    void onFieldChanged(int field);
    void ask();
    void ask(int field);
    void take(int field, const Answer &answer);
    [[nodiscard]] bool isGivenUp(int field, const Answer &answer) const;
    [[nodiscard]] const QHash<QString, Answer> &stagedOf(int field) const;
    [[nodiscard]] std::optional<Answer> staged(int field) const;
    [[nodiscard]] QString ownId() const;

    EditSession &m_session;
    FormModel &m_form;
    QTimer m_pause;
    QSet<int> m_waiting;
    QHash<int, QString> m_seen; ///< the value looked at last
    QHash<int, QList<Answer>> m_answers;
    mutable QHash<int, QHash<QString, Answer>> m_staged; ///< by field, until the staged changes are others
    QHash<int, QPointer<Job>> m_jobs;
};

} // namespace Provost
