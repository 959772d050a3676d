// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace.h"

#include "activity/activitypage.h"
#include "activity/interruptedstrip.h"
#include "browse/browsepage.h"
#include "browse/editcommands.h"
#include "browse/historyview.h"
#include "change/planjob.h"
#include "directory/index/index.h"
#include "directory/pendingwrites.h"
#include "errors/errortext.h"
#include "form/rundesk.h"
#include "forms/createdialog.h"
#include "forms/formpanel.h"
#include "import/importpage.h"
#include "membership/membershippage.h"
#include "overview/overviewpage.h"
#include "provider/providerpage.h"
#include "requests/requestspage.h"
#include "review/changespage.h"
#include "review/reviewpage.h"
#include "snapshots/driftwords.h"
#include "snapshots/snapshotpage.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString keyOf(const QModelIndex &entry)
{
    const auto kind = NavigationModel::Entry(entry.data(int(NavigationModel::Role::Entry)).toInt());
    if (kind == NavigationModel::Entry::ResourceType)
        return entry.data(int(NavigationModel::Role::Endpoint)).toString();
    if (kind == NavigationModel::Entry::Provider)
        return u"tool:provider"_s;
    if (kind == NavigationModel::Entry::Activity)
        return u"tool:activity"_s;
    if (kind == NavigationModel::Entry::Import)
        return u"tool:import"_s;
    if (kind == NavigationModel::Entry::Members)
        return u"tool:members"_s;
    if (kind == NavigationModel::Entry::Overview)
        return u"tool:overview"_s;
    if (kind == NavigationModel::Entry::Snapshots)
        return u"tool:snapshots"_s;
    return kind == NavigationModel::Entry::Changes ? u"tool:changes"_s : u"tool:requests"_s;
}

/// Would the same pages be built from both?
bool looksTheSame(const ServiceDescription &a, const ServiceDescription &b)
{
    return a.resourceTypes == b.resourceTypes && a.schemas == b.schemas && a.profile == b.profile;
}

} // namespace

