// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/readingbar.h"

#include "browse/localrows.h"
#include "browse/quickwords.h"
#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "overview/overviewwords.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

ReadingBar::ReadingBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_button(new QToolButton(this))
{
    setObjectName(u"readingBar"_s);
    m_words->setObjectName(u"readingLabel"_s);
    m_button->setObjectName(u"readingButton"_s);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (FullRead *reading = current()) {
            if (reading->isRunning())
                reading->stop();
            else
                reading->start();
        }
    });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_words);
    row->addWidget(m_button);
    hide();
}

void ReadingBar::setDirectory(Directory *directory)
{
    if (m_directory)
        m_directory->disconnect(this);
    for (const auto &reading : std::as_const(m_readings)) {
        if (reading)
            reading->disconnect(this);
    }
    m_readings.clear();
    m_directory = directory;
    if (directory != nullptr)
        connect(directory, &Directory::descriptionChanged, this, &ReadingBar::watch);
    watch();
}

/// There is one reading for each type, whoever starts it.
void ReadingBar::watch()
{
    if (m_directory) {
        const QList<ResourceType> types = m_directory->description().resourceTypes;
        for (const ResourceType &type : types) {
            FullRead *reading = &m_directory->fullRead(type);
            if (m_readings.contains(reading))
                continue;
            m_readings.append(reading);
            connect(reading, &FullRead::progressed, this, &ReadingBar::showReading);
            connect(reading, &FullRead::stopped, this, &ReadingBar::showReading);
            connect(reading, &FullRead::failed, this, &ReadingBar::showReading);
            connect(reading, &FullRead::done, this, &ReadingBar::showReading);
        }
    }
    showReading();
}

FullRead *ReadingBar::current() const
{
    const auto running = std::find_if(m_readings.cbegin(), m_readings.cend(), [](const auto &reading) { return reading && reading->isRunning(); });
    if (running != m_readings.cend())
        return *running;
    const auto stopped = std::find_if(m_readings.cbegin(), m_readings.cend(), [](const auto &reading) { return reading && reading->isStopped(); });
    return stopped == m_readings.cend() ? nullptr : stopped->data();
}

QString ReadingBar::wordsFor(const FullRead &reading) const
{
    const QLocale locale;
    const QString type = OverviewWords::plural(reading.resourceType());
    const QString read = locale.toString(reading.read());
    if (!reading.total())
        return reading.isRunning() ? tr("Reading %1: %2", "resource type, number").arg(type, read) : tr("%1: stopped at %2", "resource type, number").arg(type, read);
    const QString total = locale.toString(std::max(*reading.total(), reading.read()));
    return reading.isRunning() ? tr("Reading %1: %2 of %3", "resource type, numbers").arg(type, read, total)
                               : tr("%1: stopped at %2 of %3", "resource type, numbers").arg(type, read, total);
}

/// Whoever clicks on what costs money has read how much.
void ReadingBar::nameOffer(const QString &type, bool goesOn, const ReadEstimate &estimate)
{
    const bool isPaid = estimate.pricePerCall > 0;
    const QString takes = estimate.resources || isPaid ? QuickWords::takes(estimate) : QString();
    if (isPaid)
        m_button->setText(goesOn ? tr("Go On: %1", "reading; what it takes").arg(takes) : tr("Begin Anew: %1", "reading; what it takes").arg(takes));
    else
        m_button->setText(goesOn ? tr("Go On", "reading") : tr("Begin Anew", "reading"));
    const QString name = goesOn ? tr("Go on reading %1").arg(type) : tr("Begin reading %1 anew").arg(type);
    m_button->setAccessibleName(takes.isEmpty() ? name : name + u": "_s + takes);
}

void ReadingBar::showReading()
{
    const FullRead *reading = current();
    setVisible(reading != nullptr);
    if (reading == nullptr)
        return;
    m_words->setText(wordsFor(*reading));
    const bool isRunning = reading->isRunning();
    const bool goesOn = reading->canGoOn();
    const QString type = OverviewWords::plural(reading->resourceType());
    if (isRunning) {
        m_button->setText(tr("Stop", "reading"));
        m_button->setAccessibleName(tr("Stop reading %1").arg(type));
    } else {
        nameOffer(type, goesOn, reading->estimate({}));
    }
    m_words->setToolTip(isRunning ? QString() : tr("Stopped %1", "time").arg(LocalRows::timeWords(reading->stoppedAt())));
    m_button->setToolTip(isRunning ? tr("What was read stays; it can be gone on with from there.")
                         : goesOn  ? tr("Goes on where it was stopped: %1", "what it takes").arg(QuickWords::takes(reading->estimate({})))
                                   : tr("The provider does not let it be gone on with any more; from the beginning it takes %1", "calls").arg(QuickWords::takes(reading->estimate({}))));
}

} // namespace Provost
