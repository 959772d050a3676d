// SPDX-License-Identifier: GPL-3.0-or-later
#include "secretkeeper.h"

#include "connections/vaultdialog.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace Provost {

SecretKeeper::SecretKeeper(const QDir &dataDir, QObject *parent, SealCost cost)
    : QObject(parent)
    , m_store(dataDir, nullptr, cost)
{
    connect(&m_store, &SecretStore::locked, this, [this] { m_remembered.clear(); });
    connect(&m_store, &SecretStore::unlocked, this, &SecretKeeper::writePending);
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

void SecretKeeper::keep(const SavedConnection &connection, const SignInSecrets &secrets, Occasion occasion)
{
    if (connection.id.isEmpty() || (secrets.isEmpty() && occasion == Occasion::Typed))
        return;
    const bool isLocked = m_store.isLocked();
    if (secrets.isEmpty() || isLocked) // locked is locked: nothing of it stays at hand
        m_remembered.remove(connection.id);
    else
        m_remembered.insert(connection.id, secrets);
    const bool needsVault = !m_store.hasVault() && m_store.place() == SecretStore::Place::None;
    if (!needsVault && !isLocked)
        return write(connection.id, secrets);
    if (needsVault && secrets.isEmpty())
        return;
    m_pending.insert(connection.id, secrets);
    if (m_dialog || (occasion == Occasion::Renewed && m_isDeclined))
        return;
    askForPassphrase([this](bool unlocked) {
        if (!unlocked && !m_store.hasVault())
            m_pending.clear(); // no vault is wanted: it is remembered until the program ends
    });
}

void SecretKeeper::remove(const QString &id)
{
    if (id.isEmpty())
        return;
    m_remembered.remove(id);
    m_pending.remove(id);
    if (m_store.isLocked())
        m_pending.insert(id, {});
    else if (m_store.hasVault() || m_store.place() != SecretStore::Place::None)
        write(id, {});
}

void SecretKeeper::writePending()
{
    m_isDeclined = false;
    const QHash<QString, SignInSecrets> pending = std::exchange(m_pending, {});
    for (auto entry = pending.cbegin(); entry != pending.cend(); ++entry) {
        if (!entry.value().isEmpty())
            m_remembered.insert(entry.key(), entry.value());
        write(entry.key(), entry.value());
    }
}

void SecretKeeper::write(const QString &id, const SignInSecrets &secrets)
{
    m_store.write(id, secrets, this)->then(this, [this, id, secrets](const Result<void> &outcome) {
        if (!outcome)
            offerVault(id, secrets, outcome.error());
    });
}

/// A keychain may be there and not work: the secret has a place all the same, if somebody wants that.
void SecretKeeper::offerVault(const QString &id, const SignInSecrets &secrets, const Error &error)
{
    Q_EMIT failed(error);
    if (secrets.isEmpty() || m_store.hasVault() || std::exchange(m_isOffered, true))
        return;
    m_pending.insert(id, secrets);
    askForPassphrase([this](bool unlocked) {
        if (!unlocked)
            m_pending.clear();
    });
}

void SecretKeeper::askForPassphrase(std::function<void(bool)> then)
{
    m_waiting.push_back(std::move(then));
    if (m_dialog)
        return m_dialog->raise();
    const bool isBroken = m_store.place() == SecretStore::Place::Keychain;
    const auto purpose = m_store.hasVault() ? VaultDialog::Purpose::Unlock : isBroken ? VaultDialog::Purpose::Replace : VaultDialog::Purpose::Make;
    m_dialog = new VaultDialog(purpose, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &VaultDialog::passphraseEntered, this, [this](const Redacted<QByteArray> &passphrase) { unlock(*m_dialog, passphrase); });
    connect(m_dialog, &QDialog::finished, this, [this](int result) {
        m_dialog.clear();
        m_isDeclined = result != QDialog::Accepted;
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &each : waiting)
            each(result == QDialog::Accepted);
    });
    m_dialog->open();
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
