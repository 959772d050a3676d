// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/descriptioncache.h"
#include "directory/directory.h"
#include "directory/rowsource.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using State = Directory::State;

namespace {

/// A provider with discovery, users and groups.
struct Provider {
    Wire wire {};
    bool broken = false;
    bool refusesGroupFilter = false;
    bool ignoresGroupFilter = false; ///< and answers with every group
    bool knowsNoGroupFilter = false; ///< and answers with none
    bool usersSayGroups = true;
    bool sorts = true;

    Provider()
    {
        wire.setHandler([this](const Wire::Request &request) { return answer(request); });
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const
    {
        const QByteArray path = request.path();
        if (broken)
            return Wire::Answer::json(401, "{}");
        if (path.endsWith("/ServiceProviderConfig"))
            return Wire::Answer::json(200, sorts ? R"({"patch":{"supported":true},"sort":{"supported":true},"filter":{"supported":true,"maxResults":200}})"
                                                 : R"({"patch":{"supported":true},"sort":{"supported":false}})");
        if (path.endsWith("/ResourceTypes"))
            return Wire::Answer::json(200, R"({"totalResults":2,"Resources":[{"name":"User","endpoint":"/Users","schema":"urn:ietf:params:scim:schemas:core:2.0:User"},
                                               {"name":"Group","endpoint":"/Groups","schema":"urn:ietf:params:scim:schemas:core:2.0:Group"}]})");
        if (path.endsWith("/Groups"))
            return groups(request);
        if (path.endsWith("/Users/u1") && !usersSayGroups)
            return Wire::Answer::json(200, R"({"id":"u1"})");
        if (path.endsWith("/Users/u1"))
            return Wire::Answer::json(200, R"({"id":"u1","groups":[{"value":"g7","display":"Pilots"},{"value":"g8","type":"indirect"}]})");
        if (path.endsWith("/Users"))
            return Wire::Answer::json(200, Wire::usersPage(1, 3, 3));
        return Wire::Answer::json(404, "{}");
    }
    [[nodiscard]] Wire::Answer groups(const Wire::Request &request) const
    {
        if (refusesGroupFilter)
            return Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"invalidFilter"})");
        if (ignoresGroupFilter)
            return Wire::Answer::json(200, R"({"totalResults":3,"Resources":[{"id":"g1"},{"id":"g2"},{"id":"g9"}]})");
        const bool found = !knowsNoGroupFilter && request.parameter(u"filter"_s) == u"members.value eq \"u1\""_s;
        return Wire::Answer::json(200, found ? R"({"totalResults":1,"Resources":[{"id":"g9","displayName":"Quay crew"}]})"
                                             : R"({"totalResults":0,"Resources":[]})");
    }
    [[nodiscard]] bool saw(const QByteArray &path) const
    {
        const auto &requests = wire.requests();
        return std::any_of(requests.begin(), requests.end(), [&path](const Wire::Request &request) { return request.path().endsWith(path); });
    }
};

QStringList idsOf(const QList<Resource> &resources)
{
    QStringList ids;
    for (const Resource &resource : resources)
        ids.append(resource.id());
    return ids;
}

Resource user(const QByteArray &more = {})
{
    return Resource(R"({"id":"u1","meta":{"resourceType":"User"})" + more + '}');
}

} // namespace

class TestDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opens();
    void failsAndOpensAgain();
    void opensFromItsCache();
    void keepsWhatHasDrifted();
    void driftThatIsTakenBackIsNone();
    void asksAgainWhereTheCacheIsOld();
    void forgetsAPoorCache_data();
    void forgetsAPoorCache();
    void believesTheNewerDiscovery();
    void findsGroups_data();
    void findsGroups();
    void doubtsWhatAFilterFinds_data();
    void doubtsWhatAFilterFinds();
    void fetches();
    void closesUnderItsRows();
};

