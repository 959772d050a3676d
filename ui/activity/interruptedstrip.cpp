// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/interruptedstrip.h"

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
    , m_undo(new QPushButton(tr("Take &Back…"), this))
{
    setObjectName(u"interruptedStrip"_s);
    m_text->setObjectName(u"interruptedText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *resume = new QPushButton(tr("&Go On"), this);
    resume->setObjectName(u"interruptedResume"_s);
    resume->setToolTip(tr("Looks up what is in doubt, then sends the rest"));
    m_undo->setObjectName(u"interruptedUndo"_s);
    m_undo->setToolTip(tr("Makes changes that restore what was before; they are reviewed first"));
    auto *leave = new QPushButton(tr("&Leave It"), this);
    leave->setObjectName(u"interruptedLeave"_s);
    leave->setToolTip(tr("Ends the run as it is; nobody can go on with it afterwards"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 6), scaled(font(), 12), scaled(font(), 6));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_text, 1);
    for (QPushButton *button : {resume, m_undo, leave})
        row->addWidget(button);
    connect(resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_run); });
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
    QString words = tr("Run %1 of %2 was interrupted before its end: %n request(s) in all, the rest may still have to be done.", nullptr, run.steps)
                        .arg(QString::number(m_run), QLocale().toString(started, QLocale::ShortFormat));
    if (runs.size() > 1)
        words += u' ' + tr("%n more such run(s) are in Activity.", nullptr, int(runs.size()) - 1);
    m_text->setText(words);
    setAccessibleName(words);
}

void InterruptedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = ThemeColors::of(palette()).warning;
    painter.fillRect(rect(), mixed(palette().color(QPalette::Base), tone, 0.12));
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 3 : 0, 0, 3, height()), tone);
}

} // namespace Provost
