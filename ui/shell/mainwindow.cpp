// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "browse/browsepage.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "connections/startpage.h"
#include "form/rundesk.h"
#include "forms/createdialog.h"
#include "membership/membershippage.h"
#include "net/connection.h"
#include "requests/requestspage.h"
#include "shell/activitybar.h"
#include "shell/connectionswitcher.h"
#include "shell/environmentlook.h"
#include "shell/navigationrail.h"
#include "shell/readingbar.h"
#include "shell/signinstrip.h"
#include "shell/workspace.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

MainWindow::MainWindow(WindowServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
{
    setObjectName(u"mainWindow"_s);
    connect(&m_draft, &QFutureWatcherBase::finished, this, &MainWindow::onDraft);
    build();
    restoreWindow();
    showDirectory(nullptr, SavedConnection::Environment::Practice);
}

void MainWindow::build()
{
    m_strip = new QWidget(this);
    m_switcher = new ConnectionSwitcher(m_services, this);
    m_rail = new NavigationRail(this);
    m_signIn = new SignInStrip(this);
    m_center = new QStackedWidget(this);
    m_start = new StartPage(m_center);
    m_activity = new ActivityBar(this);
    m_reading = new ReadingBar(this);
    buildLayout();
    makeActions();
    connect(m_switcher, &ConnectionSwitcher::openRequested, this, &MainWindow::openConnection);
    connect(m_switcher, &ConnectionSwitcher::practiceRequested, this, &MainWindow::openPractice);
    connect(m_switcher, &ConnectionSwitcher::manageRequested, this, &MainWindow::openConnections);
    connect(m_switcher, &ConnectionSwitcher::connectRequested, this, &MainWindow::openConnectDialog);
    m_rail->setTakes([this](const QModelIndex &entry) { return m_workspace && entry == m_workspace->navigation().entry(NavigationModel::Entry::Members); });
    connect(m_rail, &NavigationRail::dropped, this, [this](const QModelIndex &, const QMimeData *mime) { m_workspace->takeMembers(*mime); });
    connect(m_rail, &NavigationRail::chosen, this, [this](const QModelIndex &entry) {
        if (m_workspace)
            m_workspace->open(entry);
    });
    connectStartPage();
}

/// Another language: everything is made anew rather than retold text by text.
void MainWindow::rebuild()
{
    m_rebuilding = false;
    m_languageWaits = m_workspace && m_workspace->isImporting();
    if (m_languageWaits)
        return say(tr("The language changes once the import is over: another directory, or the window opened anew, shows it."));
    const QList<CreateDialog *> dialogs = findChildren<CreateDialog *>();
    if (std::any_of(dialogs.cbegin(), dialogs.cend(), [](const CreateDialog *dialog) { return dialog->isStarted(); })) {
        m_languageWaits = true;
        return say(tr("The language changes later, for something new is half filled in: another directory, or the window opened anew, shows it."));
    }
    m_rail->setModel(nullptr);
    if (m_workspace)
        m_workspace->leaveForms();
    m_workspace.reset();
    const QList<QAction *> old = actions();
    for (QAction *action : old) {
        removeAction(action);
        action->deleteLater();
    }
    for (QWidget *part : {static_cast<QWidget *>(m_reading), static_cast<QWidget *>(m_activity)}) {
        statusBar()->removeWidget(part);
        part->deleteLater();
    }
    build();
    const QColor color = m_color;
    showDirectory(m_directory, m_environment.value_or(SavedConnection::Environment::Practice));
    setConnectionColor(color);
}

void MainWindow::connectStartPage()
{
    connect(m_start, &StartPage::connectRequested, this, &MainWindow::openConnectDialog);
    connect(m_start, &StartPage::practiceRequested, this, &MainWindow::openPractice);
    connect(m_start, &StartPage::manageRequested, this, &MainWindow::openConnections);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openConnection);
    const auto fill = [this] { m_start->setConnections(m_services.connections()); };
    connect(&m_services, &WindowServices::connectionsChanged, m_start, fill); // with the page goes the connection
    fill();
}

MainWindow::~MainWindow()
{
    m_rail->setModel(nullptr);
}

void MainWindow::buildLayout()
{
    m_strip->setObjectName(u"environmentStrip"_s);
    m_strip->setFixedHeight(3);
    m_center->addWidget(m_start);
    m_strip->setAutoFillBackground(true);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addWidget(m_center, 1);
    column->addWidget(m_strip);
    column->addWidget(m_signIn);
    column->addLayout(row, 1);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->addPermanentWidget(m_reading);
    m_reading->hide(); // until something is read
}

