// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/interruptedstrip.h"

#include "activity/whoserun.h"
#include "widgets/swatch.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

InterruptedStrip::InterruptedStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_resume(new QPushButton(tr("&Go On"), this))
    , m_undo(new QPushButton(tr("Take &Back…"), this))
{
    setObjectName(u"interruptedStrip"_s);
    m_text->setObjectName(u"interruptedText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_resume->setObjectName(u"interruptedResume"_s);
    m_resume->setToolTip(tr("Looks up what is in doubt, then sends the rest"));
    m_undo->setObjectName(u"interruptedUndo"_s);
    m_undo->setToolTip(tr("Makes changes that restore what was before; they are reviewed first"));
    auto *leave = new QPushButton(tr("&Leave It"), this);
    leave->setObjectName(u"interruptedLeave"_s);
    leave->setToolTip(tr("Ends the run as it is; nobody can go on with it afterwards"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 6), scaled(font(), 12), scaled(font(), 6));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_resume, m_undo, leave})
        row->addWidget(button);
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_run); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_run); });
    connect(leave, &QPushButton::clicked, this, [this] { Q_EMIT leaveRequested(m_run); });
    hide();
}

void InterruptedStrip::setRuns(const QList<RunRecord> &runs)
{
    m_run = runs.isEmpty() ? 0 : runs.first().summary.run;
    setVisible(m_run != 0);
    if (m_run == 0)
        return;
    const RunRecord &run = runs.first();
    const QDateTime started = QDateTime::fromString(run.startedAt, Qt::ISODateWithMs).toLocalTime();
    QString words = tr("Run %1 of %2 with “%3” was interrupted before its end: %n request(s) in all, the rest may still have to be done.", nullptr, run.steps)
                        .arg(QString::number(m_run), QLocale().toString(started, QLocale::ShortFormat), WhoseRun::nameOf(run));
    if (runs.size() > 1)
        words += u' ' + tr("%n more such run(s) are in Activity.", nullptr, int(runs.size()) - 1);
    m_text->setText(words);
    setAccessibleName(words);
}

/// The button that sends says where to, as every confirmation does.
void InterruptedStrip::setPlace(const QString &name, const QColor &color)
{
    constexpr int longest = 30;
    const QString shown = name.size() > longest ? name.left(longest - 1) + u'…' : name;
    m_resume->setText(name.isEmpty() ? tr("&Go On") : tr("&Go On in %1").arg(QString(shown).replace(u'&', u"&&"_s)));
    m_resume->setAccessibleName(name.isEmpty() ? tr("Go on") : tr("Go on in %1").arg(name));
    m_resume->setIcon(swatch(color, fontMetrics().height() * 3 / 4));
}

void InterruptedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = ThemeColors::of(palette()).warning;
    painter.fillRect(rect(), mixed(palette().color(QPalette::Base), tone, 0.12));
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 3 : 0, 0, 3, height()), tone);
}

} // namespace Provost
