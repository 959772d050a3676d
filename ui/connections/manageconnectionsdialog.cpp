// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/manageconnectionsdialog.h"

#include "change/draftstore.h"
#include "connections/connectionlist.h"
#include "connections/importrisks.h"
#include "errors/errorbanner.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qint64 largestProfile = 16 * 1024 * 1024;
}

ManageConnectionsDialog::ManageConnectionsDialog(ConnectionStore &store, QWidget *parent, ConnectionTester::Factory factory)
    : QDialog(parent)
    , m_store(store)
    , m_factory(std::move(factory))
    , m_strip(new MessageStrip(this))
    , m_banner(new ErrorBanner(this))
    , m_list(new ConnectionList(this))
    , m_empty(new EmptyState(this))
    , m_open(addButton(u"openSelected"_s, tr("&Open"), &ManageConnectionsDialog::onOpen))
    , m_newWindow(addButton(u"openInNewWindow"_s, tr("Open in a new &window"), &ManageConnectionsDialog::onNewWindow))
    , m_export(addButton(u"exportConnections"_s, tr("E&xport…"), &ManageConnectionsDialog::onExport))
    , m_import(addButton(u"importConnections"_s, tr("&Import…"), &ManageConnectionsDialog::onImport))
    , m_edit(addButton(u"editSelected"_s, tr("&Edit…"), &ManageConnectionsDialog::onEdit))
    , m_remove(addButton(u"removeSelected"_s, tr("&Remove"), &ManageConnectionsDialog::onRemove))
{
    setObjectName(u"manageConnectionsDialog"_s);
    setWindowTitle(tr("Connections"));
    m_list->setObjectName(u"connectionList"_s);
    m_empty->setContent({.icon = u"connect"_s,
                         .title = tr("No saved connections"),
                         .text = tr("“Connect to a directory” on the start page makes one."),
                         .action = {},
                         .details = {}});
    m_strip->hide();
    m_open->setDefault(true);
    layOut();
    auto *removeKey = new QShortcut(QKeySequence::Delete, m_list, this, &ManageConnectionsDialog::onRemove, Qt::WidgetShortcut);
    removeKey->setObjectName(u"removeKey"_s);
    connect(m_list, &ConnectionList::opened, this, &ManageConnectionsDialog::onOpen);
    connect(m_strip, &MessageStrip::actionTriggered, this, &ManageConnectionsDialog::onUndo);
    connect(m_banner, &ErrorBanner::retryRequested, this, [this] { reload({}); });
    connect(this, &QDialog::finished, this, &ManageConnectionsDialog::forgetRemoved);
    connect(&m_counting, &QFutureWatcherBase::finished, this, &ManageConnectionsDialog::onCounted);
    reload({});
}

QPushButton *ManageConnectionsDialog::addButton(const QString &objectName, const QString &text, void (ManageConnectionsDialog::*handler)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, handler);
    return button;
}

void ManageConnectionsDialog::layOut()
{
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(u"closeManage"_s);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *side = new QVBoxLayout;
    for (QPushButton *button : {m_open, m_newWindow, m_edit, m_remove})
        side->addWidget(button);
    side->addStretch();
    side->addWidget(m_export);
    side->addWidget(m_import);
    side->addStretch();
    side->addWidget(close);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addWidget(m_empty, 1);
    row->addLayout(side);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_strip);
    column->addWidget(m_banner);
    column->addLayout(row, 1);
    resize(scaled(font(), 560), scaled(font(), 360));
}

void ManageConnectionsDialog::reload(const Result<void> &outcome)
{
    const Result<QList<SavedConnection>> loaded = m_store.load();
    if (!outcome.ok() || !loaded.ok())
        m_banner->setError(outcome.ok() ? loaded.error() : outcome.error());
    else
        m_banner->clear();
    m_connections = loaded.valueOr({});
    m_list->setConnections(m_connections);
    m_list->setHidden(m_connections.isEmpty());
    m_empty->setHidden(!m_connections.isEmpty());
    for (QPushButton *button : {m_open, m_newWindow, m_edit, m_remove, m_export})
        button->setEnabled(!m_connections.isEmpty());
}

const SavedConnection *ManageConnectionsDialog::current() const
{
    const QString name = m_list->currentName();
    const auto found = std::find_if(m_connections.begin(), m_connections.end(), [&name](const SavedConnection &one) { return one.name == name; });
    return found == m_connections.end() ? nullptr : &*found;
}

QStringList ManageConnectionsDialog::otherNames(const QString &than) const
{
    QStringList names;
    for (const SavedConnection &one : m_connections) {
        if (one.name != than)
            names << one.name;
    }
    return names;
}

void ManageConnectionsDialog::onOpen()
{
    if (!current())
        return;
    Q_EMIT openRequested(m_list->currentName());
    accept();
}

void ManageConnectionsDialog::onNewWindow()
{
    if (current())
        Q_EMIT newWindowRequested(m_list->currentName());
}

