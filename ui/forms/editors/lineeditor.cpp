// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/lineeditor.h"

#include "form/fieldtext.h"
#include "scim/patchvalues.h"

#include <QBoxLayout>
#include <QFocusEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Provost {

LineEditor::LineEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_line(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_line);
    if (spec.type == Attribute::Type::Reference)
        m_line->setLayoutDirection(Qt::LeftToRight); // an address runs so in every language
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &LineEditor::onTyped);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (std::exchange(m_typed, false))
            Q_EMIT committed();
    });
}

LineEditor::~LineEditor()
{
    m_line->disconnect(this); // it loses the focus as it goes, and that is no edit
}

QWidget *LineEditor::control() const
{
    return m_line;
}

/// Whoever goes on leaves a long value at its beginning, which tells more than its end. To another window and back is not gone.
bool LineEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_line->setCursorPosition(0);
    }
    return FieldEditor::eventFilter(watched, event);
}

void LineEditor::onTyped(const QString &text)
{
    m_typed = true;
    const ParsedField parsed = parseField(spec(), text, locale());
    if (parsed.problem)
        Q_EMIT unreadable(*parsed.problem);
    else
        Q_EMIT edited(parsed.value);
}

void LineEditor::setValue(const Json &value)
{
    const ParsedField typed = parseField(spec(), m_line->text(), locale());
    if (m_line->hasFocus() && !typed.problem && sameAssigned(typed.value, value))
        return; // "1,50" is not turned into "1.5" under the cursor
    if (const QString text = editText(spec(), value, locale()); text != m_line->text())
        m_line->setText(text);
    m_line->setCursorPosition(m_line->hasFocus() ? int(m_line->text().size()) : 0);
}

void LineEditor::setMixed(bool mixed)
{
    m_line->setPlaceholderText(mixed ? mixedText() : QString());
}

} // namespace Provost
