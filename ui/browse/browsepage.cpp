// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"

#include "browse/columnchooser.h"
#include "browse/detailpanel.h"
#include "browse/editcommands.h"
#include "browse/filterline.h"
#include "browse/localrows.h"
#include "browse/querybar.h"
#include "browse/quickchips.h"
#include "browse/quickwords.h"
#include "browse/resourceheader.h"
#include "browse/resourcetable.h"
#include "directory/dragkey.h"
#include "directory/resourcetablemodel.h"
#include "errors/errortext.h"
#include "membership/groupdrops.h"
#include "scim/filterneeds.h"
#include "widgets/buttons.h"
#include "widgets/busyline.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int alsoAsked = 50; ///< of the provider, where the index has answered

/// Lists of groups are read without their members: one row of a table may otherwise weigh megabytes.
QStringList heavyAttributes(const ResourceSchema &schema, const QList<Column> &shown)
{
    const Attribute *members = schema.core().attribute(u"members");
    const bool wanted = std::any_of(shown.begin(), shown.end(), [](const Column &column) {
        return column.name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
    });
    return members && !wanted ? QStringList {members->name} : QStringList();
}

} // namespace

BrowsePage::BrowsePage(EditSession &session, const ResourceType &type, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_directory(session.directory())
    , m_type(type)
    , m_schema(m_directory.description().schemaOf(type))
    , m_settings(settings)
    , m_layout(settings, m_directory.connection().settings(), type.name)
    , m_serverRows(m_directory.makeRows(this))
    , m_local(new LocalRows(m_directory, type, this))
    , m_rows(m_serverRows)
    , m_model(new ResourceTableModel(this))
    , m_queryBar(new QueryBar(this))
    , m_chips(new QuickChips(m_directory, type, settings, m_queryBar))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_body(new QStackedWidget(this))
    , m_table(new ResourceTable(this))
    , m_empty(new EmptyState(this))
    , m_strip(new MessageStrip(this))
    , m_exportStrip(new MessageStrip(this))
    , m_selectionStrip(new MessageStrip(this))
    , m_busy(new BusyLine(this))
    , m_extent(new ElidedLabel(this))
    , m_selected(new ElidedLabel(this))
    , m_details(new DetailPanel(session, this))
    , m_selection(new SelectionReader(*m_table, *m_model, *m_selectionStrip, [this](qint64 rows) { return listOf(rows); }, this))
    , m_edit(new EditCommands(session, type, *m_table, *m_model, *m_selection, this))
{
    setObjectName(u"browse-"_s + m_type.name);
    m_model->setSource(m_rows);
    m_model->setMarks(new StagedMarks(session, type, this));
    m_model->setDragSource(dragKeyOf(m_directory.connection().settings()), m_type.name);
    m_table->setResourceModel(m_model);
    m_table->header()->setServiceName(m_directory.name());
    buildLayout();
    makeActions();
    connectQueryBar();
    connectTable();
    connectMemberships();
    for (const RowSource *rows : {m_serverRows, static_cast<RowSource *>(m_local->rows())}) {
        connect(rows, &RowSource::stateChanged, this, &BrowsePage::onSourceState);
        connect(rows, &RowSource::reset, this, &BrowsePage::onSourceState);
    }
    connect(m_local, &LocalRows::changed, this, &BrowsePage::onLocalChanged);
    connect(m_local, &LocalRows::said, this, &BrowsePage::said);
    const ServerProfile &profile = m_directory.description().profile;
    m_model->setLabels(profile.labels.value(m_type.name));
    setColumns(m_layout.columns(allColumns(m_schema, profile, m_type.name), defaultColumns(m_schema, profile, m_type.name)));
    restoreSort();
    m_details->showNothing(typePlural());
}

BrowsePage::~BrowsePage()
{
    m_selection->end(); // the table takes its selection with it, and nobody is there any more to be told
    m_layout.keepWidths(*m_table->header(), m_model->columns());
    if (m_started) // a page that was made and never shown has the widths of nobody
        m_settings.setValue(u"browse/splitter"_s, m_splitter->saveState());
}

void BrowsePage::buildLayout()
{
    const int edge = scaled(font(), 12);
    m_queryBar->setObjectName(u"queryBar"_s);
    m_queryBar->setTypeName(typePlural());
    m_queryBar->addBelow(m_chips);
    m_queryBar->filterLine()->setExample(m_schema.core().attribute(u"userName") ? u"userName sw \"a\" and active eq true"_s
                                                                               : u"displayName co \"a\""_s);
    m_empty->setObjectName(u"browseEmpty"_s);
    m_strip->setObjectName(u"browseStrip"_s);
    m_strip->hide();
    m_exportStrip->setObjectName(u"exportStrip"_s);
    m_exportStrip->hide();
    m_selectionStrip->setObjectName(u"selectionStrip"_s);
    m_selectionStrip->hide();
    m_extent->setObjectName(u"extentLabel"_s);
    m_extent->setSubtle(true);
    m_selected->setObjectName(u"selectedLabel"_s);
    m_selected->setSubtle(true);
    m_selected->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);

    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(edge, scaled(font(), 6), edge, scaled(font(), 6));
    footer->addWidget(m_extent, 1);
    footer->addWidget(m_busy->makeStop(this, u"browseStop"_s, tr("Stop reading")));
    connect(m_busy, &BusyLine::stopRequested, this, [this] { m_rows->stop(); });
    footer->addWidget(m_selected);
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_exportStrip);
    column->addWidget(m_selectionStrip);
    column->addWidget(m_body, 1);
    column->addLayout(footer);

    m_splitter->setObjectName(u"browseSplitter"_s);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({scaled(font(), 900), scaled(font(), 380)});
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(m_queryBar);
    page->addWidget(m_splitter, 1);
}