QWidget *MainWindow::buildSide()
{
    auto *side = new QWidget(this);
    side->setObjectName(u"side"_s);
    side->setFixedWidth(scaled(font(), 210));
    side->setAutoFillBackground(true);
    auto *settings = makeIconButton(side, u"settingsButton"_s, u"settings"_s, tr("Settings"), QKeySequence(u"Ctrl+,"_s));
    auto *help = makeIconButton(side, u"helpButton"_s, u"help"_s, tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1));
    connect(settings, &QToolButton::clicked, this, &MainWindow::openSettings);
    connect(help, &QToolButton::clicked, this, &MainWindow::openShortcuts);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(scaled(font(), 10), scaled(font(), 6), scaled(font(), 10), scaled(font(), 8));
    tools->addWidget(settings);
    tools->addWidget(help);
    tools->addStretch(1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_switcher);
    column->addWidget(m_rail, 1);
    column->addLayout(tools);
    return side;
}

void MainWindow::addPageAction(const QString &name, const QString &text, const QKeySequence &key, void (BrowsePage::*slot)())
{
    addWindowAction(name, text, key, [this, slot] {
        if (BrowsePage *page = m_workspace ? m_workspace->browsePage() : nullptr)
            (page->*slot)();
    });
}

void MainWindow::addWindowAction(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> handler)
{
    connect(makeAction(this, name, {}, text, key, Qt::WindowShortcut), &QAction::triggered, this, std::move(handler));
}

void MainWindow::makeActions()
{
    addWindowAction(u"searchAction"_s, tr("Search"), QKeySequence::Find, [this] { focusSearch(); });
    addPageAction(u"filterAction"_s, tr("Filter"), QKeySequence(u"Ctrl+L"_s), &BrowsePage::toggleFilter);
    addPageAction(u"refreshAction"_s, tr("Read again"), QKeySequence(Qt::Key_F5), &BrowsePage::refresh);
    addWindowAction(u"nextPaneAction"_s, tr("Next pane"), QKeySequence(Qt::Key_F6), [this] { cyclePanes(1); });
    addWindowAction(u"previousPaneAction"_s, tr("Previous pane"), QKeySequence(u"Shift+F6"_s), [this] { cyclePanes(-1); });
    addWindowAction(u"switchAction"_s, tr("Switch the directory"), QKeySequence(u"Ctrl+O"_s), [this] { m_switcher->showMenu(); });
    addWindowAction(u"connectWindowAction"_s, tr("Connect to a directory"), QKeySequence(u"Ctrl+N"_s), [this] { openConnectDialog(); });
    addWindowAction(u"pauseAction"_s, tr("Hold back or go on sending requests"), QKeySequence(u"Ctrl+Shift+P"_s),
                    [this] { m_activity->togglePause(); });
    addWindowAction(u"settingsAction"_s, tr("Settings"), QKeySequence(u"Ctrl+,"_s), [this] { openSettings(); });
    addWindowAction(u"shortcutsAction"_s, tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1), [this] { openShortcuts(); });
    addWindowAction(u"undoAction"_s, tr("Undo the last edit"), QKeySequence::Undo, [this] { undo(); });
    addWindowAction(u"redoAction"_s, tr("Redo the edit"), QKeySequence(u"Ctrl+Shift+Z"_s), [this] { redo(); });
    addWindowAction(u"importAction"_s, tr("Import people from a table"), QKeySequence(u"Ctrl+I"_s), [this] {
        if (m_workspace)
            m_workspace->openImport();
    });
    addWindowAction(u"quitAction"_s, tr("Close the window"), QKeySequence(u"Ctrl+Q"_s), [this] { close(); });
    for (int i = 0; i < 10; ++i) { // Ctrl+0 is the tenth
        addWindowAction(u"page%1Action"_s.arg(i + 1), tr("Go to page %1").arg(i + 1), QKeySequence(u"Ctrl+%1"_s.arg((i + 1) % 10)),
                        [this, i] { m_rail->choose(i); });
    }
}

/// The practice directory goes with the program, so what is staged for it is kept no longer than that.
void MainWindow::keepPractice()
{
    if (!m_session || m_environment != SavedConnection::Environment::Practice)
        return;
    m_practiceUrl = m_session->directory().connection().settings().baseUrl;
    m_practiceStaged = m_session->changes();
}

void MainWindow::takePractice()
{
    if (m_practiceStaged.isEmpty() || m_practiceUrl != m_directory->connection().settings().baseUrl)
        return;
    const ChangeSet staged = std::exchange(m_practiceStaged, {});
    m_session->staged().reset(staged);
    say(tr("%n object(s) with changes from last time. Nothing of it was sent.", nullptr, int(staged.objectCount())));
}

