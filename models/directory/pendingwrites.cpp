// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/pendingwrites.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostWatched = 20;
constexpr auto longestWait = std::chrono::seconds(60); ///< what is not looked at is believed after that

bool isUrn(const QString &key)
{
    return key.startsWith("urn:"_L1, Qt::CaseInsensitive);
}

/// Servers add to what was written (a `display`, a `primary`) and put values in another order; neither is another value.
bool holds(const Json &shown, const Json &wanted)
{
    if (wanted.isObject()) {
        return shown.isObject() && std::all_of(wanted.members().begin(), wanted.members().end(), [&shown](const Json::Member &member) {
            return holds(shown.value(member.first), member.second);
        });
    }
    if (!wanted.isArray())
        return shown == wanted || (wanted.isNull() && shown.isUndefined());
    if (wanted.size() == 0)
        return shown.size() == 0;
    return shown.size() == wanted.size() && std::all_of(wanted.items().begin(), wanted.items().end(), [&shown](const Json &item) {
        return std::any_of(shown.items().begin(), shown.items().end(), [&item](const Json &there) { return holds(there, item); });
    });
}

/// Calls `handle(path, before, after)` for each attribute that differs; those of an extension one by one.
template <typename Handle>
void forEachDifference(const Json &before, const Json &after, const QString &urn, const Handle &handle)
{
    const auto path = [&urn](const QString &key) { return urn.isEmpty() ? key : urn + u':' + key; };
    for (const auto &[key, value] : after.members()) {
        const Json old = before.value(key);
        if (isUrn(key) && value.isObject())
            forEachDifference(old, value, key, handle);
        else if (!(old == value) && key != "meta"_L1 && key != "schemas"_L1)
            handle(path(key), old, value);
    }
    for (const auto &[key, value] : before.members()) {
        if (!after.contains(key) && key != "meta"_L1 && key != "id"_L1 && key != "schemas"_L1 && !(isUrn(key) && value.isObject()))
            handle(path(key), value, Json());
        else if (!after.contains(key) && isUrn(key) && value.isObject())
            forEachDifference(value, Json::object(), key, handle);
    }
}

void setAt(Json &resource, const QString &path, const Json &value)
{
    const AttributeName name = AttributeName::parse(path).valueOr({});
    Json part = name.schema.isEmpty() ? resource : resource.value(name.schema);
    const QString key = name.schema.isEmpty() ? path : name.attribute;
    if (value.isUndefined() || value.isNull())
        part.remove(key);
    else
        part.set(key, value);
    if (name.schema.isEmpty())
        resource = part;
    else
        resource.set(name.schema, part);
}

bool isMember(const Json &members, const QString &id)
{
    return std::any_of(members.items().begin(), members.items().end(), [&id](const Json &member) { return member.value(u"value").toString() == id; });
}

bool isReturned(const ResourceSchema &schema, const QString &path)
{
    const auto name = AttributeName::parse(path);
    const Attribute *attribute = name ? schema.findTop(*name) : nullptr;
    return attribute == nullptr
        || (attribute->returned != Attribute::Returned::Never && attribute->returned != Attribute::Returned::Request && attribute->mutability != Attribute::Mutability::WriteOnly);
}

} // namespace

Resource PendingWrite::appliedTo(const Resource &shown) const
{
    Json whole = shown.json();
    if (!whole.isObject())
        return shown;
    bool touched = false;
    const Json base = kind == Kind::Create ? Json::object() : before;
    if (after.isObject() && base.isObject()) {
        forEachDifference(base, after, {}, [&](const QString &path, const Json &, const Json &value) {
            if (path == "id"_L1 || path == "password"_L1 || path == "members"_L1) // members are told apart by added and removed
                return;
            setAt(whole, path, value);
            touched = true;
        });
    }
    // members are shown by some providers only: none are made up where there were none to see
    if (Json members = whole.value(u"members"); members.isArray()) {
        for (const QString &member : added) {
            if (!isMember(members, member))
                members.append(Json::object({{u"value"_s, member}}));
        }
        for (qsizetype i = members.size() - 1; i >= 0; --i) {
            if (removed.contains(members.at(i).value(u"value").toString()))
                members.removeAt(i);
        }
        touched = touched || !added.isEmpty() || !removed.isEmpty();
        whole.set(u"members"_s, members);
    }
    return touched ? Resource(whole) : shown;
}

