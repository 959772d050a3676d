// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/changeset.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const QString &formatName()
{
    static const QString name = u"provost-changeset"_s;
    return name;
}

Json changesToJson(const QList<Change> &changes)
{
    Json list = Json::array();
    for (const Change &change : changes)
        list.append(change.toJson());
    return list;
}

/// Json keeps order and digits, so the compact text is the same however the file was indented.
QByteArray hashOf(const Json &changes)
{
    return QCryptographicHash::hash(changes.toBytes(), QCryptographicHash::Sha256).toHex();
}

std::optional<Error> membersFault(const Json &change)
{
    const auto kind = changeKindFromText(change.value(u"kind").toString());
    const Json members = change.value(u"members");
    if (kind != ChangeKind::MembersAdd && kind != ChangeKind::MembersRemove)
        return members.isUndefined() ? std::nullopt : std::optional(Error::validation(u"members belongs to members-add and members-remove"_s));
    const bool areIds = members.isArray() && std::all_of(members.items().begin(), members.items().end(), [](const Json &id) { return !id.toString().isEmpty(); });
    return areIds ? std::nullopt : std::optional(Error::validation(u"members is not an array of ids"_s));
}

/// A file may be another program's: what is not understood must not be lost without a word.
std::optional<Error> changeFault(const Json &change)
{
    static const QStringList known {u"kind"_s, u"resourceType"_s, u"id"_s, u"attributes"_s, u"patch"_s, u"members"_s, u"movedTo"_s, u"before"_s, u"ifMatch"_s, u"origin"_s};
    QSet<QString> met;
    for (const auto &[name, value] : change.members()) {
        if (!known.contains(name))
            return Error::validation(u"\"%1\" is not a member of a change"_s.arg(name));
        if (met.contains(name))
            return Error::validation(u"\"%1\" stands there twice"_s.arg(name));
        met.insert(name);
    }
    const Json attributes = change.value(u"attributes");
    if (!attributes.isUndefined() && !attributes.isObject())
        return Error::validation(u"attributes is not an object"_s);
    const bool isUpdate = changeKindFromText(change.value(u"kind").toString()) == ChangeKind::Update;
    if (isUpdate && attributes.isUndefined() && change.value(u"patch").isUndefined())
        return Error::validation(u"an update needs attributes or patch"_s);
    return membersFault(change);
}

std::optional<Error> envelopeFault(const Json &json)
{
    if (json.value(u"format").toString() != formatName())
        return Error::validation(u"not a change set: format is not \"%1\""_s.arg(formatName()));
    const qint64 version = json.value(u"version").toInteger();
    if (version < 1 || version > ChangeSet::formatVersion)
        return Error::validation(u"version %1 of the format is not known here"_s.arg(version));
    const auto &members = json.members();
    if (std::count_if(members.begin(), members.end(), [](const auto &member) { return member.first == "changes"_L1; }) > 1)
        return Error::validation(u"\"%1\" stands there twice"_s.arg(u"changes"));
    if (!json.value(u"changes").isArray())
        return Error::validation(u"changes is not an array"_s);
    const Json hash = json.value(u"sha256"); // a file written by hand has none
    if (!hash.isUndefined() && hash.toString().toLatin1() != hashOf(json.value(u"changes")))
        return Error::validation(u"the changes do not fit their sha256: the file was altered"_s);
    return {};
}

} // namespace

qsizetype ChangeSet::objectCount() const
{
    QSet<ObjectKey> keys;
    for (const Change &change : changes)
        keys.insert(change.key());
    return keys.size();
}

QList<Change> ChangeSet::changesOf(const ObjectKey &key) const
{
    QList<Change> found;
    std::copy_if(changes.cbegin(), changes.cend(), std::back_inserter(found), [&key](const Change &change) { return change.key() == key; });
    return found;
}

void ChangeSet::remove(const ObjectKey &key)
{
    changes.removeIf([&key](const Change &change) { return change.key() == key; });
}

Json ChangeSet::toJson() const
{
    const Json list = changesToJson(changes);
    return Json::object({{u"format"_s, formatName()},
                         {u"version"_s, formatVersion},
                         {u"title"_s, title},
                         {u"sha256"_s, QString::fromLatin1(hashOf(list))},
                         {u"changes"_s, list}});
}

QByteArray ChangeSet::toBytes() const
{
    return toJson().toIndentedBytes() + '\n';
}

Result<ChangeSet> ChangeSet::fromJson(const Json &json)
{
    if (const auto fault = envelopeFault(json))
        return *fault;
    ChangeSet set {.title = json.value(u"title").toString()};
    const Json list = json.value(u"changes");
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto change = Change::fromJson(list.at(i));
        if (!change)
            return Error::validation(u"change %1: %2"_s.arg(QString::number(i + 1), change.error().detail));
        set.changes << *change;
    }
    return set;
}

Result<ChangeSet> ChangeSet::fromBytes(const QByteArray &bytes)
{
    const auto json = Json::parse(bytes);
    if (!json)
        return Error::validation(json.error().detail, json.error().position);
    auto set = fromJson(*json);
    const Json list = json->value(u"changes");
    for (qsizetype i = 0; set && i < list.size(); ++i) {
        if (const auto fault = changeFault(list.at(i)))
            return Error::validation(u"change %1: %2"_s.arg(QString::number(i + 1), fault->detail));
    }
    return set;
}

QByteArray ChangeSet::hash() const
{
    return hashOf(changesToJson(changes));
}

} // namespace Provost