bool MainWindow::mayLosePractice(const std::function<void()> &anyway)
{
    const bool isShown = m_session && m_environment == SavedConnection::Environment::Practice;
    const ChangeSet &staged = isShown ? m_session->changes() : m_practiceStaged;
    if (staged.isEmpty())
        return true;
    if (auto *asked = findChild<QMessageBox *>(u"practiceLoss"_s)) {
        asked->raise();
        return false;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Practice directory"), tr("%n object(s) of the practice directory have changes that were not sent.", nullptr, int(staged.objectCount())),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"practiceLoss"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It begins anew each time: they go with it. Changes of other directories are kept."));
    QPushButton *close = box->addButton(tr("Close All the Same"), QMessageBox::DestructiveRole);
    close->setObjectName(u"practiceLossClose"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(close, &QPushButton::clicked, this, anyway);
    box->open();
    return false;
}

/// What was staged when this directory was open last is there again.
void MainWindow::beginSession()
{
    m_draft.setFuture({}); // of another directory
    m_drafts.reset();
    m_desk.reset();
    m_session = m_directory ? std::make_unique<EditSession>(*m_directory) : nullptr;
    if (m_session)
        m_desk = std::make_unique<RunDesk>(*m_session, m_services.runSurroundings());
    if (m_session && m_environment == SavedConnection::Environment::Practice)
        return takePractice();
    const std::optional<QDir> folder = m_services.draftDir();
    if (!m_session || !folder)
        return;
    m_drafts = std::make_unique<DraftStore>(*folder, m_directory->name(), m_desk->directoryId());
    connect(m_drafts.get(), &DraftStore::failed, this, [this](const Error &error) { say(ErrorText::of(error).summary); });
    m_drafts->setNamer([session = QPointer<EditSession>(m_session.get())](const QString &id) {
        const QString name = session ? session->nameOf(id) : QString();
        return name == id ? QString() : name;
    });
    const Journal *journal = m_desk->surroundings().journal;
    m_draft.setFuture(QtConcurrent::run(&keptDraft, m_drafts->source(), journal ? journal->fileName() : QString()));
}

/// From now on what is staged is kept; whatever was staged in the meantime comes after it.
void MainWindow::onDraft()
{
    if (!m_session || !m_drafts || m_draft.future().resultCount() == 0)
        return;
    StagedChanges &staged = m_session->staged();
    const KeptDraft draft = m_draft.result();
    m_drafts->setNames(draft.kept.names);
    for (auto name = draft.kept.names.cbegin(); name != draft.kept.names.cend(); ++name)
        m_session->knowName(name.key(), name.value());
    m_drafts->follow(staged);
    if (!draft.kept.changes.isEmpty() || draft.createdSince > 0) {
        const QList<Change> meanwhile = staged.changes().changes;
        staged.reset(meanwhile.isEmpty() ? draft.kept.changes : StagedChanges::merged(draft.kept.changes, meanwhile), draft.index);
    }
    sayDraft(draft);
}

void MainWindow::sayDraft(const KeptDraft &draft)
{
    const int count = int(draft.index->objectCount());
    QStringList words;
    if (draft.kept.problem)
        words << ErrorText::of(*draft.kept.problem).summary;
    if (m_drafts->isShared())
        words << tr("Another window has the staged changes of this connection open. What you stage here is kept apart and joins them once both are closed.");
    if (draft.kept.mayBeElsewhere)
        words << tr("%n object(s) with changes from last time. How this connection signs in has changed since: see that it is still the same directory.", nullptr, count);
    else if (draft.createdSince > 0)
        words << tr("%n object(s) with changes from last time.", nullptr, count) << tr("%n more had been created by a run since and left the list.", nullptr, draft.createdSince);
    else if (count > 0 && (draft.isUnsure || !m_desk->interrupted().isEmpty()))
        words << tr("%n object(s) with changes from last time. A run was interrupted: what it sent is under Activity.", nullptr, count);
    else if (count > 0)
        words << tr("%n object(s) with changes from last time. Nothing of it was sent.", nullptr, count);
    if (draft.kept.joined > 0)
        words << tr("%n of them come(s) from another window.", nullptr, draft.kept.joined);
    if (draft.kept.overlapping > 0)
        words << tr("%n was/were changed in both: the later edit stands.", nullptr, draft.kept.overlapping);
    if (draft.lostSecrets > 0)
        words << tr("%n password(s) must be given again.", nullptr, draft.lostSecrets);
    if (!words.isEmpty())
        say(words.join(u' '));
}

