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

QString questionOf(const SavedSearch &search)
{
    QStringList parts {search.text, search.filter, QuickWords::name(search.quick)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

QuickChips::QuickChips(Directory &directory, const ResourceType &type, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_directory(directory)
    , m_type(type)
    , m_schema(directory.description().schemaOf(type))
    , m_searches(settings, directory.connection().settings(), type.name)
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
    while (!m_chips.isEmpty())
        removeChip(m_chips.size() - 1);
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
                [this, search, button = chip.button](const QPoint &at) { showMenu(search, button->mapToGlobal(at)); });
        chip.button->installEventFilter(this); // Delete
    }
    connect(chip.button, &QToolButton::clicked, this, [this, search, isSaved] { onClicked(search, isSaved); });
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
    const bool canBeAsked = canAsk(chip.search) && !chip.isUnknown;
    chip.button->setEnabled(canBeAsked || chip.button->isChecked());
    QString tip = chip.isSaved ? questionOf(chip.search) : QuickWords::explained(chip.search.quick);
    if (chip.isSaved)
        tip += u'\n' + tr("Delete removes it.");
    else if (chip.isUnknown && dateAskedBy(chip.search.quick.kind).isValid())
        tip += u'\n' + tr("%1 does not tell when.").arg(m_directory.name());
    else if (chip.isUnknown)
        tip += u'\n' + tr("The groups have to be read, and show their members, before this is known.");
    else if (chip.isForNow)
        tip += u'\n' + tr("Press it to see the others, too.");
    else if (!canBeAsked)
        tip += u'\n' + tr("%1 cannot be asked this. It can be answered here once everything is read.").arg(m_directory.name());
    chip.button->setToolTip(tip);
}

void QuickChips::setAsked(const SavedSearch &asked)
{
    m_asked = asked;
    showChipForNow();
    bool isKnown = false;
    for (const Chip &chip : std::as_const(m_chips)) {
        const bool isThis = chip.isSaved ? !asked.asksNothing() && chip.search.asksTheSame(asked) : chip.search.quick == asked.quick;
        const bool isOwnChip = !chip.isSaved && !chip.isForNow && asked.text.isEmpty() && asked.filter.isEmpty();
        isKnown = isKnown || (isThis && (chip.isSaved || isOwnChip));
        chip.button->setChecked(isThis);
        show(chip);
    }
    m_save->setVisible(!asked.asksNothing() && !isKnown);
}

/// Nothing filters a list without being seen.
void QuickChips::showChipForNow()
{
    bool isThere = m_asked.quick.isNone();
    for (qsizetype at = m_chips.size() - 1; at >= 0; --at) {
        const Chip &chip = m_chips.at(at);
        if (chip.isForNow && chip.search.quick != m_asked.quick)
            removeChip(at);
        else
            isThere = isThere || (!chip.isSaved && chip.search.quick == m_asked.quick);
    }
    if (isThere)
        return;
    layout()->removeWidget(m_save);
    Chip chip = makeChip({.quick = m_asked.quick}, false);
    chip.isForNow = true;
    m_chips.append(chip);
    layout()->addWidget(m_save);
    if (m_isComplete)
        m_counting.start();
}

void QuickChips::removeChip(qsizetype at)
{
    QToolButton *button = m_chips.takeAt(at).button;
    layout()->removeWidget(button);
    button->hide();
    button->setObjectName({});
    button->deleteLater();
}

void QuickChips::setComplete(bool isComplete)
{
    if (isComplete == m_isComplete)
        return;
    m_isComplete = isComplete;
    for (Chip &chip : m_chips) {
        if (!isComplete) { // forgotten: the numbers are of what is not there any more
            chip.count.reset();
            chip.isUnknown = false;
        }
        show(chip);
    }
    if (isComplete)
        m_counting.start();
}

void QuickChips::onClicked(const SavedSearch &search, bool isSaved)
{
    setAsked(m_asked); // pressed is what is asked, not what was clicked
    if (isSaved)
        Q_EMIT chosen(search.asksTheSame(m_asked) ? SavedSearch() : search);
    else
        Q_EMIT quickChosen(search.quick == m_asked.quick ? QuickFilter() : search.quick);
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
                chip.isUnknown = !count->has_value() && m_isComplete;
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
        saveAs(name, asked);
    });
    dialog->open();
}

/// In the place of another one of the same name, whose question is said, so that it is not lost.
void QuickChips::saveAs(const QString &name, const SavedSearch &asked)
{
    const QList<SavedSearch> known = m_searches.all();
    const auto same = std::find_if(known.cbegin(), known.cend(), [&name](const SavedSearch &other) { return other.name == name; });
    SavedSearch search = asked;
    search.name = name;
    m_searches.save(search);
    fill();
    if (same != known.cend() && !same->asksTheSame(search))
        Q_EMIT said(tr("“%1” was replaced. Before, it asked: %2", "name, what was searched and filtered").arg(name, questionOf(*same)));
}

void QuickChips::remove(const SavedSearch &search)
{
    m_searches.remove(search.name);
    fill();
    Q_EMIT said(tr("“%1” was removed. It asked: %2", "name, what was searched and filtered").arg(search.name, questionOf(search)));
}

bool QuickChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Delete)
        return QWidget::eventFilter(watched, event);
    const auto chip = std::find_if(m_chips.cbegin(), m_chips.cend(), [watched](const Chip &each) { return each.button == watched && each.isSaved; });
    if (chip == m_chips.cend())
        return QWidget::eventFilter(watched, event);
    remove(SavedSearch(chip->search)); // the button goes later
    return true;
}

void QuickChips::showMenu(const SavedSearch &search, const QPoint &at)
{
    QMenu *menu = makeContextMenu(this);
    menu->addAction(themedIcon(u"trash"_s), tr("&Remove “%1”").arg(search.name), this, [this, search] { remove(search); });
    menu->popup(at);
}

} // namespace Provost
