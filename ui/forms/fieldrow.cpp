// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fieldrow.h"

#include "forms/editors/editorfactory.h"
#include "forms/fieldeditor.h"
#include "forms/formtext.h"
#include "scim/patchvalues.h"
#include "widgets/buttons.h"
#include "widgets/hintlabel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/wrappedlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

FieldRow::FieldRow(FormModel &model, int field, EditSession &session, bool isGrouped, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_field(field)
    , m_isGrouped(isGrouped)
    , m_session(session)
    , m_grid(new QGridLayout(this))
    , m_label(new WrappedLabel(this))
{
    setObjectName(u"field:"_s + model.field(field).path());
    m_grid->setContentsMargins(scaled(font(), isGrouped ? 22 : 12), scaled(font(), 3), scaled(font(), 8), scaled(font(), 3));
    m_grid->setHorizontalSpacing(scaled(font(), 6));
    m_grid->setVerticalSpacing(scaled(font(), 2));
    m_grid->setColumnStretch(1, 1);
    m_label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_label->setContentsMargins(0, scaled(font(), 4), 0, 0);
    m_grid->addWidget(m_label, 0, 0);
    buildContent();
    refresh();
}

FieldRow::~FieldRow()
{
    if (m_editor)
        m_editor->disconnect(); // it loses the focus as it goes, and takes that for being done
}

bool FieldRow::isWanted() const
{
    const FieldLock lock = m_model.lock(m_field);
    if (lock == FieldLock::None || lock == FieldLock::NotRead)
        return true;
    return !m_model.isCreating() && (!isUnassigned(m_model.value(m_field)) || m_model.isMixed(m_field));
}

QString FieldRow::labelText() const
{
    const FieldSpec &spec = m_model.field(m_field);
    const QString &label = m_isGrouped ? spec.shortLabel : spec.label;
    return spec.isRequired(m_model.isCreating()) && m_shownLock == FieldLock::None ? label + u" *"_s : label;
}

void FieldRow::buildContent()
{
    m_shownLock = m_model.lock(m_field);
    m_shapeFits = m_model.field(m_field).fits(m_model.value(m_field));
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_editor = nullptr;
    m_lockedText = nullptr;
    if (m_shownLock == FieldLock::None)
        buildEditor();
    else
        buildLocked();
}

void FieldRow::buildEditor()
{
    FieldSpec spec = m_model.field(m_field);
    if (!m_shapeFits)
        spec.kind = FieldKind::Json; // not what the schema says: as it came
    m_editor = makeFieldEditor(spec, m_session, this);
    m_editor->setNames(spec.isRequired(m_model.isCreating()) ? tr("%1, needed").arg(spec.label) : spec.label, spec.path());
    m_label->setBuddy(m_editor);
    connect(m_editor, &FieldEditor::edited, this, [this](const Json &value) { m_model.setValue(m_field, value); });
    connect(m_editor, &FieldEditor::unreadable, this, [this](const FieldProblem &problem) { m_model.setUnreadable(m_field, problem); });
    connect(m_editor, &FieldEditor::named, this, [this](const QString &id, const QString &name) { m_model.noteName(id, name); });
    connect(m_editor, &FieldEditor::committed, this, [this] { Q_EMIT committed(m_field); });
    m_content = m_editor;
    place(m_editor, m_editor->isWide());
}

void FieldRow::buildLocked()
{
    const FieldSpec &spec = m_model.field(m_field);
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, scaled(font(), 4), 0, 0);
    m_lockedText = new WrappedLabel(line);
    m_lockedText->setObjectName(u"locked:"_s + spec.path());
    row->addWidget(m_lockedText, 1);
    if (m_shownLock == FieldLock::NotRead) {
        auto *read = new QToolButton(line);
        read->setObjectName(u"read:"_s + spec.path());
        const int calls = int(m_model.subjects().size());
        read->setText(calls > 1 ? tr("Read (%Ln call(s))", nullptr, calls) : tr("Read"));
        read->setAccessibleName(tr("Read %1").arg(spec.label));
        read->setFocusPolicy(Qt::StrongFocus);
        connect(read, &QToolButton::clicked, this, [this] { Q_EMIT readRequested(m_field); });
        row->addWidget(read);
    } else {
        auto *lock = new QLabel(line);
        const int side = fontMetrics().height() - 2;
        lock->setPixmap(iconPixmap(u"lock"_s, {side, side}, ThemeColors::of(palette()).subtle, devicePixelRatioF()));
        row->addWidget(lock, 0, Qt::AlignTop);
    }
    m_content = line;
    place(line, false);
}

void FieldRow::place(QWidget *content, bool wide)
{
    if (wide)
        m_grid->addWidget(content, 1, 0, 1, 3);
    else
        m_grid->addWidget(content, 0, 1);
    content->show();
}