void MainWindow::undo()
{
    QUndoStack *stack = m_session ? &m_session->staged().undoStack() : nullptr;
    if (!stack || !stack->canUndo())
        return say(tr("There is no edit to undo."));
    const QString what = stack->undoText();
    stack->undo();
    say(tr("Undone: %1").arg(what));
}

void MainWindow::redo()
{
    QUndoStack *stack = m_session ? &m_session->staged().undoStack() : nullptr;
    if (!stack || !stack->canRedo())
        return say(tr("There is no edit to redo."));
    const QString what = stack->redoText();
    stack->redo();
    say(tr("Done again: %1").arg(what));
}

void MainWindow::focusSearch()
{
    if (!m_workspace)
        return;
    if (BrowsePage *page = m_workspace->browsePage())
        page->focusSearch();
    else if (RequestsPage *requests = m_workspace->requestsPage())
        requests->focusFilter();
    else if (MembershipPage *members = m_workspace->membershipPage())
        members->focusSearch();
}

void MainWindow::showDirectory(Directory *directory, SavedConnection::Environment environment)
{
    m_rail->setModel(nullptr);
    if (m_workspace && m_directory)
        m_workspace->leaveForms();
    m_workspace.reset();
    m_agreedLoss = 0;
    if (std::exchange(m_languageWaits, false))
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
    const bool another = !m_session || directory != m_directory || !directory;
    if (another)
        keepPractice();
    m_directory = directory;
    m_environment = directory ? std::optional(environment) : std::nullopt;
    if (another)
        beginSession();
    m_color = QColor(); // {} would be Qt::color0, which is white
    m_switcher->setConnection(directory ? directory->name() : QString(), m_environment);
    m_activity->setConnection(directory ? &directory->connection() : nullptr);
    m_reading->setDirectory(directory);
    m_signIn->setConnection(directory ? &directory->connection() : nullptr);
    setWindowTitle(directory ? tr("%1 – Provost", "window title").arg(directory->name()) : tr("Provost"));
    paintStrip();
    if (!directory)
        return;
    m_workspace = std::make_unique<Workspace>(*m_desk, m_services.settings());
    tellPlace();
    if (const std::optional<QDir> folder = m_services.draftDir())
        m_workspace->setDataDir(*folder);
    connect(m_workspace.get(), &Workspace::said, this, &MainWindow::say);
    connect(m_workspace.get(), &Workspace::profileSaveRequested, &m_services, &WindowServices::saveProfile);
    connect(m_workspace.get(), &Workspace::entryWanted, m_rail, &QAbstractItemView::setCurrentIndex);
    connect(m_workspace.get(), &Workspace::entriesReady, m_workspace.get(), [this] { openUnlessChosen(); }, Qt::QueuedConnection);
    m_rail->setModel(&m_workspace->navigation());
    m_center->setCurrentIndex(m_center->addWidget(m_workspace.get()));
    if (directory->state() == Directory::State::Ready)
        QMetaObject::invokeMethod(m_workspace.get(), [this] { openUnlessChosen(); }, Qt::QueuedConnection);
}

/// A page takes a frame's time to make, and another to be laid out.
void MainWindow::openUnlessChosen()
{
    if (!m_workspace->isBare())
        return;
    m_workspace->prepare(m_workspace->firstEntry());
    const auto show = [this] {
        if (m_workspace->isBare())
            openFirstPage();
    };
    QMetaObject::invokeMethod(m_workspace.get(), show, Qt::QueuedConnection);
}

void MainWindow::openFirstPage()
{
    if (!m_workspace || !m_workspace->firstEntry().isValid())
        return;
    const QModelIndex entry = m_workspace->firstEntry();
    m_rail->setCurrentIndex(entry);
    m_workspace->open(entry); // the rail is silent when it was there already, but its page has been made anew
    focusSearch(); // who opens a directory looks for somebody
}

void MainWindow::setConnectionColor(const QColor &color)
{
    m_color = color;
    paintStrip();
    tellPlace();
}

/// Who is about to apply something sees to where.
void MainWindow::tellPlace()
{
    if (!m_workspace || !m_environment)
        return;
    const EnvironmentLook look = EnvironmentLook::of(*m_environment, palette());
    m_workspace->setPlace(m_directory->name(), look.word, m_color.isValid() ? m_color : look.ground);
}

Directory *MainWindow::directory() const
{
    return m_directory;
}

void MainWindow::say(const QString &words)
{
    m_activity->say(words);
}

void MainWindow::openConnection(const QString &name)
{
    leaveThen([this, name] { m_services.openConnection(name); });
}

