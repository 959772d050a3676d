// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/guardform.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Provost {

GuardForm::GuardForm(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"guardForm"_s);
    m_column->setContentsMargins(scaled(font(), 16), 0, scaled(font(), 12), scaled(font(), 8));
    m_column->setSpacing(scaled(font(), 4));
    hide();
}

QString GuardForm::words(const GuardQuestion &question)
{
    const QString names = question.names.join(u", "_s);
    switch (question.kind) {
    case GuardQuestion::Kind::ReadOnly:
        return tr("This connection is for reading only: nothing can be applied.");
    case GuardQuestion::Kind::TooMany:
        return tr("This changes %n object(s) at once.", nullptr, question.count);
    case GuardQuestion::Kind::Deletes:
        return tr("This deletes %n object(s): %1.", nullptr, question.count).arg(names);
    case GuardQuestion::Kind::Protected:
        return tr("Protected by its name: %1.").arg(names);
    case GuardQuestion::Kind::OwnAccount:
        return tr("This touches the account you are signed in with: %1.").arg(names);
    case GuardQuestion::Kind::Admins:
        return tr("This takes the account of an administrator away: %1.").arg(names);
    case GuardQuestion::Kind::EmptiesGroup:
        return tr("This leaves without any member: %1.").arg(names);
    }
    return {};
}

void GuardForm::setQuestions(const QList<GuardQuestion> &questions)
{
    if (questions == m_questions)
        return;
    m_questions = questions;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> owned(item);
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
    }
    for (int i = 0; i < m_questions.size(); ++i) {
        const GuardQuestion &question = m_questions.at(i);
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        auto *text = new QLabel(words(question), row);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        line->addWidget(text, 1);
        if (!question.confirmation.isEmpty()) {
            auto *answer = new QLineEdit(row);
            answer->setObjectName(u"guardAnswer%1"_s.arg(i));
            answer->setPlaceholderText(tr("Type “%1”").arg(question.confirmation));
            answer->setAccessibleName(tr("%1 Type “%2” to go on.").arg(words(question), question.confirmation));
            answer->setFixedWidth(scaled(font(), 220));
            connect(answer, &QLineEdit::textChanged, this, &GuardForm::answered);
            line->addWidget(answer);
        }
        m_column->addWidget(row);
    }
    setVisible(!m_questions.isEmpty());
    Q_EMIT answered();
}

QStringList GuardForm::confirmations() const
{
    QStringList texts;
    for (int i = 0; i < m_questions.size(); ++i) {
        const auto *answer = findChild<QLineEdit *>(u"guardAnswer%1"_s.arg(i));
        texts << (answer ? answer->text().trimmed() : QString());
    }
    return texts;
}

bool GuardForm::isAnswered() const
{
    const QStringList typed = confirmations();
    for (int i = 0; i < m_questions.size(); ++i) {
        if (m_questions.at(i).confirmation.isEmpty() || typed.at(i) != m_questions.at(i).confirmation)
            return false;
    }
    return true;
}

} // namespace Provost
