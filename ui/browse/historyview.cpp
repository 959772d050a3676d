// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/historyview.h"

#include "activity/outcomewords.h"
#include "activity/runlines.h"
#include "errors/errortext.h"
#include "widgets/busyline.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int runRole = Qt::UserRole;
constexpr int stepRole = Qt::UserRole + 1;
constexpr int opened = 20; ///< deeds that show their values at once

QString whenOf(const Journal::Deed &deed)
{
    const QString text = deed.step.endedAt.isEmpty() ? deed.step.sentAt : deed.step.endedAt;
    return QLocale().toString(QDateTime::fromString(text, Qt::ISODateWithMs).toLocalTime(), QLocale::ShortFormat);
}

QColor inkOf(OutcomeWords::Tone tone, const ThemeColors &colors)
{
    return tone == OutcomeWords::Tone::Bad ? colors.danger : tone == OutcomeWords::Tone::Unsure ? colors.warning : colors.subtle;
}

} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QWidget(parent)
    , m_body(new QStackedWidget(this))
    , m_tree(new QTreeWidget(this))
    , m_empty(new EmptyState(this))
    , m_busy(new BusyLine(this))
{
    setObjectName(u"historyView"_s);
    m_tree->setObjectName(u"historyTree"_s);
    m_tree->setAccessibleName(tr("What was done to it with this program"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(scaled(font(), 18));
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_empty->setObjectName(u"historyEmpty"_s);
    m_body->addWidget(m_tree);
    m_body->addWidget(m_empty);
    setFocusProxy(m_tree);
    connect(&m_loading, &QFutureWatcher<Entries>::finished, this, &HistoryView::onLoaded);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const QTreeWidgetItem *top = item->parent() ? item->parent() : item;
        Q_EMIT runActivated(top->data(0, runRole).toLongLong());
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_busy);
    column->addWidget(m_body, 1);
}

HistoryView::~HistoryView() = default;

void HistoryView::setJournal(const QString &fileName, const DirectoryId &here)
{
    m_journal = fileName;
    m_here = here;
    refresh();
}

void HistoryView::setObject(const ObjectKey &key)
{
    if (key == m_key)
        return;
    m_key = key;
    refresh();
}

void HistoryView::refresh()
{
    m_stale = true;
    if (isVisible())
        load();
}

void HistoryView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

HistoryView::Entries HistoryView::entriesOf(const QString &journalFile, const DirectoryId &here, const ObjectKey &key)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    const auto own = journal.value()->history(here, key);
    if (!own)
        return own.error();
    const auto memberships = journal.value()->membershipHistory(here, key.id);
    if (!memberships)
        return memberships.error();
    QList<Entry> entries;
    for (const Journal::Deed &deed : *own)
        entries << Entry {.deed = deed};
    for (const Journal::Deed &deed : *memberships)
        entries << Entry {.deed = deed, .isMembership = true};
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::pair(a.deed.run.summary.run, a.deed.step.number) > std::pair(b.deed.run.summary.run, b.deed.step.number);
    });
    return entries;
}

void HistoryView::load()
{
    m_stale = false;
    m_asked = m_key;
    if (m_journal.isEmpty() || m_key.id.isEmpty())
        return showEntries({});
    m_busy->setBusy(true);
    m_loading.setFuture(QtConcurrent::run(&HistoryView::entriesOf, m_journal, m_here, m_key));
}

void HistoryView::onLoaded()
{
    if (m_loading.future().resultCount() == 0)
        return; // of a question that was dropped
    m_busy->setBusy(false);
    if (m_asked.id.isEmpty() || m_asked != m_key)
        return;
    const Entries entries = m_loading.result();
    if (entries)
        return showEntries(*entries);
    m_empty->setContent({.icon = u"warning"_s, .title = tr("The history could not be read"), .text = ErrorText::of(entries.error()).summary});
    m_body->setCurrentWidget(m_empty);
}

HistoryView::Spot HistoryView::spotOf(QTreeWidgetItem *item) const
{
    if (item == nullptr)
        return {};
    QTreeWidgetItem *top = item->parent() ? item->parent() : item;
    return {.deed = DeedId(top->data(0, runRole).toLongLong(), top->data(0, stepRole).toInt()), .line = top == item ? -1 : top->indexOfChild(item)};
}

QTreeWidgetItem *HistoryView::itemAt(const Spot &spot) const
{
    for (int row = 0; spot.deed && row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *top = m_tree->topLevelItem(row);
        if (spotOf(top).deed != spot.deed)
            continue;
        QTreeWidgetItem *line = spot.line >= 0 ? top->child(spot.line) : nullptr;
        return line ? line : top;
    }
    return nullptr;
}

