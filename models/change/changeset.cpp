// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/changeset.h"

#include <QCryptographicHash>
#include <QSet>

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

std::optional<Error> envelopeFault(const Json &json)
{
    if (json.value(u"format").toString() != formatName())
        return Error::validation(u"not a change set: format is not \"%1\""_s.arg(formatName()));
    const qint64 version = json.value(u"version").toInteger();
    if (version < 1 || version > ChangeSet::formatVersion)
        return Error::validation(u"version %1 of the format is not known here"_s.arg(version));
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
    return json ? fromJson(*json) : Result<ChangeSet>(Error::validation(json.error().detail, json.error().position));
}

QByteArray ChangeSet::hash() const
{
    return hashOf(changesToJson(changes));
}

} // namespace Provost
