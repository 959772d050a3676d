// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/requestspage.h"

#include "directory/httplogmodel.h"
#include "requests/exchangeview.h"
#include "requests/requestlistmodel.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using LogColumn = HttpLogModel::Column;

constexpr std::chrono::milliseconds followDelay {60}; ///< a burst of requests moves the list once

} // namespace

RequestsPage::RequestsPage(HttpLogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_model(new RequestListModel(log, this))
    , m_filter(new QLineEdit(this))
    , m_failures(new QCheckBox(this))
    , m_follow(new QCheckBox(this))
    , m_count(new QLabel(this))
    , m_clear(makeIconButton(this, u"clearRequests"_s, u"trash"_s, QString()))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_view(new ExchangeView(this))
{
    setObjectName(u"requestsPage"_s);
    m_newest.setSingleShot(true);
    m_newest.setInterval(followDelay);
    connect(&m_newest, &QTimer::timeout, this, &RequestsPage::followNewest);
    setUpTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"requestsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_stack);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(splitter, 1);
    retranslate();
    showFilter();
    setFocusProxy(m_table);
}

QWidget *RequestsPage::makeBar()
{
    auto *bar = new QWidget(this);
    m_filter->setObjectName(u"requestFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(scaled(font(), 360));
    m_failures->setObjectName(u"failuresOnly"_s);
    m_follow->setObjectName(u"followNewest"_s);
    m_follow->setChecked(true);
    m_count->setObjectName(u"requestCount"_s);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 10), scaled(font(), 8), scaled(font(), 8), scaled(font(), 8));
    row->setSpacing(scaled(font(), 12));
    row->addWidget(m_filter, 2);
    row->addWidget(m_failures);
    row->addWidget(m_follow);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_clear);
    connect(m_filter, &QLineEdit::textChanged, this, &RequestsPage::showFilter);
    connect(m_failures, &QCheckBox::toggled, this, &RequestsPage::showFilter);
    connect(m_follow, &QCheckBox::toggled, &m_newest, qOverload<>(&QTimer::start));
    connect(m_clear, &QToolButton::clicked, this, &RequestsPage::clearRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_filter->clear();
        m_failures->setChecked(false);
    });
    return bar;
}

void RequestsPage::setUpTable()
{
    m_table->setObjectName(u"requestTable"_s);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_removing = true; }); // before the table hears of it
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(scaled(font(), 26));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    const auto width = [this, header](LogColumn column, double px) { header->resizeSection(int(column), scaled(font(), px)); };
    width(LogColumn::Number, 62);
    width(LogColumn::Time, 112);
    width(LogColumn::Method, 72);
    width(LogColumn::Status, 170);
    width(LogColumn::Duration, 92);
    width(LogColumn::Size, 98);
    width(LogColumn::Attempt, 82);
    header->setSectionResizeMode(int(LogColumn::Url), QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RequestsPage::onCurrentChanged);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RequestsPage::openMenu);
    connect(m_model, &QAbstractItemModel::rowsInserted, &m_newest, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RequestsPage::onRowsRemoved);
    // The log's own rows too: those that the filter hides are counted, and can be cleared.
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *> {m_model, &m_log}) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, &RequestsPage::showList);
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, &RequestsPage::onLogReplaced);
    connect(&m_log, &QAbstractItemModel::dataChanged, this, &RequestsPage::onSourceChanged);
    new QShortcut(QKeySequence::Copy, m_table, m_view, &ExchangeView::copyUrl, Qt::WidgetShortcut);
    new QShortcut(QKeySequence::Find, m_table, this, &RequestsPage::focusFilter, Qt::WidgetShortcut);
}

void RequestsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RequestsPage::showFilter()
{
    m_model->setText(m_filter->text());
    m_model->setFailuresOnly(m_failures->isChecked());
    showList();
    m_newest.start();
}

void RequestsPage::showList()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (isEmpty && m_model->isFiltering() && m_log.rowCount() > 0)
        m_empty->setContent({.icon = u"filter"_s, .title = tr("No request fits the filter"), .text = {}, .action = tr("Show &all"), .details = {}});
    else if (isEmpty)
        m_empty->setContent({.icon = u"requests"_s,
                             .title = tr("No request yet"),
                             .text = tr("Everything that is sent to the directory from now on appears here, without the token and passwords."),
                             .action = {},
                             .details = {}});
    m_clear->setEnabled(m_log.rowCount() > 0);
    showCount();
}

void RequestsPage::showCount()
{
    const int kept = m_log.rowCount();
    const int shown = m_model->rowCount();
    const HttpExchange *newest = kept > 0 ? m_log.exchange(kept - 1) : nullptr;
    const QLocale locale;
    QString text;
    if (newest && newest->number > kept)
        text = tr("last %1 of %2").arg(locale.toString(kept), locale.toString(newest->number));
    else if (kept > 0)
        text = tr("%Ln request(s)", nullptr, kept);
    if (shown != kept)
        text = tr("%1 shown, %2", "3 shown, last 500 of 1,204").arg(locale.toString(shown), text);
    m_count->setText(text);
}

void RequestsPage::onCurrentChanged()
{
    const QModelIndex current = m_table->currentIndex();
    const HttpExchange *exchange = m_model->exchange(current);
    if (!exchange || m_removing)
        return; // a dropped one stays to be read
    m_view->setExchange(*exchange);
    if (!m_following && current.row() != m_model->rowCount() - 1)
        m_follow->setChecked(false);
}

/// The table has made a neighbour of the row that went its current one: nobody chose it.
void RequestsPage::onRowsRemoved()
{
    m_removing = false;
    const HttpExchange *current = m_model->exchange(m_table->currentIndex());
    const std::optional<HttpExchange> &shown = m_view->exchange();
    if (current && (!shown || current->number != shown->number))
        m_table->selectionModel()->clear();
}

/// Another connection's log, or none: what is shown belongs to the one before.
void RequestsPage::onLogReplaced()
{
    m_view->setExchange({});
    m_follow->setChecked(true);
    showList();
    m_newest.start();
}

void RequestsPage::onSourceChanged(const QModelIndex &first, const QModelIndex &last)
{
    const std::optional<HttpExchange> &shown = m_view->exchange();
    for (int row = first.row(); shown && row <= last.row(); ++row) {
        const HttpExchange *exchange = m_log.exchange(row);
        if (exchange && exchange->number == shown->number && exchange->started == shown->started)
            return m_view->setExchange(*exchange);
    }
}

void RequestsPage::followNewest()
{
    const int rows = m_model->rowCount();
    if (!m_follow->isChecked() || rows == 0)
        return;
    m_following = true;
    // Not selectRow(), which chooses nothing in a mirrored table (Qt 6.4).
    m_table->selectionModel()->setCurrentIndex(m_model->index(rows - 1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollToBottom();
    m_following = false;
}

void RequestsPage::openMenu(const QPoint &at)
{
    if (!m_view->exchange() || !m_table->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"requestMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_view->copyActions());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RequestsPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: address, method, status, request id"));
    m_filter->setAccessibleName(tr("Filter the requests"));
    m_failures->setText(tr("&Failures only"));
    m_follow->setText(tr("Follow the &newest"));
    m_clear->setToolTip(tr("Clear the list"));
    m_clear->setAccessibleName(tr("Clear the list"));
    m_table->setAccessibleName(tr("Requests"));
    showList();
}

void RequestsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
