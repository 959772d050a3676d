// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/activitybar.h"

#include "net/connection.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/moneytext.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QTimerEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int wordsMs = 8000;
constexpr int countdownMs = 500;

QLabel *makeFigure(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ActivityBar::ActivityBar(QWidget *parent)
    : QWidget(parent)
    , m_wordsTimer(new QTimer(this))
    , m_words(new ElidedLabel(this))
    , m_traffic(makeFigure(this, u"trafficLabel"_s))
    , m_budget(makeFigure(this, u"budgetLabel"_s))
    , m_spent(makeFigure(this, u"spentLabel"_s))
    , m_pause(makeIconButton(this, u"pauseButton"_s, u"pause"_s, tr("Hold back requests")))
    , m_goOn(new QToolButton(this))
{
    setObjectName(u"activityBar"_s);
    m_words->setObjectName(u"saidLabel"_s);
    m_wordsTimer->setSingleShot(true);
    m_wordsTimer->setInterval(wordsMs);
    connect(m_wordsTimer, &QTimer::timeout, m_words, [this] { m_words->setText({}); });
    connect(m_pause, &QToolButton::clicked, this, &ActivityBar::togglePause);
    m_goOn->setObjectName(u"beyondBudget"_s);
    m_goOn->setText(tr("Budget used up: go on"));
    m_goOn->setAccessibleName(tr("Go on beyond the budget of this month"));
    m_goOn->setToolTip(tr("Requests that a person makes are sent again until the program ends; those in the background are not."));
    m_goOn->setAccessibleDescription(m_goOn->toolTip());
    connect(m_goOn, &QToolButton::clicked, this, &ActivityBar::goOnBeyondBudget);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 6), 0);
    row->setSpacing(scaled(font(), 14));
    row->addWidget(m_words, 1);
    row->addWidget(m_traffic);
    row->addWidget(m_budget);
    row->addWidget(m_spent);
    row->addWidget(m_goOn);
    row->addWidget(m_pause);
    setConnection(nullptr);
}

void ActivityBar::setConnection(Connection *connection)
{
    if (m_connection) {
        m_connection->governor().disconnect(this);
        m_connection->log().disconnect(this);
        m_connection->costs().disconnect(this);
    }
    m_connection = connection;
    if (connection) {
        connect(&connection->governor(), &Governor::changed, this, &ActivityBar::showFigures);
        connect(&connection->log(), &HttpLog::appended, this, &ActivityBar::showFigures);
        connect(&connection->costs(), &CostMeter::changed, this, &ActivityBar::showMeter);
    }
    m_pause->setVisible(connection);
    showFigures();
}

void ActivityBar::say(const QString &words)
{
    m_words->setText(words);
    m_wordsTimer->start();
}

void ActivityBar::togglePause()
{
    if (m_connection)
        m_connection->governor().setPaused(!m_connection->governor().isPaused());
}

void ActivityBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_countdown.timerId())
        showFigures();
    else
        QWidget::timerEvent(event);
}

void ActivityBar::showFigures()
{
    m_traffic->setText(traffic());
    m_budget->setText(budget());
    m_budget->setVisible(!m_budget->text().isEmpty());
    showMeter();
    if (!m_connection)
        return m_countdown.stop();
    const Governor &governor = m_connection->governor();
    const bool paused = governor.isPaused();
    const QString tip = paused ? tr("Go on sending requests") : tr("Hold back requests");
    m_pause->setIcon(themedIcon(paused ? u"play"_s : u"pause"_s));
    m_pause->setToolTip(tip);
    m_pause->setAccessibleName(tip);
    if (governor.heldBackFor().count() <= 0)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start(countdownMs, this);
}

QString ActivityBar::traffic() const
{
    if (!m_connection)
        return {};
    const Governor &governor = m_connection->governor();
    if (governor.isPaused())
        return tr("Paused, %n request(s) waiting", nullptr, governor.waiting());
    if (const auto held = governor.heldBackFor(); held.count() > 0)
        return tr("The server asked to wait: %n second(s) left", nullptr, int((held.count() + 999) / 1000));
    if (governor.inFlight() == 0)
        return tr("Idle");
    const QString flying = tr("%n request(s) in flight", nullptr, governor.inFlight());
    return governor.waiting() > 0 ? flying + u" · "_s + tr("%n waiting", nullptr, governor.waiting()) : flying;
}

QString ActivityBar::budget() const
{
    if (!m_connection)
        return {};
    const QList<Governor::Budget> budgets = m_connection->governor().budgets();
    QStringList words;
    for (const Governor::Budget &budget : budgets) {
        const QString text = budget.writesOnly ? tr("writes %1 of %2 in %3 s") : tr("quota %1 of %2 in %3 s");
        words.append(text.arg(QString::number(budget.used), QString::number(budget.allowed), QString::number(budget.seconds)));
    }
    return words.join(u" · "_s);
}

namespace {

QString money(const CostMeter &meter, qint64 calls)
{
    return moneyText(meter.costOf(calls), meter.price().currency);
}

QString callsAndMoney(const CostMeter &meter, qint64 calls)
{
    const QString words = ActivityBar::tr("%Ln call(s)", nullptr, int(calls));
    return meter.price().perCall > 0 ? words + u" · "_s + money(meter, calls) : words;
}

} // namespace

QString ActivityBar::spent() const
{
    return m_connection ? callsAndMoney(m_connection->costs(), m_connection->costs().session()) : QString();
}

QString ActivityBar::spentInDetail() const
{
    if (!m_connection)
        return {};
    const CostMeter &meter = m_connection->costs();
    QStringList lines {tr("Billable calls, by UTC days:"), tr("Since it was opened: %1").arg(callsAndMoney(meter, meter.session())),
                       tr("Today: %1").arg(callsAndMoney(meter, meter.counts().today)), tr("This month: %1").arg(callsAndMoney(meter, meter.counts().month))};
    if (meter.allowedCalls() > 0)
        lines << tr("Budget of a month: %1").arg(callsAndMoney(meter, meter.allowedCalls()));
    return lines.join(u'\n');
}

void ActivityBar::showMeter()
{
    m_spent->setText(spent());
    m_spent->setToolTip(spentInDetail());
    const CostMeter::Level level = m_connection ? m_connection->costs().level() : CostMeter::Level::Fine;
    const ThemeColors colors = ThemeColors::of(palette());
    QPalette own = palette();
    if (level != CostMeter::Level::Fine)
        own.setColor(QPalette::PlaceholderText, level == CostMeter::Level::Warning ? colors.warning : colors.danger);
    m_spent->setPalette(own);
    m_goOn->setVisible(level == CostMeter::Level::UsedUp && !m_connection->costs().isAllowedBeyond());
    if (level == CostMeter::Level::Warning)
        m_spent->setText(tr("%1 of %2 this month", "calls").arg(QLocale().toString(m_connection->costs().counts().month), QLocale().toString(m_connection->costs().allowedCalls())));
}

void ActivityBar::goOnBeyondBudget()
{
    if (m_connection)
        m_connection->costs().allowBeyond(true);
}

} // namespace Provost
