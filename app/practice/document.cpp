// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/document.h"

#include <QDateTime>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

bool isHidden(const Attribute &attribute)
{
    return attribute.returned == Attribute::Returned::Never || attribute.returned == Attribute::Returned::Request;
}

/// Takes the hidden attributes out of `part` and gives them back as an object of their own.
Json takeHidden(Json &part, const QList<Attribute> &attributes)
{
    Json hidden;
    for (const Attribute &attribute : attributes) {
        if (!isHidden(attribute) || !part.contains(attribute.name))
            continue;
        hidden.set(attribute.name, part.value(attribute.name));
        part.remove(attribute.name);
    }
    return hidden;
}

Json takeAllHidden(Json &resource, const ResourceSchema &schema)
{
    Json hidden = takeHidden(resource, schema.core().attributes);
    for (const Schema &extension : schema.extensions()) {
        Json part = resource.value(extension.id);
        const Json taken = takeHidden(part, extension.attributes);
        if (taken.isUndefined())
            continue;
        hidden.set(extension.id, taken);
        resource.set(extension.id, part);
    }
    return hidden;
}

void mergeInto(Json &target, const Json &source)
{
    for (const auto &[key, value] : source.members()) {
        Json existing = target.value(key);
        if (existing.isObject() && value.isObject()) {
            mergeInto(existing, value);
            target.set(key, existing);
        } else {
            target.set(key, value);
        }
    }
}

} // namespace

Json Document::json() const
{
    Json resource = Json::parse(QByteArray(body + "}}")).valueOr({});
    if (!hidden.isEmpty())
        mergeInto(resource, Json::parse(hidden).valueOr({}));
    return resource;
}

QString dateTimeText(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray openMeta(const QString &resourceType, const Timestamps &times, qint64 revision)
{
    return R"("meta":{"resourceType":")" + resourceType.toUtf8() + R"(","created":")" + dateTimeText(times.created).toLatin1()
        + R"(","lastModified":")" + dateTimeText(times.modified).toLatin1() + R"(","version":"W/\")" + QByteArray::number(revision) + R"(\"")";
}

Document makeDocument(const Json &resource, const QString &id, qint64 revision, const Timestamps &times, const Collection &collection)
{
    Json visible = resource;
    const Json hidden = takeAllHidden(visible, collection.schema());
    Json ordered = Json::object({{u"schemas"_s, visible.value(u"schemas")}, {u"id"_s, id}});
    for (const auto &[key, value] : visible.members()) {
        if (key != "schemas"_L1 && key != "id"_L1 && key != "meta"_L1)
            ordered.set(key, value);
    }
    QByteArray body = ordered.toBytes();
    body.chop(1);
    return {.row = 0, .id = id, .revision = revision, .body = body + ',' + openMeta(collection.name(), times, revision),
        .hidden = hidden.isUndefined() ? QByteArray {} : hidden.toBytes(), .label = visible.value(u"displayName").toString()};
}

} // namespace Provost::Practice
