// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/datetimeeditor.h"

#include "form/fieldtext.h"
#include "scim/datetime.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

const QString &utcZone()
{
    static const QString zone = u"Z"_s;
    return zone;
}

/// "+01:00", the offset of this computer's zone on that day.
QString localOffset(const QString &wall)
{
    QDateTime time = QDateTime::fromString(wall.left(10), Qt::ISODate);
    if (!time.isValid())
        time = QDateTime::currentDateTime();
    const int minutes = time.offsetFromUtc() / 60;
    return u"%1%2:%3"_s.arg(minutes < 0 ? u'-' : u'+').arg(std::abs(minutes) / 60, 2, 10, QChar(u'0')).arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
}

} // namespace

DateTimeEditor::DateTimeEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_wall(new QLineEdit(this))
    , m_zone(new QComboBox(this))
    , m_calendar(makeIconButton(this, {}, u"calendar"_s, tr("Calendar")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 4));
    row->addWidget(m_wall, 1);
    row->addWidget(m_zone);
    row->addWidget(m_calendar);
    m_wall->setLayoutDirection(Qt::LeftToRight);
    m_wall->setMinimumWidth(scaled(font(), 90));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    offerZones(utcZone());
    connect(m_wall, &QLineEdit::textEdited, this, &DateTimeEditor::onTyped);
    connect(m_wall, &QLineEdit::editingFinished, this, [this] {
        if (std::exchange(m_typed, false))
            Q_EMIT committed();
    });
    connect(m_zone, &QComboBox::activated, this, [this] {
        onTyped();
        m_typed = false;
        Q_EMIT committed();
    });
    connect(m_calendar, &QToolButton::clicked, this, &DateTimeEditor::openCalendar);
}

DateTimeEditor::~DateTimeEditor()
{
    m_wall->disconnect(this); // it loses the focus as it goes, and that is no edit
}

QWidget *DateTimeEditor::control() const
{
    return m_wall;
}

void DateTimeEditor::onTyped()
{
    m_typed = true;
    const ParsedField parsed = joinDateTime({.wall = m_wall->text(), .zone = m_zone->currentData().toString()}, locale());
    if (parsed.problem)
        Q_EMIT unreadable(*parsed.problem);
    else
        Q_EMIT edited(parsed.value);
}

void DateTimeEditor::offerZones(const QString &zone)
{
    m_zone->clear();
    m_zone->addItem(tr("UTC"), utcZone());
    QStringList offsets {localOffset(m_wall->text())};
    if (zone != utcZone() && !offsets.contains(zone))
        offsets.prepend(zone);
    for (const QString &offset : offsets)
        m_zone->addItem(offset, offset);
    m_zone->setCurrentIndex(m_zone->findData(zone));
}

void DateTimeEditor::setValue(const Json &value)
{
    const ParsedField typed = joinDateTime({.wall = m_wall->text(), .zone = m_zone->currentData().toString()}, locale());
    if (m_wall->hasFocus() && !typed.problem && typed.value.scalarText() == value.scalarText())
        return;
    const DateTimeParts parts = dateTimeParts(value.scalarText());
    if (parts.wall != m_wall->text())
        m_wall->setText(parts.wall);
    m_wall->setCursorPosition(m_wall->hasFocus() ? int(parts.wall.size()) : 0);
    offerZones(parts.zone.isEmpty() ? utcZone() : parts.zone);
    m_zone->setObjectName(m_wall->objectName() + u":zone"_s);
    m_zone->setAccessibleName(tr("%1: time zone").arg(m_wall->accessibleName()));
    m_calendar->setObjectName(m_wall->objectName() + u":calendar"_s);
    m_calendar->setAccessibleName(tr("%1: calendar").arg(m_wall->accessibleName()));
}

void DateTimeEditor::setMixed(bool mixed)
{
    m_wall->setPlaceholderText(mixed ? mixedText() : QString());
}

void DateTimeEditor::openCalendar()
{
    QMenu *menu = makeContextMenu(this);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setObjectName(u"calendarWidget"_s);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    const QDate now = QDate::fromString(m_wall->text().left(10), Qt::ISODate);
    calendar->setSelectedDate(now.isValid() ? now : QDate::currentDate());
    auto *holder = new QWidgetAction(menu);
    holder->setDefaultWidget(calendar);
    menu->addAction(holder);
    const auto choose = [this, menu](QDate day) {
        const QString time = m_wall->text().size() > 11 ? m_wall->text().sliced(11) : u"00:00:00"_s;
        m_wall->setText(day.toString(Qt::ISODate) + u' ' + time);
        onTyped();
        m_typed = false;
        menu->close();
        Q_EMIT committed();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    menu->popup(m_calendar->mapToGlobal(QPoint(0, m_calendar->height())));
    calendar->setFocus();
}

} // namespace Provost