void TestDirectory::opens()
{
    Provider provider;
    Directory directory(provider.wire.settings());
    QCOMPARE(directory.state(), State::Closed);
    QSignalSpy states(&directory, &Directory::stateChanged);
    directory.open();
    directory.open(); // while it opens: no second discovery
    QCOMPARE(directory.state(), State::Opening);
    QTRY_COMPARE(directory.state(), State::Ready);
    QCOMPARE(states.size(), 2);
    QCOMPARE(directory.description().resourceTypes.size(), 2);
    QCOMPARE(directory.connection().profile().sort, std::optional<bool>(true));
    QCOMPARE(provider.wire.requests().size(), 3);
    std::unique_ptr<RowSource> rows(directory.makeRows(nullptr));
    rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
    QTRY_COMPARE(rows->rowCount(), 3);
}

void TestDirectory::failsAndOpensAgain()
{
    Provider provider;
    provider.broken = true;
    Directory directory(provider.wire.settings());
    directory.open();
    QTRY_COMPARE(directory.state(), State::Failed);
    QCOMPARE(directory.error()->kind, ErrorKind::Auth);
    provider.broken = false;
    directory.open();
    QCOMPARE(directory.state(), State::Opening);
    QTRY_COMPARE(directory.state(), State::Ready);
    QVERIFY(!directory.error());
}

void TestDirectory::opensFromItsCache()
{
    QTemporaryDir dir;
    const DescriptionCache cache(QDir(dir.path()));
    Provider provider;
    ServiceDescription found;
    {
        Directory directory(provider.wire.settings());
        directory.useCache(cache);
        directory.open();
        QTRY_COMPARE(directory.state(), State::Ready);
        found = directory.description();
    }
    const auto kept = [&dir] { return QDir(dir.filePath(u"description-cache"_s)).entryInfoList(QDir::Files); };
    QTRY_COMPARE(kept().size(), 1); // written in another thread
    const auto files = kept();
    QCOMPARE(files.first().permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto asked = provider.wire.requests().size();
    Directory directory(provider.wire.settings());
    directory.useCache(cache);
    directory.open();
    QCOMPARE(directory.state(), State::Ready); // at once
    QCOMPARE(directory.description(), found); // schemas, profile, notes: all of it
    std::unique_ptr<RowSource> rows(directory.makeRows(nullptr));
    rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
    QTRY_COMPARE(rows->rowCount(), 3);
    QCOMPARE(provider.wire.requests().size(), asked + 1); // the rows, and nothing else
    directory.open(); // asked for by a person: discovery after all
    QTRY_COMPARE(provider.wire.requests().size(), asked + 4);
    QCOMPARE(directory.state(), State::Ready);
}

/// Told once in passing, it can be read in any later session, until somebody has put it away.
void TestDirectory::keepsWhatHasDrifted()
{
    QTemporaryDir dir;
    const DescriptionCache cache(QDir(dir.path()));
    Provider provider;
    ServiceDescription before;
    {
        Directory directory(provider.wire.settings());
        directory.open();
        QTRY_COMPARE(directory.state(), State::Ready);
        before = directory.description();
    }
    before.config.filterMaxResults = 7;
    QVERIFY(cache.save(provider.wire.settings(), before).ok());
    QList<SchemaChange> drift;
    {
        Directory directory(provider.wire.settings());
        directory.useCache(cache);
        QVERIFY(directory.drift().isEmpty());
        QSignalSpy drifted(&directory, &Directory::drifted);
        directory.open();
        directory.open(); // asked for by a person
        QTRY_COMPARE(drifted.size(), 1);
        drift = directory.drift();
        QVERIFY(!drift.isEmpty());
        QTRY_COMPARE(cache.load(provider.wire.settings())->drift, drift); // written in another thread
    }
    Directory directory(provider.wire.settings());
    directory.useCache(cache);
    QCOMPARE(directory.drift(), drift);
    QVERIFY(directory.driftedAt().isValid());
    directory.putDriftAway();
    QTRY_VERIFY(cache.load(provider.wire.settings())->drift.isEmpty());
}

/// And putting it away makes what is known of the provider no newer than it is.
void TestDirectory::driftThatIsTakenBackIsNone()
{
    QTemporaryDir dir;
    const DescriptionCache cache(QDir(dir.path()));
    Provider provider;
    Directory now(provider.wire.settings());
    now.open();
    QTRY_COMPARE(now.state(), State::Ready);
    ServiceDescription before = now.description();
    before.config.filterMaxResults = 7;
    const QList<SchemaChange> drift = schemaDrift(now.description(), before);
    QCOMPARE(drift.size(), 1);
    const QDateTime old = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);
    QVERIFY(cache.save(provider.wire.settings(), before, drift, old, old).ok());
    {
        Directory directory(provider.wire.settings());
        directory.useCache(cache);
        directory.putDriftAway();
        QTRY_VERIFY(cache.load(provider.wire.settings())->drift.isEmpty());
        QCOMPARE(cache.load(provider.wire.settings())->readAt, old);
    }
    QVERIFY(cache.save(provider.wire.settings(), before, drift, old, old).ok());
    Directory directory(provider.wire.settings());
    directory.useCache(cache);
    QCOMPARE(directory.drift(), drift);
    QSignalSpy drifted(&directory, &Directory::drifted);
    directory.open();
    directory.open(); // asked for by a person
    QTRY_COMPARE(drifted.size(), 1);
    QVERIFY(directory.drift().isEmpty());
    QTRY_VERIFY(cache.load(provider.wire.settings())->readAt > old);
}

