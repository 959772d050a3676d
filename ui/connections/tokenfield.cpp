// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/tokenfield.h"

#include "widgets/hintlabel.h"
#include "widgets/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString bare(QString text)
{
    text = text.trimmed();
    if (text.startsWith(u"Authorization:"_s, Qt::CaseInsensitive))
        text = text.sliced(14).trimmed();
    if (text.startsWith(u"Bearer "_s, Qt::CaseInsensitive))
        text = text.sliced(7).trimmed();
    return text;
}

/// b64token of RFC 6750 section 2.1, a little wider: some vendors put other visible ASCII into theirs.
bool canBeSent(const QString &token)
{
    return std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

TokenField::TokenField(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_reveal(new QAction(this))
    , m_message(new HintLabel(u"tokenMessage"_s, this))
{
    m_field->setObjectName(u"tokenField"_s);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setLayoutDirection(Qt::LeftToRight);
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_reveal->setObjectName(u"tokenReveal"_s);
    m_reveal->setCheckable(true);
    m_reveal->setIcon(themedIcon(u"lock"_s));
    m_field->addAction(m_reveal, QLineEdit::TrailingPosition);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(3);
    column->addWidget(m_field);
    column->addWidget(m_message);
    setFocusProxy(m_field);
    setFocusPolicy(Qt::StrongFocus); // or a label would not lead here
    connect(m_reveal, &QAction::toggled, this, &TokenField::showText);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        judge();
        Q_EMIT changed();
    });
    retranslate();
}

Redacted<QByteArray> TokenField::token() const
{
    return Redacted<QByteArray>(m_name.isEmpty() ? bare(m_field->text()).toLatin1() : m_field->text().toUtf8());
}

bool TokenField::isUsable() const
{
    if (!m_name.isEmpty())
        return !m_field->text().isEmpty();
    const QString token = bare(m_field->text());
    return !token.isEmpty() && canBeSent(token);
}

void TokenField::takeAnything(const QString &name)
{
    m_name = name;
    retranslate();
}

void TokenField::clear()
{
    m_field->clear();
    m_reveal->setChecked(false);
}

void TokenField::showText(bool shown)
{
    m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setIcon(themedIcon(shown ? u"key"_s : u"lock"_s));
    retranslate();
}

void TokenField::judge()
{
    if (!m_name.isEmpty() || canBeSent(bare(m_field->text())))
        m_message->say(tr("Kept in this computer's keychain, or in a vault with a passphrase; never in the open."));
    else
        m_message->say(tr("There is a space or a special character in the token; perhaps more than the token was copied."), HintLabel::Tone::Problem);
}

void TokenField::retranslate()
{
    m_field->setAccessibleName(m_name.isEmpty() ? tr("Bearer token") : m_name);
    m_field->setPlaceholderText(m_name.isEmpty() ? tr("Paste the bearer token") : QString());
    m_reveal->setText(m_reveal->isChecked() ? tr("Hide the token") : tr("Show the token"));
    m_reveal->setToolTip(m_reveal->text());
    judge();
}

void TokenField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
