// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "change/change.h"
#include "form/formspec.h"
#include "form/validator.h"

#include <QPointer>
#include <QSet>

namespace Provost {

class Directory;

/// Sets `active`, where it is not so already.
[[nodiscard]] QList<Change> activationOf(const ResourceType &type, const QList<Resource> &resources, bool active);
[[nodiscard]] QList<Change> deletionOf(const ResourceType &type, const QList<Resource> &resources);

/// What another object begins with that shall be like this one: nothing that is unique, the provider's own, or names a person.
[[nodiscard]] Json templateOf(const FormSpec &spec, const Json &resource);

/// Who owns a group, where it does not say so itself but users can be asked for by the groups that they own (`ownedGroups`); none: it cannot be asked.
[[nodiscard]] std::optional<Filter> ownersOf(const ServiceDescription &description, const QString &group);

/// One line of two objects side by side.
struct ComparedField {
    const FieldSpec *field = nullptr; ///< of the spec given
    Json left {};
    Json right {};
    bool differs = false;
};
/// Every field that either has, in the form's order. `spec` outlives the lines.
[[nodiscard]] QList<ComparedField> compareObjects(const FormSpec &spec, const Json &left, const Json &right);

/// What becomes of somebody who leaves.
struct Deprovisioning {
    bool disable = true;
    bool leaveGroups = true;
    bool remove = false; ///< deletes them in the end; to disable them goes without saying then, and joining a group makes no sense
    QString moveTo {}; ///< id of a group that takes them
    friend bool operator==(const Deprovisioning &, const Deprovisioning &) = default;
};

/// The changes that make it so, as one gesture.
struct DeprovisionResult {
    QList<Change> changes {};
    QStringList unknown {}; ///< of whom the groups could not be learnt
    QStringList lockedGroups {}; ///< names of groups that nobody can be taken out of here
    QList<ObjectNote> reasons {}; ///< why, each once
    QList<Error> errors {};
};

/// What it takes besides for people of whom something else is staged already: who is to be enabled is not, who is to join a group does not.
[[nodiscard]] QList<Change> againstStaged(const QList<Change> &staged, const ResourceType &type, const QList<Resource> &people, const Deprovisioning &how);

/// Asks which groups the people are in, for the changes of a Deprovisioning.
class DeprovisionJob : public JobOf<DeprovisionResult>
{
    Q_OBJECT
public:
    DeprovisionJob(Directory &directory, ResourceType type, QList<Resource> resources, Deprovisioning how, QObject *parent);
    ~DeprovisionJob() override;

protected:
    void start() override;
    void abort() override;

private:
    void askNext();
    void onGroups(const Resource &who, const Result<QList<Resource>> &groups);
    void readRules();
    [[nodiscard]] bool isLocked(const Resource &group);
    void finishUp();

    Directory &m_directory;
    ResourceType m_type;
    QList<Resource> m_resources;
    Deprovisioning m_how;
    qsizetype m_next = 0;
    int m_underWay = 0;
    QList<QPointer<Job>> m_jobs;
    DeprovisionResult m_result;
    QList<Resource> m_groups; ///< in the order they came
    QHash<QString, QStringList> m_leavers; ///< by group id
    qsizetype m_read = 0; ///< of m_groups
};

} // namespace Provost
