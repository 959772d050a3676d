// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/choiceeditor.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>

namespace Provost {

ChoiceEditor::ChoiceEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_combo(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_combo);
    m_combo->setEditable(!spec.choicesOnly);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    if (spec.choicesOnly)
        m_combo->addItem({});
    m_combo->addItems(spec.choices);
    m_combo->setCurrentIndex(spec.choicesOnly ? 0 : -1);
    if (m_combo->isEditable()) {
        connect(m_combo->lineEdit(), &QLineEdit::textEdited, this, &ChoiceEditor::onText);
        connect(m_combo->lineEdit(), &QLineEdit::editingFinished, this, [this] {
            if (std::exchange(m_typed, false))
                Q_EMIT committed();
        });
    }
    connect(m_combo, &QComboBox::textActivated, this, [this](const QString &text) {
        onText(text);
        m_typed = false;
        Q_EMIT committed();
    });
}

ChoiceEditor::~ChoiceEditor()
{
    if (m_combo->lineEdit())
        m_combo->lineEdit()->disconnect(this); // it loses the focus as it goes, and that is no edit
}

QWidget *ChoiceEditor::control() const
{
    return m_combo;
}

void ChoiceEditor::onText(const QString &text)
{
    m_typed = true;
    Q_EMIT edited(text.isEmpty() ? Json() : Json(text));
}

void ChoiceEditor::setValue(const Json &value)
{
    const QString text = value.scalarText();
    if (m_combo->isEditable()) {
        if (m_combo->currentText() != text)
            m_combo->setEditText(text);
        return;
    }
    if (m_combo->findText(text) < 0)
        m_combo->addItem(text); // the directory has it, whatever the rule says
    m_combo->setCurrentIndex(m_combo->findText(text));
}

void ChoiceEditor::setMixed(bool mixed)
{
    if (m_combo->isEditable())
        m_combo->lineEdit()->setPlaceholderText(mixed ? mixedText() : QString());
    else
        m_combo->setPlaceholderText(mixed ? mixedText() : QString());
    if (mixed && !m_combo->isEditable())
        m_combo->setCurrentIndex(-1);
}

} // namespace Provost
