// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of many members in the index, and what is found of a million without walking over all of it.
#include "directory/index/documentpacker.h"
#include "directory/index/index.h"
#include "directory/index/indexrows.h"
#include "directory/index/plaintexts.h"
#include "directory/index/resourcereader.h"
#include "directory/index/searchtext.h"
#include "directory/index/shortform.h"
#include "scim/datetime.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// As a provider sends it; the last members have names of their own.
Resource group(const QString &id, int members, const QString &name = u"Everyone"_s)
{
    Json list = Json::array();
    for (int i = 0; i < members; ++i) {
        const QString member = u"2b%1-4a1e-4f4b-9d0e-%2"_s.arg(i, 6, 16, QChar(u'0')).arg(qint64(i) * 7919, 12, 16, QChar(u'0'));
        list.append(Json::object({{u"value"_s, member}, {u"$ref"_s, QString(u"https://contoso.example/scim/v2/Users/"_s + member)}, {u"display"_s, u"Member %1"_s.arg(i)}, {u"type"_s, u"User"_s}}));
    }
    return Resource(Json::object({{u"schemas"_s, Json::array({Json(u"urn:ietf:params:scim:schemas:core:2.0:Group"_s)})}, {u"id"_s, id}, {u"members"_s, list}, {u"displayName"_s, name}}).toBytes(), id);
}

Resource withoutMembers(const Resource &group)
{
    Json json = group.json();
    json.remove(u"members");
    return Resource(json);
}

}

class TestIndexLong : public QObject
{
    Q_OBJECT

    ServiceDescription m_description = ServiceDescription::fallback({});
    ResourceSchema m_schema = m_description.schemaOf(*m_description.resourceType(u"Group"));

