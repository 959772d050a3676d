// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/auth/signin.h"
#include "net/costmeter.h"
#include "scim/json.h"

#include <QDir>
#include <QList>
#include <QUrl>

namespace Provost {

/// What is kept of a connection between sessions: everything but secrets.
struct SavedConnection {
    enum class Environment : quint8 { Production, Test, Practice };
    QString name {};
    QUrl baseUrl {};
    QString profileId {}; ///< empty: detected
    Environment environment = Environment::Production;
    QByteArray extraCaPem {};
    QString id {}; ///< under which its draft, index and counts are kept; given by the store, stays whatever is changed
    /// Where its secrets are kept, and what they were entered for: they go nowhere else, whoever changed the rest.
    struct SecretsPlace {
        QString id {};
        QString madeFor {}; ///< binding() of that moment
        void writeTo(Json &entry) const;
        friend bool operator==(const SecretsPlace &, const SecretsPlace &) = default;
    };
    SecretsPlace secrets {};
    SignIn signIn {};
    QString color {}; ///< "#rrggbb" instead of the environment's; empty: that
    bool isReadOnly = false;
    QString proxy {}; ///< as ConnectionSettings has it
    QString proxyUser {};
    QByteArray pinnedCertificate {}; ///< SHA-256, 32 bytes; of another size: it is damaged, and nothing is sent
    CallBudget budget {};
    QStringList protectedNames {}; ///< patterns with * of names that the guard protects
    QString ownAccount {}; ///< user name or id of the account in use, where the token does not tell it
    QStringList adminPatterns {QStringLiteral("*admin*")}; ///< roles and groups of administrators, with *
    bool keepsIndex = false; ///< what was read for searching may stay on disk
    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;

    /// A member of the wrong type is an Error::Validation that names it.
    [[nodiscard]] static Result<SavedConnection> fromJson(const Json &entry);
    /// To which origins it sends its secrets, and in what way, in words for the connection file.
    [[nodiscard]] QString binding() const;
    /// Under which id its secrets are kept; empty: there are none for where it leads now. A token goes nowhere else.
    [[nodiscard]] QString secretsId() const { return secrets.madeFor == binding() ? secrets.id : QString(); }
    /// Whether secrets that were entered for `before` may be sent to where this leads.
    [[nodiscard]] bool takesSecretsOf(const SavedConnection &before) const { return binding() == before.binding(); }
    /// Members of `entry` that are not ours stay: a newer version may have written them.
    void writeTo(Json &entry) const;
};

/// `connections.json` in the data directory (0600, written whole and renamed). Unknown members survive a rewrite. Version 1 (before there was anything
/// but bearer tokens) and version 2 (where secrets hung on the id of the connection) are read as they are, and become version 3 when they are written.
class ConnectionStore
{
public:
    static constexpr int version = 3;
    explicit ConnectionStore(QDir dataDir);
    [[nodiscard]] Result<QList<SavedConnection>> load() const; ///< no file: an empty list
    [[nodiscard]] Result<SavedConnection> find(const QString &name) const; ///< Error::Validation: there is none
    [[nodiscard]] Result<SavedConnection> findId(const QString &id) const; ///< likewise; the name may have changed
    /// Adds, or replaces the one of that name. It keeps its id; what leads elsewhere than before is given another place for secrets, so that the former are not found
    /// any more.
    [[nodiscard]] Result<void> save(const SavedConnection &connection);
    [[nodiscard]] Result<void> remove(const QString &name);
    [[nodiscard]] const QDir &dataDir() const { return m_dataDir; }

    /// A file that a team can share: no secrets, no ids.
    [[nodiscard]] static Json exported(const QList<SavedConnection> &connections);
    /// What exported() wrote, with names that were not there yet where `taken` has them. What objectionTo() refuses is left out, and told in `refused`;
    /// Error::Validation where nothing is left.
    [[nodiscard]] static Result<QList<SavedConnection>> imported(const Json &document, const QStringList &taken, QStringList *refused = nullptr);
    /// Why a connection could never work, or would send or show a secret in the open; the words hold no secret.
    [[nodiscard]] static std::optional<Error> objectionTo(const SavedConnection &connection);
    /// Whether it brings what nobody should take from a file unseen: a program to be run, or authorities to be trusted.
    [[nodiscard]] static bool bringsRisks(const SavedConnection &connection) { return !connection.signIn.command.isEmpty() || !connection.extraCaPem.trimmed().isEmpty(); }
    /// The hosts that it sends secrets to, or has people sign in at, which neither its base URL nor its provider accounts for: a shared file may carry a stranger's under the name
    /// of a provider that everybody knows.
    [[nodiscard]] static QStringList strangersOf(const SavedConnection &connection);
    [[nodiscard]] static QStringList authoritiesOf(const SavedConnection &connection); ///< the names of those it would trust
    /// Without the program, and without the authorities and what else came with them.
    [[nodiscard]] static SavedConnection withoutCommand(SavedConnection connection);
    [[nodiscard]] static SavedConnection withoutAuthorities(SavedConnection connection);

private:
    [[nodiscard]] Result<Json> read() const;
    [[nodiscard]] Result<void> write(const Json &document) const;
    [[nodiscard]] QString fileName() const;

    QDir m_dataDir;
};

} // namespace Provost
