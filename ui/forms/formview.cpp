// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formview.h"

#include "forms/fieldrow.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QTimerEvent>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int firstSliceMs = 12;
constexpr int sliceMs = 5; ///< a frame has 16

} // namespace

FormView::FormView(FormModel &model, EditSession &session, QWidget *parent)
    : QScrollArea(parent)
    , m_model(model)
    , m_session(session)
    , m_content(new QWidget(this))
    , m_column(new QVBoxLayout(m_content))
{
    setObjectName(u"formView"_s);
    setAccessibleName(tr("Form"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_content->setObjectName(u"formContent"_s);
    m_content->setMinimumWidth(1); // as wide as there is room, whatever its rows would like: what is beyond the edge cannot be reached
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Base);
    m_column->setContentsMargins(0, 0, 0, scaled(font(), 12));
    m_column->setSpacing(0);
    m_column->addStretch(1);
    setWidget(m_content);
    connect(&m_model, &FormModel::reset, this, &FormView::restart);
    connect(&m_model, &FormModel::fieldChanged, this, &FormView::onFieldChanged);
    restart();
}

/// What is needed comes first while something is being created.
QList<FormView::Item> FormView::plan() const
{
    QList<Item> items;
    const bool creating = m_model.isCreating();
    if (creating) {
        items << Item {.heading = tr("Needed")};
        for (int i = 0; i < m_model.count(); ++i) {
            if (m_model.field(i).isRequired(true) && m_model.lock(i) == FieldLock::None)
                items << Item {.field = i};
        }
        if (items.size() == 1)
            items.clear();
    }
    int field = 0;
    for (const FormSection &section : m_model.spec().sections) {
        items << Item {.heading = section.title};
        QString group;
        for (qsizetype i = 0; i < section.fields.size(); ++i, ++field) {
            const bool above = creating && m_model.field(field).isRequired(true);
            const FieldLock lock = m_model.field(field).lock(creating);
            const bool never = creating && lock != FieldLock::None;
            if (above || never)
                continue;
            const QString &own = m_model.field(field).group;
            if (own != std::exchange(group, own) && !own.isEmpty())
                items << Item {.heading = own, .isGrouped = true};
            items << Item {.field = field, .isGrouped = !own.isEmpty()};
        }
    }
    return items;
}

void FormView::restart()
{
    const QList<Item> wanted = plan();
    if (wanted == m_plan) {
        for (FieldRow *row : std::as_const(m_rows))
            row->refresh();
        showHeadings();
        return;
    }
    for (FieldRow *row : std::as_const(m_rows))
        row->deleteLater();
    for (const Heading &heading : std::as_const(m_headings))
        heading.label->deleteLater();
    m_rows.clear();
    m_headings.clear();
    m_plan = wanted;
    m_next = 0;
    if (isVisible()) {
        makeSome(firstSliceMs);
        m_idle.start(0, this);
    }
}

void FormView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_next == 0)
        makeSome(firstSliceMs);
    if (m_next < m_plan.size())
        m_idle.start(0, this);
}

void FormView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_idle.timerId())
        return QScrollArea::timerEvent(event);
    makeSome(sliceMs);
    if (m_next >= m_plan.size())
        m_idle.stop();
}

void FormView::makeSome(int milliseconds, int untilField)
{
    QElapsedTimer spent;
    spent.start();
    const auto isThere = [&] { return untilField >= 0 && m_rows.contains(untilField); };
    while (m_next < m_plan.size() && (untilField >= 0 ? !isThere() : spent.elapsed() < milliseconds))
        make(m_plan.at(m_next++));
    showHeadings();
}

void FormView::make(const Item &item)
{
    QWidget *made = nullptr;
    if (item.field < 0) {
        made = makeHeading(item);
    } else {
        auto *row = new FieldRow(m_model, item.field, m_session, item.isGrouped, m_content);
        connect(row, &FieldRow::committed, this, &FormView::committed);
        connect(row, &FieldRow::readRequested, this, &FormView::readRequested);
        applyLabelWidth(row);
        row->setVisible(isFound(item.field) && row->isWanted());
        m_rows.insert(item.field, row);
        bool isOpen = item.isGrouped; // its own group's heading is the last one; those above are of others
        for (auto heading = m_headings.rbegin(); heading != m_headings.rend(); ++heading) {
            if (!heading->isGroup || std::exchange(isOpen, false))
                heading->fields << item.field;
            if (!heading->isGroup)
                break;
        }
        made = row;
    }
    m_column->insertWidget(m_column->count() - 1, made);
}

QLabel *FormView::makeHeading(const Item &item)
{
    auto *label = new QLabel(item.heading, m_content);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setObjectName(item.isGrouped ? u"formGroup"_s : u"formHeading"_s);
    label->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    label->setAutoFillBackground(true);
    label->setBackgroundRole(item.isGrouped ? QPalette::Base : QPalette::Window);
    label->setContentsMargins(scaled(font(), 12), scaled(font(), item.isGrouped ? 8 : 5), scaled(font(), 12), scaled(font(), item.isGrouped ? 2 : 5));
    m_headings.append(Heading {.label = label, .isGroup = item.isGrouped});
    return label;
}

void FormView::showHeadings()
{
    for (const Heading &heading : std::as_const(m_headings)) {
        const bool any = std::any_of(heading.fields.cbegin(), heading.fields.cend(), [this](int field) { return !m_rows.value(field)->isHidden(); });
        heading.label->setVisible(any);
    }
}

bool FormView::isFound(int field) const
{
    const FieldSpec &spec = m_model.field(field);
    return m_contains.isEmpty() || spec.label.contains(m_contains, Qt::CaseInsensitive) || spec.path().contains(m_contains, Qt::CaseInsensitive);
}

void FormView::setContains(const QString &text)
{
    m_contains = text.trimmed();
    finish();
    for (FieldRow *row : std::as_const(m_rows))
        row->setVisible(isFound(row->field()) && row->isWanted());
    showHeadings();
}

void FormView::finish()
{
    while (m_next < m_plan.size())
        make(m_plan.at(m_next++));
    m_idle.stop();
    showHeadings();
}

void FormView::onFieldChanged(int field)
{
    FieldRow *changed = m_rows.value(field);
    if (!changed)
        return;
    const bool hidden = changed->isHidden();
    changed->refresh();
    if (hidden && !m_contains.isEmpty())
        changed->hide();
}

FieldRow *FormView::row(int field) const
{
    return m_rows.value(field);
}

void FormView::setChecking(int field, bool underWay)
{
    if (FieldRow *checked = row(field))
        checked->setChecking(underWay);
}

void FormView::showField(int field)
{
    makeSome(0, field);
    if (FieldRow *wanted = row(field)) {
        m_content->layout()->activate();
        ensureWidgetVisible(wanted, 0, height() / 4);
        wanted->focusEditor();
    }
}

/// Sideways there is nothing to see.
void FormView::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    if (dx != 0)
        horizontalScrollBar()->setValue(0);
}

void FormView::applyLabelWidth(FieldRow *row) const
{
    row->setLabelWidth(std::clamp(viewport()->width() * 34 / 100, scaled(font(), 90), scaled(font(), 220)));
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    for (FieldRow *row : std::as_const(m_rows))
        applyLabelWidth(row);
}

} // namespace Provost
