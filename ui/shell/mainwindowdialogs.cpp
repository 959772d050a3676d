// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "connections/connectdialog.h"
#include "connections/manageconnectionsdialog.h"
#include "settings/settingsdialog.h"
#include "shell/shortcutsdialog.h"

using namespace Qt::StringLiterals;

namespace Provost {

// The dialogs that the window opens: each once, and gone when it is closed.

void MainWindow::openConnectDialog()
{
    if (auto *open = findChild<ConnectDialog *>())
        return open->raise();
    auto *dialog = new ConnectDialog(ConnectDialog::Purpose::Connect, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QStringList taken;
    const QList<SavedConnection> connections = m_services.connections();
    for (const SavedConnection &connection : connections)
        taken.append(connection.name);
    dialog->setTakenNames(taken);
    if (const ConnectionStore *store = m_services.connectionStore())
        dialog->setProfiles(store->dataDir().filePath(u"profiles"_s));
    connect(dialog, &ConnectDialog::chosen, this,
            [this](const ConnectionSettings &settings, const SavedConnection &saved, qint64 calls) {
                leaveThen([this, settings, saved, calls] { m_services.connectTo(saved, settings.secrets, true, calls, settings.token); });
            });
    dialog->show();
}

void MainWindow::openConnections()
{
    ConnectionStore *store = m_services.connectionStore();
    if (!store)
        return;
    if (auto *open = findChild<ManageConnectionsDialog *>())
        return open->raise();
    auto *dialog = new ManageConnectionsDialog(*store, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ManageConnectionsDialog::connectionsChanged, &m_services, &WindowServices::connectionsChanged);
    connect(dialog, &ManageConnectionsDialog::openRequested, this, &MainWindow::openConnection);
    connect(dialog, &ManageConnectionsDialog::newWindowRequested, &m_services, &WindowServices::openInNewWindow);
    connect(dialog, &ManageConnectionsDialog::secretsEntered, &m_services, &WindowServices::keepSecrets);
    connect(dialog, &ManageConnectionsDialog::secretsObsolete, &m_services, &WindowServices::removeSecrets);
    connect(dialog, &ManageConnectionsDialog::draftKept, this, [this](const QString &name) { say(tr("“%1” is still open in a window: what is staged there is kept.").arg(name)); });
    dialog->setFetcher([services = &m_services](const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler) {
        services->fetchSecrets(connection, std::move(handler));
    });
    dialog->show();
}

void MainWindow::openSettings()
{
    if (auto *open = findChild<SettingsDialog *>())
        return open->raise();
    auto *dialog = new SettingsDialog(m_services.settings(), this);
    if (SecretStore *secrets = m_services.secretStore(); secrets && secrets->hasVault())
        dialog->showVault(*secrets);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, &m_services, &WindowServices::applySettings);
    dialog->show();
}

void MainWindow::openShortcuts()
{
    if (auto *open = findChild<ShortcutsDialog *>())
        return open->raise();
    auto *dialog = new ShortcutsDialog(*this, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace Provost
