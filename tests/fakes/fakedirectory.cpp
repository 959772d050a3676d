// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakedirectory.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr auto enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_L1;

struct Person {
    const char *given, *family;
};

constexpr std::array people {
    Person {"Mira", "Kolb"}, Person {"Tor", "Lie"}, Person {"Aiko", "Tanaka"}, Person {"Amina", "Diallo"}, Person {"José", "Núñez"},
    Person {"Łucja", "Wójcik"}, Person {"Søren", "Østergård"}, Person {"Νίκος", "Παππάς"}, Person {"Fatima", "al-Sayed"},
    Person {"Chidi", "Okafor"}, Person {"Priya", "Raman"}, Person {"Oksana", "Шевченко"}, Person {"李", "伟"}, Person {"Anneliese", "Freifrau von Hohenstein-Wartenberg"},
    Person {"Seán", "Ó Briain"}, Person {"Elif", "Yılmaz"}, Person {"Mateo", "García Márquez"}, Person {"Noa", "Levi"},
    Person {"Ingrid", "Dahl"}, Person {"Thandiwe", "Mokoena"}, Person {"محمد", "الحسن"}, Person {"Pekka", "Virtanen"}, Person {"Chloé", "Lefèvre"},
};
constexpr std::array departments {"Harbour Operations", "Finance", "Pilotage", "IT Service Desk", "Customs Liaison", "People & Culture"};
constexpr std::array titles {"Harbour Master", "Controller", "Pilot", "Service Desk Agent", "Customs Officer", "Recruiter", "Crane Operator"};

QString idOf(int n)
{
    return u"%1-7c1e-4b1d-9a55-%2"_s.arg(QString::number(0x2819c223LL + n * 7919LL, 16), QString::number(0x413861904646LL + n * 104729LL, 16));
}

QString formatted(int n)
{
    const Person &person = people.at(size_t(n) % people.size());
    const QString tail = n >= int(people.size()) ? u" "_s + QChar(u'A' + (n / int(people.size())) % 26) + u'.' : QString();
    return QString::fromUtf8(person.given) + u' ' + QString::fromUtf8(person.family) + tail;
}

Json reference(const QString &kind, const QString &id, const QString &display)
{
    return Json::object({{u"value"_s, id}, {u"$ref"_s, u"https://scim.example.com/v2/%1/%2"_s.arg(kind, id)}, {u"display"_s, display}});
}

Json meta(const QString &type, const QString &endpoint, const QString &id)
{
    return Json::object({{u"resourceType"_s, type},
                         {u"created"_s, u"2024-02-11T08:15:00Z"_s},
                         {u"lastModified"_s, u"2026-10-03T14:42:10Z"_s},
                         {u"version"_s, u"W/\"3694e05e9dff591\""_s},
                         {u"location"_s, u"https://scim.example.com/v2%1/%2"_s.arg(endpoint, id)}});
}