void BrowsePage::connectQueryBar()
{
    connect(m_queryBar, &QueryBar::searchChanged, this, &BrowsePage::onSearchChanged);
    connect(m_chips, &QuickChips::chosen, this, &BrowsePage::ask);
    connect(m_chips, &QuickChips::said, this, &BrowsePage::said);
    connect(m_chips, &QuickChips::quickChosen, this, &BrowsePage::setQuick);
    connect(m_queryBar, &QueryBar::offerTaken, m_local, &LocalRows::startOrStop);
    connect(m_queryBar, &QueryBar::anewChosen, m_local, &LocalRows::beginAnew);
    connect(m_queryBar, &QueryBar::columnsRequested, this, &BrowsePage::chooseColumns);
    connect(m_queryBar, &QueryBar::refreshRequested, this, &BrowsePage::refresh);
    connect(m_queryBar->filterLine(), &FilterLine::filterApplied, this, &BrowsePage::runQuery);
    connect(m_queryBar, &QueryBar::downPressed, this, [this] {
        m_table->setFocus(Qt::TabFocusReason);
        if (m_table->selectedCount() == 0 && m_model->rowCount() > 0) // the focus alone selects nothing
            m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &BrowsePage::onEmptyAction);
    connect(m_queryBar, &QueryBar::exportRequested, this, &BrowsePage::openExport);
    connect(m_exportStrip, &MessageStrip::actionTriggered, this, &BrowsePage::onExportStrip);
    connect(m_strip, &MessageStrip::actionTriggered, this, &BrowsePage::refresh);
    connect(m_details, &DetailPanel::said, this, &BrowsePage::said);
    connect(m_details, &DetailPanel::reviewRequested, this, &BrowsePage::reviewRequested);
    connectEditing();
}

void BrowsePage::connectEditing()
{
    connect(m_edit, &EditCommands::said, this, &BrowsePage::said);
    connect(m_selection, &SelectionReader::said, this, &BrowsePage::said);
    connect(m_edit, &EditCommands::editRequested, m_details, [this] { m_details->edit({}); });
    connect(m_edit, &EditCommands::editManyRequested, m_details, [this](const QList<Resource> &resources) { m_details->editMany(m_type, resources); });
    connect(m_details, &DetailPanel::editManyRequested, this, [this] {
        QAction *edit = m_table->findChild<QAction *>(u"editAction"_s);
        if (!edit->isEnabled())
            return Q_EMIT said(edit->whatsThis()); // why not
        edit->trigger();
    });
    connect(m_details, &DetailPanel::editingLeft, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &ResourceTable::cellActivated, m_edit, &EditCommands::editCell);
    m_queryBar->setNewAction(findChild<QAction *>(u"newAction"_s));
}

void BrowsePage::connectTable()
{
    connect(m_table, &ResourceTable::lettersTyped, m_queryBar, &QueryBar::focusSearchWith);
    connect(m_table, &ResourceTable::visibleRowsChanged, this, &BrowsePage::updateFooter);
    connect(m_table, &ResourceTable::selectionRangesChanged, this, &BrowsePage::onSelectionChanged);
    connect(m_table, &ResourceTable::enterPressed, m_details, [this] { m_details->tabs()->currentWidget()->setFocus(Qt::TabFocusReason); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &BrowsePage::showTableMenu);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int row = m_table->currentIndex().row();
        if (row >= first.row() && row <= last.row() && m_details->shownId().isEmpty())
            onSelectionChanged(); // the selected row has just arrived
    });
    ResourceHeader *header = m_table->header();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &BrowsePage::onSortChanged);
    connect(header, &ResourceHeader::chooserRequested, this, &BrowsePage::chooseColumns);
    connect(header, &ResourceHeader::fitRequested, m_table, &QTableView::resizeColumnToContents);
    connect(header, &ResourceHeader::hideRequested, this, [this](int column) {
        QList<Column> columns = m_model->columns();
        columns.removeAt(column);
        m_layout.keepColumns(columns);
        setColumns(columns);
    });
}