QStringList PendingWrite::missingIn(const Json &shown, const ResourceSchema &schema) const
{
    QStringList missing;
    const Json base = kind == Kind::Create ? Json::object() : before;
    if (after.isObject() && base.isObject()) {
        forEachDifference(base, after, {}, [&](const QString &path, const Json &, const Json &value) {
            const AttributeName name = AttributeName::parse(path).valueOr({});
            const Json there = name.valueIn(shown);
            const bool isGone = there.isUndefined() || there.isNull() || ((there.isArray() || there.isObject()) && there.size() == 0);
            if (!(value.isUndefined() ? isGone : holds(there, value)) && isReturned(schema, path) && path != "id"_L1 && path != "members"_L1)
                missing << path;
        });
    }
    const Json members = shown.value(u"members");
    const auto absent = [&members](const QString &member) { return !isMember(members, member); };
    const auto present = [&members](const QString &member) { return isMember(members, member); };
    if (members.isArray() && (std::any_of(added.begin(), added.end(), absent) || std::any_of(removed.begin(), removed.end(), present)))
        missing << u"members"_s;
    return missing;
}

bool PendingWrite::isStale(const Json &shown, const ResourceSchema &schema) const
{
    const QStringList missing = missingIn(shown, schema);
    return !missing.isEmpty() && before.isObject() && std::all_of(missing.cbegin(), missing.cend(), [&](const QString &path) {
        if (path == "members"_L1)
            return true;
        const AttributeName name = AttributeName::parse(path).valueOr({});
        return holds(name.valueIn(shown), name.valueIn(before));
    });
}

void PendingWrite::follow(const PendingWrite &later)
{
    if (later.kind == Kind::Delete)
        kind = Kind::Delete;
    if (!later.after.isUndefined())
        after = later.after;
    if (before.isUndefined() && kind != Kind::Create)
        before = later.before;
    for (const QString &member : later.added) {
        removed.removeAll(member);
        added << member;
    }
    for (const QString &member : later.removed) {
        added.removeAll(member);
        removed << member;
    }
    at = later.at;
}

// ---- all of them

PendingWrites::PendingWrites(Reader reader, Schemas schemas, QObject *parent)
    : QObject(parent)
    , m_reader(std::move(reader))
    , m_schemas(std::move(schemas))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PendingWrites::lookAtDue);
}

void PendingWrites::note(PendingWrite write)
{
    const QPointer<PendingWrites> self(this);
    Q_EMIT noted(write);
    if (self)
        Q_EMIT written(write.resourceType, write.id);
    if (!self || !m_enabled)
        return;
    write.at = QDateTime::currentDateTimeUtc();
    const Key key {write.resourceType, write.id};
    const auto known = m_entries.find(key);
    if (known != m_entries.end()) {
        known->write.follow(write);
        known->looks = 0;
        known->order = ++m_order;
    } else {
        m_entries.insert(key, {.write = std::move(write), .order = ++m_order});
    }
    m_entries[key].due = QDateTime::currentDateTimeUtc().addMSecs(m_delays.front().count());
    watchLatest();
    schedule();
    Q_EMIT changed(key.first, key.second);
}

/// A file of 400 joiners would be looked at 2,000 times: only the last few are, the others when they are read for another reason.
void PendingWrites::watchLatest()
{
    for (Entry &entry : m_entries) {
        if (entry.order <= m_order - mostWatched && entry.due.isValid())
            entry.due = {};
    }
}

const PendingWrite *PendingWrites::find(const QString &resourceType, const QString &id) const
{
    const auto at = m_entries.constFind({resourceType, id});
    return at == m_entries.cend() ? nullptr : &at->write;
}