    [[nodiscard]] std::unique_ptr<IndexDatabase> made(const QTemporaryDir &dir) const
    {
        auto opened = IndexDatabase::open(dir.filePath(u"index.sqlite"_s));
        if (!opened)
            return nullptr;
        opened.value()->setDescription(m_description);
        return std::move(opened).value();
    }
    static QList<Resource> people(int count)
    {
        QList<Resource> all;
        for (int i = 0; i < count; ++i) {
            Json json = Json::object({{u"id"_s, u"id-%1"_s.arg(i)}, {u"userName"_s, u"%1.user%2@contoso.example"_s.arg(QStringList {u"ann"_s, u"bob"_s, u"mira"_s}.at(i % 3)).arg(i)}});
            if (i % 5 != 0)
                json.set(u"displayName"_s, i % 997 == 1 ? u"Zoë %1"_s.arg(i) : u"Name %1"_s.arg((i * 7919) % count));
            if (i % 4 != 0)
                json.set(u"emails"_s, Json::array({Json::object({{u"value"_s, u"m%1@%2.example"_s.arg(i).arg(i % 1000 == 1 ? u"rare"_s : u"often"_s)}})}));
            all << Resource(json.toBytes());
        }
        return all;
    }
    static QString modeOf(IndexDatabase &index, const char *pragma) { return index.sql().single(u"PRAGMA "_s + QLatin1StringView(pragma)).toString(); }

private Q_SLOTS:
    void shortForms()
    {
        QVERIFY(!shortFormOf(group(u"1"_s, 5).bytes()));
        for (const int members : {100, 500, 501, 2000}) {
            const Resource whole = group(u"1"_s, members);
            const auto form = shortFormOf(whole.bytes());
            QVERIFY(form);
            QCOMPARE(form->members, members);
            QCOMPARE(Resource(form->withoutMembers).json(), withoutMembers(whole).json());
            QCOMPARE(form->fewMembers.isEmpty(), members <= 500);
            if (members <= 500)
                continue;
            const Json few = Resource(form->fewMembers).json();
            QCOMPARE(few.value(u"members").size(), qsizetype(500));
            QCOMPARE(few.value(u"members").at(499), whole.json().value(u"members").at(499));
            QCOMPARE(Resource(few).displayText(), whole.displayText());
        }
        const QByteArray filling(20'000, 'x');
        QVERIFY(!shortFormOf("{\"id\":\"" + filling + "\"}"));
        QVERIFY(!shortFormOf("{\"members\":[],\"Members\":[],\"x\":\"" + filling + "\"}")); // whichever counts
        QVERIFY(!shortFormOf("{\"members\":{\"value\":\"" + filling + "\"}}"));
        QVERIFY(!shortFormOf("{\"a\":{\"members\":[\"" + filling + "\"]}}"));
        QVERIFY(!shortFormOf("{\"members\":[\"" + filling));
        QCOMPARE(shortFormOf("{ \"m\\u0065mbers\" : [ {} ] , \"x\":\"" + filling + "\"}")->withoutMembers, "{\"x\":\"" + filling + "\"}");
    }

    /// Read by its short form a group has the text and the keys that it has.
    void readByTheirShortForms()
    {
        for (const int members : {0, 90, 499, 500, 501, 3000}) {
            for (const bool isOdd : {false, true}) { // what the quick way has no word for
                Json json = group(u"1"_s, members).json();
                if (isOdd)
                    json.set(u"big"_s, Json::parse(QByteArray("123456789012345678901234567890")).value());
                const Resource whole(json.toBytes());
                ResourceReader reader(m_schema);
                reader.read(whole, shortFormOf(whole.bytes()));
                QCOMPARE(reader.text(), searchText(whole.json()).toUtf8());
                const QHash<QString, QVariant> expected = sortKeys(whole.json(), m_schema);
                qsizetype count = 0;
                for (qsizetype i = 0; i < reader.columns().size(); ++i) {
                    const IndexValue &key = reader.keys().at(size_t(i));
                    if (key.kind == IndexValue::Kind::Null)
                        continue;
                    ++count;
                    QVERIFY2(key == indexValue(expected.value(reader.columns().at(i))), qPrintable(reader.columns().at(i)));
                }
                QCOMPARE(count, expected.size());
            }
        }
    }

    /// A list has no members, whoever asks for one group has all of them, and the file is smaller than what it holds.
    void listedAndWhole()
    {
        using Extent = IndexDatabase::Extent;
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index);
        const Resource large = group(u"large"_s, 20'000);
        const Resource small = group(u"small"_s, 3, u"Few"_s);
        QVERIFY(index->put({.type = u"Group"_s, .resources = {large, small}}).ok());
        const QList<qint64> rows = index->rows({.type = u"Group"_s, .sortBy = {{}, u"displayName"_s, {}}}).value();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(index->resources(rows), (QList<Resource> {large, small}));
        QCOMPARE(index->resources(rows, Extent::Listed).first().json(), withoutMembers(large).json());
        QCOMPARE(index->resources(rows, Extent::Listed).last(), small);
        QCOMPARE(index->find(u"Group"_s, u"large"_s), large);
        QVERIFY(index->flush().ok());
        const qint64 size = index->sql().single(u"PRAGMA page_count"_s).toLongLong() * index->sql().single(u"PRAGMA page_size"_s).toLongLong();
        const qint64 overhead = 1'000'000; // pages of an empty index and of grams
        QVERIFY2(size < large.bytes().size() / 2 + overhead, qPrintable(u"%1 for %2"_s.arg(size).arg(large.bytes().size())));
        const IndexQuery byMembers {.type = u"Group"_s, .quick = {.kind = QuickFilter::Kind::MemberCount, .low = 20'000, .high = 20'000}};
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(index->put({.type = u"Group"_s, .resources = {large, small}}).ok());
        QVERIFY(index->endFullRead(u"Group"_s, QDateTime::currentDateTimeUtc()).ok());
        QCOMPARE(index->rows(byMembers).value().size(), 1);

        const Resource renamed = group(u"large"_s, 19'999, u"All of us"_s);
        const Resource shrunk = group(u"large"_s, 2, u"All of us"_s);
        for (const Resource &now : {renamed, shrunk, large}) {
            QVERIFY(index->put({.type = u"Group"_s, .resources = {now}}).ok());
            QCOMPARE(index->resources(rows), (QList<Resource> {now, small}));
            const Resource listed = index->resources(rows, Extent::Listed).first();
            QCOMPARE(listed.json(), now == shrunk ? shrunk.json() : withoutMembers(now).json());
        }
        QVERIFY(index->remove(u"Group"_s, u"large"_s).ok());
        QVERIFY(index->resources(rows, Extent::Listed).first().isNull());
        QCOMPARE(index->sql().single(u"SELECT count(*) FROM brief"_s).toInt(), 0);
    }

    /// What is found says why, also where that is a member.
    void foundByAMember()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        const Resource large = group(u"large"_s, 400);
        QVERIFY(index->put({.type = u"Group"_s, .resources = {large}}).ok());
        for (const auto extent : {IndexDatabase::Extent::Listed, IndexDatabase::Extent::Whole}) {
            const Resource expected = extent == IndexDatabase::Extent::Whole ? large : withoutMembers(large);
            const auto byName = searchIndex(*index, {.text = u"everyone"_s, .type = u"Group"_s, .extent = extent});
            QVERIFY(byName.ok() && byName->hits.size() == 1);
            QCOMPARE(byName->hits.first().attribute, u"displayName"_s);
            QCOMPARE(byName->hits.first().resource.json(), expected.json());
            const auto byMember = searchIndex(*index, {.text = u"member 399"_s, .extent = extent});
            QVERIFY(byMember.ok() && byMember->hits.size() == 1);
            QCOMPARE(byMember->hits.first().attribute, u"members.display"_s);
            QCOMPARE(byMember->hits.first().snippet, u"Member 399"_s);
            QCOMPARE(byMember->hits.first().type, u"Group"_s);
            QCOMPARE(byMember->hits.first().resource.json(), expected.json());
        }
    }

    void plainTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPlain"); // and a time
        for (const auto *text : {"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.6Z", "2024-02-29T23:59:59.123456789Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1969-12-31T23:59:59.999Z"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const auto *text : {"", "Z", "2026-01-02T03:04:05", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05.6", "2026-01-02T03:04:05+02:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-01-00T00:00:00Z",
                                 "0000-01-01T00:00:00Z", "2026-01-02T24:00:00Z", "2026-01-02T03:60:05Z", "2026-01-02T03:04:60Z", "2026-01-02t03:04:05z", "2026-01-02 03:04:05Z", "26-01-02T03:04:05Z", "2026-01-02T03:04:05.6x7Z",
                                 "yesterday, or the day before Z"})
            QTest::newRow(text) << QString::fromLatin1(text) << false;
    }
    void plainTimes()
    {
        QFETCH(QString, text);
        QFETCH(bool, isPlain);
        const std::optional<qint64> seconds = plainInstant(text.toStdString());
        QCOMPARE(seconds.has_value(), isPlain);
        if (seconds)
            QCOMPARE(*seconds, parseInstant(text)->seconds);
    }

    void listsShowWhatWasAskedFor_data()
    {
        QTest::addColumn<QStringList>("attributes");
        QTest::addColumn<bool>("hasMembers");
        QTest::newRow("nothing named") << QStringList() << true;
        QTest::newRow("names") << QStringList {u"id"_s, u"displayName"_s} << false;
        QTest::newRow("members, too") << QStringList {u"id"_s, u"Members"_s} << true;
        QTest::newRow("a part of them") << QStringList {u"members.display"_s} << true;
        QTest::newRow("by their schema") << QStringList {u"urn:ietf:params:scim:schemas:core:2.0:Group:members"_s} << true;
        QTest::newRow("something else of that name") << QStringList {u"urn:example:members:Group:owner"_s} << false;
    }
    void listsShowWhatWasAskedFor()
    {
        QFETCH(QStringList, attributes);
        QFETCH(bool, hasMembers);
        Index index;
        index.setDescription(m_description);
        index.put({.type = u"Group"_s, .resources = {group(u"large"_s, 700)}, .readAt = QDateTime::currentDateTimeUtc()});
        for (const auto *search : {"", "everyone"}) {
            IndexRows rows(index, m_schema, nullptr);
            rows.setSearch(QString::fromUtf8(search));
            rows.setQuery({.endpoint = u"/Groups"_s, .resourceType = u"Group"_s, .attributes = attributes});
            QTRY_COMPARE(rows.rowCount(), 1);
            QCOMPARE(rows.row(0).id(), u"large"_s);
            QCOMPARE(rows.row(0).json().value(u"members").size() > 0, hasMembers);
        }
    }

    /// Whatever came before: the numbers of a text are its own.
    void gramsOfLinesThatComeAgain()
    {
        const auto sorted = [](Grams grams) {
            std::sort(grams.begin(), grams.end());
            grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
            return grams;
        };
        GramReader reader;
        QSet<QString> told;
        const auto tell = [&told](QStringView word, quint64) { told << word.toString(); };
        const QStringList texts {u"nmira kolb\nofinance\nomira kolb\no+49 40 551\n"_s, u"omira kolb\n"_s, u"nмира 田中\nofinance\n\no\n"_s, u"nmira kolb\nnmira kolb\no"_s + QString(300, u'x'), u"n\uFEFFmira"_s, {}};
        for (int round = 0; round < 4; ++round) {
            for (const QString &text : texts) {
                Grams grams;
                reader.take(text.toUtf8(), grams, tell);
                Grams expected;
                QSet<QString> words;
                GramReader().take(text.toUtf8(), expected, [&words](QStringView word, quint64) { words << word.toString(); });
                QCOMPARE(sorted(grams), sorted(expected));
                QVERIFY(told.contains(words));
            }
        }
        told.clear();
        Grams none;
        reader.take(texts.first().toUtf8(), none, tell);
        QVERIFY(!told.contains(u"mira"_s)); // it was kept
        reader.clear();
        reader.take(texts.first().toUtf8(), none, tell);
        QVERIFY(told.contains(u"mira"_s));
    }

    /// Few of many fit: the first of them are those that a walk over all finds.
    void fewOfMany()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        const QList<Resource> all = people(6000);
        const ResourceSchema schema = m_description.schemaOf(*m_description.resourceType(u"User"));
        QVERIFY(index->put({.type = u"User"_s, .resources = all}).ok());
        const QList<AttributeName> names = index->oftenAsked(u"User"_s);
        for (const auto *text : {"not (emails co \"often\")", "not (emails co \"often.example\") and emails pr", "emails co \"rare\"", "not (userName sw \"ann\" or userName sw \"bob\" or userName sw \"mira.user\")",
                                 "not (userName sw \"ann\" or userName sw \"bob\" or userName sw \"mira.user1\")", "displayName co \"zoë\"", "displayName co \"Zoe\"", "not (displayName ne \"Name 17\")", "userName ew \"user77@contoso.example\"",
                                 "not (displayName pr)", "userName co \"nobody\""}) {
            const Filter filter = Filter::parse(QString::fromUtf8(text)).value();
            QSet<QString> expected;
            for (const Resource &resource : all) {
                if (filter.matches(resource.json(), &schema))
                    expected << resource.id();
            }
            for (const bool isPrepared : {false, true}) {
                for (const AttributeName &name : isPrepared ? names : QList<AttributeName>())
                    index->prepare(u"User"_s, name);
                for (const auto *by : {"", "displayName", "userName", "emails", "id"}) {
                    const AttributeName sortBy = *by == 0 ? AttributeName() : AttributeName::parse(QString::fromUtf8(by)).value();
                    for (const bool isDescending : {false, true}) {
                        const auto whole = index->rows({.type = u"User"_s, .filter = filter, .sortBy = sortBy, .descending = isDescending});
                        QVERIFY2(whole.ok(), text);
                        QCOMPARE(whole->size(), expected.size());
                        for (const qint64 limit : {1, 3, 500}) {
                            const auto first = index->rows({.type = u"User"_s, .filter = filter, .sortBy = sortBy, .descending = isDescending, .limit = limit});
                            QVERIFY2(first.ok(), qPrintable(first ? QString() : first.error().toString()));
                            QVERIFY2(*first == whole->mid(0, limit), qPrintable(u"%1 by %2, %3"_s.arg(QString::fromUtf8(text), QString::fromUtf8(by)).arg(limit)));
                        }
                    }
                }
            }
        }
    }