Json extensionOf(int n)
{
    Json extension = Json::object({{u"employeeNumber"_s, QString::number(70'100 + n)},
                                   {u"costCenter"_s, QString::number(4000 + (n % 6) * 10)},
                                   {u"organization"_s, u"Harbour Authority"_s},
                                   {u"department"_s, QString::fromUtf8(departments.at(size_t(n) % departments.size()))}});
    if (n > 0) {
        const int boss = n / 6;
        extension.set(u"manager"_s, Json::object({{u"value"_s, idOf(boss)},
                                                  {u"$ref"_s, QString(u"https://scim.example.com/v2/Users/"_s + idOf(boss))},
                                                  {u"displayName"_s, formatted(boss)}}));
    }
    return extension;
}

Resource user(int n)
{
    const Person &person = people.at(size_t(n) % people.size());
    const QString login = u"user%1"_s.arg(n, 3, 10, QChar(u'0'));
    const QString mail = login + u"@harbour.example"_s;
    Json json = Json::object({{u"schemas"_s, Json::array({Json(u"urn:ietf:params:scim:schemas:core:2.0:User"_s), Json(QString(enterprise))})},
                              {u"id"_s, idOf(n)},
                              {u"externalId"_s, u"HR-%1"_s.arg(70'100 + n)},
                              {u"userName"_s, mail},
                              {u"displayName"_s, formatted(n)},
                              {u"name"_s, Json::object({{u"formatted"_s, formatted(n)},
                                                        {u"givenName"_s, QString::fromUtf8(person.given)},
                                                        {u"familyName"_s, QString::fromUtf8(person.family)}})},
                              {u"title"_s, QString::fromUtf8(titles.at(size_t(n) % titles.size()))},
                              {u"active"_s, n % 9 != 4},
                              {u"preferredLanguage"_s, u"de-DE"_s},
                              {u"timezone"_s, u"Europe/Berlin"_s}});
    json.set(u"emails"_s, Json::array({Json::object({{u"value"_s, mail}, {u"type"_s, u"work"_s}, {u"primary"_s, true}}),
                                       Json::object({{u"value"_s, QString(login + u"@private.example"_s)}, {u"type"_s, u"home"_s}})}));
    json.set(u"phoneNumbers"_s, Json::array({Json::object({{u"value"_s, u"+49 40 555 %1"_s.arg(1000 + n)}, {u"type"_s, u"work"_s}})}));
    json.set(u"addresses"_s, Json::array({Json::object({{u"type"_s, u"work"_s},
                                                        {u"streetAddress"_s, u"Am Sandtorkai 4"_s},
                                                        {u"locality"_s, u"Hamburg"_s},
                                                        {u"postalCode"_s, u"20457"_s},
                                                        {u"country"_s, u"DE"_s}})}));
    json.set(enterprise, extensionOf(n));
    json.set(u"meta"_s, meta(u"User"_s, u"/Users"_s, idOf(n)));
    return Resource(json);
}

Resource group(int n, int userCount)
{
    Json members = Json::array();
    for (int i = n % 5; i < userCount; i += 3 + n)
        members.append(reference(u"Users"_s, idOf(i), formatted(i)));
    const QString id = idOf(100'000 + n);
    const QString name = QString::fromUtf8(departments.at(size_t(n) % departments.size())) + (n < 6 ? u""_s : u" – shift %1"_s.arg(n / 6));
    return Resource(Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Group"_s})},
                                  {u"id"_s, id},
                                  {u"displayName"_s, name},
                                  {u"members"_s, members},
                                  {u"meta"_s, meta(u"Group"_s, u"/Groups"_s, id)}}));
}

Resource device(int n)
{
    const QString id = idOf(200'000 + n);
    return Resource(Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Device"_s})},
                                  {u"id"_s, id},
                                  {u"displayName"_s, u"Quay sensor %1"_s.arg(n + 1)},
                                  {u"active"_s, n % 4 != 3},
                                  {u"meta"_s, meta(u"Device"_s, u"/Devices"_s, id)}}));
}

Error notFound(const QString &detail)
{
    return {.kind = ErrorKind::NotFound, .detail = detail, .httpStatus = 404};
}

} // namespace

ServiceDescription fakeDescription()
{
    ServiceDescription description = ServiceDescription::fallback(ServerProfile());
    description.profile.sort = true;
    const bool known = description.resourceType(u"Device");
    if (!known)
        description.resourceTypes.append({.id = u"Device"_s, .name = u"Device"_s, .endpoint = u"/Devices"_s,
                                          .schema = u"urn:ietf:params:scim:schemas:core:2.0:Device"_s});
    return description;
}

ServiceDescription richDescription()
{
    ServiceDescription description = fakeDescription();
    description.schemas << *Schema::fromJson(*Json::parse(R"({"id":"urn:example:params:scim:schemas:extension:2.0:User","name":"Example","attributes":[
        {"name":"floor","type":"integer"},{"name":"share","type":"decimal"},{"name":"trained","type":"boolean"},{"name":"since","type":"dateTime"},
        {"name":"photo","type":"binary"},{"name":"mode","type":"string","canonicalValues":["office","remote"]},{"name":"shape","type":"polygon"},
        {"name":"pin","type":"string","mutability":"writeOnly","returned":"never"},{"name":"note","type":"string","returned":"request"},
        {"name":"serial","type":"string","mutability":"readOnly"}]})"));
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"User"))
            type.extensions << ResourceType::Extension {.schema = description.schemas.last().id};
    }
    return description;
}

ServiceDescription partedDescription()
{
    ServiceDescription description = richDescription();
    const auto urn = u"urn:example:params:scim:schemas:extension:2.0:Parted"_s;
    Json::Array parts;
    for (int i = 1; i <= 15; ++i)
        parts.push_back(Json::object({{u"name"_s, u"extensionAttribute%1"_s.arg(i)}, {u"type"_s, u"string"_s}}));
    const Json schema = Json::object({{u"id"_s, urn},
                                      {u"name"_s, u"Parted User"_s},
                                      {u"attributes"_s, Json::array({Json::object({{u"name"_s, u"onPremisesExtensionAttributes"_s}, {u"type"_s, u"complex"_s}, {u"subAttributes"_s, Json(std::move(parts))}}),
                                                                     Json::object({{u"name"_s, u"alone"_s}, {u"type"_s, u"string"_s}})})}});
    description.schemas << *Schema::fromJson(schema);
    for (ResourceType &type : description.resourceTypes) {
        if (type.name == "User"_L1)
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    description.profile.values[u"User"_s][u"emails"_s].readOnlyElements = u"type eq \"work\" and primary eq false"_s;
    return description;
}

ServiceDescription wideDescription(int attributes)
{
    ServiceDescription description = fakeDescription();
    Schema wide {.id = u"urn:example:wide:2.0:User"_s, .name = u"Wide"_s, .description = {}, .attributes = {}};
    constexpr std::array types {Attribute::Type::String, Attribute::Type::Boolean, Attribute::Type::Integer, Attribute::Type::DateTime};
    for (int i = 0; i < attributes; ++i)
        wide.attributes << Attribute {.name = u"field%1"_s.arg(i), .type = types.at(size_t(i) % types.size())};
    description.schemas << wide;
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"User"))
            type.extensions << ResourceType::Extension {.schema = wide.id};
    }
    return description;
}