QList<PendingWrite> PendingWrites::created(const QString &resourceType) const
{
    QList<const Entry *> found;
    for (const Entry &entry : m_entries) {
        if (entry.write.resourceType == resourceType && entry.write.kind == PendingWrite::Kind::Create)
            found.append(&entry);
    }
    std::sort(found.begin(), found.end(), [](const Entry *a, const Entry *b) { return a->order < b->order; });
    QList<PendingWrite> writes;
    for (const Entry *entry : std::as_const(found))
        writes.append(entry->write);
    return writes;
}

Resource PendingWrites::applied(const QString &resourceType, const Resource &shown) const
{
    const PendingWrite *write = m_entries.isEmpty() || shown.isNull() ? nullptr : find(resourceType, shown.id());
    return write ? write->appliedTo(shown) : shown;
}

void PendingWrites::saw(const QString &resourceType, const QString &id, const Resource &shown)
{
    const Key key {resourceType, id};
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return;
    const bool deleted = entry->write.kind == PendingWrite::Kind::Delete;
    if (shown.isNull() == deleted && (deleted || (entry->missing = entry->write.missingIn(shown.json(), m_schemas(resourceType))).isEmpty()))
        settle(key);
    else if (deleted)
        entry->missing = {u"id"_s};
    else if (shown.isNull())
        entry->missing = {u"id"_s};
}

void PendingWrites::settle(const Key &key)
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend())
        return;
    const PendingWrite write = entry->write;
    m_entries.erase(entry);
    const QPointer<PendingWrites> self(this);
    Q_EMIT settled(write);
    if (self)
        Q_EMIT changed(key.first, key.second);
}

/// It is not so.
void PendingWrites::forget(const Key &key)
{
    if (m_entries.remove(key) > 0)
        Q_EMIT changed(key.first, key.second);
}

void PendingWrites::schedule()
{
    if (m_entries.isEmpty())
        return m_timer.stop();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    qint64 wait = std::chrono::milliseconds(longestWait).count();
    for (const Entry &entry : std::as_const(m_entries)) {
        const QDateTime next = entry.due.isValid() ? entry.due : entry.write.at.addSecs(longestWait.count());
        wait = std::clamp<qint64>(now.msecsTo(next), 0, wait);
    }
    m_timer.start(int(wait));
}

void PendingWrites::lookAtDue()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<Key> due;
    QList<Key> old;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->due.isValid() && entry->due <= now) {
            due.append(entry.key());
            entry->due = now.addSecs(longestWait.count()); // until it is answered
        } else if (!entry->due.isValid() && entry->write.at.addSecs(longestWait.count()) <= now) {
            old.append(entry.key());
        }
    }
    for (const Key &key : std::as_const(due))
        look(key);
    for (const Key &key : std::as_const(old))
        settle(key);
    schedule();
}

void PendingWrites::look(const Key &key)
{
    JobOf<Resource> *job = m_reader(key.first, key.second, this);
    if (!job)
        return forget(key); // the type is gone
    job->then(this, [this, key](const Result<Resource> &found) { onLooked(key, found); });
}

void PendingWrites::onLooked(const Key &key, const Result<Resource> &found)
{
    if (!m_entries.contains(key) || (!found && found.error().kind == ErrorKind::Cancelled))
        return;
    // 400 is how some say that there is no such id
    const bool isAnswer = found.ok() || found.error().kind == ErrorKind::NotFound || found.error().httpStatus == 400;
    if (isAnswer)
        saw(key.first, key.second, found.valueOr({}));
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return schedule();
    if (++entry->looks < m_delays.size()) {
        entry->due = QDateTime::currentDateTimeUtc().addMSecs(m_delays.at(entry->looks).count());
        return schedule();
    }
    const Entry last = *entry;
    if (isAnswer)
        forget(key);
    else
        settle(key); // nobody has said otherwise
    if (isAnswer)
        Q_EMIT disproved(last.write, last.missing);
    schedule();
}

} // namespace Provost
