// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"
#include "directory/directory.h"
#include "fakes/fakerows.h"

#include <QPointer>
#include <QTimer>

namespace Provost {

/// A job whose outcome is known beforehand.
template <typename T>
class FakeJob final : public JobOf<T>
{
public:
    FakeJob(Result<T> outcome, std::chrono::milliseconds delay, QObject *parent)
        : JobOf<T>(parent)
        , m_outcome(std::move(outcome))
        , m_delay(delay)
    {
    }

protected:
    void start() override
    {
        QTimer::singleShot(m_delay, this, [this] { this->finish(m_outcome); });
    }
    void abort() override { }

private:
    Result<T> m_outcome;
    std::chrono::milliseconds m_delay;
};

/// A Ready Directory of believable people, groups and devices in memory; nothing is sent anywhere.
class FakeDirectory : public Directory
{
    Q_OBJECT
public:
    explicit FakeDirectory(const QString &name = QStringLiteral("Harbour Authority"), int people = 240, QObject *parent = nullptr, const Redacted<QByteArray> &token = {});

    QHash<QString, QList<Resource>> resources; ///< by endpoint
    FakeRows::Behaviour rowsBehaviour {}; ///< of sources made from now on
    std::chrono::milliseconds fetchDelay {0};
    std::optional<Error> fetchError {};
    std::optional<Error> groupsError {};
    int fetches = 0;
    int groupQuestions = 0;
    int finds = 0;
    QStringList askedAttributes; ///< what fetchAttributes() was asked for
    QHash<QString, Resource> onRequest; ///< its answers, by id
    QList<QPointer<FakeRows>> sources;

    [[nodiscard]] FakeRows *rowsOf(const QString &endpoint) const; ///< the source last asked for it
    RowSource *makeRows(QObject *parent) override;
    JobOf<Resource> *fetch(const ResourceType &type, const QString &id, QObject *parent) override;
    JobOf<Resource> *fetchAttributes(const ResourceType &type, const QString &id, const QStringList &attributes, QObject *parent) override;
    JobOf<QList<Resource>> *find(const ResourceType &type, const Filter &filter, int limit, QObject *parent) override;
    JobOf<QList<Resource>> *groupsOf(const Resource &resource, QObject *parent) override;
    JobOf<MemberList> *membersOf(const QString &groupId, QObject *parent) override;
    int memberQuestions = 0;
    bool refusesOr = false; ///< find() with such a filter fails
    std::optional<MemberList> memberList {}; ///< instead of what the group holds
};

[[nodiscard]] ServiceDescription fakeDescription();
/// The usual one, with an extension of users that has an attribute of every kind: "urn:example:params:scim:schemas:extension:2.0:User".
[[nodiscard]] ServiceDescription richDescription();
/// The rich one with what Entra has: an attribute of numbered parts, and e-mail addresses that only the provider writes.
[[nodiscard]] ServiceDescription partedDescription();
/// With an extension of users that has so many attributes.
[[nodiscard]] ServiceDescription wideDescription(int attributes);

} // namespace Provost
