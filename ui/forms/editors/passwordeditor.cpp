// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/passwordeditor.h"

#include "change/secrets.h"
#include "form/validator.h"
#include "scim/patchvalues.h"
#include "widgets/buttons.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QFocusEvent>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr double weakBits = 45; ///< guessed in hours from a stolen hash
constexpr double strongBits = 70;

} // namespace

PasswordEditor::PasswordEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_line(new QLineEdit(this))
    , m_make(makeIconButton(this, {}, u"key"_s, tr("Make one")))
    , m_copy(makeIconButton(this, {}, u"copy"_s, tr("Copy")))
    , m_strength(new HintLabel(u"passwordStrength"_s, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 2));
    row->addWidget(m_line, 1);
    row->addWidget(m_make);
    row->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 2));
    column->addLayout(row);
    column->addWidget(m_strength);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setLayoutDirection(Qt::LeftToRight);
    for (QWidget *one : {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_make), static_cast<QWidget *>(m_copy)})
        one->installEventFilter(this);
    m_copy->setEnabled(false);
    connect(m_line, &QLineEdit::textEdited, this, &PasswordEditor::onTyped);
    connect(m_line, &QLineEdit::returnPressed, this, &PasswordEditor::leave);
    connect(m_make, &QToolButton::clicked, this, &PasswordEditor::generate);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
}

QWidget *PasswordEditor::control() const
{
    return m_line;
}

void PasswordEditor::onTyped(const QString &text)
{
    m_typed = true;
    m_copy->setEnabled(!text.isEmpty());
    rate(text);
    Q_EMIT edited(text.isEmpty() ? Json() : Json(text));
}

void PasswordEditor::generate()
{
    m_line->setEchoMode(QLineEdit::Normal);
    m_line->setFont(monospaceFont(font()));
    m_line->setText(makePassword(spec().rule));
    m_line->setFocus();
    onTyped(m_line->text());
    m_strength->say(tr("Copy it now: it is not shown again."));
}

void PasswordEditor::rate(const QString &text)
{
    if (text.isEmpty())
        return m_strength->say({});
    const double bits = passwordBits(text);
    if (bits < weakBits)
        m_strength->say(tr("Weak: easily guessed"), HintLabel::Tone::Warning);
    else
        m_strength->say(bits < strongBits ? tr("Fair") : tr("Strong"));
}

/// Once the focus is elsewhere the text is gone from the screen; the change keeps it until it is sent.
void PasswordEditor::hidePassword()
{
    m_line->clear();
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setFont(font());
    m_copy->setEnabled(false);
    m_strength->say({});
}

void PasswordEditor::leave()
{
    if (!m_line->text().isEmpty())
        hidePassword();
    if (std::exchange(m_typed, false))
        Q_EMIT committed();
}

void PasswordEditor::setValue(const Json &value)
{
    m_make->setObjectName(m_line->objectName() + u":make"_s);
    m_make->setAccessibleName(tr("%1: make one").arg(m_line->accessibleName()));
    m_copy->setObjectName(m_line->objectName() + u":copy"_s);
    m_copy->setAccessibleName(tr("%1: copy").arg(m_line->accessibleName()));
    const QString held = value.scalarText();
    if (held != m_line->text()) { // somebody else's, or it was put back: what stands here must not be taken for theirs
        m_typed = false;
        if (!m_line->text().isEmpty())
            hidePassword();
    }
    const bool isLost = lacksSecrets(Json::object({{spec().name.attribute, value}}));
    const bool isSet = !isUnassigned(value);
    m_line->setPlaceholderText(isLost ? tr("Not kept") : isSet ? tr("Set, and not shown again") : QString());
    if (isLost)
        m_strength->say(tr("It was not kept: give it again."), HintLabel::Tone::Warning);
    else if (m_line->text().isEmpty())
        m_strength->say({});
}

void PasswordEditor::setMixed(bool)
{
}

/// Left is what none of the three has the focus of any more. A menu of theirs is no other place.
bool PasswordEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        const QWidget *next = QApplication::focusWidget();
        if (next != m_line && next != m_make && next != m_copy)
            leave();
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace Provost
