// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/quickchips.h"

#include "browse/quickwords.h"
#include "directory/index/index.h"
#include "widgets/buttons.h"
#include "widgets/chipbutton.h"
#include "widgets/flowlayout.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int countAfterMs = 400; ///< changes come in flocks
constexpr int restBetweenCounts = 10; ///< times as long as the counting took
constexpr qsizetype longestName = 60;

/// How many answer; nullopt: it cannot be known.
Result<std::optional<qint64>> countOf(IndexDatabase &database, const QString &type, const SavedSearch &search)
{
    const auto filter = Filter::parse(search.filter);
    if (!filter)
        return std::optional<qint64>();
    const IndexQuery query {.type = type, .filter = *filter, .quick = search.quick};
    if (search.text.isEmpty()) {
        const auto counted = database.count(query);
        return counted ? std::optional(*counted) : std::nullopt;
    }
    const auto rows = database.rows(query);
    if (!rows)
        return std::optional<qint64>();
    const QSet<qint64> allowed(rows->cbegin(), rows->cend());
    const auto found = searchIndex(database, {.text = search.text, .type = type, .limit = -1, .accepts = [&allowed](qint64 row) { return allowed.contains(row); }, .rowsOnly = true});
    return found ? std::optional(qint64(found->hits.size())) : std::nullopt;
}

} // namespace

