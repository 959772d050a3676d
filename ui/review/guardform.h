// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/guard.h"

#include <QWidget>

class QVBoxLayout;

namespace Provost {

/// What the guard wants to be told before a plan may run: each question with the field for its answer. Takes no room where there is none.
class GuardForm : public QWidget
{
    Q_OBJECT
public:
    explicit GuardForm(QWidget *parent = nullptr);
    void setQuestions(const QList<GuardQuestion> &questions); ///< answers to questions that stay are kept
    [[nodiscard]] bool hasQuestions() const { return !m_questions.isEmpty(); }
    [[nodiscard]] bool isAnswered() const; ///< nothing is asked, or every answer fits
    [[nodiscard]] QStringList confirmations() const;

Q_SIGNALS:
    void answered();

private:
    [[nodiscard]] static QString words(const GuardQuestion &question);
    QList<GuardQuestion> m_questions;
    QVBoxLayout *m_column;
};

} // namespace Provost
