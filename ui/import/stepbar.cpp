// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/stepbar.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

StepBar::StepBar(const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_names(names)
{
    setObjectName(u"stepBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 2));
    for (int step = 0; step < names.size(); ++step) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"step%1"_s.arg(step + 1));
        button->setText(tr("%1  %2", "a step's number and name").arg(step + 1).arg(names[step]));
        button->setAccessibleName(names[step]);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::clicked, this, [this, step] {
            setCurrent(m_current); // the page decides whether it is gone to
            Q_EMIT chosen(step);
        });
        m_buttons << button;
        row->addWidget(button);
    }
    setCurrent(0);
}

void StepBar::setCurrent(int step)
{
    m_current = step;
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setChecked(i == step);
        m_buttons[i]->setAccessibleDescription(i == step ? tr("this step") : i < step ? tr("done") : QString());
    }
    paintSteps();
}

void StepBar::setReachable(int step, bool reachable)
{
    m_buttons[step]->setEnabled(reachable);
}

void StepBar::paintSteps()
{
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setFont(scaledFont(font(), 1.0, i == m_current ? QFont::DemiBold : QFont::Normal));
}

void StepBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        paintSteps();
}

} // namespace Provost