QuickChips::QuickChips(Directory &directory, const ResourceType &type, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_directory(directory)
    , m_type(type)
    , m_schema(directory.description().schemaOf(type))
    , m_searches(settings, directory.name(), type.name)
    , m_save(new QToolButton(this))
{
    setObjectName(u"quickChips"_s);
    auto *flow = new FlowLayout(this);
    flow->setSpacing(scaled(font(), 6));
    m_save->setObjectName(u"saveSearch"_s);
    m_save->setText(tr("Sa&ve Search…"));
    m_save->setIcon(themedIcon(u"star"_s));
    m_save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_save->setAutoRaise(true);
    m_save->setFocusPolicy(Qt::StrongFocus);
    m_save->setToolTip(tr("Keeps what is searched and filtered now as one of these buttons"));
    m_save->hide();
    connect(m_save, &QToolButton::clicked, this, &QuickChips::askForName);
    m_counting.setSingleShot(true);
    m_counting.setInterval(countAfterMs);
    connect(&m_counting, &QTimer::timeout, this, &QuickChips::count);
    connect(&directory.index(), &Index::changed, this, [this] {
        if (m_isComplete)
            m_counting.start();
    });
    fill();
}

void QuickChips::fill()
{
    for (const Chip &chip : std::as_const(m_chips)) {
        layout()->removeWidget(chip.button);
        chip.button->hide();
        chip.button->deleteLater();
    }
    m_chips.clear();
    layout()->removeWidget(m_save);
    const QList<QuickFilter> known = quickFiltersFor(m_schema);
    for (const QuickFilter &quick : known)
        m_chips.append(makeChip({.quick = quick}, false));
    const QList<SavedSearch> saved = m_searches.all();
    for (const SavedSearch &search : saved)
        m_chips.append(makeChip(search, true));
    layout()->addWidget(m_save);
    setAsked(m_asked);
    if (m_isComplete)
        m_counting.start();
}

QuickChips::Chip QuickChips::makeChip(const SavedSearch &search, bool isSaved)
{
    Chip chip {.search = search, .isSaved = isSaved, .button = new ChipButton(this)};
    chip.button->setObjectName(isSaved ? u"saved:"_s + search.name : u"quick:"_s + search.quick.toString());
    if (isSaved) {
        chip.button->setIcon(themedIcon(u"star"_s));
        chip.button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip.button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(chip.button, &QWidget::customContextMenuRequested, this,
                [this, name = search.name, button = chip.button](const QPoint &at) { showMenu(name, button->mapToGlobal(at)); });
        chip.button->installEventFilter(this); // Delete
    }
    connect(chip.button, &QToolButton::clicked, this, [this, search] { onClicked(search); });
    layout()->addWidget(chip.button);
    show(chip);
    chip.button->show();
    return chip;
}

/// Before everything was read the provider is asked, which it must be able to answer.
bool QuickChips::canAsk(const SavedSearch &search) const
{
    if (m_isComplete)
        return true;
    const auto scim = asScim(search.quick, m_schema, QDateTime::currentDateTime(), QLocale().firstDayOfWeek());
    return scim && m_directory.description().profile.acceptsFilter(m_type.name, *scim);
}

void QuickChips::show(const Chip &chip) const
{
    const QString name = chip.isSaved ? chip.search.name : QuickWords::name(chip.search.quick);
    const QString counted = chip.count ? QLocale().toString(*chip.count) : QString();
    QString label = name;
    label.replace(u'&', u"&&"_s);
    chip.button->setText(counted.isEmpty() ? label : label + u"  "_s + counted);
    chip.button->setAccessibleName(counted.isEmpty() ? name : tr("%1, %2 found", "quick filter, number").arg(name, counted));
    const bool isUnknown = m_isComplete && !chip.count && chip.search.quick.kind == QuickFilter::Kind::NoGroups;
    const bool canBeAsked = canAsk(chip.search) && !isUnknown;
    chip.button->setEnabled(canBeAsked || chip.button->isChecked());
    QString tip = chip.isSaved ? QStringList({chip.search.text, chip.search.filter, QuickWords::name(chip.search.quick)}).join(u" · "_s) : QuickWords::explained(chip.search.quick);
    if (chip.isSaved)
        tip = tip.split(u" · "_s, Qt::SkipEmptyParts).join(u" · "_s) + u'\n' + tr("Delete removes it.");
    else if (isUnknown)
        tip += u'\n' + tr("The groups have to be read, and show their members, before this is known.");
    else if (!canBeAsked)
        tip += u'\n' + tr("%1 cannot be asked this. It can be answered here once everything is read.").arg(m_directory.name());
    chip.button->setToolTip(tip);
}

void QuickChips::setAsked(const SavedSearch &asked)
{
    m_asked = asked;
    bool isKnown = false;
    for (const Chip &chip : std::as_const(m_chips)) {
        isKnown = isKnown || (!asked.asksNothing() && chip.search.asksTheSame(asked));
        // A quick filter stays pressed whatever else is searched with it: nothing filters unseen.
        const bool isThis = chip.isSaved ? !asked.asksNothing() && chip.search.asksTheSame(asked) : chip.search.quick == asked.quick;
        chip.button->setChecked(isThis);
        show(chip);
    }
    m_save->setVisible(!asked.asksNothing() && !isKnown);
}

void QuickChips::setComplete(bool isComplete)
{
    if (isComplete == m_isComplete)
        return;
    m_isComplete = isComplete;
    for (Chip &chip : m_chips) {
        if (!isComplete)
            chip.count.reset();
        show(chip);
    }
    if (isComplete)
        m_counting.start();
}

void QuickChips::onClicked(const SavedSearch &search)
{
    const bool isQuickAlone = search.name.isEmpty(); // goes together with what is typed
    SavedSearch wanted = isQuickAlone ? m_asked : search;
    if (isQuickAlone)
        wanted.quick = m_asked.quick == search.quick ? QuickFilter() : search.quick;
    else if (search.asksTheSame(m_asked))
        wanted = {};
    Q_EMIT chosen(wanted);
}

void QuickChips::count()
{
    if (m_job)
        return m_counting.start(); // the count under way first
    if (!isVisible())
        return;
    m_toCount.clear();
    for (const Chip &chip : std::as_const(m_chips))
        m_toCount.append(chip.search);
    m_clock.start();
    countNext();
}

/// One after the other, so that somebody's question need not wait for all of them.
void QuickChips::countNext()
{
    if (m_toCount.isEmpty()) {
        m_counting.setInterval(std::max(countAfterMs, int(m_clock.elapsed()) * restBetweenCounts));
        return;
    }
    const SavedSearch search = m_toCount.takeFirst();
    auto *job = m_directory.index().ask<std::optional<qint64>>([type = m_type.name, search](IndexDatabase &database) { return countOf(database, type, search); }, this);
    m_job = job;
    job->then(this, [this, search](const Result<std::optional<qint64>> &count) {
        m_job = nullptr;
        for (Chip &chip : m_chips) {
            if (count && chip.search == search) {
                chip.count = *count;
                show(chip);
            }
        }
        countNext();
    });
}

void QuickChips::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isComplete)
        m_counting.start();
}

void QuickChips::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"saveSearchDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save Search"));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(m_asked.text.isEmpty() ? QuickWords::name(m_asked.quick) : m_asked.text);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, asked = m_asked](const QString &text) {
        const QString name = text.simplified().left(longestName);
        if (name.isEmpty())
            return;
        SavedSearch search = asked;
        search.name = name;
        m_searches.save(search);
        fill();
    });
    dialog->open();
}

bool QuickChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Delete)
        return QWidget::eventFilter(watched, event);
    const auto chip = std::find_if(m_chips.cbegin(), m_chips.cend(), [watched](const Chip &each) { return each.button == watched && each.isSaved; });
    if (chip == m_chips.cend())
        return QWidget::eventFilter(watched, event);
    m_searches.remove(chip->search.name);
    fill(); // the button goes later
    return true;
}

void QuickChips::showMenu(const QString &name, const QPoint &at)
{
    QMenu *menu = makeContextMenu(this);
    menu->addAction(themedIcon(u"trash"_s), tr("&Remove “%1”").arg(name), this, [this, name] {
        m_searches.remove(name);
        fill();
    });
    menu->popup(at);
}

} // namespace Provost
