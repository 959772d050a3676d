// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/elementeditor.h"

#include "forms/editors/editorfactory.h"
#include "forms/editors/photoeditor.h"
#include "forms/fieldeditor.h"
#include "forms/formtext.h"
#include "scim/patchvalues.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/wrappedlabel.h"

#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool isCalled(const FieldSpec &part, QLatin1StringView name)
{
    return part.name.attribute.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

ElementEditor::ElementEditor(const FieldSpec &spec, EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_session(session)
    , m_remove(makeIconButton(this, {}, u"close"_s, tr("Remove")))
    , m_edits(new QWidget(this))
{
    build();
    connect(m_remove, &QToolButton::clicked, this, &ElementEditor::removeRequested);
}

ElementEditor::~ElementEditor()
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->disconnect(); // losing the focus is no edit
}

FieldEditor *ElementEditor::addEditor(const FieldSpec &part)
{
    FieldEditor *editor = PhotoEditor::isFor(m_spec, part) ? new PhotoEditor(part, this) : makeFieldEditor(part, m_session, this);
    m_editors << editor;
    connect(editor, &FieldEditor::edited, this, [this, part](const Json &value) { take(part, value); });
    connect(editor, &FieldEditor::unreadable, this, &ElementEditor::unreadable);
    connect(editor, &FieldEditor::named, this, &ElementEditor::named);
    connect(editor, &FieldEditor::committed, this, &ElementEditor::committed);
    return editor;
}

/// On one line: the kind and the value. Below, with their labels, whatever else an element has.
void ElementEditor::build()
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_edits);
    auto *column = new QVBoxLayout(m_edits);
    const int inset = m_spec.parts.size() > 3 ? scaled(font(), 6) : 0;
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(scaled(font(), 3));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(font(), 4));
    if (m_spec.parts.isEmpty()) {
        FieldSpec scalar {.name = m_spec.name, .kind = m_spec.choices.isEmpty() ? FieldKind::Line : FieldKind::Choice, .type = m_spec.type};
        scalar.choices = m_spec.choices;
        scalar.kind = scalarKind(m_spec.type, scalar.kind);
        first->addWidget(addEditor(scalar), 1);
    }
    auto *below = new QFormLayout;
    below->setContentsMargins({});
    below->setVerticalSpacing(scaled(font(), 3));
    for (const bool leading : {true, false}) {
        for (const FieldSpec &part : m_spec.parts) {
            const bool isType = isCalled(part, "type"_L1);
            const bool isValue = isCalled(part, "value"_L1) && part.kind != FieldKind::Json && part.kind != FieldKind::Binary;
            if (isCalled(part, "primary"_L1) || (leading != isType && (isType || isValue)) || (leading && !isType))
                continue;
            if (isType || isValue)
                first->addWidget(addEditor(part), isType ? 2 : 5);
            else
                below->addRow(part.label, addEditor(part));
        }
    }
    if (m_spec.part(u"primary")) {
        m_primary = makeIconButton(this, {}, u"star"_s, tr("Primary"));
        m_primary->setCheckable(true);
        connect(m_primary, &QToolButton::clicked, this, [this](bool on) {
            setPrimary(on);
            if (on)
                Q_EMIT primaryChosen();
            Q_EMIT edited();
            Q_EMIT committed();
        });
        first->addWidget(m_primary);
    }
    if (first->count() == 0 || (first->count() == 1 && m_primary))
        first->addStretch(1);
    first->addWidget(m_remove);
    column->addLayout(first);
    if (below->rowCount() > 0)
        column->addLayout(below);
}

