// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/listjob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/governor.h"
#include "net/httplog.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Paging = ServerProfile::Paging;

namespace {
using std::chrono::milliseconds;

/// A walk over a scripted server, with everything it gave out.
struct Walk {
    Connection connection;
    QStringList ids {};
    int pages = 0;
    std::optional<Result<ListSummary>> outcome {};

    explicit Walk(const Wire &wire, const ServerProfile &profile = {}, milliseconds timeout = milliseconds(5000))
        : connection(settingsFor(wire, profile, timeout))
    {
    }
    static ConnectionSettings settingsFor(const Wire &wire, const ServerProfile &profile, milliseconds timeout)
    {
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        settings.timeout = timeout;
        return settings;
    }
    ListJob *make(ListJob::Options options = {}, ListQuery query = {.endpoint = u"/Users"_s, .resourceType = u"User"_s})
    {
        auto *job = new ListJob(connection, std::move(query), std::move(options), &connection);
        QObject::connect(job, &ListJob::pageReady, &connection, [this](const ListPage &page) {
            ++pages;
            for (const Resource &resource : page.resources)
                ids << resource.id();
        });
        return job;
    }
    const Result<ListSummary> &run(ListJob::Options options = {}, ListQuery query = {.endpoint = u"/Users"_s, .resourceType = u"User"_s})
    {
        outcome.emplace(outcomeOf(make(std::move(options), std::move(query)), 90'000)); // sanitizers on a busy machine need their time
        return *outcome;
    }
    [[nodiscard]] QString problem() const { return outcome->ok() ? QString() : outcome->error().toString(); }
};

QStringList users(int first, int last)
{
    QStringList all;
    for (int i = first; i <= last; ++i)
        all << u"u%1"_s.arg(i);
    return all;
}

QByteArray pageOf(const QList<int> &numbers, const QByteArray &envelope)
{
    QByteArrayList bodies;
    for (const int number : numbers)
        bodies << Wire::userBody(number);
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],)" + envelope + (envelope.isEmpty() ? "" : ",") + R"("Resources":[)"
        + bodies.join(',') + "]}";
}

/// An honest index server over users 1..total, with a cap on its pages.
Wire::Handler indexServer(int total, int cap = 1000, int usual = 20)
{
    return [=](const Wire::Request &request) {
        const int start = std::max(1, request.parameter(u"startIndex"_s).toInt());
        const QString count = request.parameter(u"count"_s);
        const int size = std::min(cap, count.isNull() ? usual : count.toInt());
        return Wire::Answer::json(200, Wire::usersPage(start, std::min(total, start + size - 1), total));
    };
}

/// A cursor server over users 1..total; the cursor is the first user of the page, with characters that need encoding.
Wire::Handler cursorServer(int total, int size)
{
    return [=](const Wire::Request &request) {
        const QString cursor = request.parameter(u"cursor"_s);
        const int first = cursor.isEmpty() ? 1 : cursor.section(u'=', 1).toInt();
        const int last = std::min(total, first + size - 1);
        QList<int> numbers;
        for (int i = first; i <= last; ++i)
            numbers << i;
        return Wire::Answer::json(200, pageOf(numbers, last < total ? "\"nextCursor\":\"+/ =" + QByteArray::number(last + 1) + '"' : QByteArray()));
    };
}

ServerProfile profileWith(Paging paging, std::optional<int> maxSize = {})
{
    ServerProfile profile;
    profile.pages.paging = paging;
    profile.pages.maxSize = maxSize;
    return profile;
}
}

class tst_ListJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void indexLists_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("cap");
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<int>("requests");
        QTest::newRow("empty") << 0 << 1000 << 100 << 1;
        QTest::newRow("one page") << 7 << 1000 << 100 << 1;
        QTest::newRow("pages") << 1050 << 1000 << 100 << 11;
        QTest::newRow("exact pages") << 300 << 1000 << 100 << 3;
        QTest::newRow("exactly one page") << 100 << 1000 << 100 << 2; // the total may have been the page's size
        QTest::newRow("server caps") << 205 << 50 << 100 << 5;
        QTest::newRow("one by one") << 5 << 1 << 100 << 5;
    }
    void indexLists()
    {
        QFETCH(int, total);
        QFETCH(int, cap);
        QFETCH(int, pageSize);
        Wire wire;
        wire.setHandler(indexServer(total, cap));
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = pageSize, .readAhead = 8});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, total));
        QCOMPARE(outcome->resources, total);
        QCOMPARE(outcome->totalResults, total);
        QCOMPARE(outcome->duplicates, 0);
        QVERIFY(outcome->complete);
        QVERIFY2(outcome->notes.isEmpty(), qPrintable(outcome->notes.join(u';')));
        QTEST(int(wire.requests().size()), "requests");
    }
    void readAheadIsBoundedAndInOrder()
    {
        Wire wire;
        int n = 0;
        const Wire::Handler honest = indexServer(1000);
        wire.setHandler([&](const Wire::Request &request) { return honest(request).late(std::chrono::milliseconds(++n % 2 == 0 ? 20 : 1)); });
        Walk walk(wire);
        ListJob *job = walk.make({.pageSize = 50, .readAhead = 4});
        int most = 0;
        connect(&walk.connection.governor(), &Governor::changed, job, [&] { most = std::max(most, walk.connection.governor().inFlight()); });
        QVERIFY(outcomeOf(job).ok());
        QCOMPARE(walk.ids, users(1, 1000));
        QVERIFY(most >= 3 && most <= 4);
    }
    void windows_data()
    {
        QTest::addColumn<Paging>("paging");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("requests");
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<bool>("complete");
        QTest::newRow("middle") << Paging::Index << 51 << 100 << 1 << users(51, 150) << false;
        QTest::newRow("start") << Paging::Index << 1 << 10 << 1 << users(1, 10) << false;
        QTest::newRow("end") << Paging::Index << 491 << 100 << 1 << users(491, 500) << true;
        QTest::newRow("to the very end") << Paging::Index << 401 << 100 << 1 << users(401, 500) << true;
        QTest::newRow("beyond") << Paging::Index << 501 << 100 << 1 << QStringList() << true;
        QTest::newRow("three pages") << Paging::Index << 1 << 250 << 3 << users(1, 250) << false;
        QTest::newRow("cursor") << Paging::Cursor << 1 << 10 << 1 << users(1, 10) << false;
        QTest::newRow("cursor, server sends more") << Paging::Cursor << 1 << 5 << 1 << users(1, 5) << false;
        QTest::newRow("cursor, pages") << Paging::Cursor << 1 << 25 << 3 << users(1, 25) << false;
        QTest::newRow("none") << Paging::None << 1 << 10 << 1 << users(1, 10) << false;
    }
    void windows()
    {
        QFETCH(Paging, paging);
        QFETCH(int, start);
        QFETCH(int, limit);
        Wire wire;
        wire.setHandler(paging == Paging::Cursor ? cursorServer(500, 10) : indexServer(500));
        Walk walk(wire, profileWith(paging, 100));
        const auto &outcome = walk.run({.startIndex = start, .limit = limit});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QTEST(walk.ids, "ids");
        QTEST(int(wire.requests().size()), "requests");
        QTEST(outcome->complete, "complete");
        if (paging == Paging::Index)
            QCOMPARE(wire.requests().first().parameter(u"startIndex"_s), QString::number(start));
    }
    void totalsAlone()
    {
        Wire wire;
        wire.setHandler(indexServer(321));
        Walk walk(wire);
        QCOMPARE(walk.run({.limit = 0})->totalResults, 321);
        QCOMPARE(wire.requests().first().parameter(u"count"_s), u"0"_s);
        QVERIFY(walk.ids.isEmpty());
    }
    void cursorLists()
    {
        Wire wire;
        wire.setHandler(cursorServer(95, 10));
        Walk walk(wire, profileWith(Paging::Cursor, 10));
        const auto &outcome = walk.run();
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, 95));
        QVERIFY(outcome->complete);
        QVERIFY(wire.requests().first().target.contains("cursor") && !wire.requests().first().target.contains("startIndex"));
        QVERIFY(wire.requests().at(1).target.contains("cursor=%2B%2F%20%3D11&count=10"));
    }
    void aCursorGoesOn()
    {
        Wire wire;
        wire.setHandler(cursorServer(95, 10));
        Walk walk(wire, profileWith(Paging::Cursor, 10));
        QVERIFY(walk.run({.cursor = u"+/ =91"_s}).ok());
        QCOMPARE(walk.ids, users(91, 95));
    }
    void queryIsSentAsTheProfileTakesIt()
    {
        Wire wire;
        wire.setHandler(indexServer(1));
        const ListQuery query {.endpoint = u"/Users"_s, .resourceType = u"User"_s, .filter = Filter::parse(u"userName eq \"a+b&c\"").valueOr({}),
                               .attributes = {u"userName"_s, u"name.familyName"_s}, .excludedAttributes = {u"groups"_s}, .sortBy = u"userName"_s, .descending = true};
        Walk walk(wire);
        QVERIFY(walk.run({}, query).ok());
        const Wire::Request &request = wire.requests().first();
        QCOMPARE(request.parameter(u"filter"_s), u"userName eq \"a+b&c\""_s);
        QCOMPARE(request.parameter(u"attributes"_s), u"userName,name.familyName"_s);
        QCOMPARE(request.parameter(u"excludedAttributes"_s), QString());
        QCOMPARE(request.parameter(u"sortBy"_s) + request.parameter(u"sortOrder"_s), u"userNamedescending"_s);
        ServerProfile poor;
        poor.projection = false;
        poor.sort = false;
        Walk other(wire, poor);
        QVERIFY(other.run({}, query).ok());
        QVERIFY(!wire.requests().last().target.contains("ttributes") && !wire.requests().last().target.contains("sort"));
    }
    void pageSizes_data()
    {
        QTest::addColumn<QStringList>("attributes");
        QTest::addColumn<QString>("count");
        QTest::newRow("everything") << QStringList() << u"100"_s;
        QTest::newRow("few") << QStringList {u"userName"_s} << u"999"_s;
        QTest::newRow("a slow one") << QStringList {u"userName"_s, u"Manager"_s} << u"100"_s;
    }
    void pageSizes()
    {
        QFETCH(QStringList, attributes);
        Wire wire;
        wire.setHandler(cursorServer(3, 10));
        ServerProfile profile = profileWith(Paging::Cursor, 999);
        profile.pages.maxSizeWithoutProjection = 100;
        profile.pages.slowAttributes = {u"manager"_s};
        Walk walk(wire, profile);
        QVERIFY(walk.run({}, {.endpoint = u"/Users"_s, .resourceType = u"User"_s, .attributes = attributes}).ok());
        QTEST(wire.requests().first().parameter(u"count"_s), "count");
    }

    // Servers that lie, change under way, or break off. Every row ends in one clear error or a complete list.
    void oddServers_data()
    {
        QTest::addColumn<Paging>("paging");
        QTest::addColumn<Wire::Handler>("handler");
        QTest::addColumn<int>("users"); ///< -1: an error
        QTest::addColumn<QString>("says"); ///< in the notes or the error
        const auto row = [](const char *name, Paging paging, const Wire::Handler &handler, int users, const QString &says = {}) {
            QTest::newRow(name) << paging << handler << users << says;
        };
        const auto startOf = [](const Wire::Request &request) { return request.parameter(u"startIndex"_s).toInt(); };
        row("total is the page's size", Paging::Index, [startOf](const Wire::Request &r) {
            const int last = std::min(25, startOf(r) + 9);
            return Wire::Answer::json(200, Wire::usersPage(startOf(r), last, std::max(0, last - startOf(r) + 1)));
        }, 25, u"size of the page"_s);
        row("no totals", Paging::Index, [startOf](const Wire::Request &r) {
            QList<int> numbers;
            for (int i = startOf(r); i <= std::min(25, startOf(r) + 9); ++i)
                numbers << i;
            return Wire::Answer::json(200, pageOf(numbers, {}));
        }, 25);
        row("startIndex ignored, no totals", Paging::Index, [](const Wire::Request &) {
            return Wire::Answer::json(200, pageOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {}));
        }, -1, u"ignore startIndex"_s);
        row("startIndex ignored, total grows with it", Paging::Index, [startOf](const Wire::Request &r) {
            return Wire::Answer::json(200, pageOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, "\"totalResults\":" + QByteArray::number(startOf(r) + 20)));
        }, -1, u"ignore startIndex"_s);
        row("startIndex ignored, total grows much", Paging::Index, [startOf](const Wire::Request &r) {
            return Wire::Answer::json(200, pageOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, startOf(r) == 1 ? "\"totalResults\":1000" : "\"totalResults\":2000"));
        }, -1, u"ignore startIndex"_s);
        row("startIndex ignored, total is all there is", Paging::Index, [](const Wire::Request &) {
            return Wire::Answer::json(200, Wire::usersPage(1, 10, 10));
        }, 10);
        row("total too large", Paging::Index, [startOf](const Wire::Request &r) {
            return Wire::Answer::json(200, Wire::usersPage(startOf(r), std::min(10, startOf(r) + 9), 12));
        }, 10, u"totalResults is 12"_s);
        row("count ignored, larger pages", Paging::Index, [startOf](const Wire::Request &r) {
            const int first = (startOf(r) - 1) / 25 * 25 + 1; // a page's number made from startIndex, as one product does
            return Wire::Answer::json(200, Wire::usersPage(first, std::min(90, first + 24), 90));
        }, 90);
        row("a short page in the middle", Paging::Index, [startOf](const Wire::Request &r) {
            const int last = startOf(r) == 11 ? 14 : std::min(35, startOf(r) + 9);
            return Wire::Answer::json(200, Wire::usersPage(startOf(r), last, 35));
        }, 35);
        row("total grows", Paging::Index, [startOf](const Wire::Request &r) {
            const int total = startOf(r) == 1 ? 20 : 25;
            return Wire::Answer::json(200, Wire::usersPage(startOf(r), std::min(total, startOf(r) + 9), total));
        }, 25, u"totals changed"_s);
        row("duplicate ids", Paging::Index, [startOf](const Wire::Request &r) {
            QList<int> numbers;
            for (int i = startOf(r); i <= std::min(30, startOf(r) + 9); ++i)
                numbers << (i % 5 == 0 ? 1 : i);
            return Wire::Answer::json(200, pageOf(numbers, "\"totalResults\":30"));
        }, 24);
        row("without ids", Paging::Index, [](const Wire::Request &) {
            return Wire::Answer::json(200, R"({"totalResults":1000000,"Resources":[{"userName":"a"},{"userName":"b"}]})");
        }, -1, u"ignore startIndex"_s);
        row("bare array", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(200, "[" + Wire::userBody(1) + ',' + Wire::userBody(2) + ']'); }, 2);
        row("no Resources past the end", Paging::Index, [startOf](const Wire::Request &r) {
            return startOf(r) == 1 ? Wire::Answer::json(200, Wire::usersPage(1, 10, 11)) : Wire::Answer::json(200, R"({"totalResults":11,"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]})");
        }, 10, u"totalResults is 11"_s);
        row("a cursor where an index was expected", Paging::Index, cursorServer(35, 10), 35);
        row("a cursor where nothing was expected", Paging::None, cursorServer(35, 10), 35);
        row("everything at once", Paging::None, [](const Wire::Request &) { return Wire::Answer::json(200, Wire::usersPage(1, 50, 50)); }, 50);
        row("no paging, but more", Paging::None, [](const Wire::Request &) { return Wire::Answer::json(200, Wire::usersPage(1, 50, 70)); }, 50, u"has no paging"_s);
        row("nextCursor repeats", Paging::Cursor, [](const Wire::Request &) { return Wire::Answer::json(200, pageOf({1, 2}, R"("nextCursor":"x")")); }, -1, u"repeats"_s);
        row("cursors go in a circle", Paging::Cursor, [](const Wire::Request &r) {
            return Wire::Answer::json(200, pageOf({r.parameter(u"cursor"_s) == "a"_L1 ? 1 : 2}, r.parameter(u"cursor"_s) == "a"_L1 ? R"("nextCursor":"b")" : R"("nextCursor":"a")"));
        }, -1, u"repeats"_s);
        row("new cursors for ever, nothing new", Paging::Cursor, [n = 0](const Wire::Request &) mutable {
            return Wire::Answer::json(200, pageOf({1, 2}, "\"nextCursor\":\"" + QByteArray::number(++n) + '"'));
        }, -1, u"came before"_s);
        row("new cursors for ever, empty pages", Paging::Cursor, [n = 0](const Wire::Request &) mutable {
            return Wire::Answer::json(200, pageOf({}, "\"nextCursor\":\"" + QByteArray::number(++n) + '"'));
        }, -1, u"empty pages"_s);
        row("empty and short pages between", Paging::Cursor, [](const Wire::Request &r) {
            const int n = r.parameter(u"cursor"_s).toInt() + 1;
            return Wire::Answer::json(200, pageOf(n % 3 == 0 ? QList<int> {n / 3} : QList<int>(), n < 30 ? "\"nextCursor\":\"" + QByteArray::number(n) + '"' : QByteArray()));
        }, 10);
        row("a cursor expires", Paging::Cursor, [wasExpired = false, honest = cursorServer(35, 10)](const Wire::Request &r) mutable {
            if (r.parameter(u"cursor"_s).endsWith(u"21"_s) && !std::exchange(wasExpired, true))
                return Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"expiredCursor"})");
            return honest(r);
        }, 35, u"expired"_s);
        row("a cursor expires again and again", Paging::Cursor, [honest = cursorServer(35, 10)](const Wire::Request &r) {
            if (r.parameter(u"cursor"_s).endsWith(u"21"_s))
                return Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"expiredCursor"})");
            return honest(r);
        }, -1, u"expiredCursor"_s);
        row("HTML", Paging::Index, [](const Wire::Request &) { return Wire::Answer::of(200, "text/html", "<html><title>Sign in</title></html>"); }, -1, u"HTML"_s);
        row("half the JSON", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(200, Wire::usersPage(1, 5, 5).chopped(20)); }, -1);
        row("invalid UTF-8", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(200, Wire::usersPage(1, 5, 5).replace("u3@", "\xff@")); }, -1);
        row("wrong types", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(200, R"({"totalResults":{"a":1},"Resources":"none"})"); }, -1);
        row("empty body", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(200, {}); }, -1);
        row("error on the second page", Paging::Index, [startOf](const Wire::Request &r) {
            return startOf(r) == 1 ? Wire::Answer::json(200, Wire::usersPage(1, 10, 30)) : Wire::Answer::json(500, R"({"detail":"boom"})");
        }, -1, u"boom"_s);
        row("redirect to another host", Paging::Index, [](const Wire::Request &) { return Wire::Answer::json(302, {}, "Location: https://evil.example/\r\n"); }, -1, u"evil.example"_s);
        row("half a body", Paging::Index, [](const Wire::Request &) { return Wire::Answer::raw("HTTP/1.1 200 X\r\nContent-Length: 999\r\n\r\n{\"Resources\":[{"); }, -1);
        row("hang", Paging::Index, [](const Wire::Request &) { return Wire::Answer::silence(); }, -1);
    }
    void oddServers()
    {
        QFETCH(Paging, paging);
        QFETCH(Wire::Handler, handler);
        QFETCH(int, users);
        QFETCH(QString, says);
        Wire wire;
        wire.setHandler(handler);
        const bool hangs = QByteArrayView(QTest::currentDataTag()) == "hang";
        Walk walk(wire, profileWith(paging), milliseconds(hangs ? 300 : 10'000));
        const auto &outcome = walk.run({.pageSize = 10, .readAhead = 3});
        QCOMPARE(outcome.ok(), users >= 0);
        if (outcome.ok()) {
            QCOMPARE(walk.ids.size(), users);
            QCOMPARE(QSet<QString>(walk.ids.cbegin(), walk.ids.cend()).size(), users);
            QVERIFY(outcome->complete);
            QVERIFY2(says.isEmpty() ? outcome->notes.isEmpty() : outcome->notes.join(u';').contains(says), qPrintable(outcome->notes.join(u';')));
        } else {
            QVERIFY2(outcome.error().toString().contains(says), qPrintable(walk.problem()));
        }
        QVERIFY(!walk.problem().contains(u"t0ken"_s));
        QTRY_COMPARE(walk.connection.governor().inFlight(), 0);
        QVERIFY(wire.requests().size() < 1100);
    }
    void rowsRemovedWhileReadingAreNotMissed()
    {
        Wire wire;
        QList<int> all;
        for (int i = 1; i <= 50; ++i)
            all << i;
        wire.setHandler([&all](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            if (start == 21)
                all.remove(0, 4); // u1..u4 go: everything behind moves up
            return Wire::Answer::json(200, pageOf(all.mid(start - 1, 10), "\"totalResults\":" + QByteArray::number(all.size())));
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 10, .readAhead = 1});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(QSet<QString>(walk.ids.cbegin(), walk.ids.cend()).size(), 50);
        QVERIFY(outcome->notes.join(u';').contains(u"totals changed"_s));
    }
    /// As many leave as join: the total is what it was, and nobody may be passed over.
    void rowsThatMoveBehindTheTotalAreNotMissed()
    {
        Wire wire;
        QList<int> all;
        for (int i = 1; i <= 500; ++i)
            all << i;
        int joined = 1000;
        wire.setHandler([&all, &joined](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            const QByteArray body = pageOf(all.mid(start - 1, 100), "\"totalResults\":" + QByteArray::number(all.size()));
            if (joined < 1015) { // three times
                all.remove(0, 5);
                for (int i = 0; i < 5; ++i)
                    all << ++joined;
            }
            return Wire::Answer::json(200, body);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        const QSet<QString> came(walk.ids.cbegin(), walk.ids.cend());
        QCOMPARE(came.size(), walk.ids.size());
        QStringList missed;
        for (int i = 16; i <= 500; ++i) { // who was there all the time
            if (!came.contains(u"u%1"_s.arg(i)))
                missed << QString::number(i);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u' ')));
        QVERIFY(wire.requests().size() < 15);
    }
    void aListThatMovesByMoreThanAPage_data()
    {
        QTest::addColumn<int>("leave");
        QTest::addColumn<int>("join");
        QTest::newRow("300 leave") << 300 << 0;
        QTest::newRow("150 leave, 150 join") << 150 << 150;
        QTest::newRow("700 leave, 700 join") << 700 << 700;
    }
    /// Between two pages, by more than a page: whoever was there all the time comes.
    void aListThatMovesByMoreThanAPage()
    {
        QFETCH(int, leave);
        QFETCH(int, join);
        Wire wire;
        QList<int> all;
        for (int i = 1; i <= 3000; ++i)
            all << i;
        wire.setHandler([&](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            const QByteArray body = pageOf(all.mid(start - 1, 100), "\"totalResults\":" + QByteArray::number(all.size()));
            if (wire.requests().size() == 10) { // a thousand rows have come
                all.remove(0, leave);
                for (int i = 0; i < join; ++i)
                    all << 5000 + i;
            }
            return Wire::Answer::json(200, body);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        const QSet<QString> came(walk.ids.cbegin(), walk.ids.cend());
        QCOMPARE(came.size(), walk.ids.size());
        int missed = 0;
        for (int i = leave + 1; i <= 3000; ++i)
            missed += came.contains(u"u%1"_s.arg(i)) ? 0 : 1;
        QCOMPARE(missed, 0);
        QCOMPARE(outcome->duplicates, 0);
        QVERIFY2(wire.requests().size() < 60, qPrintable(QString::number(wire.requests().size())));
    }
    void aListThatShrinksNearItsEnd_data()
    {
        QTest::addColumn<int>("users");
        QTest::addColumn<int>("leave");
        QTest::addColumn<bool>("tells");
        QTest::newRow("before a page of five") << 205 << 11 << true;
        QTest::newRow("before half a page") << 250 << 60 << true;
        QTest::newRow("without a total") << 250 << 60 << false;
    }
    /// The page that is asked for next is behind the end then, and looks like it.
    void aListThatShrinksNearItsEnd()
    {
        QFETCH(int, users);
        QFETCH(int, leave);
        QFETCH(bool, tells);
        Wire wire;
        QList<int> all;
        for (int i = 1; i <= users; ++i)
            all << i;
        wire.setHandler([&](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            const QByteArray body = pageOf(all.mid(start - 1, 100), tells ? "\"totalResults\":" + QByteArray::number(all.size()) : QByteArray("\"startIndex\":1"));
            if (wire.requests().size() == 2)
                all.remove(0, leave);
            return Wire::Answer::json(200, body);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(QSet<QString>(walk.ids.cbegin(), walk.ids.cend()).size(), walk.ids.size());
        for (int i = leave + 1; i <= users; ++i)
            QVERIFY2(walk.ids.contains(u"u%1"_s.arg(i)), qPrintable(QString::number(i)));
    }
    /// Each time a few, from the beginning to the end: that is no reason to give up.
    void aListThatIsLively()
    {
        Wire wire;
        QList<int> all;
        for (int i = 1; i <= 20000; ++i)
            all << i;
        int gone = 0;
        wire.setHandler([&](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            const QByteArray body = pageOf(all.mid(start - 1, 100), "\"totalResults\":" + QByteArray::number(all.size()));
            if (wire.requests().size() % 8 == 0 && gone < 125) {
                all.remove(0, 5);
                gone += 5;
            }
            return Wire::Answer::json(200, body);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        const QSet<QString> came(walk.ids.cbegin(), walk.ids.cend());
        for (int i = gone + 1; i <= 20000; ++i)
            QVERIFY2(came.contains(u"u%1"_s.arg(i)), qPrintable(QString::number(i)));
    }
    /// A list that never holds still is not called whole.
    void aListThatNeverHoldsStill()
    {
        Wire wire;
        int first = 1;
        wire.setHandler([&first](const Wire::Request &) {
            QList<int> rows;
            for (int i = 0; i < 100; ++i)
                rows << first++;
            return Wire::Answer::json(200, pageOf(rows, "\"totalResults\":100000"));
        });
        Walk walk(wire);
        QVERIFY(!walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk}).ok());
    }
    /// Some take a startIndex only where a page of theirs begins, and some say a page's size for the total.
    void pagesThatMustNotOverlap_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::addColumn<int>("claimed");
        QTest::newRow("refused") << true << 450;
        QTest::newRow("whole pages, and their size for the total") << false << 100;
    }
    void pagesThatMustNotOverlap()
    {
        QFETCH(bool, refuses);
        QFETCH(int, claimed);
        Wire wire;
        wire.setHandler([=](const Wire::Request &r) {
            const int asked = r.parameter(u"startIndex"_s).toInt();
            if (refuses && asked % 100 != 1)
                return Wire::Answer::json(400, R"({"status":"400","detail":"startIndex begins no page"})");
            const int start = (asked - 1) / 100 * 100 + 1;
            return Wire::Answer::json(200, Wire::usersPage(start, std::min(450, start + 99), claimed));
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, 450));
    }
    /// Where some resources are long, pages have fewer of them, and more again behind them.
    void longPagesGetSmaller()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            QByteArray page = Wire::usersPage(start, std::min(400, start + r.parameter(u"count"_s).toInt() - 1), 400);
            for (int number = 21; number <= 40; ++number) {
                const QByteArray body = Wire::userBody(number);
                page.replace(body, QByteArray(body.chopped(1) + ",\"nickName\":\"" + QByteArray(50'000, 'x') + "\"}"));
            }
            return Wire::Answer::json(200, page);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .firstSize = 10, .pageBytes = 100'000, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, 400));
        QList<int> counts;
        for (const Wire::Request &request : wire.requests())
            counts << request.parameter(u"count"_s).toInt();
        QCOMPARE(counts.constFirst(), 10);
        QVERIFY(counts.contains(2) && counts.constLast() > 50); // one that is known, and one that is not
        QVERIFY2(counts.size() <= 45, qPrintable(QString::number(counts.size())));
    }
    void longPagesOfAListThatMoves_data()
    {
        QTest::addColumn<int>("rows"); // that fit in a page
        QTest::addColumn<int>("inFront"); // created there
        QTest::newRow("one by one") << 1 << 0;
        QTest::newRow("three") << 3 << 0;
        QTest::newRow("six") << 6 << 0;
        QTest::newRow("one by one, some created in front") << 1 << 5;
    }
    /// However small pages have become: who was there all the time comes, also where as many leave as join.
    void longPagesOfAListThatMoves()
    {
        QFETCH(int, rows);
        QFETCH(int, inFront);
        Wire wire;
        QList<int> all;
        for (int i = 101; i <= 160; ++i)
            all << i;
        const QByteArray filling = ",\"nickName\":\"" + QByteArray(10'000, 'x') + "\"}";
        wire.setHandler([&](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            QByteArray body = pageOf(all.mid(start - 1, r.parameter(u"count"_s).toInt()), "\"totalResults\":" + QByteArray::number(all.size()));
            for (const int number : std::as_const(all))
                body.replace(Wire::userBody(number), QByteArray(Wire::userBody(number).chopped(1) + filling));
            if (wire.requests().size() == 4) {
                for (int i = 1; i <= inFront; ++i)
                    all.prepend(i);
            } else if (wire.requests().size() == 10) {
                all.removeFirst();
                all << 300;
            }
            return Wire::Answer::json(200, body);
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .firstSize = 10, .pageBytes = rows * 10'500, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        const QSet<QString> came(walk.ids.cbegin(), walk.ids.cend());
        QCOMPARE(came.size(), walk.ids.size());
        for (int i = 102; i <= 160; ++i)
            QVERIFY2(came.contains(u"u%1"_s.arg(i)), qPrintable(QString::number(i)));
    }
    /// Pages that the server keeps small overlap by less.
    void smallPagesOverlapByLittle()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            return Wire::Answer::json(200, Wire::usersPage(start, std::min(700, start + 6), 700));
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, 700));
        QVERIFY2(wire.requests().size() <= 120, qPrintable(QString::number(wire.requests().size())));
    }
    /// Pages that overlap cost what they must: no call more for a list of this size, and a shortfall is a shortfall.
    void overlappingPages_data()
    {
        QTest::addColumn<int>("total");
        QTest::addColumn<int>("claimed");
        QTest::addColumn<bool>("wholePages"); ///< any startIndex gives the page that has it
        QTest::addColumn<int>("requests");
        QTest::newRow("a few pages") << 450 << 450 << false << 5;
        QTest::newRow("whole pages only") << 450 << 450 << true << 6;
        QTest::newRow("cut short") << 430 << 450 << false << 7;
        QTest::newRow("ends with a page") << 197 << 197 << false << 2;
    }
    void overlappingPages()
    {
        QFETCH(int, total);
        QFETCH(int, claimed);
        QFETCH(bool, wholePages);
        Wire wire;
        wire.setHandler([=](const Wire::Request &r) {
            int start = r.parameter(u"startIndex"_s).toInt();
            if (wholePages)
                start = (start - 1) / 100 * 100 + 1;
            return Wire::Answer::json(200, Wire::usersPage(start, std::min(total, start + 99), claimed));
        });
        Walk walk(wire);
        const auto &outcome = walk.run({.pageSize = 100, .readAhead = 1, .priority = RequestPriority::Bulk});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, total));
        QCOMPARE(outcome->resources, total);
        QVERIFY2(outcome->resources + outcome->duplicates < claimed || total == claimed, qPrintable(QString::number(outcome->duplicates)));
        QTEST(int(wire.requests().size()), "requests");
    }
    void keyset_data()
    {
        QTest::addColumn<bool>("capIsKnown");
        QTest::addColumn<bool>("idsAscend");
        QTest::newRow("known cap") << true << true;
        QTest::newRow("refused on the way") << false << true;
        QTest::newRow("ids in no order") << true << false;
    }
    void keyset()
    {
        QFETCH(bool, capIsKnown);
        QFETCH(bool, idsAscend);
        Wire wire;
        // "a001".."a100"; by index in an order of the server's own unless idsAscend, by `id gt` always in the order of ids
        const auto idOf = [](int n) { return u"a%1"_s.arg(n, 3, 10, QLatin1Char('0')); };
        wire.setHandler([&](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            if (start > 30)
                return Wire::Answer::json(400, R"({"Errors":[{"description":"Start index too big","code":"400"}]})");
            const QString filter = r.parameter(u"filter"_s);
            const int after = filter.isEmpty() ? 0 : filter.section(u'"', 1, 1).remove(0, 1).toInt();
            QByteArrayList bodies;
            for (int i = start + after; i <= 100 && bodies.size() < 10; ++i)
                bodies << R"({"id":")" + idOf(filter.isEmpty() && !idsAscend ? (i * 37) % 101 : i).toLatin1() + R"("})";
            return Wire::Answer::json(200, "{\"totalResults\":" + QByteArray::number(100 - after) + ",\"Resources\":[" + bodies.join(',') + "]}");
        });
        ServerProfile profile = profileWith(Paging::Index, 10);
        if (capIsKnown)
            profile.pages.maxStartIndex = 30;
        Walk walk(wire, profile);
        const auto &outcome = walk.run();
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(QSet<QString>(walk.ids.cbegin(), walk.ids.cend()).size(), 100);
        QVERIFY(outcome->complete);
        if (idsAscend)
            QCOMPARE(outcome->duplicates, 0);
        QVERIFY(outcome->notes.join(u';').contains(u"id gt"_s));
        if (capIsKnown) {
            for (const Wire::Request &r : wire.requests())
                QVERIFY(r.parameter(u"startIndex"_s).toInt() <= 30);
        }
    }
    /// What `id gt` lets through comes in no order of ids: nobody can go on from the last one without losing some.
    void keysetNeedsOrder()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &r) {
            const int start = r.parameter(u"startIndex"_s).toInt();
            if (start > 30)
                return Wire::Answer::json(400, R"({"status":"400"})");
            QList<int> numbers;
            for (int i = start; i <= 100 && numbers.size() < 10; ++i)
                numbers << 100 + (i * 37) % 101;
            return Wire::Answer::json(200, pageOf(numbers, "\"totalResults\":100"));
        });
        Walk walk(wire, profileWith(Paging::Index, 10));
        QCOMPARE(walk.run().error().kind, ErrorKind::Protocol);
        QVERIFY2(walk.problem().contains(u"cannot be completed"_s), qPrintable(walk.problem()));
    }
    /// ServiceProviderConfig claims cursors, and the server pages by startIndex as ever.
    void cursorsThatAreOnlyClaimed_data()
    {
        QTest::addColumn<qint64>("limit");
        QTest::newRow("everything") << qint64(-1);
        QTest::newRow("limited") << qint64(95);
    }
    void cursorsThatAreOnlyClaimed()
    {
        QFETCH(qint64, limit);
        Wire wire;
        wire.setHandler(indexServer(230, 40));
        Walk walk(wire, profileWith(Paging::Cursor));
        const auto &outcome = walk.run({.limit = limit});
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, users(1, limit < 0 ? 230 : 95));
        QCOMPARE(outcome->complete, limit < 0);
        QVERIFY(outcome->notes.join(u';').contains(u"declares cursors"_s));
    }
    /// One hit, and the total of everybody: there is no other page, whichever way it is asked for.
    void aTotalThatIgnoresTheFilter()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, pageOf({7}, "\"totalResults\":48112")); });
        Walk walk(wire, profileWith(Paging::Cursor));
        const auto &outcome = walk.run();
        QVERIFY2(outcome.ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids, QStringList {u"u7"_s});
        QCOMPARE(wire.requests().size(), 2);
        QVERIFY(!outcome->notes.isEmpty());
    }
    void aWindowBehindTheCapIsRefusedHere()
    {
        Wire wire;
        ServerProfile profile = profileWith(Paging::Index, 10);
        profile.pages.maxStartIndex = 30;
        Walk walk(wire, profile);
        QCOMPARE(walk.run({.startIndex = 31, .limit = 10}).error().kind, ErrorKind::Validation);
        QCOMPARE(wire.connections(), 0);
    }
    void fortyMegabytePage()
    {
        Wire wire;
        const QByteArray page = Wire::usersPage(1, 400'000, 400'000);
        QVERIFY(page.size() > 40'000'000);
        wire.setHandler([&page](const Wire::Request &) { return Wire::Answer::json(200, page); });
        Walk walk(wire, profileWith(Paging::None));
        QVERIFY2(walk.run().ok(), qPrintable(walk.problem()));
        QCOMPARE(walk.ids.size(), 400'000);
        QCOMPARE(walk.ids.last(), u"u400000"_s);
    }

    void cancelInsideTheHandler()
    {
        Wire wire;
        wire.setHandler(indexServer(1000));
        Walk walk(wire);
        ListJob *job = walk.make({.pageSize = 10, .readAhead = 5});
        connect(job, &ListJob::pageReady, job, [job, &walk] {
            if (walk.pages == 3)
                job->cancel();
        });
        QCOMPARE(outcomeOf(job).error().kind, ErrorKind::Cancelled);
        QCOMPARE(walk.pages, 3);
        QTRY_COMPARE(walk.connection.governor().inFlight(), 0);
        QTest::qWait(30); // nothing to wait for: nothing must happen
        QVERIFY2(wire.requests().size() <= 3 + 5 * 2, "more than the pages taken, those that have come and those under way then");
        QCOMPARE(walk.pages, 3);
    }
    void theHandlerDeletesTheParent()
    {
        Wire wire;
        wire.setHandler(indexServer(1000));
        Connection connection(wire.settings());
        auto parent = std::make_unique<QObject>();
        auto *job = new ListJob(connection, {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, {.pageSize = 10}, parent.get());
        connect(job, &ListJob::pageReady, this, [&parent] { parent.reset(); });
        QTRY_VERIFY(!parent);
        QTRY_COMPARE(connection.governor().inFlight(), 0);
    }
    void theConnectionDiesAtEveryMoment()
    {
        Wire wire;
        wire.setHandler(indexServer(1'000'000));
        for (int ms = 0; ms < 20; ms += 2) {
            auto connection = std::make_unique<Connection>(wire.settings());
            auto *job = new ListJob(*connection, {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, {.pageSize = 10, .readAhead = 6}, this);
            std::optional<ErrorKind> end;
            job->then(this, [&end](const Result<ListSummary> &result) { end = result.error().kind; });
            QTest::qWait(ms);
            connection.reset();
            QCOMPARE(end, ErrorKind::Cancelled);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ListJob)
#include "tst_listjob.moc"