Workspace::Workspace(RunDesk &desk, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_session(desk.session())
    , m_directory(m_session.directory())
    , m_settings(settings)
    , m_interrupted(new InterruptedStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_state(new EmptyState(this))
{
    setObjectName(u"workspace"_s);
    setAcceptDrops(true);
    m_state->setObjectName(u"directoryState"_s);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_interrupted);
    column->addWidget(m_stack, 1);
    connect(m_state, &EmptyState::actionTriggered, &m_directory, &Directory::open);
    connect(&m_directory, &Directory::stateChanged, this, &Workspace::onStateChanged);
    connect(&m_directory, &Directory::drifted, this, [this](const QList<SchemaChange> &changes) { Q_EMIT said(tr("The provider has changed since last time; its page has it all. %1", "sentences").arg(DriftWords::summary(changes))); });
    connect(&m_directory, &Directory::descriptionChanged, this, &Workspace::onDescriptionChanged);
    connect(&m_directory.index(), &Index::failed, this,
            [this](const Error &error) { Q_EMIT said(tr("What was read on this computer cannot be used, and has to be read again: %1", "what is wrong").arg(ErrorText::of(error).summary)); });
    connect(&m_directory.index(), &Index::notKept, this,
            [this](const Error &error) { Q_EMIT said(tr("What was read is here, but could not be kept for the next session: %1", "what is wrong").arg(ErrorText::of(error).summary)); });
    connect(&m_directory.pendingWrites(), &PendingWrites::disproved, this, &Workspace::onDisproved);
    const auto count = [this] { m_navigation.setChangeCount(int(m_session.objectCount())); };
    connect(&m_session, &EditSession::changed, this, count);
    count();
    connectRuns();
    onStateChanged();
}

Workspace::~Workspace() = default;

QModelIndex Workspace::firstEntry() const
{
    const QString last = m_settings.value(lastPageKey()).toString();
    for (int row = 0; row < m_navigation.rowCount(); ++row) {
        const QModelIndex entry = m_navigation.index(row);
        if (keyOf(entry) == last)
            return entry;
    }
    return m_navigation.index(0);
}

QString Workspace::lastPageKey() const
{
    return u"window/lastPage/"_s + QString::fromLatin1(m_directory.name().toUtf8().toPercentEncoding());
}

void Workspace::prepare(const QModelIndex &entry)
{
    static_cast<void>(pageFor(entry));
}

void Workspace::open(const QModelIndex &entry)
{
    QWidget *shown = pageFor(entry);
    if (!shown)
        return;
    m_settings.setValue(lastPageKey(), keyOf(entry));
    m_stack->setCurrentWidget(shown);
}

BrowsePage *Workspace::browsePage() const
{
    return qobject_cast<BrowsePage *>(m_stack->currentWidget());
}

bool Workspace::isBare() const
{
    return m_stack->currentWidget() == m_state;
}

QWidget *Workspace::page() const
{
    return m_stack->currentWidget();
}

QWidget *Workspace::pageFor(const QModelIndex &entry)
{
    if (!entry.isValid())
        return nullptr;
    QWidget *&page = m_pages[keyOf(entry)];
    if (!page) {
        page = makePage(entry);
        m_stack->addWidget(page);
    }
    return page;
}

QWidget *Workspace::makePage(const QModelIndex &entry)
{
    if (const ResourceType *type = m_navigation.resourceType(entry))
        return makeBrowsePage(*type);
    const auto kind = NavigationModel::Entry(entry.data(int(NavigationModel::Role::Entry)).toInt());
    if (kind == NavigationModel::Entry::Provider)
        return makeProviderPage();
    if (kind == NavigationModel::Entry::Activity)
        return makeActivityPage();
    if (kind == NavigationModel::Entry::Import)
        return makeImportPage();
    if (kind == NavigationModel::Entry::Members)
        return makeMembershipPage();
    if (kind == NavigationModel::Entry::Overview)
        return makeOverviewPage();
    if (kind == NavigationModel::Entry::Snapshots)
        return makeSnapshotPage();
    return kind == NavigationModel::Entry::Changes ? makeChangesPage() : makeRequestsPage();
}

QWidget *Workspace::makeBrowsePage(const ResourceType &type)
{
    auto *page = new BrowsePage(m_session, type, m_settings, m_stack);
    connect(page, &BrowsePage::said, this, &Workspace::said);
    connect(page, &BrowsePage::reviewRequested, this, &Workspace::openReview);
    connect(page, &BrowsePage::membershipsRequested, this, &Workspace::openMemberships);
    if (const Journal *journal = m_desk.surroundings().journal)
        page->history()->setJournal(journal->fileName(), m_desk.directoryId());
    connect(&m_desk, &RunDesk::runsChanged, page->history(), &HistoryView::refresh);
    connect(page->history(), &HistoryView::runActivated, this, &Workspace::openRun);
    return page;
}

QWidget *Workspace::makeMembershipPage()
{
    auto *page = new MembershipPage(m_session, m_stack);
    connect(page, &MembershipPage::said, this, &Workspace::said);
    connect(page, &MembershipPage::reviewRequested, this, &Workspace::openReview);
    return page;
}

QWidget *Workspace::makeOverviewPage()
{
    auto *page = new OverviewPage(m_directory, m_stack);
    connect(page, &OverviewPage::said, this, &Workspace::said);
    connect(page, &OverviewPage::listRequested, this, [this](const QString &type, const SavedSearch &search) {
        Q_EMIT entryWanted(m_navigation.entryFor(type));
        if (BrowsePage *list = browsePage())
            list->ask(search);
    });
    return page;
}

QWidget *Workspace::makeSnapshotPage()
{
    auto *page = new SnapshotPage(m_session, m_stack);
    connect(page, &SnapshotPage::said, this, &Workspace::said);
    connect(page, &SnapshotPage::changesRequested, this, &Workspace::openChanges);
    return page;
}

void Workspace::openMemberships(const Principal &subject)
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Members));
    if (MembershipPage *page = membershipPage())
        page->showSubject(subject);
}

void Workspace::takeMembers(const QMimeData &mime)
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Members));
    if (MembershipPage *page = membershipPage())
        page->take(mime);
}

MembershipPage *Workspace::membershipPage() const
{
    return qobject_cast<MembershipPage *>(m_stack->currentWidget());
}

