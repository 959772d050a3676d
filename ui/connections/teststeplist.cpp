// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/teststeplist.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Mark {
    QString icon {};
    QColor color {};
    QString word {}; ///< the mark for those who do not see it
};

Mark markOf(TestStep::State state, const ThemeColors &colors)
{
    using enum TestStep::State;
    switch (state) {
    case Waiting:
        return {u"clock"_s, colors.border, TestStepList::tr("waiting")};
    case Running:
        return {u"refresh"_s, colors.accent, TestStepList::tr("running")};
    case Passed:
        return {u"check"_s, colors.success, TestStepList::tr("passed")};
    case Noted:
        return {u"warning"_s, colors.warning, TestStepList::tr("with a remark")};
    case Failed:
        return {u"error"_s, colors.danger, TestStepList::tr("failed")};
    }
    return {};
}

} // namespace

TestStepList::TestStepList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"testSteps"_s);
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(1, 1);
    m_grid->setHorizontalSpacing(scaled(font(), 8));
    m_grid->setVerticalSpacing(scaled(font(), 5));
    hide();
}

void TestStepList::setSteps(const QList<TestStep> &steps)
{
    m_steps = steps;
    while (m_rows.size() < steps.size())
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        show(m_rows.at(i), i < steps.size() ? steps.at(i) : TestStep());
    setHidden(steps.isEmpty());
}

void TestStepList::addRow()
{
    const auto row = int(m_rows.size());
    const Row added {new QLabel(this), new QLabel(this)};
    added.text->setObjectName(u"testStep%1"_s.arg(row));
    added.text->setWordWrap(true);
    added.text->setTextFormat(Qt::PlainText);
    added.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(added.mark, row, 0, Qt::AlignTop);
    m_grid->addWidget(added.text, row, 1);
    m_rows.append(added);
}

void TestStepList::show(const Row &row, const TestStep &step) const
{
    const Mark mark = markOf(step.state, ThemeColors::of(palette()));
    const int side = fontMetrics().height();
    row.mark->setPixmap(iconPixmap(mark.icon, {side, side}, mark.color, devicePixelRatioF()));
    row.text->setText(step.text.isEmpty() ? step.title : tr("%1: %2", "step: what was found").arg(step.title, step.text));
    row.text->setAccessibleName(tr("%1, %2", "step, its state").arg(row.text->text(), mark.word));
    row.text->setEnabled(step.state != TestStep::State::Waiting);
}

void TestStepList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setSteps(QList<TestStep>(m_steps));
}

} // namespace Provost
