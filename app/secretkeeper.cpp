// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretkeeper.h"

#include "connections/vaultdialog.h"

#include <QCoreApplication>
#include <QEvent>

namespace Provost {

SecretKeeper::SecretKeeper(const QDir &dataDir, QObject *parent)
    : QObject(parent)
    , m_store(dataDir)
{
    connect(&m_store, &SecretStore::locked, this, [this] { m_remembered.clear(); });
    if (QCoreApplication::instance() != nullptr)
        QCoreApplication::instance()->installEventFilter(this);
}

bool SecretKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel)
        m_store.touch();
    return QObject::eventFilter(watched, event);
}

void SecretKeeper::fetch(const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler)
{
    if (m_remembered.contains(connection.id))
        return handler(m_remembered.value(connection.id));
    if (connection.id.isEmpty() || (!m_store.hasVault() && m_store.place() == SecretStore::Place::None))
        return handler(SignInSecrets());
    if (!m_store.isLocked())
        return read(connection.id, handler);
    askForPassphrase([this, id = connection.id, handler = std::move(handler)](bool unlocked) {
        if (unlocked)
            read(id, handler);
        else
            handler(Error::cancelled());
    });
}

void SecretKeeper::read(const QString &id, const std::function<void(const Result<SignInSecrets> &)> &handler)
{
    m_store.read(id, this)->then(this, [this, id, handler](const Result<SignInSecrets> &secrets) {
        if (secrets && !secrets->isEmpty())
            m_remembered.insert(id, *secrets);
        handler(secrets);
    });
}

void SecretKeeper::keep(const SavedConnection &connection, const SignInSecrets &secrets)
{
    if (connection.id.isEmpty() || secrets.isEmpty())
        return;
    m_remembered.insert(connection.id, secrets);
    const bool needsVault = !m_store.hasVault() && m_store.place() == SecretStore::Place::None;
    if (!needsVault && !m_store.isLocked())
        return write(connection.id, secrets);
    askForPassphrase([this, id = connection.id, secrets](bool unlocked) {
        if (unlocked)
            write(id, secrets);
    });
}

void SecretKeeper::write(const QString &id, const SignInSecrets &secrets)
{
    m_store.write(id, secrets, this)->then(this, [this](const Result<void> &outcome) {
        if (!outcome)
            Q_EMIT failed(outcome.error());
    });
}

void SecretKeeper::askForPassphrase(std::function<void(bool)> then)
{
    const auto purpose = m_store.hasVault() ? VaultDialog::Purpose::Unlock : VaultDialog::Purpose::Make;
    auto *dialog = new VaultDialog(purpose, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VaultDialog::passphraseEntered, this, [this, dialog](const Redacted<QByteArray> &passphrase) { unlock(*dialog, passphrase); });
    connect(dialog, &QDialog::finished, this, [then = std::move(then)](int result) { then(result == QDialog::Accepted); });
    dialog->open();
}

void SecretKeeper::unlock(VaultDialog &dialog, const Redacted<QByteArray> &passphrase)
{
    dialog.setBusy(true);
    m_store.unlock(passphrase, &dialog)->then(&dialog, [&dialog](const Result<void> &outcome) {
        if (outcome)
            dialog.accept();
        else
            dialog.setError(outcome.error());
    });
}

} // namespace Provost
