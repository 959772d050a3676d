// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/passphrasefields.h"

#include "widgets/hintlabel.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qsizetype shortPassphrase = 12;
}

PassphraseFields::PassphraseFields(Kind kind, const QString &prefix, QWidget *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_first(makeField(prefix + u"Passphrase"_s, kind == Kind::New ? tr("New passphrase") : tr("Passphrase"), parent))
    , m_second(makeField(prefix + u"Repeat"_s, tr("Passphrase once more"), parent))
    , m_message(new HintLabel(prefix + u"Message"_s, parent))
{
    m_second->setHidden(kind == Kind::Known);
    for (const QLineEdit *field : {m_first, m_second})
        connect(field, &QLineEdit::textChanged, this, &PassphraseFields::judge);
}

QLineEdit *PassphraseFields::makeField(const QString &objectName, const QString &title, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(title);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return field;
}

bool PassphraseFields::isSound() const
{
    return !m_first->text().isEmpty() && (m_kind == Kind::Known || m_second->text() == m_first->text());
}

void PassphraseFields::judge()
{
    const QString text = m_first->text();
    const bool isNew = m_kind == Kind::New;
    if (isNew && !m_second->text().isEmpty() && m_second->text() != text)
        m_message->say(tr("The two are not the same."), HintLabel::Tone::Problem);
    else if (isNew && !text.isEmpty() && text.size() < shortPassphrase)
        m_message->say(tr("Short ones can be guessed: better use several words."), HintLabel::Tone::Warning);
    else
        m_message->say({});
    Q_EMIT changed();
}

} // namespace Provost