    /// An index that could not be made is tried again after the next reading, and not with each question.
    void whatCannotBeMadeIsNotTriedAgain()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        const QList<Resource> all = people(5300);
        QVERIFY(index->put({.type = u"User"_s, .resources = all}).ok());
        QVERIFY(index->flush().ok());
        const AttributeName name = AttributeName::parse(u"displayName"_s).value();
        const QString indexName = u"key%1%2"_s.arg(index->typeNumber(u"User"_s)).arg(index->columns(u"User"_s, name).constFirst());
        QVERIFY(index->sql().run(u"CREATE TABLE \"%1\" (taken)"_s.arg(indexName)));
        const IndexQuery query {.type = u"User"_s, .sortBy = name};
        const auto isMade = [&] { return !index->sql().single(u"SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?"_s, {indexName}).isNull(); };
        const auto whole = index->rows(query);
        QVERIFY(whole.ok() && !isMade());
        QVERIFY(index->sql().run(u"DROP TABLE \"%1\""_s.arg(indexName)));
        QCOMPARE(index->rows(query).value(), *whole);
        QVERIFY(!isMade());
        QCOMPARE(modeOf(*index, "temp_store"), u"2"_s); // in memory, as questions have it
        QCOMPARE(modeOf(*index, "cache_size"), QString::number(-IndexSql::cache));
        QVERIFY(index->markComplete(u"User"_s, QDateTime::currentDateTimeUtc()).ok() == false); // nothing was read whole
        QVERIFY(index->beginFullRead(u"User"_s).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = all}).ok());
        QVERIFY(index->endFullRead(u"User"_s, QDateTime::currentDateTimeUtc()).ok());
        index->prepare(u"User"_s, name);
        QVERIFY(isMade());
        QCOMPARE(index->rows(query).value(), *whole);
    }

    /// A first reading keeps no journal: what fails in it is damage, after which the file is begun anew. Any other reading can be taken back.
    void firstReadingsKeepNoJournal()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QCOMPARE(modeOf(*index, "journal_mode"), u"memory"_s);
        for (const bool isFirst : {true, false}) {
            QVERIFY(index->beginFullRead(u"User"_s).ok());
            QCOMPARE(modeOf(*index, "journal_mode"), isFirst ? u"off"_s : u"memory"_s);
            QVERIFY(modeOf(*index, "cache_size").toInt() > -IndexSql::cache); // less of the file is in memory
            QVERIFY(index->put({.type = u"User"_s, .resources = people(50)}).ok());
            QVERIFY(!index->sql().run(u"SELECT no such thing"_s) && !index->sql().outcome().ok()); // a question that cannot be asked
            QVERIFY(index->sql().damage().isEmpty());
            QVERIFY(index->endFullRead(u"User"_s, QDateTime::currentDateTimeUtc()).ok());
            QCOMPARE(modeOf(*index, "journal_mode"), u"memory"_s);
            QCOMPARE(modeOf(*index, "cache_size").toInt(), -IndexSql::cache);
        }
        QVERIFY(index->clear().ok());
        QVERIFY(index->beginFullRead(u"User"_s).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = people(50)}).ok());
        index->setReading(u"User"_s, false); // paused
        QCOMPARE(modeOf(*index, "journal_mode"), u"memory"_s);
        QVERIFY(index->sql().damage().isEmpty());
        index->setReading(u"User"_s, true);
        QCOMPARE(modeOf(*index, "journal_mode"), u"memory"_s); // there is something to lose
        QVERIFY(index->clear().ok());
        index->setReading(u"User"_s, false);
        index->setReading(u"User"_s, true);
        QVERIFY(index->put({.type = u"User"_s, .resources = people(1)}).ok());
        QVERIFY(!index->sql().run(u"INSERT INTO resource (row) SELECT max(row) FROM resource"_s)); // it is there
        QVERIFY(!index->sql().damage().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestIndexLong)
#include "tst_indexlong.moc"
