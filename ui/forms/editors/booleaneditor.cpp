// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/booleaneditor.h"

#include "scim/patchvalues.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

BooleanEditor::BooleanEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_yes(makeButton(tr("Yes"), true))
    , m_no(makeButton(tr("No"), false))
    , m_words(new QLabel(this))
{
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 4));
    row->addWidget(m_yes);
    row->addWidget(m_no);
    row->addWidget(m_words);
    row->addStretch(1);
}

QPushButton *BooleanEditor::makeButton(const QString &text, bool value)
{
    auto *button = new QPushButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    button->setFixedWidth(scaled(font(), 56));
    button->installEventFilter(this);
    connect(button, &QPushButton::clicked, this, [this, value](bool on) { choose(value, on); });
    return button;
}

QWidget *BooleanEditor::control() const
{
    return m_yes;
}

void BooleanEditor::choose(bool value, bool on)
{
    Q_EMIT edited(on ? Json(value) : Json());
    Q_EMIT committed();
}

void BooleanEditor::setValue(const Json &value)
{
    const bool known = !isUnassigned(value) && value.toBool(true) == value.toBool(false);
    m_yes->setChecked(known && value.toBool());
    m_no->setChecked(known && !value.toBool());
    m_no->setObjectName(m_yes->objectName() + u":no"_s);
    m_no->setAccessibleName(u"%1: %2"_s.arg(m_yes->accessibleName(), m_no->text()));
}

void BooleanEditor::setMixed(bool mixed)
{
    m_words->setText(mixed ? mixedText() : QString());
}

/// The arrow keys go from one to the other, as between the parts of one control.
bool BooleanEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            (watched == m_yes ? m_no : m_yes)->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace Provost