QWidget *Workspace::makeChangesPage()
{
    auto *page = new ChangesPage(m_session, m_stack);
    connect(page, &ChangesPage::said, this, &Workspace::said);
    connect(page, &ChangesPage::reviewRequested, this, &Workspace::openReview);
    connect(page, &ChangesPage::objectActivated, this, &Workspace::showObject);
    return page;
}

QWidget *Workspace::makeImportPage()
{
    auto templates = m_dataDir ? std::optional(TemplateStore(*m_dataDir, m_directory.name())) : std::nullopt;
    auto *page = new ImportPage(m_session, std::move(templates), m_stack);
    connect(page, &ImportPage::said, this, &Workspace::said);
    connect(page, &ImportPage::reviewRequested, this, &Workspace::openReview);
    ApplyRun &run = m_desk.staged();
    connect(&page->importing(), &ImportSession::sealing, &run, &ApplyRun::setSealedFile);
    connect(page, &ImportPage::undoRequested, this, [this, page] {
        if (const QList<qint64> runs = page->importing().runs(); !runs.isEmpty()) // and not what was run since
            openUndo(runs.constLast());
    });
    connect(&page->importing(), &ImportSession::reported, this, [this] { m_wasImported = true; });
    connect(&run, &ApplyRun::ended, page, [&run, page] { page->importing().setOutcome(run.run(), run.objects(), run.stepsAtStart(), run.outcomes()); });
    return page;
}

ImportPage *Workspace::importPage() const
{
    return qobject_cast<ImportPage *>(m_stack->currentWidget());
}

bool Workspace::isImporting() const
{
    return std::any_of(m_pages.cbegin(), m_pages.cend(), [](QWidget *page) {
        auto *import = qobject_cast<ImportPage *>(page);
        return import != nullptr && import->importing().hasTable();
    });
}

qsizetype Workspace::unprinted() const
{
    qsizetype lost = 0;
    for (QWidget *page : std::as_const(m_pages)) {
        if (auto *import = qobject_cast<ImportPage *>(page))
            lost += import->importing().unprinted();
    }
    return lost;
}

void Workspace::leaveForms()
{
    if (QWidget *focus = QApplication::focusWidget(); focus && isAncestorOf(focus))
        focus->clearFocus(); // a cell or a field is done with when it is left
    const QList<FormPanel *> forms = findChildren<FormPanel *>();
    for (FormPanel *form : forms)
        form->leave();
}

bool Workspace::mayLeave(const QString &anyway, const std::function<void()> &then)
{
    for (QWidget *page : std::as_const(m_pages)) {
        auto *import = qobject_cast<ImportPage *>(page);
        if (import == nullptr || import->importing().unprinted() == 0)
            continue;
        Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Import));
        return import->mayLeave(anyway, then);
    }
    return true;
}

void Workspace::openImport(const QMimeData *brought)
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Import));
    if (ImportPage *page = importPage(); page && brought)
        page->take(*brought);
}

/// A file may be dropped on any page.
void Workspace::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_built && event->mimeData()->hasUrls() && ImportPage::accepts(*event->mimeData()))
        event->acceptProposedAction();
}

void Workspace::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    openImport(event->mimeData());
}

void Workspace::openChanges()
{
    Q_EMIT entryWanted(m_navigation.entry(NavigationModel::Entry::Changes));
}