void BrowsePage::connectMemberships()
{
    const Principal bare {.type = m_type.name};
    if (bare.isGroup()) {
        auto *drops = new GroupDrops(m_session, *m_table, [this](const QModelIndex &row) { return m_model->dragOf({row.row()}).principals.value(0); });
        connect(drops, &GroupDrops::said, this, &BrowsePage::said);
    } else if (!m_type.isCalled(u"User")) {
        return;
    }
    const QString words = bare.isGroup() ? tr("Edit Mem&bers") : tr("Edit Mem&berships");
    connect(makeAction(m_table, u"membershipsAction"_s, u"members"_s, words, QKeySequence(u"Ctrl+Shift+G"_s)), &QAction::triggered, this, [this] {
        const QList<Principal> chosen = m_model->dragOf(m_table->selectedRowNumbers().mid(0, 1)).principals;
        if (chosen.isEmpty())
            Q_EMIT said(tr("Nothing is selected."));
        else
            Q_EMIT membershipsRequested(chosen.first());
    });
}

void BrowsePage::makeActions()
{
    const auto add = [this](const QString &name, const QString &icon, const QString &text, const QKeySequence &key, auto slot) {
        connect(makeAction(m_table, name, icon, text, key), &QAction::triggered, this, slot);
    };
    add(u"copyCsvAction"_s, u"copy"_s, tr("Copy as &CSV"), QKeySequence::Copy, &BrowsePage::copyCsv);
    add(u"copyJsonAction"_s, u"braces"_s, tr("Copy as &JSON"), QKeySequence(u"Ctrl+Shift+J"_s), &BrowsePage::copyJson);
    add(u"copyIdAction"_s, u"key"_s, tr("Copy &Ids"), QKeySequence(u"Ctrl+Shift+C"_s), &BrowsePage::copyIds);
    add(u"sortAction"_s, {}, tr("&Sort by This Column"), QKeySequence(u"Ctrl+Shift+S"_s), &BrowsePage::sortByCurrentColumn);
    connect(makeAction(this, u"exportAction"_s, u"download"_s, tr("E&xport…"), QKeySequence(u"Ctrl+Shift+O"_s)), &QAction::triggered, this, &BrowsePage::openExport);
    connect(makeAction(this, u"columnsAction"_s, u"columns"_s, tr("Choose C&olumns…"), QKeySequence(u"Ctrl+Shift+L"_s)),
            &QAction::triggered, this, &BrowsePage::chooseColumns);
}

