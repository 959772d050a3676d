// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/runbar.h"

#include "errors/errortext.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr int refreshMs = 100;
} // namespace

RunBar::RunBar(ApplyRun &run, QWidget *parent)
    : QFrame(parent)
    , m_run(run)
    , m_chip(new QLabel(this))
    , m_words(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_bar(new QProgressBar(this))
    , m_pause(new QPushButton(this))
    , m_stop(new QPushButton(tr("&Stop"), this))
    , m_selected(new QPushButton(this))
    , m_all(new QPushButton(this))
    , m_goOn(new QPushButton(tr("&Go On"), this))
    , m_retry(new QPushButton(tr("&Try Failed Again"), this))
    , m_undo(new QPushButton(tr("Take &Back…"), this))
    , m_export(makeIconButton(this, u"runExport"_s, u"download"_s, tr("Save a report of this run")))
    , m_close(new QPushButton(this))
{
    setObjectName(u"runBar"_s);
    buildLayout();
    connectButtons();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &RunBar::showState);
    connect(&m_run, &ApplyRun::stateChanged, this, &RunBar::showState);
    connect(&m_run, &ApplyRun::progressed, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    setReady(false, 0, 0);
}

void RunBar::buildLayout()
{
    m_chip->setObjectName(u"runPlace"_s);
    m_chip->setTextFormat(Qt::PlainText);
    m_chip->setAutoFillBackground(true);
    m_chip->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_chip->setContentsMargins(scaled(font(), 8), scaled(font(), 3), scaled(font(), 8), scaled(font(), 3));
    m_chip->hide();
    m_words->setObjectName(u"runWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_reason->setObjectName(u"runReason"_s);
    m_reason->setPlaceholderText(tr("Reason or ticket, for the audit log"));
    m_reason->setAccessibleName(tr("Reason or ticket, for the audit log"));
    m_reason->setMaximumWidth(scaled(font(), 320));
    m_bar->setObjectName(u"runProgress"_s);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(scaled(font(), 180));
    const std::pair<QWidget *, QString> names[] {{m_pause, u"runPause"_s}, {m_stop, u"runStop"_s}, {m_selected, u"applySelected"_s}, {m_all, u"applyAll"_s},
                                                 {m_goOn, u"runGoOn"_s}, {m_retry, u"runRetry"_s}, {m_undo, u"runUndo"_s}, {m_close, u"runClose"_s}};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 8), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_chip);
    row->addWidget(m_reason, 1);
    row->addWidget(m_words, 2);
    row->addWidget(m_bar);
    row->addWidget(m_export);
    for (const auto &[button, name] : names) {
        button->setObjectName(name);
        row->addWidget(button);
    }
    m_all->setDefault(true);
}

void RunBar::connectButtons()
{
    connect(m_pause, &QPushButton::clicked, this, [this] { m_run.setPaused(!m_run.isPaused()); });
    connect(m_stop, &QPushButton::clicked, &m_run, &ApplyRun::stop);
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_run.resume(m_run.run()); });
    connect(m_selected, &QPushButton::clicked, this, &RunBar::applySelectedRequested);
    connect(m_all, &QPushButton::clicked, this, &RunBar::applyAllRequested);
    connect(m_retry, &QPushButton::clicked, this, &RunBar::retryRequested);
    connect(m_undo, &QPushButton::clicked, this, &RunBar::undoRequested);
    connect(m_export, &QToolButton::clicked, this, &RunBar::exportRequested);
    connect(m_close, &QPushButton::clicked, this, &RunBar::closeRequested);
}

void RunBar::setPlace(const QString &name, const QString &environment, const QColor &color)
{
    QPalette own = palette();
    own.setColor(QPalette::Window, color);
    const QColor light(Qt::white);
    const QColor dark(0xff14181d);
    own.setColor(QPalette::WindowText, contrastRatio(color, light) >= contrastRatio(color, dark) ? light : dark);
    m_chip->setPalette(own);
    //: the connection, then what it is: "Contoso · Production"
    m_chip->setText(tr("%1  ·  %2").arg(name, environment));
    m_chip->setAccessibleName(tr("Goes to %1, %2").arg(name, environment));
    m_chip->setVisible(!name.isEmpty());
}

QString RunBar::reason() const
{
    return m_reason->text().trimmed();
}

void RunBar::setReady(bool ready, int objects, int selected)
{
    m_ready = ready;
    m_objects = objects;
    m_selectedCount = selected;
    m_all->setText(tr("&Apply All %n", nullptr, objects));
    m_selected->setText(tr("Apply &Selected %n", nullptr, selected));
    showState();
}

void RunBar::setLeft(int objects)
{
    m_left = objects;
    m_close->setText(objects > 0 ? tr("&Review the Rest (%n)", nullptr, objects) : tr("&Done"));
    showState();
}

