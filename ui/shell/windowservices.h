// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/applyrun.h"
#include "net/auth/signin.h"
#include "scim/json.h"
#include "store/connectionstore.h"
#include "store/secretstore.h"

#include <QDir>
#include <QList>
#include <QObject>

#include <functional>
#include <optional>

class QSettings;

namespace Provost {

/// What the window asks of the program around it. app/ implements it (stores, secrets, the practice directory, style and language);
/// tests implement it with lists in memory. Everything answers at once; what takes time ends in MainWindow::showDirectory().
class WindowServices : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QSettings &settings() = 0; ///< window state and the person's choices
    [[nodiscard]] virtual ConnectionStore *connectionStore() { return nullptr; } ///< for the dialog that manages them; null: none
    [[nodiscard]] virtual SecretStore *secretStore() { return nullptr; } ///< for the settings of the vault; null: none
    [[nodiscard]] virtual std::optional<QDir> draftDir() const { return {}; } ///< keeps what is staged, for each connection; none: nowhere
    [[nodiscard]] virtual RunSurroundings runSurroundings() { return {}; } ///< of the directory that is being shown; no journal: nothing can be applied
    [[nodiscard]] virtual QList<SavedConnection> connections() const = 0; ///< saved ones, without the practice directory
    virtual void openConnection(const QString &name) = 0; ///< one of connections(); may ask for its token first
    virtual void openInNewWindow(const QString &) { } ///< likewise, leaving this window as it is
    virtual void keepSecrets(const QString &, const SignInSecrets &) { } ///< of a saved connection that was edited
    virtual void removeSecrets(const QString &id) { Q_UNUSED(id) } ///< SavedConnection::secrets of one that is gone, or leads elsewhere
    /// What is kept for one, at once or later; may ask for the vault's passphrase.
    virtual void fetchSecrets(const SavedConnection &, std::function<void(const Result<SignInSecrets> &)> handler) { handler(SignInSecrets()); }
    virtual void openPractice() = 0;
    /// Opens it; with `remember` it is saved, its secrets kept where there is a place for them, and the `calls` counted that were billed before there was anything to count them for.
    /// `token`: of somebody who has just signed in with the browser for its test; it is kept nowhere.
    virtual void connectTo(const SavedConnection &connection, const SignInSecrets &secrets, bool remember, qint64 calls, const Redacted<QByteArray> &token) = 0;
    virtual void saveProfile(const Json &profile) { Q_UNUSED(profile) } ///< a corrected profile, for the connections opened from now on
    virtual void applySettings() = 0; ///< the settings dialog has changed theme or language in settings()

Q_SIGNALS:
    void connectionsChanged();
};

} // namespace Provost