FakeDirectory::FakeDirectory(const QString &name, int userCount, QObject *parent, const Redacted<QByteArray> &token)
    : Directory(ConnectionSettings {.name = name, .baseUrl = QUrl(u"http://127.0.0.1:9/scim"_s), .token = token}, parent)
{
    for (int n = 0; n < userCount; ++n)
        resources[u"/Users"_s].append(user(n));
    for (int n = 0; n < 14; ++n)
        resources[u"/Groups"_s].append(group(n, userCount));
    for (int n = 0; n < 9; ++n)
        resources[u"/Devices"_s].append(device(n));
    setCachedDescription(fakeDescription());
    open();
}

FakeRows *FakeDirectory::rowsOf(const QString &endpoint) const
{
    for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
        if (*source && !(*source)->queries.isEmpty() && (*source)->queries.last().endpoint == endpoint)
            return *source;
    }
    return nullptr;
}

RowSource *FakeDirectory::makeRows(QObject *parent)
{
    auto *rows = new FakeRows(resources, rowsBehaviour, parent);
    sources.append(rows);
    return rows;
}

JobOf<Resource> *FakeDirectory::fetch(const ResourceType &type, const QString &id, QObject *parent)
{
    ++fetches;
    if (fetchError)
        return new FakeJob<Resource>(*fetchError, fetchDelay, parent);
    for (const Resource &resource : std::as_const(resources[type.endpoint])) {
        if (resource.id() == id)
            return new FakeJob<Resource>(resource, fetchDelay, parent);
    }
    return new FakeJob<Resource>(notFound(u"no such resource"_s), fetchDelay, parent);
}

JobOf<Resource> *FakeDirectory::fetchAttributes(const ResourceType &, const QString &id, const QStringList &attributes, QObject *parent)
{
    askedAttributes += attributes;
    return new FakeJob<Resource>(onRequest.value(id, Resource(Json::object({{u"id"_s, id}}))), fetchDelay, parent);
}

JobOf<QList<Resource>> *FakeDirectory::find(const ResourceType &type, const Filter &filter, int limit, QObject *parent)
{
    ++finds;
    if (refusesOr && filter.kind() == Filter::Kind::Or)
        return new FakeJob<QList<Resource>>(Error {.kind = ErrorKind::Scim, .httpStatus = 400, .scimType = u"invalidFilter"_s}, fetchDelay, parent);
    QList<Resource> found;
    const ResourceSchema schema = description().schemaOf(type);
    for (const Resource &resource : std::as_const(resources[type.endpoint])) {
        if (found.size() < limit && filter.matches(resource.json(), &schema))
            found << resource;
    }
    return new FakeJob<QList<Resource>>(found, fetchDelay, parent);
}

JobOf<QList<Resource>> *FakeDirectory::groupsOf(const Resource &resource, QObject *parent)
{
    ++groupQuestions;
    if (groupsError)
        return new FakeJob<QList<Resource>>(*groupsError, fetchDelay, parent);
    QList<Resource> found;
    for (const Resource &candidate : std::as_const(resources[u"/Groups"_s])) {
        const Json members = candidate.json().value(u"members");
        const bool isMember = std::any_of(members.items().begin(), members.items().end(),
                                          [&resource](const Json &member) { return member.value(u"value").toString() == resource.id(); });
        if (isMember)
            found.append(candidate);
    }
    return new FakeJob<QList<Resource>>(found, fetchDelay, parent);
}

JobOf<MemberList> *FakeDirectory::membersOf(const QString &groupId, QObject *parent)
{
    ++memberQuestions;
    if (groupsError)
        return new FakeJob<MemberList>(*groupsError, fetchDelay, parent);
    if (memberList)
        return new FakeJob<MemberList>(*memberList, fetchDelay, parent);
    for (const Resource &candidate : std::as_const(resources[u"/Groups"_s])) {
        if (candidate.id() != groupId)
            continue;
        MemberList list;
        const Json members = candidate.json().value(u"members");
        for (const Json &member : members.items()) {
            const bool isGroup = member.value(u"$ref").toString().contains("/Groups/"_L1);
            list.members << MemberList::Member {.value = member.value(u"value").toString(), .display = member.value(u"display").toString(),
                                                .type = isGroup ? u"Group"_s : u"User"_s};
        }
        return new FakeJob<MemberList>(list, fetchDelay, parent);
    }
    return new FakeJob<MemberList>(notFound(u"no such group"_s), fetchDelay, parent);
}

} // namespace Provost
