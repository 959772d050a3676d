// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/lineform.h"

#include "errors/detailwords.h"
#include "import/importwords.h"
#include "widgets/buttons.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

LineForm::LineForm(MappingModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new QLabel(this))
    , m_target(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_onCreate(new QCheckBox(tr("Only for &new ones"), this))
    , m_referenceLabel(new QLabel(tr("Named b&y its"), this))
    , m_reference(new QComboBox(this))
    , m_separatorLabel(new QLabel(tr("&Several, cut at"), this))
    , m_separator(new QLineEdit(this))
    , m_outcome(new QLabel(this))
    , m_hint(new HintLabel(u"lineHint"_s, this))
    , m_example(new QSpinBox(this))
    , m_remove(makeIconButton(this, u"lineRemove"_s, u"trash"_s, tr("Remove this value")))
{
    setObjectName(u"lineForm"_s);
    buildLayout();
    connectFields();
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        fillTargets();
        setLine(-1);
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        if (m_row >= first.row() && m_row <= last.row())
            fill();
    });
    fillTargets();
    setLine(-1);
}

void LineForm::buildLayout()
{
    m_title->setObjectName(u"lineTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_target->setObjectName(u"lineTarget"_s);
    m_target->setAccessibleName(tr("Becomes"));
    m_target->setEditable(true);
    m_target->setInsertPolicy(QComboBox::NoInsert);
    m_target->setMaxVisibleItems(18);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(28);
    m_value->setObjectName(u"lineValue"_s);
    m_value->setAccessibleName(tr("Made by"));
    m_value->setFont(monospaceFont(font()));
    m_onCreate->setObjectName(u"lineOnCreate"_s);
    m_onCreate->setToolTip(tr("Who exists already keeps what they have"));
    m_reference->setObjectName(u"lineReference"_s);
    m_reference->setAccessibleName(tr("Named by its"));
    m_separator->setObjectName(u"lineSeparator"_s);
    m_separator->setAccessibleName(tr("Several, cut at"));
    m_separator->setMaximumWidth(scaled(font(), 56));
    m_outcome->setObjectName(u"lineOutcome"_s);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_example->setObjectName(u"exampleRow"_s);
    m_example->setAccessibleName(tr("Example row"));
    m_referenceLabel->setBuddy(m_reference);
    m_separatorLabel->setBuddy(m_separator);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 16), scaled(font(), 12));
    grid->setHorizontalSpacing(scaled(font(), 12));
    grid->setVerticalSpacing(scaled(font(), 6));
    auto *top = new QHBoxLayout;
    top->setSpacing(scaled(font(), 8));
    top->addWidget(m_title, 1);
    auto *example = new QLabel(tr("E&xample row"), this);
    example->setBuddy(m_example);
    top->addWidget(example);
    top->addWidget(m_example);
    top->addWidget(m_remove);
    grid->addLayout(top, 0, 0, 1, 4);
    auto *becomes = new QLabel(tr("Bec&omes"), this);
    becomes->setBuddy(m_target);
    auto *made = new QLabel(tr("Ma&de by"), this);
    made->setBuddy(m_value);
    grid->addWidget(becomes, 1, 0);
    auto *target = new QHBoxLayout;
    target->setSpacing(scaled(font(), 10));
    target->addWidget(m_target, 1);
    target->addWidget(m_referenceLabel);
    target->addWidget(m_reference);
    target->addWidget(m_separatorLabel);
    target->addWidget(m_separator);
    grid->addLayout(target, 1, 1, 1, 3);
    grid->addWidget(made, 2, 0);
    auto *value = new QHBoxLayout;
    value->setSpacing(scaled(font(), 10));
    value->addWidget(m_value, 1);
    value->addWidget(m_onCreate);
    grid->addLayout(value, 2, 1, 1, 3);
    grid->addWidget(new QLabel(tr("Comes to"), this), 3, 0);
    grid->addWidget(m_outcome, 3, 1, 1, 3);
    grid->addWidget(m_hint, 4, 1, 1, 3);
    grid->setColumnStretch(1, 1);
}

void LineForm::connectFields()
{
    connect(m_target, &QComboBox::activated, this, &LineForm::commitTarget);
    connect(m_target->lineEdit(), &QLineEdit::editingFinished, this, &LineForm::commitTarget);
    connect(m_value, &QLineEdit::textEdited, this, &LineForm::tryValue);
    connect(m_value, &QLineEdit::editingFinished, this, [this] {
        if (m_row >= 0 && !m_filling)
            m_model.setText(m_row, m_value->text());
    });
    connect(m_onCreate, &QCheckBox::clicked, this, [this](bool on) {
        if (m_row >= 0)
            m_model.setOnCreate(m_row, on);
    });
    connect(m_reference, &QComboBox::activated, this, [this] {
        if (m_row >= 0)
            m_model.setReference(m_row, m_reference->currentData().toString());
    });
    connect(m_separator, &QLineEdit::editingFinished, this, [this] {
        if (m_row >= 0 && !m_filling)
            m_model.setSeparator(m_row, m_separator->text());
    });
    connect(m_example, &QSpinBox::valueChanged, this, [this](int row) {
        if (!m_filling)
            m_model.setShownRow(row - 1);
    });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        const int row = m_row;
        setLine(-1);
        m_model.removeLine(row);
        Q_EMIT removed();
    });
}

