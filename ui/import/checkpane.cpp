// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/checkpane.h"

#include "import/gridstyles.h"
#include "import/importwords.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Provost {

CheckPane::CheckPane(ImportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(session.checkModel())
    , m_summary(new QLabel(this))
    , m_next(new QPushButton(tr("&Next Problem"), this))
    , m_skip(new QPushButton(tr("&Leave This Row Out"), this))
    , m_again(new QPushButton(tr("Check A&gain"), this))
    , m_stack(new QStackedWidget(this))
    , m_grid(new QTableView(this))
    , m_fine(new EmptyState(this))
    , m_problem(new QLabel(this))
    , m_like(new MessageStrip(this))
{
    setObjectName(u"checkStep"_s);
    setUpGrid(m_grid, u"checkGrid"_s, tr("Rows with problems"));
    m_grid->setModel(&m_model);
    m_grid->setItemDelegate(new CheckDelegate(m_grid));
    m_grid->setShowGrid(true);
    m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fine->setObjectName(u"checkFine"_s);
    m_problem->setObjectName(u"checkProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setMargin(scaled(font(), 12));
    m_problem->setMinimumHeight(scaled(font(), 52));
    m_like->setObjectName(u"checkLike"_s);
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_fine);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_stack, 1);
    column->addWidget(m_like);
    column->addWidget(m_problem);
    // The grid learns late how wide it is: the cell to be mended stays in sight.
    connect(m_grid->horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { m_grid->scrollTo(m_grid->currentIndex()); });
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &CheckPane::showProblem);
    connect(&m_model, &CheckModel::fixed, this, [this] {
        showLike();
        showProblem();
        m_summary->setText(summary());
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CheckPane::refresh);
    connect(m_like, &MessageStrip::actionTriggered, this, &CheckPane::fixAll);
    connect(m_next, &QPushButton::clicked, this, &CheckPane::nextProblem);
    connect(m_skip, &QPushButton::clicked, this, &CheckPane::skipRow);
    connect(m_again, &QPushButton::clicked, &m_session, &ImportSession::check);
    connect(makeAction(this, u"nextProblemAction"_s, {}, tr("Next problem"), QKeySequence(Qt::Key_F8)), &QAction::triggered, this, &CheckPane::nextProblem);
    connect(makeAction(m_grid, u"skipRowAction"_s, {}, tr("Leave this row out"), QKeySequence(u"Ctrl+Del"_s)), &QAction::triggered, this, &CheckPane::skipRow);
    refresh();
}

QWidget *CheckPane::buildBar()
{
    auto *bar = new QWidget(this);
    m_summary->setObjectName(u"checkSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_next->setObjectName(u"nextProblem"_s);
    m_next->setToolTip(tr("Next problem (F8)"));
    m_skip->setObjectName(u"skipRow"_s);
    m_skip->setToolTip(tr("The row stays in the file and out of the import (Ctrl+Del)"));
    m_again->setObjectName(u"checkAgain"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_summary, 1);
    row->addWidget(m_again);
    row->addWidget(m_skip);
    row->addWidget(m_next);
    return bar;
}

QString CheckPane::summary() const
{
    const auto &checked = m_session.checked();
    if (!checked) {
        const int open = m_model.openRows();
        return m_model.rowCount() == 0 ? QString() : open == 0 ? tr("All of these are mended.") : tr("%Ln row(s) to mend.", nullptr, open);
    }
    QStringList words {tr("%Ln row(s) checked", nullptr, int(checked->rows))};
    if (checked->broken > 0)
        words << tr("%Ln with a problem", nullptr, int(checked->broken));
    if (checked->noticed > 0)
        words << tr("%Ln to look at", nullptr, int(checked->noticed));
    if (checked->broken + checked->noticed > m_model.rowCount())
        words << tr("the first %L1 are shown").arg(m_model.rowCount());
    return words.join(u"  ·  "_s);
}

void CheckPane::refresh()
{
    const bool any = m_model.rowCount() > 0;
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_next->setEnabled(any);
    m_skip->setEnabled(any);
    m_summary->setText(summary());
    m_like->hide();
    m_problem->setVisible(any);
    if (!any) {
        const auto &checked = m_session.checked();
        const int rows = checked ? int(checked->rows) : 0;
        m_fine->setContent({.icon = rows > 0 ? u"check"_s : u"empty"_s,
                            .title = !checked ? tr("Not checked yet") : rows > 0 ? tr("Nothing wrong in %Ln row(s)", nullptr, rows) : tr("There are no rows below the header"),
                            .text = rows > 0 ? tr("Next, the directory is asked who of them exists already. Nothing is changed by that.")
                                             : tr("Choose another file, or another sheet of it.")});
        return;
    }
    fitColumns(m_grid, 2 * m_grid->fontMetrics().height()); // beside an icon and its room
    m_grid->setColumnWidth(CheckModel::problemColumn, scaled(font(), 200));
    m_grid->setCurrentIndex(m_model.nextProblem({}));
}

void CheckPane::showProblem()
{
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid())
        return m_problem->clear();
    auto problem = m_model.problemAt(current);
    const QList<RowProblem> &all = m_model.problemsOf(current.row());
    if (!problem && !all.isEmpty())
        problem = all.constFirst();
    const QString row = tr("Row %L1").arg(m_model.fileRow(current.row()));
    m_problem->setText(problem ? tr("%1: %2", "a row and what is wrong with it").arg(row, problemWords(*problem)) : tr("%1: nothing is wrong any more.").arg(row));
}

/// Whoever has mended a cell may want the same for all that say the same.
void CheckPane::showLike()
{
    const auto &fix = m_model.lastFix();
    const int others = fix ? m_model.countLike(*fix) : 0;
    m_like->setVisible(others > 0 && !fix->from.isEmpty());
    if (others > 0)
        m_like->setMessage(MessageStrip::Tone::Info, tr("%Ln other row(s) say “%1” here too.", nullptr, others).arg(fix->from.left(60)), tr("Replace All by “%1”").arg(fix->to.left(40)));
}

void CheckPane::fixAll()
{
    if (!m_model.lastFix())
        return;
    const CheckModel::Fix fix = *m_model.lastFix();
    const int count = m_model.fixAllLike(fix);
    m_like->hide();
    Q_EMIT said(tr("Replaced in %Ln row(s), and in all others of the file.", nullptr, count));
}

void CheckPane::skipRow()
{
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid())
        return;
    const qint64 row = m_model.fileRow(current.row());
    m_model.skipRow(current.row());
    Q_EMIT said(tr("Row %L1 is left out. The file stays as it is.").arg(row));
    if (m_model.rowCount() == 0)
        refresh();
}

void CheckPane::focusGrid()
{
    m_grid->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, m_grid, [grid = m_grid] { grid->scrollTo(grid->currentIndex()); }); // its scroll bars do not know the new columns yet
}

void CheckPane::nextProblem()
{
    const QModelIndex next = m_model.nextProblem(m_grid->currentIndex());
    if (!next.isValid())
        return Q_EMIT said(tr("There is no problem left among the rows shown."));
    m_grid->setCurrentIndex(next);
    m_grid->scrollTo(next);
    m_grid->setFocus(Qt::ShortcutFocusReason);
}

} // namespace Provost