void ManageConnectionsDialog::onExport()
{
    auto *dialog = new QFileDialog(this, tr("Export connections"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ManageConnectionsDialog::exportTo);
    dialog->open();
}

void ManageConnectionsDialog::exportTo(const QString &fileName)
{
    QSaveFile file(fileName);
    const QByteArray text = ConnectionStore::exported(m_connections).toIndentedBytes() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return m_banner->setError(Error::store(u"%1: %2"_s.arg(fileName, file.errorString())));
    fillStrip(MessageStrip::Tone::Success, tr("%n connection(s) exported, without secrets.", nullptr, int(m_connections.size())));
}

/// What is said in place of an offered undo ends it.
void ManageConnectionsDialog::fillStrip(MessageStrip::Tone tone, const QString &words, const QString &action)
{
    forgetRemoved();
    m_strip->setMessage(tone, words, action);
    m_strip->show();
}

void ManageConnectionsDialog::forgetRemoved()
{
    if (m_removed && !m_removed->secrets.id.isEmpty())
        Q_EMIT secretsObsolete(m_removed->secrets.id);
    if (m_removed && !DraftStore::removeKept(m_store.dataDir(), m_removed->name, m_removed->id))
        Q_EMIT draftKept(m_removed->name);
    m_removed.reset();
}

/// Staged and never sent: it goes with the connection, and nobody shall find that out afterwards. Drafts may be large, so they are counted elsewhere.
void ManageConnectionsDialog::countDrafts(const SavedConnection &removed)
{
    m_counting.setFuture(QtConcurrent::run([dir = m_store.dataDir(), name = removed.name, id = removed.id] { return DraftStore::objectsKept(dir, name, id); }));
}

void ManageConnectionsDialog::onCounted()
{
    const int staged = m_counting.result();
    if (m_removed && staged > 0) // else it was brought back, or is gone for good
        m_strip->setMessage(MessageStrip::Tone::Info, removedWords(*m_removed) + u' ' + tr("Its staged changes of %n object(s), which were never sent, go with it unless you undo this.", nullptr, staged), tr("&Undo"));
}

QString ManageConnectionsDialog::removedWords(const SavedConnection &removed) const
{
    return tr("“%1” was removed from the list. The directory itself is untouched.").arg(removed.name);
}

void ManageConnectionsDialog::onImport()
{
    auto *dialog = new QFileDialog(this, tr("Import connections"));
    dialog->setObjectName(u"importDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ManageConnectionsDialog::importFrom);
    dialog->open();
}

void ManageConnectionsDialog::importFrom(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return m_banner->setError(Error::validation(u"%1: %2"_s.arg(fileName, file.errorString())));
    const Result<Json> document = Json::parse(file.read(largestProfile));
    m_refused.clear();
    const auto found = document ? ConnectionStore::imported(*document, otherNames({}), &m_refused) : Result<QList<SavedConnection>>(document.error());
    if (!found)
        return m_banner->setError(found.error());
    askForRisks(*found);
}

/// A shared file is somebody else's word: what it would run or trust is shown before it is taken.
void ManageConnectionsDialog::askForRisks(const QList<SavedConnection> &found)
{
    if (!ImportRisks::isWorthAsking(found))
        return take(found);
    auto *dialog = new ImportRisks(found, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportRisks::chosen, this, &ManageConnectionsDialog::take);
    dialog->open();
}

void ManageConnectionsDialog::take(const QList<SavedConnection> &found)
{
    Result<void> outcome;
    for (const SavedConnection &connection : found) {
        if (outcome.ok())
            outcome = m_store.save(connection);
    }
    reload(outcome);
    if (outcome.ok() && !m_refused.isEmpty())
        m_banner->setError(Error::validation(tr("%n connection(s) left out: %1", nullptr, int(m_refused.size())).arg(m_refused.join(u"; "))));
    fillStrip(MessageStrip::Tone::Success, tr("%n connection(s) imported. Each asks for its secret when it is opened.", nullptr, int(found.size())));
    Q_EMIT connectionsChanged();
}

void ManageConnectionsDialog::onEdit()
{
    const SavedConnection *chosen = current();
    if (!chosen)
        return;
    auto *dialog = new ConnectDialog(ConnectDialog::Purpose::Edit, this, m_factory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTakenNames(otherNames(chosen->name));
    dialog->setFetcher(m_fetcher);
    dialog->setProfiles(m_store.dataDir().filePath(u"profiles"_s));
    dialog->setMeters(m_store.dataDir().filePath(u"meters.json"_s));
    dialog->setConnection(*chosen);
    connect(dialog, &ConnectDialog::chosen, this,
            [this, before = *chosen](const ConnectionSettings &settings, const SavedConnection &edited) { onEdited(before, edited, settings.secrets); });
    dialog->open();
}

void ManageConnectionsDialog::onEdited(const SavedConnection &before, const SavedConnection &edited, const SignInSecrets &secrets)
{
    const auto replaced = m_store.find(edited.name);
    const QString replacedId = edited.name != before.name && replaced ? replaced->secrets.id : QString();
    Result<void> outcome = m_store.save(edited); // first: a failure must not lose the old one
    if (outcome.ok() && edited.name != before.name)
        outcome = m_store.remove(before.name);
    reload(outcome);
    const auto saved = m_store.find(edited.name);
    if (outcome.ok() && saved && !before.secrets.id.isEmpty() && saved->secrets.id != before.secrets.id)
        Q_EMIT secretsObsolete(before.secrets.id);
    if (outcome.ok() && saved && !replacedId.isEmpty() && replacedId != saved->secrets.id)
        Q_EMIT secretsObsolete(replacedId);
    if (outcome.ok() && !secrets.isEmpty())
        Q_EMIT secretsEntered(edited.name, secrets);
    Q_EMIT connectionsChanged();
}

void ManageConnectionsDialog::onRemove()
{
    const SavedConnection *chosen = current();
    if (!chosen)
        return;
    const SavedConnection removed = *chosen;
    const Result<void> outcome = m_store.remove(removed.name);
    if (outcome.ok()) {
        fillStrip(MessageStrip::Tone::Info, removedWords(removed), tr("&Undo"));
        m_removed = removed;
        countDrafts(removed);
    }
    reload(outcome);
    Q_EMIT connectionsChanged();
}

void ManageConnectionsDialog::onUndo()
{
    if (!m_removed)
        return;
    const Result<void> outcome = m_store.save(*m_removed);
    m_removed.reset();
    m_strip->hide();
    reload(outcome);
    Q_EMIT connectionsChanged();
}

} // namespace Provost
