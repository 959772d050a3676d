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

void SecretKeeper::fetch(const QString &id, const Handler &handler)
{
    if (m_remembered.contains(id))
        return handler(m_remembered.value(id));
    if (id.isEmpty() || (!m_store.hasVault() && m_store.place() == SecretStore::Place::None))
        return handler(SignInSecrets());
    if (!m_store.isLocked())
        return read(id, handler);
    askForPassphrase([this, id, handler](bool unlocked) {
        if (unlocked)
            read(id, handler);
        else
            handler(Error::cancelled());
    });
}

void SecretKeeper::readKept(const QString &id, const Handler &handler)
{
    if (id.isEmpty() || m_store.isLocked() || m_store.place() == SecretStore::Place::None || m_writing.value(id) > 0)
        return handler(SignInSecrets());
    m_store.read(id, this)->then(this, handler);
}

void SecretKeeper::read(const QString &id, const Handler &handler)
{
    if (m_writing.value(id) > 0) { // a keychain may answer before it has written
        m_readers.emplace_back(id, handler);
        return;
    }
    m_store.read(id, this)->then(this, [this, id, handler](const Result<SignInSecrets> &secrets) {
        if (secrets && !secrets->isEmpty())
            m_remembered.insert(id, *secrets);
        handler(secrets);
    });
}

void SecretKeeper::keep(const QString &id, const SignInSecrets &secrets)
{
    if (!secrets.isEmpty())
        amend(id, SecretsChange::to(secrets), SignInSecrets(), Occasion::Typed);
}

void SecretKeeper::amend(const QString &id, const SecretsChange &change, const std::optional<SignInSecrets> &known, Occasion occasion)
{
    if (id.isEmpty() || change.isNothing())
        return;
    const bool isLocked = m_store.isLocked();
    const bool needsVault = !m_store.hasVault() && m_store.place() == SecretStore::Place::None;
    const bool isAllKnown = change.isWhole || needsVault || m_remembered.contains(id);
    const SignInSecrets all = change.appliedTo(m_remembered.value(id));
    if (all.isEmpty() || isLocked || !isAllKnown) // locked is locked: nothing of it stays at hand
        m_remembered.remove(id);
    else
        m_remembered.insert(id, all);
    if (!needsVault && !isLocked)
        return write(id, {change, known});
    if (needsVault && all.isEmpty())
        return;
    m_pending[id].change.takeUp(change);
    m_pending[id].known = known;
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
    if (!m_store.hasVault() && m_store.place() == SecretStore::Place::None)
        return;
    ++m_writing[id];
    m_store.remove(id, this)->then(this, [this, id](const Result<void> &outcome) { onWritten(id, {SecretsChange::to({}), SignInSecrets()}, outcome); });
}

void SecretKeeper::writePending()
{
    m_isDeclined = false;
    const QHash<QString, Amendment> pending = std::exchange(m_pending, {});
    for (auto entry = pending.cbegin(); entry != pending.cend(); ++entry) {
        if (const SignInSecrets all = entry.value().change.appliedTo({}); entry.value().change.isWhole && !all.isEmpty())
            m_remembered.insert(entry.key(), all);
        write(entry.key(), entry.value());
    }
}

void SecretKeeper::write(const QString &id, const Amendment &amendment)
{
    ++m_writing[id];
    m_store.amend(id, amendment.change, amendment.known, this)->then(this, [this, id, amendment](const Result<void> &outcome) { onWritten(id, amendment, outcome); });
}

void SecretKeeper::onWritten(const QString &id, const Amendment &amendment, const Result<void> &outcome)
{
    if (--m_writing[id] <= 0) {
        m_writing.remove(id);
        const auto readers = std::exchange(m_readers, {});
        for (const auto &[wanted, handler] : readers) {
            if (m_writing.value(wanted) > 0)
                m_readers.emplace_back(wanted, handler);
            else
                fetch(wanted, handler);
        }
    }
    if (outcome)
        return;
    if (m_store.isLocked() && outcome.error().kind == ErrorKind::Auth) { // it was, by the time: another program has changed its passphrase
        Amendment waiting = amendment;
        waiting.change.takeUp(m_pending.value(id).change); // which came later
        m_pending.insert(id, waiting);
        return;
    }
    offerVault(id, amendment, outcome.error());
}

/// A keychain may be there and not work: the secret has a place all the same, if somebody wants that.
void SecretKeeper::offerVault(const QString &id, const Amendment &amendment, const Error &error)
{
    Q_EMIT failed(error);
    if (amendment.change.appliedTo({}).isEmpty() || m_store.hasVault() || std::exchange(m_isOffered, true))
        return;
    m_pending.insert(id, amendment);
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