void TestDirectory::asksAgainWhereTheCacheIsOld()
{
    Provider provider;
    Directory directory(provider.wire.settings());
    directory.setCachedDescription(ServiceDescription::fallback(provider.wire.settings().profile));
    QSignalSpy described(&directory, &Directory::descriptionChanged);
    directory.open();
    QCOMPARE(directory.state(), State::Ready);
    QCOMPARE(provider.wire.requests().size(), 0);
    QTRY_COMPARE(described.size(), 1);
    QCOMPARE(directory.connection().profile().sort, std::optional<bool>(true));
}

void TestDirectory::forgetsAPoorCache_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << R"({"format":1,"readAt":"2026-)"_ba;
    QTest::newRow("another format") << R"({"format":2,"readAt":"2026-11-24T10:00:00Z","config":{},"resourceTypes":[],"schemas":[]})"_ba;
    QTest::newRow("no lists") << R"({"format":1,"readAt":"2026-11-24T10:00:00Z","config":{}})"_ba;
    QTest::newRow("half a type") << R"({"format":1,"readAt":"2026-11-24T10:00:00Z","config":{},"resourceTypes":[{}],"schemas":[]})"_ba;
}

void TestDirectory::forgetsAPoorCache()
{
    QFETCH(const QByteArray, content);
    QTemporaryDir dir;
    const DescriptionCache cache(QDir(dir.path()));
    const ConnectionSettings settings {.name = u"x"_s, .baseUrl = QUrl(u"https://x.example/scim"_s)};
    QVERIFY(cache.save(settings, ServiceDescription::fallback({})).ok());
    QVERIFY(cache.load(settings).has_value());
    QFile file(QDir(dir.filePath(u"description-cache"_s)).entryInfoList(QDir::Files).first().filePath());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
    file.close();
    QVERIFY(!cache.load(settings).has_value());
    ConnectionSettings other = settings;
    other.baseUrl = QUrl(u"https://y.example/scim"_s);
    QVERIFY(cache.save(settings, ServiceDescription::fallback({})).ok());
    QVERIFY(!cache.load(other).has_value());
}

void TestDirectory::believesTheNewerDiscovery()
{
    Provider provider;
    Directory directory(provider.wire.settings());
    directory.open();
    QTRY_COMPARE(directory.state(), State::Ready);
    QCOMPARE(directory.connection().profile().sort, std::optional<bool>(true));
    provider.sorts = false;
    directory.open();
    QTRY_COMPARE(directory.connection().profile().sort, std::optional<bool>(false));
}

void TestDirectory::findsGroups_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<bool>("canFilter");
    QTest::addColumn<bool>("refuses");
    QTest::addColumn<QStringList>("groups");
    QTest::addColumn<int>("requests");
    QTest::newRow("says them itself") << user(R"(,"groups":[{"value":"g1","display":"A"},{"value":"g2","type":"indirect"}])") << true << false
                                      << QStringList {u"g1"_s} << 0;
    QTest::newRow("by filter") << user() << true << false << QStringList {u"g9"_s} << 1;
    QTest::newRow("filter refused: asked for") << user() << true << true << QStringList {u"g7"_s} << 2;
    QTest::newRow("no filter: asked for") << user() << false << false << QStringList {u"g7"_s} << 1;
    QTest::newRow("a group in none") << Resource(R"({"id":"g4","meta":{"resourceType":"Group"}})"_ba) << true << false << QStringList() << 1;
    QTest::newRow("a group, unknowable") << Resource(R"({"id":"g4","meta":{"resourceType":"Group"}})"_ba) << false << false << QStringList {u"?"_s} << 0;
}