void ElementEditor::setNames(const QString &what, const QString &path)
{
    for (FieldEditor *editor : std::as_const(m_editors)) {
        const QString part = m_spec.parts.isEmpty() ? QString() : editor->spec().name.attribute;
        editor->setNames(part.isEmpty() ? what : u"%1: %2"_s.arg(what, editor->spec().label), part.isEmpty() ? path : path + u'.' + part);
        editor->setMixed(false);
    }
    if (m_lockedText)
        m_lockedText->setObjectName(u"locked:"_s + path);
    m_remove->setObjectName(u"remove:"_s + path);
    m_remove->setAccessibleName(tr("%1: remove").arg(what));
    if (!m_primary)
        return;
    m_primary->setObjectName(u"primary:"_s + path);
    m_primary->setAccessibleName(tr("%1: primary").arg(what));
}

void ElementEditor::setValue(const Json &value)
{
    m_value = value;
    showValue();
}

void ElementEditor::showValue()
{
    for (FieldEditor *editor : std::as_const(m_editors)) {
        const FieldSpec &part = editor->spec();
        editor->setValue(m_spec.parts.isEmpty() ? m_value : m_value.value(part.name.attribute));
        if (part.kind == FieldKind::Reference)
            editor->setValueName(m_value.value(u"display").toString());
    }
    if (m_primary)
        m_primary->setChecked(m_value.value(u"primary").toBool());
}

bool ElementEditor::isEmpty() const
{
    if (!m_value.isObject())
        return isUnassigned(m_value);
    return std::none_of(m_value.members().begin(), m_value.members().end(), [](const Json::Member &member) {
        const bool says = member.first.compare("type"_L1, Qt::CaseInsensitive) != 0 && member.first.compare("primary"_L1, Qt::CaseInsensitive) != 0;
        return says && !holdsNothing(member.second);
    });
}

void ElementEditor::take(const FieldSpec &part, const Json &value)
{
    if (m_spec.parts.isEmpty()) {
        m_value = value;
    } else if (isUnassigned(value)) {
        m_value.remove(part.name.attribute);
    } else {
        m_value.set(part.name.attribute, value);
    }
    Q_EMIT edited();
}

void ElementEditor::setPrimary(bool primary)
{
    if (!m_primary)
        return;
    m_primary->setChecked(primary);
    if (primary)
        m_value.set(u"primary"_s, true);
    else if (m_value.value(u"primary").toBool())
        m_value.set(u"primary"_s, false);
}

void ElementEditor::buildLock()
{
    m_lock = new QWidget(this);
    auto *row = new QHBoxLayout(m_lock);
    row->setContentsMargins(0, scaled(font(), 4), scaled(font(), 6), scaled(font(), 4));
    m_lockedText = new WrappedLabel(m_lock);
    row->addWidget(m_lockedText, 1);
    auto *icon = new QLabel(m_lock);
    const int side = fontMetrics().height() - 2;
    icon->setPixmap(iconPixmap(u"lock"_s, {side, side}, ThemeColors::of(palette()).subtle, devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    layout()->addWidget(m_lock);
}

void ElementEditor::setLocked(bool locked)
{
    m_isLocked = locked;
    if (locked && !m_lock)
        buildLock();
    m_edits->setVisible(!locked);
    if (!m_lock)
        return;
    m_lock->setVisible(locked);
    const QString why = locked ? FormText::lock(FieldLock::ServersOwn, {}) : QString();
    m_lockedText->setText(FormText::value(m_spec, Json::array({m_value})));
    m_lock->setToolTip(why);
    m_lockedText->setAccessibleDescription(why);
    update();
}

void ElementEditor::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

void ElementEditor::focusFirst()
{
    for (FieldEditor *editor : std::as_const(m_editors)) {
        if (m_editors.size() == 1 || !isCalled(editor->spec(), "type"_L1))
            return editor->setFocus(Qt::TabFocusReason);
    }
}

void ElementEditor::paintEvent(QPaintEvent *)
{
    if (m_spec.parts.size() <= 3 && !m_wrong)
        return;
    QPainter painter(this);
    const ThemeColors colors = ThemeColors::of(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_wrong ? colors.danger : colors.border);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace Provost
