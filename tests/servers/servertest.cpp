// SPDX-License-Identifier: GPL-3.0-or-later
#include "servers/servertest.h"

#include "fakes/outcome.h"

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;

std::vector<Json> ServerTest::people(int count)
{
    static const QStringList given {u"Ann"_s, u"Zoë"_s, u"Łukasz"_s, u"O'Brien"_s, u"Søren"_s, u"雷"_s, u"José \"Pepe\""_s};
    static const QStringList family {u"Lee"_s, u"Müller"_s, u"Ó Súilleabháin"_s, u"李"_s, u"van der Berg"_s};
    std::vector<Json> people;
    for (int i = 0; i < count; ++i) {
        const QString first = given.at(i % given.size());
        const QString last = family.at(i % family.size());
        const QString userName = u"person%1@%2.example.org"_s.arg(QString::number(i).rightJustified(3, u'0'), i % 3 ? u"north"_s : u"south"_s);
        people.push_back(Json::object({
            {u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:User"_s})},
            {u"userName"_s, userName},
            {u"displayName"_s, QString(first + u' ' + last)},
            {u"name"_s, Json::object({{u"givenName"_s, first}, {u"familyName"_s, last}})},
            {u"active"_s, i % 4 != 3},
            {u"emails"_s, Json::array({Json::object({{u"value"_s, userName}, {u"type"_s, u"work"_s}, {u"primary"_s, true}})})},
        }));
    }
    return people;
}

bool ServerTest::holds(const Json &shown, const Json &given)
{
    if (given.isObject()) {
        const auto &members = given.members();
        return std::all_of(members.begin(), members.end(),
            [&shown](const Json::Member &member) { return holds(shown.value(member.first), member.second); });
    }
    if (given.isArray())
        return std::equal(shown.items().begin(), shown.items().end(), given.items().begin(), given.items().end(), holds);
    return shown == given;
}

std::unique_ptr<Connection> ServerTest::connectTo(const QUrl &url, const QByteArray &token)
{
    return std::make_unique<Connection>(ConnectionSettings {
        .name = u"test"_s, .baseUrl = url, .token = Redacted<QByteArray>(token), .profile = ServerProfile::detect(url)});
}

Result<QList<Resource>> ServerTest::list(Connection &connection, const ListQuery &query, const ListJob::Options &options)
{
    QList<Resource> resources;
    const QObject untilReturn; // a job that outlasts its time must not write into what is gone
    auto *job = new ListJob(connection, query, options, &connection);
    QObject::connect(job, &ListJob::pageReady, &untilReturn, [&resources](const ListPage &page) { resources += page.resources; });
    const auto summary = outcomeOf(job, 60'000);
    if (!summary)
        return summary.error();
    return resources;
}

ListQuery ServerTest::query(const QString &type, const QString &filter)
{
    ListQuery query {.endpoint = u"/%1s"_s.arg(type), .resourceType = type};
    if (!filter.isEmpty())
        query.filter = Filter::parse(filter).value();
    return query;
}

QStringList ServerTest::userNames(const QList<Resource> &resources)
{
    QStringList names;
    for (const Resource &resource : resources)
        names.append(resource.json().value(u"userName").toString());
    return names;
}

QStringList ServerTest::userNames(const std::vector<Json> &people)
{
    QStringList names;
    for (const Json &person : people)
        names.append(person.value(u"userName").toString());
    names.sort();
    return names;
}
