// SPDX-License-Identifier: GPL-3.0-or-later
// provost_bench_scim: how fast lists are parsed, filters evaluated and differences found. Measures, asserts nothing, prints one JSON document.
#include "scim/filter.h"
#include "scim/listpage.h"
#include "scim/patch.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int usersOfAPage = 1'000;
constexpr int rounds = 200;
constexpr qint64 longest = 3'000; ///< milliseconds for one measurement

struct Times {
    double best = 0; ///< microseconds
    double median = 0;
};

Times timesOf(const std::function<void()> &work)
{
    std::vector<double> times;
    QElapsedTimer whole;
    whole.start();
    work(); // caches are warm after this
    while (times.size() < rounds && whole.elapsed() < longest) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1'000);
    }
    std::sort(times.begin(), times.end());
    return {.best = times.front(), .median = times[times.size() / 2]};
}

QJsonObject rate(const Times &times, qsizetype bytes)
{
    // bytes in a microsecond are megabytes in a second
    return {{u"bestMBs"_s, double(bytes) / times.best}, {u"medianMBs"_s, double(bytes) / times.median}};
}

QJsonObject duration(const Times &times)
{
    return {{u"bestMicroseconds"_s, times.best}, {u"medianMicroseconds"_s, times.median}};
}

/// A user as providers send them: some 1.3 KB.
Json user(int number)
{
    const QString name = u"person%1"_s.arg(number);
    return *Json::parse(u"{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"],"
                        "\"id\":\"2819c223-7f76-453a-919d-%1\",\"externalId\":\"E-%1\",\"userName\":\"%2@fjordline.example\",\"displayName\":\"Zoë Müller %1\",\"active\":true,"
                        "\"name\":{\"formatted\":\"Ms. Zoë Müller %1\",\"familyName\":\"Müller\",\"givenName\":\"Zoë\"},\"title\":\"Tour Guide\",\"userType\":\"Employee\","
                        "\"preferredLanguage\":\"nb-NO\",\"locale\":\"nb-NO\",\"timezone\":\"Europe/Oslo\","
                        "\"emails\":[{\"value\":\"%2@fjordline.example\",\"type\":\"work\",\"primary\":true},{\"value\":\"%2@home.example\",\"type\":\"home\"}],"
                        "\"phoneNumbers\":[{\"value\":\"+47 555 %1\",\"type\":\"work\"},{\"value\":\"+47 444 %1\",\"type\":\"mobile\"}],"
                        "\"addresses\":[{\"type\":\"work\",\"streetAddress\":\"Havnegata %1\",\"locality\":\"Bergen\",\"postalCode\":\"5003\",\"country\":\"NO\"}],"
                        "\"groups\":[{\"value\":\"e9e30dba-f08f-4109-8486-d5c6a331660a\",\"display\":\"Tour Guides\"},{\"value\":\"fc348aa8-3835-40eb-a20b-c726e15c55b5\",\"display\":\"Employees\"}],"
                        "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"employeeNumber\":\"%1\",\"department\":\"Harbour Operations\",\"manager\":{\"value\":\"26118915-6090\"}},"
                        "\"meta\":{\"resourceType\":\"User\",\"created\":\"2010-01-23T04:56:22Z\",\"lastModified\":\"2011-05-13T04:42:34Z\",\"version\":\"W/\\\"3694e05e9dff591\\\"\"}}"_s
                            .arg(QString::number(number), name)
                            .toUtf8());
}

