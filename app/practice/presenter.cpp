// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/presenter.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

Presenter::Presenter(const Dialect &dialect, Store &store, QByteArray base)
    : m_dialect(dialect)
    , m_store(store)
    , m_base(std::move(base))
{
}

QByteArray Presenter::location(const Document &document, const Collection &collection) const
{
    return m_base + collection.type().endpoint.toUtf8() + '/' + document.id.toUtf8().toPercentEncoding();
}

bool Presenter::isPlain(const Document &document, const Collection &collection) const
{
    if (!m_dialect.etag || m_dialect.relativeLocations || m_dialect.lowerCaseTypes || !m_dialect.userTimestamps || !m_dialect.groupModified)
        return false;
    const QByteArrayView schemas = QByteArrayView(document.body).first(document.body.indexOf(']'));
    return std::ranges::none_of(collection.foreignUrns(), [schemas](const QByteArray &urn) { return schemas.contains(urn); });
}

bool Presenter::showsDerived(const Collection &collection, const Projection &projection) const
{
    const QString attribute = collection.derivedAttribute();
    if (attribute.isEmpty() || !projection.wants(attribute))
        return false;
    return attribute == "members"_L1 ? m_dialect.membersReturned : m_dialect.groupsReturned;
}

QByteArray Presenter::derived(const Document &document, const Collection &collection) const
{
    return collection.derivedAttribute() == "members"_L1 ? m_store.members().membersJson(document.row, m_base)
                                                         : m_store.members().groupsJson(document.row, m_base, m_dialect.directGroupsOnly);
}

QByteArray Presenter::render(const Document &document, const Collection &collection, const Projection &projection) const
{
    if (!projection.isDefault() || !isPlain(document, collection)) {
        const Json whole = tree(document, collection, projection);
        Json resource = projection.apply(whole, collection);
        if (m_dialect.metaAlways)
            resource.set(u"meta"_s, whole.value(u"meta"));
        if (!collection.hasExternalId())
            resource.remove(u"externalId");
        shapeSchemas(resource, collection);
        shapeMeta(resource, collection);
        return resource.toBytes();
    }
    QByteArray text = document.body + ",\"location\":\"" + location(document, collection) + "\"}";
    if (showsDerived(collection, projection)) {
        if (const QByteArray list = derived(document, collection); !list.isEmpty())
            text += ",\"" + collection.derivedAttribute().toUtf8() + "\":" + list;
    }
    return text + '}';
}

Json Presenter::tree(const Document &document, const Collection &collection, const Projection &projection) const
{
    Json resource = document.json();
    Json meta = resource.value(u"meta");
    meta.set(u"location"_s, Json(QString::fromUtf8(location(document, collection))));
    resource.set(u"meta"_s, meta);
    if (showsDerived(collection, projection)) {
        if (const QByteArray list = derived(document, collection); !list.isEmpty())
            resource.set(collection.derivedAttribute(), Json::parse(list).valueOr({}));
    }
    if (m_dialect.proxyMails)
        addProxyMails(resource);
    return resource;
}

void Presenter::addProxyMails(Json &resource)
{
    const Json addresses = resource.value(u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User").value(u"proxyAddresses");
    Json mails = resource.value(u"emails");
    for (const Json &address : addresses.items()) {
        if (address.toString().startsWith("smtp:"_L1)) // the one in capitals is the mailbox's main address
            mails.append(Json::object({{u"value"_s, address.toString().sliced(5)}, {u"type"_s, u"work"_s}, {u"primary"_s, false}}));
    }
    if (mails.size() > 0)
        resource.set(u"emails"_s, mails);
}

void Presenter::shapeSchemas(Json &resource, const Collection &collection) const
{
    const Json listed = resource.value(u"schemas");
    Json kept = Json::array();
    for (const Json &urn : listed.items()) {
        const bool extension = collection.schema().extension(urn.toString()) != nullptr;
        const bool shown = !m_dialect.schemasAsShown || resource.contains(urn.toString());
        if ((extension && shown) || urn.toString() == collection.type().schema)
            kept.append(urn);
    }
    resource.set(u"schemas"_s, kept);
}

void Presenter::shapeMeta(Json &resource, const Collection &collection) const
{
    Json meta = resource.value(u"meta");
    if (!meta.isObject())
        return;
    const bool users = collection.derivedAttribute() == "groups"_L1;
    if (!m_dialect.etag)
        meta.remove(u"version");
    if (users && !m_dialect.userTimestamps)
        meta.remove(u"created");
    if (users ? !m_dialect.userTimestamps : !m_dialect.groupModified)
        meta.remove(u"lastModified");
    if (m_dialect.lowerCaseTypes)
        meta.set(u"resourceType"_s, collection.name().toLower());
    if (m_dialect.relativeLocations)
        meta.set(u"location"_s, QString(collection.type().endpoint.toLower() + u'/' + resource.value(u"id").toString()));
    resource.set(u"meta"_s, meta);
}

} // namespace Provost::Practice
