// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"

#include <QDir>
#include <QHash>

namespace Provost {

class ResourceSchema;

/// Where the passwords of a run came from: the journal does not keep them, so that a resumed run has to read them again. Kept beside the journal while the
/// run is not finished; file names and the words of --set, which never hold a secret themselves.
struct SecretSource {
    QString file {}; ///< --in, absolute; empty: none
    QStringList assignments {}; ///< --set

    [[nodiscard]] bool isEmpty() const { return file.isEmpty() && assignments.isEmpty(); }
    [[nodiscard]] Result<void> save(const QDir &dataDir, qint64 run) const;
    [[nodiscard]] static SecretSource load(const QDir &dataDir, qint64 run);
    static void forget(const QDir &dataDir, qint64 run);
};

/// Puts secrets back into steps that lack them.
class SecretFiller
{
public:
    [[nodiscard]] static Result<SecretFiller> make(const SecretSource &source, const ResourceSchema &schema);
    /// The step with what could be found; whether something is still missing is for lacksSecrets() to say.
    [[nodiscard]] PlanStep filled(PlanStep step) const;

private:
    [[nodiscard]] Json sourceFor(const Json &body) const;
    void learn(const Json &resource, const ResourceSchema &schema);
    void learnChangeSet(const Json &document, const ResourceSchema &schema);
    [[nodiscard]] Json filledOperations(Json body, const Json &update) const;

    std::vector<PatchOperation> m_operations;
    QHash<QByteArray, Json> m_resources; ///< by identity
    QHash<QString, Json> m_updates; ///< what a change set lays over an object, by id
    bool m_isForAll = false; ///< there is no file: what is set is set for every step
};

} // namespace Provost