QByteArray page()
{
    QByteArray text = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":1000,"itemsPerPage":1000,"startIndex":1,"Resources":[)";
    for (int i = 0; i < usersOfAPage; ++i)
        text += (i > 0 ? "," : "") + user(100'000 + i).toBytes();
    return text + "]}";
}

QJsonObject parsing()
{
    const QByteArray text = page();
    const Times ours = timesOf([&text] {
        if (ListPage::parse(text).valueOr({}).resources.size() != usersOfAPage)
            std::abort();
    });
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(text.constData(), size_t(text.size()));
    const Times bare = timesOf([&] {
        if (parser.parse(padded).error() != simdjson::SUCCESS)
            std::abort();
    });
    const Times qt = timesOf([&text] {
        if (QJsonDocument::fromJson(text).isNull())
            std::abort();
    });
    return {{u"users"_s, usersOfAPage}, {u"bytes"_s, text.size()}, {u"listPage"_s, rate(ours, text.size())}, {u"simdjsonDom"_s, rate(bare, text.size())}, {u"qJsonDocument"_s, rate(qt, text.size())}};
}

/// A user type of 200 attributes of every kind, and two states of a user of which every tenth attribute differs.
struct Wide {
    Wide()
    {
        using Type = Attribute::Type;
        Schema core {.id = u"urn:x:core:2.0:User"_s, .name = u"User"_s, .description = {}, .attributes = {}};
        for (int i = 0; i < 200; ++i) {
            const QString name = u"attribute%1"_s.arg(i);
            Attribute attribute {.name = name};
            Json value = u"value"_s;
            Json other = u"other"_s;
            if (i % 5 == 3) {
                attribute.type = Type::Complex;
                attribute.subAttributes = {{.name = u"one"_s}, {.name = u"two"_s}};
                value = Json::object({{u"one"_s, u"1"_s}, {u"two"_s, u"2"_s}});
                other = Json::object({{u"one"_s, u"1"_s}, {u"two"_s, u"3"_s}});
            } else if (i % 5 == 4) {
                attribute.type = Type::Complex;
                attribute.multiValued = true;
                attribute.subAttributes = {{.name = u"value"_s}, {.name = u"type"_s}, {.name = u"primary"_s, .type = Type::Boolean}};
                value = *Json::parse(R"([{"value":"a@b.example","type":"work","primary":true},{"value":"c@d.example","type":"home"}])");
                other = *Json::parse(R"([{"value":"e@b.example","type":"work","primary":true},{"value":"c@d.example","type":"home"}])");
            }
            core.attributes.append(attribute);
            before.set(name, value);
            after.set(name, i % 10 == i / 10 % 10 ? other : value);
        }
        schema = ResourceSchema(core, {});
    }
    ResourceSchema schema {};
    Json before = Json::object();
    Json after = Json::object();
};

QJsonObject differing()
{
    const Wide wide;
    const ServerProfile profile;
    const size_t operations = Patch::diff(wide.before, wide.after, wide.schema, profile).operations.size();
    const Times diff = timesOf([&] {
        if (Patch::diff(wide.before, wide.after, wide.schema, profile).operations.size() != operations)
            std::abort();
    });
    const Times same = timesOf([&] {
        if (!Patch::diff(wide.before, wide.before, wide.schema, profile).operations.empty())
            std::abort();
    });
    return {{u"attributes"_s, 200}, {u"operations"_s, int(operations)}, {u"diff"_s, duration(diff)}, {u"nothingChanged"_s, duration(same)}};
}

QJsonObject filtering()
{
    const ListPage list = *ListPage::parse(page());
    const ResourceSchema schema(Schema::shipped()[0], {Schema::shipped()[2]});
    const QString text = u"userName sw \"person\" and emails[type eq \"work\" and value co \"99\"] and not (meta.lastModified lt \"2011-01-01T00:00:00Z\")"_s;
    const Filter filter = *Filter::parse(text);
    for (const Resource &resource : list.resources)
        static_cast<void>(resource.json());
    int found = 0;
    const Times matching = timesOf([&] {
        found = int(std::count_if(list.resources.begin(), list.resources.end(), [&](const Resource &one) { return filter.matches(one.json(), &schema); }));
    });
    QString nested = u"a pr"_s;
    nested.prepend(QString(10'000, u'('));
    const QString large = u"a eq \"%1\""_s.arg(QString(1'000'000, u'x'));
    const Times refusing = timesOf([&] {
        if (Filter::parse(nested).ok() || Filter::parse(large).ok())
            std::abort();
    });
    return {{u"users"_s, usersOfAPage}, {u"found"_s, found}, {u"matchPage"_s, duration(matching)}, {u"parse"_s, duration(timesOf([&] { static_cast<void>(Filter::parse(text)); }))}, {u"refuseHuge"_s, duration(refusing)}};
}

} // namespace

int main()
{
    const QJsonObject report {{u"parse"_s, parsing()}, {u"patch"_s, differing()}, {u"filter"_s, filtering()}};
    const QByteArray text = QJsonDocument(report).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}