void BrowsePage::restoreSort()
{
    m_sort = m_layout.sort();
    const QSignalBlocker quiet(m_table->header()); // the query is not there yet
    for (int i = 0; i < m_model->columns().size(); ++i) {
        const Column &column = m_model->columns().at(i);
        if (column.sortable && column.name.toString() == m_sort.by) {
            m_table->header()->setSortIndicator(i, m_sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            return;
        }
    }
    m_sort = {};
}

QList<QWidget *> BrowsePage::panes() const
{
    return {m_queryBar->findChild<QWidget *>(u"searchField"_s), m_body->currentWidget(), m_details->tabs()->currentWidget()};
}

void BrowsePage::setFilterText(const QString &filter)
{
    m_queryBar->showFilter(true);
    m_queryBar->filterLine()->setText(filter);
}

HistoryView *BrowsePage::history() const
{
    return m_details->history();
}

void BrowsePage::ask(const SavedSearch &search)
{
    m_quick = search.quick;
    m_queryBar->showFilter(!search.filter.isEmpty());
    if (!search.filter.isEmpty())
        m_queryBar->filterLine()->setText(search.filter);
    if (search.text != m_searchText)
        return m_queryBar->setSearchText(search.text); // which asks
    showSearchNote();
    runQuery();
}

void BrowsePage::setQuick(const QuickFilter &quick)
{
    m_quick = quick;
    showSearchNote();
    runQuery();
}

SavedSearch BrowsePage::asked() const
{
    const Filter &typed = m_queryBar->filterLine()->filter();
    return {.text = m_searchText, .filter = typed.isEverything() ? QString() : typed.toString(), .quick = m_quick};
}

void BrowsePage::focusSearch()
{
    m_queryBar->focusSearch();
}

void BrowsePage::toggleFilter()
{
    m_queryBar->showFilter(!m_queryBar->isFilterShown());
}

void BrowsePage::refresh()
{
    m_rows->refresh();
    onSelectionChanged();
    updateBody();
}

void BrowsePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_started)
        return;
    m_started = true;
    m_splitter->restoreState(m_settings.value(u"browse/splitter"_s).toByteArray());
    runQuery();
}