void Workspace::openReview()
{
    openChanges();
    QWidget *&page = m_pages[u"tool:review"_s];
    if (!page) {
        ReviewPage *review = makeReviewPage(m_session, m_desk.staged());
        connect(review, &ReviewPage::backRequested, this, [this] {
            const auto next = std::exchange(m_wasImported, false) ? NavigationModel::Entry::Import : NavigationModel::Entry::Changes;
            Q_EMIT entryWanted(m_navigation.entry(next));
            open(m_navigation.entry(next));
        });
        page = review;
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(page);
}

ReviewPage *Workspace::makeReviewPage(EditSession &session, ApplyRun &run)
{
    auto *review = new ReviewPage(session, run, m_stack);
    review->setPlace(m_place.name, m_place.environment, m_place.color);
    connect(review, &ReviewPage::said, this, &Workspace::said);
    connect(review, &ReviewPage::undoRequested, this, &Workspace::openUndo);
    return review;
}

ReviewPage *Workspace::reviewPage() const
{
    return qobject_cast<ReviewPage *>(m_stack->currentWidget());
}

/// What is to be created opens in its form again; what exists is looked up in its list.
void Workspace::showObject(const QString &resourceType, const QString &id)
{
    const ResourceType *type = m_directory.description().resourceType(resourceType);
    if (!type)
        return;
    if (isTemporaryId(id)) {
        const QList<Change> changes = m_session.changesOf({resourceType, id});
        if (changes.isEmpty() || m_session.isReadOnly())
            return;
        auto *dialog = new CreateDialog(m_session, *type, changes.first().attributes, id, this);
        connect(dialog, &CreateDialog::said, this, &Workspace::said);
        return dialog->show();
    }
    const QModelIndex entry = m_navigation.entryFor(resourceType);
    Q_EMIT entryWanted(entry);
    if (BrowsePage *page = browsePage())
        page->setFilterText(Filter::compare({{}, u"id"_s, {}}, CompareOp::Eq, Json(id)).toString());
}

ChangesPage *Workspace::changesPage() const
{
    return qobject_cast<ChangesPage *>(m_stack->currentWidget());
}

QWidget *Workspace::makeRequestsPage()
{
    m_log.setLog(&m_directory.connection().log());
    auto *page = new RequestsPage(m_log, m_stack);
    connect(page, &RequestsPage::clearRequested, &m_directory.connection().log(), &HttpLog::clear);
    return page;
}

QWidget *Workspace::makeProviderPage()
{
    auto *page = new ProviderPage(m_directory, m_stack);
    connect(page, &ProviderPage::said, this, &Workspace::said);
    connect(page, &ProviderPage::saveRequested, this, &Workspace::profileSaveRequested);
    return page;
}

RequestsPage *Workspace::requestsPage() const
{
    return qobject_cast<RequestsPage *>(m_stack->currentWidget());
}

void Workspace::onStateChanged()
{
    if (m_directory.state() == Directory::State::Ready)
        return onDescriptionChanged();
    showState();
}

void Workspace::onDescriptionChanged()
{
    const ServiceDescription &description = m_directory.description();
    if (m_directory.state() != Directory::State::Ready || (m_built && looksTheSame(*m_built, description)))
        return;
    // Another schema means other columns and fields: the pages are made anew.
    m_stack->setCurrentWidget(m_state);
    m_pages.removeIf([this](const auto &entry) {
        auto *import = qobject_cast<ImportPage *>(entry.value());
        if (import != nullptr && import->importing().hasTable()) // somebody is at it, and only it has what was mended and what passwords were made
            return false;
        m_stack->removeWidget(entry.value());
        entry.value()->deleteLater();
        return true;
    });
    m_built = description;
    m_navigation.setResourceTypes(description.resourceTypes);
    Q_EMIT entriesReady();
    showInterrupted();
}

/// Long after the write: the provider lost it, changed it, or somebody else wrote.
void Workspace::onDisproved(const PendingWrite &write, const QStringList &attributes)
{
    const QString who = write.label.isEmpty() ? write.id : write.label;
    if (attributes.contains(u"id"_s) && write.kind == PendingWrite::Kind::Delete)
        Q_EMIT said(tr("%1 was deleted here, but the provider still shows it.").arg(who));
    else if (attributes.contains(u"id"_s))
        Q_EMIT said(tr("%1 was written here, but the provider does not find it.").arg(who));
    else
        Q_EMIT said(tr("%1: the provider shows something else than was written in %2.").arg(who, attributes.join(u", "_s)));
}

void Workspace::showState()
{
    if (m_directory.state() == Directory::State::Failed && m_directory.error()) {
        const ErrorText words = ErrorText::of(*m_directory.error(), m_directory.connection().settings().baseUrl.host());
        m_state->setContent({.icon = u"offline"_s,
                             .title = tr("%1 could not be opened").arg(m_directory.name()),
                             .text = words.advice.isEmpty() ? words.summary : words.summary + u"\n\n"_s + words.advice,
                             .action = tr("Try Again"),
                             .details = words.details});
    } else {
        m_state->setContent({.icon = u"connect"_s,
                             .title = tr("Connecting to %1…").arg(m_directory.name()),
                             .text = m_directory.connection().settings().baseUrl.toDisplayString()});
    }
    if (m_pages.isEmpty())
        m_stack->setCurrentWidget(m_state);
}

} // namespace Provost