QString RunBar::sendingWords() const
{
    const RunProgress &progress = m_run.progress();
    const QLocale locale;
    if (m_run.isPaused())
        return tr("Paused at %1 of %2").arg(locale.toString(progress.ended), locale.toString(progress.steps));
    QStringList parts {tr("%1 of %2 requests").arg(locale.toString(progress.ended), locale.toString(progress.steps))};
    if (progress.failed > 0)
        parts << tr("%n failed", nullptr, progress.failed);
    if (const double rate = m_run.rate(); rate > 0) {
        parts << tr("%1 a second").arg(locale.toString(rate, 'f', rate < 10 ? 1 : 0));
        const int left = int(std::ceil((progress.steps - progress.ended) / rate));
        if (left > 0)
            parts << (left < 90 ? tr("%n second(s) left", nullptr, left) : tr("%n minute(s) left", nullptr, (left + 30) / 60));
    }
    return parts.join(u"  ·  "_s);
}

QString RunBar::endWords() const
{
    const auto &summary = m_run.summary();
    if (!summary)
        return m_run.error() ? ErrorText::of(*m_run.error()).summary : QString();
    QStringList parts {tr("%n applied", nullptr, summary->done)};
    if (summary->failed > 0)
        parts << tr("%n failed and stay here", nullptr, summary->failed);
    if (summary->skipped > 0)
        parts << tr("%n not reached and stay here", nullptr, summary->skipped);
    parts << tr("run %1").arg(summary->run);
    const QString words = parts.join(u"  ·  "_s);
    return summary->problem ? tr("Stopped: %1").arg(ErrorText::of(*summary->problem).summary) + u'\n' + words : words;
}

QString RunBar::words() const
{
    switch (m_run.state()) {
    case ApplyRun::State::Reading: {
        const auto [read, total] = m_run.objectsRead();
        return total > 0 ? tr("Looking whether somebody else has changed anything: %1 of %2").arg(read).arg(total) : tr("Looking whether somebody else has changed anything…");
    }
    case ApplyRun::State::Sending:
        return sendingWords();
    case ApplyRun::State::Ended:
        return endWords();
    case ApplyRun::State::Idle:
        break;
    }
    if (m_run.blockedBy() != 0)
        return tr("Run %1 was interrupted and still has some of these to do. Go on with it or leave it first.").arg(m_run.blockedBy());
    if (m_run.error())
        return tr("Nothing was sent: %1").arg(ErrorText::of(*m_run.error()).summary);
    if (m_run.stoppedLooking() == 0)
        return tr("Stopped before anything was sent. All changes are still here.");
    if (m_run.stoppedLooking())
        return tr("Stopped before anything more was sent. What is left of run %1 can be gone on with.").arg(*m_run.stoppedLooking());
    return m_run.canApply() ? QString() : tr("Nothing can be applied here: there is no journal to write it down in.");
}

void RunBar::showState()
{
    const QString text = words();
    m_words->setText(text);
    const bool isIdle = m_run.state() == ApplyRun::State::Idle;
    m_words->setVisible(!isIdle || !text.isEmpty());
    m_reason->setVisible(isIdle && m_run.canApply());
    m_bar->setVisible(m_run.isRunning());
    const bool isSending = m_run.state() == ApplyRun::State::Sending;
    m_bar->setRange(0, isSending ? std::max(1, m_run.progress().steps) : m_run.objectsRead().second);
    m_bar->setValue(isSending ? m_run.progress().ended : m_run.objectsRead().first);
    showButtons();
}

void RunBar::showButtons()
{
    const bool isIdle = m_run.state() == ApplyRun::State::Idle;
    const bool isEnded = m_run.state() == ApplyRun::State::Ended;
    const auto &summary = m_run.summary();
    m_pause->setVisible(m_run.state() == ApplyRun::State::Sending);
    m_pause->setText(m_run.isPaused() ? tr("&Go On") : tr("&Pause"));
    m_stop->setVisible(m_run.isRunning());
    m_selected->setVisible(isIdle && m_selectedCount > 0 && m_selectedCount < m_objects);
    m_selected->setEnabled(m_run.canApply());
    m_all->setVisible(isIdle);
    m_all->setEnabled(m_ready && m_objects > 0 && m_run.canApply());
    m_goOn->setVisible(isEnded && m_run.canGoOn());
    m_retry->setVisible(isEnded && !m_run.canGoOn() && summary && summary->failed > 0 && m_left > 0);
    m_undo->setVisible(isEnded && summary && summary->done > 0);
    m_export->setVisible(isEnded && m_run.run() != 0);
    m_close->setVisible(isEnded);
}

} // namespace Provost