void BrowsePage::setColumns(const QList<Column> &columns)
{
    if (!m_model->columns().isEmpty())
        m_layout.keepWidths(*m_table->header(), m_model->columns());
    const QSignalBlocker quiet(m_table->header());
    m_model->setColumns(columns);
    m_layout.applyWidths(*m_table->header(), columns);
    const auto sorted = std::find_if(columns.begin(), columns.end(),
                                     [this](const Column &column) { return column.name.toString() == m_sort.by; });
    m_table->header()->setSortIndicator(sorted == columns.end() ? -1 : int(std::distance(columns.begin(), sorted)),
                                        m_sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void BrowsePage::chooseColumns()
{
    if (auto *open = findChild<ColumnChooser *>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    const ServerProfile &profile = m_directory.description().profile;
    auto *chooser = new ColumnChooser(allColumns(m_schema, profile, m_type.name), m_model->columns(), defaultColumns(m_schema, profile, m_type.name), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &ColumnChooser::columnsChanged, this, [this](const QList<Column> &columns) {
        const bool queryDiffers = heavyAttributes(m_schema, columns) != heavyAttributes(m_schema, m_model->columns());
        m_layout.keepColumns(columns);
        setColumns(columns);
        if (queryDiffers)
            runQuery();
    });
    chooser->show();
}

void BrowsePage::onSearchChanged(const QString &text)
{
    m_searchText = text;
    m_search = text.isEmpty() ? SearchPlan() : planSearch(text, m_type, m_schema, m_directory.description().profile);
    showSearchNote();
    runQuery();
}

void BrowsePage::showSearchNote()
{
    const bool isLocal = usesIndex();
    QString note = isLocal && !m_searchText.isEmpty() ? m_local->searched(typePlural()) : ResultWords::searched(m_searchText, m_search, m_directory.name());
    if (!note.isEmpty() && !m_quick.isNone())
        note = tr("%1 · only “%2”", "where was searched, a quick filter").arg(note, QuickWords::name(m_quick));
    if (const QString progress = m_local->progress(); !progress.isEmpty())
        note = note.isEmpty() ? progress : note + u" · "_s + progress;
    m_queryBar->setSearchNote(note);
    m_queryBar->setOffer(m_local->offer(m_wholeTotal), m_local->anewOffer(m_wholeTotal), !note.isEmpty());
}

/// What the provider can do itself it does, for its answer is the newest. Searching every attribute it cannot.
bool BrowsePage::usesIndex() const
{
    if (!m_local->isComplete() || !hiddenInFilter().isEmpty())
        return false;
    const Filter &typed = m_queryBar->filterLine()->filter();
    const auto &columns = m_model->columns();
    const bool sortsHere = std::any_of(columns.begin(), columns.end(), [this](const Column &column) { return column.name.toString() == m_sort.by && !column.sortable; });
    const auto quick = asScim(m_quick, m_schema, QDateTime::currentDateTime(), QLocale().firstDayOfWeek());
    if (!quick)
        return true;
    const Filter both = m_quick.isNone() ? typed : typed.isEverything() ? *quick : Filter::allOf({typed, *quick});
    return !m_searchText.isEmpty() || sortsHere || !m_directory.description().profile.acceptsFilter(m_type.name, both);
}

/// What the typed filter goes by and no reading brings: an answer from here would look right and be false.
QStringList BrowsePage::hiddenInFilter() const
{
    const FilterNeeds needs = needsOf(m_queryBar->filterLine()->filter(), m_schema, m_directory.description().profile, m_type.name);
    return needs.never + needs.onRequest;
}

/// Some chips only the index knows of: after it was forgotten, or where the filter cannot be answered from it, a list without the chip would pass for one with it.
bool BrowsePage::canAskQuick() const
{
    return m_quick.isNone() || usesIndex() || asScim(m_quick, m_schema, QDateTime::currentDateTime(), QLocale().firstDayOfWeek()).has_value();
}

/// A chip with what else is asked, where the provider has to answer.
bool BrowsePage::canCombine() const
{
    if (!canAskQuick())
        return false;
    const bool isAlone = m_quick.isNone() || (m_searchText.isEmpty() && m_queryBar->filterLine()->filter().isEverything());
    return isAlone || usesIndex() || m_directory.description().profile.acceptsFilter(m_type.name, query().filter);
}

/// What of the typed filter only this computer could do, while it has not got everything. Some providers refuse it, others find nothing.
QString BrowsePage::unfilterable() const
{
    if (usesIndex() || m_queryBar->filterLine()->filter().isEverything())
        return {};
    const ServerProfile &profile = m_directory.description().profile;
    const Filter asked = query().filter;
    return profile.acceptsFilter(m_type.name, asked) ? QString() : asked.restrictedTo(profile, m_type.name).local.toString();
}

void BrowsePage::chooseSource()
{
    RowSource *wanted = usesIndex() ? m_local->rows() : m_serverRows;
    if (wanted == m_rows)
        return;
    m_rows = wanted;
    m_model->setSource(m_rows);
}

void BrowsePage::onLocalChanged()
{
    m_chips->setComplete(m_local->isComplete());
    showSearchNote();
    if (usesIndex() == (m_rows == m_serverRows))
        runQuery(); // the answer over everything is there now, or is not any more
}

void BrowsePage::onSortChanged(int column, Qt::SortOrder order)
{
    const QList<Column> &columns = m_model->columns();
    const bool none = column < 0 || column >= columns.size();
    if (!none && !columns.at(column).sortable && !m_local->isComplete()) {
        Q_EMIT said(tr("%1 does not sort by “%2”.").arg(m_directory.name(), columns.at(column).title));
        const QSignalBlocker quiet(m_table->header());
        restoreSort();
        if (m_sort.by.isEmpty())
            m_table->header()->setSortIndicator(-1, Qt::AscendingOrder);
        return;
    }
    m_sort = none ? ColumnLayout::Sort() : ColumnLayout::Sort {.by = columns.at(column).name.toString(), .descending = order == Qt::DescendingOrder};
    m_layout.keepSort(m_sort);
    runQuery();
}

void BrowsePage::sortByCurrentColumn()
{
    const int column = std::max(0, m_table->currentIndex().column());
    const bool again = m_table->header()->sortIndicatorSection() == column
        && m_table->header()->sortIndicatorOrder() == Qt::AscendingOrder;
    m_table->header()->setSortIndicator(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

ListQuery BrowsePage::query() const
{
    std::vector<Filter> parts;
    const Filter quick = usesIndex() ? Filter() : asScim(m_quick, m_schema, QDateTime::currentDateTime(), QLocale().firstDayOfWeek()).value_or(Filter());
    for (const Filter &part : {usesIndex() ? Filter() : m_search.filter, m_queryBar->filterLine()->filter(), quick}) {
        if (!part.isEverything())
            parts.push_back(part);
    }
    ListQuery query {.endpoint = m_type.endpoint, .resourceType = m_type.name};
    query.filter = Filter::allOf(std::move(parts));
    if (m_directory.description().profile.projection)
        query.excludedAttributes = heavyAttributes(m_schema, m_model->columns());
    query.sortBy = m_sort.by;
    query.descending = m_sort.descending;
    return query;
}

/// The shown list once more, for rows of it that the table has not got.
SelectionReader::List BrowsePage::listOf(qint64 rows) const
{
    SelectionReader::List list {.query = query()};
    if (m_rows == m_serverRows) {
        list.makeSource = [this](QObject *parent) { return m_directory.makeRows(parent); };
        list.takes = estimateFullRead(m_directory, m_type, rows);
        return list;
    }
    list.makeSource = [this, search = m_searchText, quick = m_quick](QObject *parent) {
        auto *local = new IndexRows(m_directory.index(), m_schema, parent);
        local->setSearch(search);
        local->setQuick(quick);
        return local;
    };
    return list;
}

void BrowsePage::runQuery()
{
    if (!m_started)
        return;
    m_queryBar->filterLine()->setServerError({});
    m_details->showNothing(typePlural());
    chooseSource();
    m_chips->setAsked(asked());
    if (question().searchable) {
        m_local->rows()->setSearch(m_searchText);
        m_local->rows()->setQuick(m_quick);
        m_rows->setQuery(query());
        m_table->scrollToTop();
        askServerToo();
    }
    onSourceState();
}

/// The index answers at once; who came since it was read is known to the provider only. What it finds reaches the index as any answer does, and so the end of the list.
void BrowsePage::askServerToo()
{
    if (m_asking)
        m_asking->cancel();
    m_asking = nullptr;
    if (m_searchText.isEmpty() || !usesIndex() || m_search.attributes.isEmpty())
        return;
    m_asking = m_directory.find(m_type, m_search.filter, alsoAsked, this);
}

bool BrowsePage::isLoading() const
{
    if (m_rows->rowCount() == 0)
        return !m_rows->asOf().isValid() && !m_rows->lastError();
    const auto visible = m_table->visibleRows();
    return visible.first >= 0
        && (m_rows->rowState(visible.first) == RowSource::RowState::Loading || m_rows->rowState(visible.second) == RowSource::RowState::Loading);
}

ResultWords::Question BrowsePage::question() const
{
    const bool canCombine = this->canCombine();
    const QString unfilterable = canCombine ? this->unfilterable() : QString();
    return {.typePlural = typePlural(),
            .serviceName = m_directory.name(),
            .search = m_searchText,
            .searchable = canCombine && unfilterable.isEmpty() && (m_searchText.isEmpty() || usesIndex() || !m_search.attributes.isEmpty()),
            .filtered = !m_queryBar->filterLine()->filter().isEverything() || !m_quick.isNone(),
            .quick = QuickWords::name(m_quick),
            .combinable = canCombine,
            .askable = canAskQuick(),
            .unfilterable = unfilterable,
            .hidden = hiddenInFilter().join(u", "_s)};
}

QString BrowsePage::typePlural() const
{
    static const QHash<QString, const char *> known {{u"user"_s, QT_TR_NOOP("users")},
                                                     {u"group"_s, QT_TR_NOOP("groups")},
                                                     {u"device"_s, QT_TR_NOOP("devices")}};
    const char *word = known.value(m_type.name.toLower());
    return word ? tr(word) : m_type.endpoint.section(u'/', -1);
}

void BrowsePage::onSourceState()
{
    if (m_rows == m_serverRows && m_rows->asOf().isValid() && query().filter.isEverything())
        m_wholeTotal = m_rows->total();
    updateBody();
    updateFooter();
}

void BrowsePage::updateBody()
{
    const ResultWords::Question asked = question();
    const std::optional<Error> error = m_rows->lastError();
    const bool hasRows = m_rows->rowCount() > 0 && asked.searchable;
    m_busy->setBusy(asked.searchable && isLoading(), m_rows == m_serverRows); // what was read is searched here, and at once
    m_table->setWaiting(m_busy->isBusy());
    m_strip->setVisible(error && hasRows);
    if (error && hasRows)
        m_strip->setMessage(error->kind == ErrorKind::Cancelled ? MessageStrip::Tone::Warning : MessageStrip::Tone::Danger,
                            error->kind == ErrorKind::Cancelled ? tr("Stopped: not all of this list was read.") : ErrorText::of(*error).summary, tr("Try &Again"));
    const bool filterRefused = error && asked.filtered && error->httpStatus == 400;
    const QString cannot = asked.unfilterable.isEmpty() ? QString() : tr("%1 cannot filter by: %2", "name of a provider, a SCIM filter").arg(m_directory.name(), asked.unfilterable);
    m_queryBar->filterLine()->setServerError(filterRefused ? ErrorText::of(*error).summary : cannot);
    if (hasRows || (!error && asked.searchable && !m_rows->asOf().isValid())) {
        m_body->setCurrentWidget(m_table);
        return;
    }
    if (error && ResultWords::isRefusedList(asked, *error))
        m_empty->setContent(ResultWords::noWholeLists(asked, planSearch(u"a"_s, m_type, m_schema, m_directory.description().profile), *error));
    else
        m_empty->setContent(error && asked.searchable ? ResultWords::failed(asked, *error) : ResultWords::nothing(asked));
    m_body->setCurrentWidget(m_empty);
}

void BrowsePage::onEmptyAction()
{
    const ResultWords::Question asked = question();
    const std::optional<Error> error = m_rows->lastError();
    if (error && ResultWords::isRefusedList(asked, *error))
        return m_queryBar->focusSearch();
    if (error && asked.searchable)
        return runQuery();
    if (!asked.combinable)
        return setQuick({});
    if (asked.searchable && !asked.search.isEmpty() && asked.filtered)
        return ask({.text = asked.search}); // everywhere
    if (!asked.search.isEmpty())
        return m_queryBar->clearSearch();
    if (asked.filtered)
        return ask({});
    refresh();
}

void BrowsePage::updateFooter()
{
    const bool searchable = question().searchable;
    const QString extent = searchable ? ResultWords::extent(*m_rows, m_table->visibleRows()) : QString();
    const QString age = ResultWords::age(m_rows->asOf());
    const bool loading = searchable && isLoading();
    if (extent.isEmpty())
        m_extent->setText(loading ? tr("Reading…") : QString());
    else
        m_extent->setText(age.isEmpty() ? extent : extent + u" · "_s + age);
    m_busy->setBusy(loading, m_rows == m_serverRows);
}

void BrowsePage::onSelectionChanged()
{
    const qint64 count = m_table->selectedCount();
    m_selected->setText(count > 1 ? tr("%Ln selected", nullptr, int(count)) : QString());
    if (count == 0)
        return m_details->showNothing(typePlural());
    if (count > 1)
        return m_details->showCount(count, typePlural());
    const Resource resource = m_model->resourceAt(m_table->selectionModel()->selection().first().top());
    if (resource.isNull())
        m_details->showNothing(typePlural());
    else
        m_details->showResource(m_type, resource);
}

} // namespace Provost