void FieldRow::refresh()
{
    if (m_model.lock(m_field) != m_shownLock || m_model.field(m_field).fits(m_model.value(m_field)) != m_shapeFits)
        buildContent();
    const FieldSpec &spec = m_model.field(m_field);
    const Json value = m_model.value(m_field);
    m_label->setText(labelText());
    if (m_editor) {
        m_editor->setOriginal(m_model.original(m_field));
        if (!m_model.isUnreadable(m_field)) // what is typed stays until it is put right or put back
            m_editor->setValue(value);
        m_editor->setMixed(m_model.isMixed(m_field));
        if (spec.kind == FieldKind::Reference)
            m_editor->setValueName(m_model.referenceName(m_field));
    } else if (m_shownLock == FieldLock::NotRead) {
        m_lockedText->setText(tr("Not read"));
    } else {
        const QString name = spec.kind == FieldKind::Reference ? m_model.referenceName(m_field) : QString();
        m_lockedText->setText(m_model.isMixed(m_field) ? tr("Mixed values") : name.isEmpty() ? FormText::value(spec, value) : name);
    }
    showMarks();
    showProblems();
    setVisible(isWanted());
}

void FieldRow::showMarks()
{
    const FieldSpec &spec = m_model.field(m_field);
    m_dirty = m_model.isDirty(m_field);
    const QString old = m_model.mode() == FormModel::Mode::EditMany ? tr("Mixed values") : FormText::value(spec, m_model.original(m_field));
    const QString was = m_dirty ? tr("Was: %1").arg(old.isEmpty() ? tr("nothing") : old) : QString();
    // The reason for all of them is above, once.
    const QString why = m_shownLock == FieldLock::Connection ? tr("Nothing here can be edited now.") : FormText::lock(m_shownLock, m_model.locks());
    QStringList tip;
    for (const QString &line : {was, why, spec.description, spec.path()}) {
        if (!line.isEmpty())
            tip << line;
    }
    setToolTip(tip.join(u'\n'));
    setAccessibleDescription(was.isEmpty() ? why : was);
    if (m_dirty && !m_revert) {
        m_revert = makeIconButton(this, u"revert:"_s + spec.path(), u"reset"_s, tr("Put back %1").arg(spec.label));
        connect(m_revert, &QToolButton::clicked, this, [this] {
            m_model.revert(m_field);
            Q_EMIT committed(m_field);
        });
        m_grid->addWidget(m_revert, 0, 2, Qt::AlignTop);
    }
    if (m_revert) {
        m_revert->setVisible(m_dirty);
        m_revert->setToolTip(was);
    }
    update();
}

void FieldRow::showProblems()
{
    const QList<FieldProblem> problems = m_model.problems(m_field);
    // An empty field that is needed says so by its star; words come once somebody was there.
    const bool quiet = m_model.isCreating() && !m_model.isTouched(m_field) && problems.size() == 1 && problems.first().code == FieldProblem::Code::Required;
    if (m_editor)
        m_editor->setWrong(quiet ? QList<FieldProblem>() : problems);
    const QString text = quiet ? QString() : FormText::problems(problems, m_model.field(m_field));
    const QString words = text.isEmpty() && m_checking ? tr("Looking whether it is taken…") : text;
    if (words.isEmpty() && !m_hint)
        return;
    if (!m_hint) {
        m_hint = new HintLabel(u"problem:"_s + m_model.field(m_field).path(), this);
        m_grid->addWidget(m_hint, 2, m_editor && m_editor->isWide() ? 0 : 1, 1, 2);
    }
    m_hint->say(words, text.isEmpty() ? HintLabel::Tone::Hint : HintLabel::Tone::Problem);
    if (!text.isEmpty())
        setAccessibleDescription(text);
}

void FieldRow::setChecking(bool underWay)
{
    m_checking = underWay;
    showProblems();
}

void FieldRow::setLabelWidth(int width)
{
    const bool wide = m_editor && m_editor->isWide();
    m_label->setMinimumWidth(wide ? 0 : width);
    m_label->setMaximumWidth(wide ? QWIDGETSIZE_MAX : width);
    m_grid->setColumnMinimumWidth(0, width);
    m_grid->removeWidget(m_label);
    m_grid->addWidget(m_label, 0, 0, 1, wide ? 2 : 1);
}

void FieldRow::focusEditor()
{
    if (m_editor)
        m_editor->setFocus(Qt::ShortcutFocusReason);
}

/// A bar at the leading edge: this differs from what the directory has.
void FieldRow::paintEvent(QPaintEvent *)
{
    if (!m_dirty)
        return;
    QPainter painter(this);
    const int inset = scaled(font(), 2);
    const QRect bar(layoutDirection() == Qt::RightToLeft ? width() - inset - 3 : inset, inset, 3, height() - 2 * inset);
    painter.fillRect(bar, ThemeColors::of(palette()).accent);
    painter.fillRect(rect(), [this] {
        QColor tint = ThemeColors::of(palette()).accent;
        tint.setAlphaF(0.06F);
        return tint;
    }());
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_lockedText && m_shownLock != FieldLock::NotRead)
        buildContent();
}

} // namespace Provost