void LineForm::fillTargets()
{
    const QSignalBlocker silent(m_target);
    m_target->clear();
    m_target->addItem(tr("Not used"), QString());
    for (const ImportTarget &each : m_model.targets()) {
        //: an attribute's name and its path
        m_target->addItem(tr("%1 – %2").arg(each.label, each.path), each.path);
        m_target->setItemData(m_target->count() - 1, each.path, Qt::ToolTipRole);
    }
    auto *completer = new QCompleter(m_target->model(), m_target);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(14);
    m_target->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &LineForm::commitTarget);
}

void LineForm::fillReferences()
{
    m_reference->clear();
    const QList<std::pair<QString, QString>> keys {
        {u"userName"_s, tr("User name")},
        {u"emails.value"_s, tr("E-mail")},
        {u"externalId"_s, tr("External ID")},
        {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber"_s, tr("Employee number")},
        {u"displayName"_s, tr("Display name")},
        {QString(), tr("ID")},
    };
    for (const auto &[path, name] : keys)
        m_reference->addItem(name, path);
    const QString now = m_model.line(m_row).reference;
    if (m_reference->findData(now) < 0)
        m_reference->addItem(now, now);
    m_reference->setCurrentIndex(m_reference->findData(now));
}

void LineForm::setLine(int row)
{
    m_row = row >= 0 && row < m_model.rowCount() ? row : -1;
    fill();
}

void LineForm::fill()
{
    m_filling = true;
    const bool any = m_row >= 0;
    for (QWidget *field : std::initializer_list<QWidget *> {m_target, m_value})
        field->setEnabled(any);
    m_example->setRange(1, std::max(1, m_model.sampleRows()));
    m_example->setValue(m_model.shownRow() + 1);
    m_example->setEnabled(m_model.sampleRows() > 1);
    const QString column = any ? m_model.line(m_row).column : QString();
    m_title->setText(!any ? tr("Choose a column above to say what becomes of it") : !column.isEmpty() ? column : m_model.isFixed(m_row) ? tr("A value that is the same for all") : tr("A value made of several columns"));
    // Column names and values are mostly in Latin letters, which a label would put on the left of a form that begins on the right.
    const Qt::Alignment leading = (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
    m_title->setAlignment(leading);
    m_outcome->setAlignment(leading);
    const ImportTarget *target = any ? m_model.target(m_model.line(m_row).target) : nullptr;
    m_referenceLabel->setVisible(target != nullptr && target->isReference);
    m_reference->setVisible(target != nullptr && target->isReference);
    m_separatorLabel->setVisible(target != nullptr && target->isList);
    m_separator->setVisible(target != nullptr && target->isList);
    m_onCreate->setVisible(target != nullptr && target->path != "groups"_L1 && target->path != "id"_L1);
    m_onCreate->setChecked(any && m_model.line(m_row).onCreate);
    m_remove->setVisible(any && m_model.line(m_row).column.isEmpty());
    if (any) {
        const MappingLine &line = m_model.line(m_row);
        const int at = m_target->findData(line.target);
        if (at >= 0)
            m_target->setCurrentIndex(at);
        else
            m_target->setEditText(line.target);
        const QString text = m_model.index(m_row, int(MappingModel::Column::Value)).data(Qt::EditRole).toString();
        if (m_value->text() != text && !m_value->hasFocus())
            m_value->setText(text);
        if (!m_separator->hasFocus())
            m_separator->setText(line.separator);
        fillReferences();
    } else {
        m_target->setCurrentIndex(0);
        m_value->clear();
    }
    m_filling = false;
    tryValue();
}

QString LineForm::typedPath() const
{
    const int at = m_target->findText(m_target->currentText(), Qt::MatchFixedString);
    return at >= 0 ? m_target->itemData(at).toString() : m_model.pathOf(m_target->currentText());
}

void LineForm::commitTarget()
{
    if (m_row >= 0 && !m_filling)
        m_model.setTarget(m_row, typedPath());
}

/// What is typed is tried at once; it is taken when it is done.
void LineForm::tryValue()
{
    if (m_row < 0) {
        m_outcome->clear();
        return m_hint->say({});
    }
    const MappingLine &line = m_model.line(m_row);
    const QString typed = m_value->text().trimmed();
    const auto outcome = m_model.tried(typed, line.target);
    m_outcome->setText(outcome ? (outcome->isEmpty() ? tr("nothing") : *outcome) : QString());
    m_outcome->setForegroundRole(outcome && !outcome->isEmpty() ? QPalette::WindowText : QPalette::PlaceholderText);
    if (!outcome) {
        const int place = outcome.error().position;
        const QString where = place >= 0 ? tr("character %1").arg(place + 1) : QString();
        const QString what = detailWords(outcome.error().detail);
        return m_hint->say(where.isEmpty() ? what : tr("%1 (%2)", "a mistake and its place").arg(what, where), HintLabel::Tone::Problem);
    }
    const MappingModel::Fault fault = m_model.faultOf(m_row);
    if (fault != MappingModel::Fault::None)
        return m_hint->say(faultWords(fault, {}), fault == MappingModel::Fault::BadSample ? HintLabel::Tone::Warning : HintLabel::Tone::Problem);
    m_hint->say(tr("Columns in braces, functions behind a bar: {First name|lower|ascii}.{Last name|lower|unique}@contoso.com. Functions: lower, upper, title, trim, ascii, "
                   "replace, first, last, part, date, lookup, default, not, unique"));
}

void LineForm::focusTarget()
{
    m_target->setFocus(Qt::ShortcutFocusReason);
    m_target->lineEdit()->selectAll();
}

void LineForm::focusValue()
{
    m_value->setFocus(Qt::ShortcutFocusReason);
    m_value->selectAll();
}

} // namespace Provost