HistoryView::Place HistoryView::place() const
{
    Place place {.current = spotOf(m_tree->currentItem())};
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_tree->topLevelItem(row);
        place.open.insert(*spotOf(item).deed, item->isExpanded());
    }
    QTreeWidgetItem *top = m_tree->verticalScrollBar()->value() > 0 ? m_tree->itemAt(QPoint(0, 0)) : nullptr;
    place.top = spotOf(top);
    place.above = top ? -m_tree->visualItemRect(top).top() : 0;
    return place;
}

void HistoryView::putBack(const Place &place)
{
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_tree->topLevelItem(row);
        item->setExpanded(place.open.value(*spotOf(item).deed, item->isExpanded()));
    }
    if (QTreeWidgetItem *current = itemAt(place.current))
        m_tree->setCurrentItem(current);
    m_tree->doItemsLayout(); // else there is nothing yet to scroll in
    QScrollBar *bar = m_tree->verticalScrollBar();
    const QTreeWidgetItem *top = itemAt(place.top);
    if (top == nullptr)
        return bar->setValue(place.top.deed ? bar->value() : 0);
    m_tree->scrollToItem(top, QAbstractItemView::PositionAtTop);
    if (m_tree->verticalScrollMode() == QAbstractItemView::ScrollPerPixel)
        bar->setValue(bar->value() + place.above);
}

void HistoryView::showEntries(const QList<Entry> &entries)
{
    const std::optional<Place> before = m_shown == m_key ? std::optional(place()) : std::nullopt; // read again: names were learned, something was done
    m_shown = m_key;
    m_tree->clear();
    QList<QTreeWidgetItem *> items;
    for (const Entry &entry : entries)
        items << itemOf(entry);
    m_tree->addTopLevelItems(items);
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_tree->topLevelItem(row);
        for (int line = 0; line < item->childCount(); ++line)
            item->child(line)->setFirstColumnSpanned(true); // which a tree only knows of items it has
        item->setExpanded(row < opened);
    }
    if (before)
        putBack(*before);
    if (entries.isEmpty()) {
        m_empty->setContent({.icon = u"clock"_s,
                             .title = tr("Nothing was done to it here"),
                             .text = tr("Changes that are applied with this program on this machine are listed here. What others do elsewhere is not known.")});
    }
    m_body->setCurrentWidget(entries.isEmpty() ? static_cast<QWidget *>(m_empty) : m_tree);
}

/// "Changed" with its time; below it the values, then by whom and why.
QTreeWidgetItem *HistoryView::itemOf(const Entry &entry) const
{
    const Journal::Deed &deed = entry.deed;
    const OutcomeWords words = entry.isMembership ? OutcomeWords::ofMembership(deed.step, deed.object.label, m_key.id) : OutcomeWords::of(deed.step, false, m_names, m_labels.value(deed.object.key.resourceType));
    const ThemeColors colors = ThemeColors::of(palette());
    auto item = std::make_unique<QTreeWidgetItem>(QStringList {words.summary, whenOf(deed)});
    item->setData(0, runRole, deed.run.summary.run);
    item->setData(0, stepRole, deed.step.number);
    item->setFont(0, scaledFont(font(), 1.0, QFont::DemiBold));
    item->setToolTip(0, words.facts.isEmpty() ? words.summary : words.summary + u'\n' + words.facts);
    item->setForeground(1, colors.subtle);
    if (words.tone == OutcomeWords::Tone::Bad || words.tone == OutcomeWords::Tone::Unsure)
        item->setForeground(0, inkOf(words.tone, colors));
    const auto add = [&item](const QString &text) {
        auto line = std::make_unique<QTreeWidgetItem>(QStringList {text});
        line->setToolTip(0, text);
        QTreeWidgetItem *added = line.release(); // the item owns it
        item->addChild(added);
        return added;
    };
    const QList<RunLine> lines = entry.isMembership ? QList<RunLine>() : RunLine::of(deed.object, deed.step, m_names, m_labels);
    for (const RunLine &line : lines) {
        //: an attribute, its value before, its value after
        add(line.old.isEmpty() ? tr("%1: %2").arg(line.what, line.now) : tr("%1: %2 → %3").arg(line.what, line.old, line.now.isEmpty() ? tr("(none)", "no value") : line.now));
    }
    QStringList about {tr("run %1").arg(deed.run.summary.run)};
    if (!deed.run.info.operatorName.isEmpty())
        about << tr("by %1").arg(deed.run.info.operatorName);
    if (!deed.run.info.reason.isEmpty())
        about << deed.run.info.reason;
    add(about.join(u"  ·  "_s))->setForeground(0, colors.subtle);
    return item.release(); // the tree owns it
}

} // namespace Provost