void TestDirectory::findsGroups()
{
    QFETCH(const Resource, resource);
    QFETCH(const bool, canFilter);
    QFETCH(const bool, refuses);
    QFETCH(const QStringList, groups);
    QFETCH(const int, requests);
    Provider provider;
    provider.refusesGroupFilter = refuses;
    ConnectionSettings settings = provider.wire.settings();
    settings.profile.filter.supported = canFilter;
    settings.profile.filter.everything = false; // it says of this filter that it works
    settings.profile.filter.operators[u"Group"_s][u"members.value"_s] = {u"eq"_s};
    Directory directory(settings);
    directory.setCachedDescription(ServiceDescription::fallback(settings.profile));
    const auto outcome = outcomeOf(directory.groupsOf(resource, &directory));
    if (groups == QStringList {u"?"_s}) {
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
        QCOMPARE(outcome.error().detail, u"unsupported"_s);
    } else {
        QVERIFY2(outcome.ok(), qPrintable(outcome.ok() ? QString() : outcome.error().toString()));
        QCOMPARE(idsOf(*outcome), groups);
    }
    QCOMPARE(provider.wire.requests().size(), requests);
}

void TestDirectory::doubtsWhatAFilterFinds_data()
{
    QTest::addColumn<bool>("says"); // the user, when asked
    QTest::addColumn<bool>("ignores");
    QTest::addColumn<bool>("knowsNone");
    QTest::addColumn<QStringList>("groups"); // "?": not to be known
    QTest::newRow("the user says it") << true << false << false << QStringList {u"g7"_s};
    QTest::newRow("every group, and the user says it") << true << true << false << QStringList {u"g7"_s};
    QTest::newRow("no group, and the user says it") << true << false << true << QStringList {u"g7"_s};
    QTest::newRow("only the filter tells") << false << false << false << QStringList {u"g9"_s};
    QTest::newRow("every group, and nobody tells") << false << true << false << QStringList {u"?"_s};
    QTest::newRow("none") << false << false << true << QStringList();
}

/// Nobody has tried yet what this provider makes of the filter: one that is ignored would put a person into every group.
void TestDirectory::doubtsWhatAFilterFinds()
{
    QFETCH(const bool, says);
    QFETCH(const bool, ignores);
    QFETCH(const bool, knowsNone);
    QFETCH(const QStringList, groups);
    Provider provider;
    provider.usersSayGroups = says;
    provider.ignoresGroupFilter = ignores;
    provider.knowsNoGroupFilter = knowsNone;
    Directory directory(provider.wire.settings());
    directory.setCachedDescription(ServiceDescription::fallback({}));
    const auto outcome = outcomeOf(directory.groupsOf(user(), &directory));
    QCOMPARE(outcome.ok() ? idsOf(*outcome) : QStringList {u"?"_s}, groups);
    if (!outcome)
        QCOMPARE(outcome.error().detail, u"unsupported"_s);
}

void TestDirectory::fetches()
{
    Provider provider;
    Directory directory(provider.wire.settings());
    directory.setCachedDescription(ServiceDescription::fallback({}));
    const auto outcome = outcomeOf(directory.fetch(*directory.description().resourceType(u"User"), u"u1"_s, &directory));
    QVERIFY(outcome.ok());
    QCOMPARE(outcome->id(), u"u1"_s);
}

void TestDirectory::closesUnderItsRows()
{
    Provider provider;
    auto directory = std::make_unique<Directory>(provider.wire.settings());
    std::unique_ptr<RowSource> rows(directory->makeRows(nullptr));
    rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
    QTRY_COMPARE(provider.wire.requests().size(), 1); // under way
    directory->open();
    directory.reset();
    rows->refresh();
    QCoreApplication::processEvents();
    QVERIFY(!rows->canFetchMore());
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
