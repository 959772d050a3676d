// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/wire.h"
#include "scim/servicedescription.h"

#include <map>

namespace Provost {

/// A directory in memory behind a Wire: users and groups, create, read, `eq` filters, PATCH, PUT, DELETE, as RFC 7644 has them; strict about unknown
/// members and unique user names. A fault is what a test lets happen to a request instead of, or after, carrying it out.
class FakeProvider
{
public:
    enum class Fault { None, Swallow, Reset, Unavailable, TooMany, Broken };
    using Faults = std::function<Fault(const Wire::Request &)>;

    explicit FakeProvider(Wire &wire);
    void setFaults(Faults faults) { m_faults = std::move(faults); }
    QString add(const QString &endpoint, Json resource); ///< its id
    [[nodiscard]] Json get(const QString &endpoint, const QString &id) const { return m_objects.count({endpoint, id}) ? m_objects.at({endpoint, id}) : Json(); }
    [[nodiscard]] QList<Json> all(const QString &endpoint) const;
    [[nodiscard]] Json find(const QString &endpoint, const QString &name) const; ///< by userName or displayName
    [[nodiscard]] qsizetype bulks() const { return m_bulks.size(); } ///< requests to /Bulk
    [[nodiscard]] const QList<qsizetype> &bulkSizes() const { return m_bulks; } ///< operations in each
    [[nodiscard]] int carriedOut() const { return m_carriedOut; } ///< writes that changed something or could have
    ServiceDescription description;
    bool membersOnRequest = false; ///< a group shows them only to who names them, and then nothing else that is not named
    int unknownIdStatus = 404; ///< some answer 400
    bool etags = false; ///< objects have meta.version, and If-Match is looked at
    int bulkStatus = 0; ///< with which it refuses any request to /Bulk; 0: it serves them
    qsizetype mostTogether = 1000; ///< operations in one; more are too large
    std::function<void(Json &)> bulkHabit {}; ///< what is amiss with its answers there
    std::function<void(Json &)> habit {}; ///< what this provider does to whatever is written
    void set(const QString &endpoint, const QString &id, const QString &attribute, const Json &value); ///< as somebody else would
    void remove(const QString &endpoint, const QString &id) { m_objects.erase({endpoint, id}); } ///< likewise

private:
    void store(const QString &endpoint, const QString &id, Json resource);
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request);
    [[nodiscard]] Wire::Answer carryOut(const Wire::Request &request);
    [[nodiscard]] Wire::Answer bulk(const Json &message);
    [[nodiscard]] Wire::Answer create(const QString &endpoint, Json resource);
    [[nodiscard]] Wire::Answer change(const QString &endpoint, const QString &id, const Wire::Request &request);
    [[nodiscard]] Wire::Answer list(const QString &endpoint, const QString &filter) const;
    [[nodiscard]] Json shown(const Json &resource, const QString &attributes) const;
    [[nodiscard]] bool membersExist(const Json &resource) const;

    std::map<std::pair<QString, QString>, Json> m_objects;
    Faults m_faults;
    QList<qsizetype> m_bulks;
    int m_next = 1;
    int m_carriedOut = 0;
};

} // namespace Provost