void MainWindow::openPractice()
{
    leaveThen([this] { m_services.openPractice(); });
}

/// Another directory is to be shown: a run under way comes to rest first, and what would be lost is asked for.
void MainWindow::leaveThen(const std::function<void()> &go)
{
    m_agreedLoss = 0;
    whenMayLeave(go);
}

void MainWindow::whenMayLeave(const std::function<void()> &go)
{
    if (m_desk && m_desk->isBusy()) {
        connect(m_desk.get(), &RunDesk::rested, this, [this, go] { whenMayLeave(go); }, Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        say(tr("The run is stopped first. Activity offers to go on with it."));
        return m_desk->stop();
    }
    if (!mayLeaveForms([this, go] { whenMayLeave(go); }))
        return;
    const auto agreed = [this, go] {
        m_agreedLoss = m_workspace ? m_workspace->unprinted() : 0;
        go();
    };
    if (!m_workspace || m_workspace->unprinted() <= m_agreedLoss || m_workspace->mayLeave(tr("Throw Them Away"), agreed))
        go();
}

/// Something new that is half filled in asks for itself.
bool MainWindow::mayLeaveForms(const std::function<void()> &then)
{
    const QList<CreateDialog *> dialogs = findChildren<CreateDialog *>();
    for (CreateDialog *dialog : dialogs) {
        if (dialog->mayClose(then))
            continue;
        say(tr("Something new is half filled in: add it, or throw it away."));
        return false;
    }
    return true;
}

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> all {m_rail};
    if (const BrowsePage *page = m_workspace ? m_workspace->browsePage() : nullptr)
        all += page->panes();
    else if (const MembershipPage *members = m_workspace ? m_workspace->membershipPage() : nullptr)
        all += members->panes();
    else if (m_center->currentWidget())
        all.append(m_center->currentWidget());
    return all;
}

void MainWindow::cyclePanes(int step)
{
    const QList<QWidget *> all = panes();
    qsizetype current = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i)->hasFocus() || all.at(i)->isAncestorOf(focusWidget()))
            current = i;
    }
    const qsizetype next = (current + step + all.size()) % all.size();
    QWidget *pane = all.at(next);
    if (pane->focusPolicy() == Qt::NoFocus && !pane->focusProxy())
        pane = pane->nextInFocusChain();
    pane->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::paintStrip()
{
    QPalette own = palette();
    own.setColor(QPalette::Window, m_color.isValid() ? m_color : m_environment ? EnvironmentLook::of(*m_environment, own).ground : ThemeColors::of(own).rail);
    m_strip->setPalette(own);
    m_strip->setToolTip(m_environment ? EnvironmentLook::of(*m_environment, own).word : QString());
    if (auto *side = findChild<QWidget *>(u"side"_s)) {
        QPalette ground = palette();
        ground.setColor(QPalette::Window, ThemeColors::of(ground).rail);
        side->setPalette(ground);
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_strip) {
        paintStrip();
        tellPlace();
    }
    if (event->type() == QEvent::LanguageChange && m_strip && !m_rebuilding) {
        m_rebuilding = true; // one for all the translators that come and go at once
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
    }
}

void MainWindow::restoreWindow()
{
    const QSize frame(16, 48); // what the window manager adds is known only once the window is shown
    const QSize room = screen()->availableSize() - frame;
    const QSize wanted(scaled(font(), 1280), scaled(font(), 800));
    resize(room.width() < 1000 || room.height() < 650 ? wanted : wanted.boundedTo(room));
    restoreGeometry(m_services.settings().value(u"window/geometry"_s).toByteArray());
}

void MainWindow::closeForGood()
{
    const QList<CreateDialog *> dialogs = findChildren<CreateDialog *>();
    for (CreateDialog *dialog : dialogs)
        dialog->keep();
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_desk && m_desk->isBusy()) { // a moment, so that nothing is left in doubt
        connect(m_desk.get(), &RunDesk::rested, this, &MainWindow::close, Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        m_desk->stop();
        return event->ignore();
    }
    const auto closeAnyway = [this] {
        m_mayClose = true;
        close();
    };
    if (!mayLeaveForms([this] { close(); }))
        return event->ignore();
    if (m_workspace && !m_mayClose && !m_workspace->mayLeave(tr("Close All the Same"), closeAnyway))
        return event->ignore();
    if (!m_mayClose && !mayLosePractice(closeAnyway))
        return event->ignore();
    if (m_workspace)
        m_workspace->leaveForms();
    m_services.settings().setValue(u"window/geometry"_s, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace Provost
