// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "scim/schema.h"

#include <QDir>
#include <QHash>
#include <QSet>

namespace Provost {

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

/// Puts secrets back where they were taken out: into steps of a run, and into a saved change set. What was not taken out stays as it is.
class SecretFiller
{
public:
    /// `names`: what the objects are called. An assignment that begins with one of them and a colon, `ann@example.com:password=@FILE`, is for that object alone.
    [[nodiscard]] static Result<SecretFiller> make(const SecretSource &source, const ResourceSchema &schema, const QSet<QString> &names = {});
    /// Whatever a person may call the object: its id, its label and names.
    [[nodiscard]] static QStringList namesOf(const Change &change);
    [[nodiscard]] static QStringList namesOf(const PlanStep &step, const PlannedObject &object);

    /// With what could be found; whether something is still missing is for lacksSecrets() to say.
    [[nodiscard]] PlanStep filled(PlanStep step, const QStringList &names) const;
    [[nodiscard]] Change filled(Change change) const;

private:
    struct Assigned {
        QString object {}; ///< empty: all
        PatchOperation operation {};
    };
    [[nodiscard]] std::vector<PatchOperation> operationsFor(const QStringList &names) const;
    [[nodiscard]] Json sourceFor(const Json &body, const QStringList &names) const;
    [[nodiscard]] Json updateFor(const QString &id, const QStringList &names) const;
    void learn(const Json &resource);
    void learnChangeSet(const Json &document);
    [[nodiscard]] Json filledOperations(Json body, const Json &update, const QStringList &names) const;

    ResourceSchema m_schema;
    std::vector<Assigned> m_assigned;
    QHash<QByteArray, Json> m_resources; ///< by identity
    QHash<QString, Json> m_updates; ///< what a change set lays over an object, by id
    bool m_isForAll = false; ///< there is no file: what is set is set for every object
};

} // namespace Provost
