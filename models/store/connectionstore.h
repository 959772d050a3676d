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
    QString id {}; ///< under which its secrets and counts are kept; given by the store, stays when the name changes
    SignIn signIn {};
    QString color {}; ///< "#rrggbb" instead of the environment's; empty: that
    bool isReadOnly = false;
    QString proxy {}; ///< as ConnectionSettings has it
    QByteArray pinnedCertificate {}; ///< SHA-256, 32 bytes; of another size: it is damaged, and nothing is sent
    CallBudget budget {};
    QStringList protectedNames {}; ///< patterns with * of names that the guard protects
    QString ownAccount {}; ///< user name or id of the account in use, where the token does not tell it
    QStringList adminPatterns {QStringLiteral("*admin*")}; ///< roles and groups of administrators, with *
    bool keepsIndex = false; ///< what was read for searching may stay on disk
    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;

    /// A member of the wrong type is an Error::Validation that names it.
    [[nodiscard]] static Result<SavedConnection> fromJson(const Json &entry);
    /// Whether secrets that were kept for `before` may be sent to where this leads: to the same origins, in the same way. A token goes nowhere else.
    [[nodiscard]] bool takesSecretsOf(const SavedConnection &before) const;
    /// Members of `entry` that are not ours stay: a newer version may have written them.
    void writeTo(Json &entry) const;
};

/// `connections.json` in the data directory (0600, written whole and renamed). Unknown members survive a rewrite. Version 1 (before there was anything
/// but bearer tokens) is read as it is, and becomes version 2 when it is written.
class ConnectionStore
{
public:
    static constexpr int version = 2;
    explicit ConnectionStore(QDir dataDir);
    [[nodiscard]] Result<QList<SavedConnection>> load() const; ///< no file: an empty list
    [[nodiscard]] Result<SavedConnection> find(const QString &name) const; ///< Error::Validation: there is none
    /// Adds, or replaces the one of that name. What leads elsewhere than the one of that id or name did is given a new id, so that its secrets are not found any more.
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
