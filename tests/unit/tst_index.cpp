// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/documentpacker.h"
#include "directory/index/foldtext.h"
#include "directory/index/gramindex.h"
#include "directory/index/index.h"
#include "directory/index/outlinepacking.h"
#include "directory/index/overview.h"
#include "directory/index/resourcereader.h"
#include "directory/index/searchtext.h"
#include "store/sealedcopy.h"

#include <QCryptographicHash>
#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr auto enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// Random people of few names, so that questions have answers.
class People
{
public:
    explicit People(quint32 seed)
        : m_dice(seed)
    {
    }
    [[nodiscard]] Resource person(int number)
    {
        const QString given = pick({u"Mira"_s, u"Jürgen"_s, u"Søren"_s, u"Łukasz"_s, u"Zoë"_s, u"太郎"_s, u"Ольга"_s, u"Ann"_s, u"Hannah"_s});
        const QString family = pick({u"Müller"_s, u"Kolb"_s, u"O'Brien-Lee"_s, u"田中"_s, u"Петрова"_s, u"Weiß"_s, u"Li"_s, u"Annandale"_s});
        Json json = Json::object({{u"id"_s, u"id-%1"_s.arg(number)},
                                  {u"userName"_s, QString(foldText(given) + u'.' + foldText(family) + QString::number(number) + u"@contoso.com"_s)},
                                  {u"name"_s, Json::object({{u"givenName"_s, given}, {u"familyName"_s, family}})},
                                  {u"displayName"_s, QString(given + u' ' + family)}});
        if (dice(3) > 0)
            json.set(u"active"_s, dice(2) > 0);
        if (dice(3) > 0)
            json.set(u"title"_s, pick({u"Pilot"_s, u"Harbour Master"_s, u"pilot"_s, u" pilot"_s, u"Pilöt"_s, u""_s, u"%_'\""_s}));
        if (dice(3) > 0) {
            Json emails = Json::array();
            for (int i = 0; i < dice(3); ++i)
                emails.append(Json::object({{u"value"_s, u"m%1@%2"_s.arg(dice(40)).arg(pick({u"a.example"_s, u"B.example"_s}))}, {u"type"_s, pick({u"work"_s, u"home"_s})}, {u"primary"_s, i == 0}}));
            json.set(u"emails"_s, emails);
        }
        if (dice(3) > 0)
            json.set(u"phoneNumbers"_s, Json::array({Json::object({{u"value"_s, u"+49 40 55%1"_s.arg(dice(90) + 1000)}})}));
        if (dice(2) > 0)
            json.set(u"meta"_s, Json::object({{u"created"_s, u"2026-0%1-1%2T0%3:00:00%4"_s.arg(dice(9) + 1).arg(dice(9)).arg(dice(9)).arg(pick({u"Z"_s, u".5Z"_s, u"+02:00"_s}))}}));
        if (dice(2) > 0) {
            Json work = Json::object({{u"department"_s, pick({u"Harbour Ops"_s, u"Finance"_s, u"finance"_s, u"Ölhafen"_s})}});
            if (dice(2) > 0)
                work.set(u"manager"_s, Json::object({{u"value"_s, u"id-%1"_s.arg(dice(50))}}));
            json.set(QLatin1StringView(enterprise), work);
        }
        return Resource(json.toBytes());
    }
    int dice(int sides) { return m_dice.bounded(sides); }
    QString pick(const QStringList &choices) { return choices.at(dice(int(choices.size()))); }

private:
    QRandomGenerator m_dice;
};

/// What a search means, written down without any index: each word is in some value, or some word of six letters and so on is one letter away.
bool matchesBrute(const Resource &resource, const QString &text)
{
    QStringList values;
    const auto found = searchValues(resource.json());
    for (const SearchValue &value : found) {
        values << foldText(value.text);
        if (value.path.startsWith("phone"_L1))
            values << phoneDigits(values.constLast());
    }
    const QStringList words = foldText(text).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&values](const QString &word) {
        return std::any_of(values.begin(), values.end(), [&word](const QString &value) {
            if (word.size() >= 3 && value.contains(word))
                return true;
            const QStringList parts = wordsOf(value);
            return std::any_of(parts.begin(), parts.end(), [&word](const QString &part) {
                const bool isTypo = word.size() >= 4 && isWithinOneEdit(part, word);
                return isTypo || (word.size() < 3 && part.startsWith(word));
            });
        });
    });
}

}

class TestIndex : public QObject
{
    Q_OBJECT

    ServiceDescription m_description = ServiceDescription::fallback({});
    ResourceSchema m_schema = m_description.schemaOf(*m_description.resourceType(u"User"));

    [[nodiscard]] std::unique_ptr<IndexDatabase> made(const QTemporaryDir &dir) const
    {
        auto opened = IndexDatabase::open(dir.filePath(u"index.sqlite"_s));
        if (!opened)
            return nullptr;
        opened.value()->setDescription(m_description);
        return std::move(opened).value();
    }
    static QStringList idsOf(const QList<SearchHit> &hits)
    {
        QStringList ids;
        for (const SearchHit &hit : hits)
            ids << hit.resource.id();
        return ids;
    }
    static Resource user(const QByteArray &json) { return Resource(json); }
    static void meetDamage(Index &index)
    {
        index.ask<int>([](IndexDatabase &database) {
            database.sql().noteDamage(u"a page is not what it was"_s);
            return Result<int>(1);
        }, &index)->then(&index, [](const Result<int> &) {});
    }

private Q_SLOTS:
    void folding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("umlaut") << u"Müller"_s << u"muller"_s;
        QTest::newRow("taken apart already") << u"Mu\u0308ller"_s << u"muller"_s;
        QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s;
        QTest::newRow("stroke") << u"Søren Łuk"_s << u"soren luk"_s;
        QTest::newRow("greek") << u"ΣΊΣΥΦΟΣ"_s << u"σισυφοσ"_s;
        QTest::newRow("wide") << u"ＡＢＣ"_s << u"abc"_s;
        QTest::newRow("turkish") << u"İstanbul ılık"_s << u"istanbul ilik"_s;
        QTest::newRow("spaces") << u"  a\t\n b\u00A0c "_s << u"a b c"_s;
    }
    void folding()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(foldText(text), folded);
    }

    void oneEdit()
    {
        for (const auto &[a, b, near] : std::initializer_list<std::tuple<QString, QString, bool>> {
                 {u"muller"_s, u"muller"_s, true}, {u"muller"_s, u"mller"_s, true}, {u"muller"_s, u"mueller"_s, true}, {u"muller"_s, u"mulelr"_s, true},
                 {u"muller"_s, u"miller"_s, true}, {u"muller"_s, u"mille"_s, false}, {u"ab"_s, u"ba"_s, true}, {u"abc"_s, u"cab"_s, false}}) {
            QCOMPARE(isWithinOneEdit(a, b), near);
            QCOMPARE(isWithinOneEdit(b, a), near);
        }
    }

    void searchEqualsBruteForce()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index);
        People people(4711);
        QHash<QString, Resource> all;
        for (int round = 0; round < 4; ++round) { // written over and over, so that what is taken out of the tables is right as well
            QList<Resource> batch;
            for (int i = 0; i < 150; ++i)
                batch << people.person(people.dice(300));
            QVERIFY(index->put({.type = u"User"_s, .resources = batch}).ok());
            for (const Resource &resource : std::as_const(batch))
                all.insert(resource.id(), resource);
            const QStringList ids = all.keys();
            for (int i = 0; i < 15; ++i) {
                const QString id = people.pick(ids);
                QVERIFY(index->remove(u"User"_s, id).ok());
                all.remove(id);
            }
        }
        for (const QString &text : {u"muller"_s, u"MÜLLER mira"_s, u"ann"_s, u"li"_s, u"太"_s, u"中"_s, u"田中"_s, u"мира"_s, u"ольга"_s, u"олга"_s, u"muler"_s, u"mulelr"_s, u"xuller"_s,
                                    u"harbuor"_s, u"finance kolb"_s, u"554"_s, u"4940"_s, u"a.example"_s, u"brien-lee"_s, u"weiss"_s, u"m1"_s, u"%"_s, u"'\""_s, u"kolb ann"_s, u"zoe"_s,
                                    u"pilto"_s, u"nobody"_s, u"id-7"_s, u"soren"_s, u"luksz"_s}) {
            const auto answer = searchIndex(*index, {.text = text, .type = u"User"_s, .limit = -1});
            QVERIFY(answer.ok());
            QStringList found = idsOf(answer->hits);
            QStringList expected;
            for (const Resource &resource : std::as_const(all)) {
                if (matchesBrute(resource, text))
                    expected << resource.id();
            }
            found.sort();
            expected.sort();
            if (text == u"%"_s || text == u"'\""_s) // marks alone are nothing to look for below three of them
                continue;
            QVERIFY2(found == expected, qPrintable(u"%1: found %2, expected %3"_s.arg(text, found.join(u' '), expected.join(u' '))));
        }
    }

    /// The quick way to text and keys says what the plain one does.
    void readsResourcesOnce()
    {
        ResourceReader reader(m_schema);
        People people(99);
        QList<Resource> all;
        for (int i = 0; i < 200; ++i)
            all << people.person(i);
        for (const auto *text : {"{}", "[]", "7", "{\"id\":\"1\"", "{\"id\":7,\"active\":\"TRUE\",\"title\":5,\"nickName\":true}", "{\"emails\":\"a@b.c\",\"phoneNumbers\":[],\"name\":\"Ann\"}",
                                 "{\"emails\":[{\"value\":\"b@c.d\"},{\"value\":\"A@c.d\",\"primary\":\"True\",\"display\":\"x\"},{\"type\":\"work\"},{\"value\":\"\"},\"plain@c.d\",null,[{\"value\":\"deep\"}]]}",
                                 "{\"userName\":\"\\u00e4\\ud83d\\ude00 x\\ty\",\"x\":{\"y\":[1,2.50,-3e2,true,null],\"z\":{\"z\":\" a  b \"}},\"X\":{\"Y\":\"c\"},\"schemas\":[\"urn:x\"],\"password\":\"secret\"}",
                                 "{\"urn:x:y\":{\"a\":\"b\",\"c\":{\"d\":[\"e\",\"F\"]}},\"urn:z\":\"text\",\"members\":[{\"value\":\"1\"},{\"value\":\"2\"}],\"meta\":{\"created\":\"2026-01-02T03:04:05.6Z\",\"version\":\"W/\\\"1\\\"\"}}",
                                 "{\"members\":{\"value\":\"1\"},\"big\":123456789012345678901234567890,\"n\":9007199254740993,\"u\":18446744073709551615,\"f\":1.0}", "{\"title\":\"\\ud800\",\"userName\":\"lone\"}"})
            all << Resource(QByteArray(text), u"1"_s);
        all << Resource(Json::object({{u"title"_s, QString(300, u'x')}, {u"userName"_s, QString(600, u'y')}, {u"displayName"_s, QString(200, u'ü')}}));
        Json many = Json::array();
        for (int i = 0; i < 700; ++i)
            many.append(Json::object({{u"value"_s, u"role-%1"_s.arg(i)}, {u"primary"_s, i == 640}}));
        all << Resource(Json::object({{u"roles"_s, many}, {u"members"_s, many}}));
        Json wide = Json::object();
        for (int i = 0; i < 400; ++i)
            wide.set(u"attribute%1"_s.arg(i), i);
        all << Resource(wide);
        for (const Resource &resource : std::as_const(all)) {
            reader.read(resource);
            const bool isObject = resource.json().isObject();
            QCOMPARE(reader.text(), isObject ? searchText(resource.json()).toUtf8() : QByteArray()); // which has no halves of characters
            QHash<QString, IndexValue> keys;
            for (qsizetype i = 0; i < reader.columns().size(); ++i) {
                if (const IndexValue &key = reader.keys().at(size_t(i)); key.kind != IndexValue::Kind::Null)
                    keys.insert(reader.columns().at(i), key);
            }
            const QHash<QString, QVariant> expected = isObject ? sortKeys(resource.json(), m_schema) : QHash<QString, QVariant>();
            for (auto key = expected.cbegin(); key != expected.cend(); ++key)
                QVERIFY2(keys.value(key.key()) == indexValue(key.value()), qPrintable(key.key() + u" in "_s + QString::fromUtf8(resource.bytes().left(300))));
            QCOMPARE(keys.size(), expected.size());
        }
    }

    /// Rows are found in every segment, in memory or in the file, before and after the file was opened again.
    void documentsComeBackAsTheyWere()
    {
        const QTemporaryDir dir;
        const auto sql = IndexSql::open(dir.filePath(u"index.sqlite"_s)).value();
        DocumentPacker packer(*sql);
        packer.makeTables();
        People people(5);
        QList<QByteArray> documents;
        for (int i = 0; i < 50; ++i)
            documents << people.person(i).json().toIndentedBytes();
        documents << "{}" << "{\"id\":\"\\u00e9\\\"\\\\\"}" << QByteArray(200'000, 'x') << QByteArray("\0\1\2", 3);
        QCOMPARE(packer.packed(1, documents.first()).size(), documents.first().size() + 1); // no outline yet
        packer.learn(1, documents.first(50));
        QVERIFY(packer.knows(1) && !packer.knows(2));
        qsizetype before = 0;
        qsizetype after = 0;
        DocumentPacker next(*sql); // of another session
        for (const QByteArray &document : std::as_const(documents)) {
            const QByteArray stored = packer.packed(1, document);
            QCOMPARE(packer.unpacked(stored), document);
            QCOMPARE(next.unpacked(stored), document);
            QCOMPARE(packer.unpacked(packer.packed(2, document)), document);
            before += document.size() < 100'000 ? document.size() : 0;
            after += document.size() < 100'000 ? stored.size() : 0;
        }
        QVERIFY2(after < before / 2, qPrintable(u"%1 of %2"_s.arg(after).arg(before)));
        QVERIFY(sql->outcome().ok());
    }
    /// Texts of every kind come back; what is no packed text is none, and nothing is read beyond its end.
    void textsPackedByTheirRepetitions()
    {
        QRandomGenerator dice(11);
        const QByteArray outline = DocumentPacker::outlineOf(People(5).person(1).bytes());
        for (const QByteArray &known : {QByteArray(), QByteArray("abc"), outline}) {
            OutlinePacking packing(known);
            for (int round = 0; round < 300; ++round) {
                const int size = dice.bounded(round % 10 == 0 ? 70'000 : 900);
                const int letters = round % 3 == 0 ? 256 : 1 + dice.bounded(4);
                QByteArray text = round % 2 == 0 ? known : QByteArray();
                while (text.size() < size) {
                    const int kind = dice.bounded(3);
                    if (kind == 0)
                        text += QByteArray(dice.bounded(600), char(dice.bounded(letters)));
                    else if (kind == 1)
                        text += text.mid(dice.bounded(int(text.size()) + 1), dice.bounded(700));
                    else
                        for (int i = dice.bounded(400); i > 0; --i)
                            text += char(dice.bounded(letters));
                }
                QByteArray packed = "head";
                packing.pack(text, packed);
                QVERIFY(packed.startsWith("head"));
                packed.remove(0, 4);
                QCOMPARE(packing.unpacked(packed, text.size()), text);
                QVERIFY(packing.unpacked(packed, text.size() + 1).isNull());
                if (!text.isEmpty())
                    QVERIFY(packing.unpacked(packed.first(packed.size() - 1), text.size()).isNull());
                QByteArray damaged = packed;
                damaged[dice.bounded(int(damaged.size()))] = char(dice.bounded(256));
                const QByteArray read = packing.unpacked(damaged, text.size());
                QVERIFY(read.isNull() || read.size() == text.size());
            }
        }
    }
    void damagedDocumentsAreToldOf()
    {
        const QTemporaryDir dir;
        const auto sql = IndexSql::open(dir.filePath(u"index.sqlite"_s)).value();
        DocumentPacker packer(*sql);
        packer.makeTables();
        const QByteArray document = People(5).person(1).json().toIndentedBytes();
        packer.learn(1, {document});
        const QByteArray stored = packer.packed(1, document);
        QByteArray longer = stored;
        longer[2] = char(longer[2] + 1);
        QByteArray huge = stored;
        huge[4] = 0x7F;
        QByteArray other = stored;
        other[0] = 9;
        for (const QByteArray &damaged : {QByteArray(), QByteArray("\1"), stored.first(stored.size() - 4), longer, huge, other}) {
            const QByteArray read = packer.unpacked(damaged);
            QVERIFY(read.isEmpty());
            QVERIFY(!sql->outcome().ok());
        }
        QCOMPARE(packer.unpacked(stored), document);
    }
    void outlinesHoldNothingOfAPerson()
    {
        const QByteArray document = "{\"schemas\": [\"urn:a:User\"], \"id\":\"4711\",\"name\":{\"given\\\"Name\":\"Mi\\\"ra\",\"n\":-12.5e3}, \"emails\":[{\"value\" : \"m@x\", \"primary\":true},\"m2\"],\"x\":null}";
        const QByteArray outline = "{\"schemas\": [\"urn:a:User\"], \"id\":\"\",\"name\":{\"given\\\"Name\":\"\",\"n\":-00.0e0}, \"emails\":[{\"value\" : \"\", \"primary\":true},\"\"],\"x\":null}";
        QCOMPARE(DocumentPacker::outlineOf(document), outline);
        QCOMPARE(DocumentPacker::outlineOf("[\"cut"), QByteArray("[\"\""));
    }
    void gramsInSegments()
    {
        const QTemporaryDir dir;
        const auto found = [](GramIndex &grams, const std::vector<GramIndex::Choices> &conditions) {
            std::vector<qint64> rows;
            grams.find(conditions, [&rows](qint64 row) {
                rows.push_back(row);
                return true;
            });
            return rows;
        };
        constexpr qint64 count = 70'000;
        const auto check = [&](GramIndex &grams, qint64 size) {
            QCOMPARE(grams.size(), size);
            QCOMPARE(qint64(found(grams, {{{1}}}).size()), size); // every row
            QCOMPARE(found(grams, {{{2, 3}}}).size(), size_t((size + 5) / 6)); // every second and third
            QCOMPARE(found(grams, {{{2}, {3}}}).size(), size_t((size + 1) / 2 + (size + 2) / 3 - (size + 5) / 6));
            QCOMPARE(found(grams, {{{1}}, {{100'000}}}), (std::vector<qint64> {5, 40'000, 69'999}));
            QVERIFY(found(grams, {{{2}}, {{7}}}).empty());
        };
        const auto add = [](GramIndex &grams, qint64 row) {
            Grams own {1, 1};
            for (const quint32 each : {2U, 3U}) {
                if (row % each == 0)
                    own.push_back(each);
            }
            if (row == 5 || row == 40'000 || row == 69'999)
                own.push_back(100'000);
            grams.add(row, own);
        };
        {
            auto sql = IndexSql::open(dir.filePath(u"grams"_s)).value();
            GramIndex grams(*sql);
            grams.makeTables();
            for (qint64 row = 0; row < count; ++row) {
                add(grams, row);
                if (row == 9 || row == 40'002) // in between
                    QCOMPARE(qint64(found(grams, {{{1}}}).size()), row + 1);
            }
            check(grams, count);
            grams.release();
            check(grams, count);
        }
        auto sql = IndexSql::open(dir.filePath(u"grams"_s)).value();
        GramIndex grams(*sql);
        grams.makeTables();
        check(grams, count);
        for (qint64 row = count; row < count + 6; ++row) // the last segment goes on
            add(grams, row);
        check(grams, count + 6);
        QVERIFY(sql->outcome().ok());
        grams.clear();
        QCOMPARE(grams.size(), 0);
    }

    /// The program is killed while it keeps what it read, again and again: what is there is one of the states that were kept, whole.
    void killedWhileKeeping()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        const Redacted<QByteArray> key = SealedCopy::makeKey();
        QRandomGenerator dice(3);
        qint64 last = 0;
        for (int round = 0; round < std::max(4, qEnvironmentVariableIntValue("PROVOST_ROUNDS")); ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {u"--keep"_s, kept, QString::fromLatin1(key.reveal().toHex())});
            QTRY_VERIFY_WITH_TIMEOUT(writer.canReadLine(), 60'000);
            QTRY_VERIFY(QFile::exists(kept)); // the first time it may not have come so far
            QTest::qSleep(dice.bounded(40)); // anywhere in the middle of it
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QFile plain(dir.filePath(u"plain.sqlite"_s));
            QVERIFY(plain.open(QIODevice::WriteOnly | QIODevice::Truncate));
            const auto opened = SealedCopy::open(kept, plain, key);
            QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().toString()));
            plain.close();
            const auto index = IndexDatabase::open(plain.fileName());
            QVERIFY(index.ok());
            const IndexedType users = index.value()->state().of(u"User"_s);
            QVERIFY(users.completeAt.isValid());
            QVERIFY(users.count > 0 && users.count >= last);
            QCOMPARE(users.count % 50, 0);
            const auto hits = searchIndex(**index, {.text = u"unmistakable"_s, .type = u"User"_s, .limit = -1, .rowsOnly = true});
            QCOMPARE(hits->hits.size(), users.count);
            last = users.count;
        }
    }

    /// The key of the members is their number; a filter on them is decided by the groups themselves.
    void groupsOfAMember()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index->put({.type = u"Group"_s, .resources = {Resource(*Json::parse(R"({"id":"g1","displayName":"Crew","members":[{"value":"m1"},{"value":"m2"}]})")),
                                                              Resource(*Json::parse(R"({"id":"g2","displayName":"Office","members":[{"value":"m3"}]})"))}}).ok());
        for (const auto *text : {"members eq \"m2\"", "members.value eq \"m2\""}) {
            const auto rows = index->rows({.type = u"Group"_s, .filter = Filter::parse(QString::fromUtf8(text)).value()});
            QVERIFY(rows.ok());
            QCOMPARE(rows->size(), 1);
            QCOMPARE(index->resources(*rows).first().id(), u"g1"_s);
        }
    }

    /// Among many each question goes its own way to the first rows: by one index or another, or past them all. None is another answer.
    void firstRowsOfMany()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        People people(11);
        QList<Resource> batch;
        for (int i = 0; i < 5300; ++i) {
            Json person = people.person(i).json();
            if (i % 7 == 0)
                person.set(u"groups"_s, Json::array({Json::object({{u"value"_s, u"g%1"_s.arg(i % 3)}})}));
            if (i % 1000 == 3)
                person.set(u"meta"_s, Json::object({{u"created"_s, i == 3 ? Json(1'800'000'000) : i == 1003 ? Json(u"yesterday"_s) : Json(QString(300, u'9'))}}));
            batch << Resource(person);
        }
        QVERIFY(index->put({.type = u"User"_s, .resources = batch}).ok());
        const QList<AttributeName> names = index->oftenAsked(u"User"_s);
        for (const AttributeName &name : names)
            index->prepare(u"User"_s, name);
        for (const auto *text : {"meta.created gt \"2026-01-01T00:00:00Z\"", "meta.created ge \"2026-09-18T05:00:00Z\"", "meta.created lt \"2026-01-11T00:00:00Z\"", "meta.created le \"2027-01-01T00:00:00Z\"",
                                 "meta.created gt \"2027-01-01T00:00:00Z\"", "not (meta.created gt \"2026-05-01T00:00:00Z\")", "meta.created gt \"2026-01-01T00:00:00Z\" and displayName sw \"mira k\"",
                                 "meta.created gt \"2026-09-17T00:00:00Z\" and active eq true", "meta.created gt \"2026-09-17T00:00:00Z\" or title eq \"pilot\"", "active eq true", "not (title pr or active pr)",
                                 "not (title pr and active pr)", "not (not (title pr))", "groups pr", "not (groups pr)", "groups pr and active eq true", "groups.value eq \"g1\" or title pr", "id eq \"id-77\"",
                                 "displayName eq \"nobody\""}) {
            const Filter filter = Filter::parse(QString::fromUtf8(text)).value();
            QSet<QString> expected;
            for (const Resource &resource : std::as_const(batch)) {
                if (filter.matches(resource.json(), &m_schema))
                    expected << resource.id();
            }
            for (const auto *by : {"", "displayName", "userName", "meta.created", "id", "groups", "nickName"}) {
                const AttributeName sortBy = *by == 0 ? AttributeName() : AttributeName::parse(QString::fromUtf8(by)).value();
                const auto whole = index->rows({.type = u"User"_s, .filter = filter, .sortBy = sortBy, .descending = true});
                QVERIFY2(whole.ok(), text);
                QCOMPARE(whole->size(), expected.size());
                for (const qint64 limit : {5, 500}) {
                    const auto first = index->rows({.type = u"User"_s, .filter = filter, .sortBy = sortBy, .descending = true, .limit = limit});
                    QVERIFY2(first.ok() && *first == whole->mid(0, limit), qPrintable(u"%1 by %2"_s.arg(QString::fromUtf8(text), QString::fromUtf8(by))));
                }
            }
            const auto whole = index->rows({.type = u"User"_s, .filter = filter});
            const QList<Resource> resources = index->resources(*whole);
            QVERIFY2(std::all_of(resources.cbegin(), resources.cend(), [&expected](const Resource &resource) { return expected.contains(resource.id()); }), text);
            QCOMPARE(index->count({.type = u"User"_s, .filter = filter}).value(), expected.size());
        }
    }

    /// An index that could not be made, for the disk is full or whatever: lists are filtered and sorted without it.
    void anIndexThatCannotBeMade()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        People people(11);
        QList<Resource> batch;
        for (int i = 0; i < 5300; ++i)
            batch << people.person(i);
        QVERIFY(index->put({.type = u"User"_s, .resources = batch}).ok());
        const AttributeName name = AttributeName::parse(u"displayName"_s).value();
        const QString column = index->columns(u"User"_s, name).constFirst();
        QVERIFY(index->sql().run(u"CREATE TABLE \"key%1%2\" (taken)"_s.arg(index->typeNumber(u"User"_s)).arg(column)));
        IndexQuery query {.type = u"User"_s, .filter = Filter::parse(u"active eq true"_s).value(), .sortBy = name};
        const auto whole = index->rows(query);
        QVERIFY(whole.ok() && whole->size() > 500);
        query.limit = 5;
        const auto first = index->rows(query);
        QVERIFY2(first.ok(), qPrintable(first ? QString() : first.error().toString()));
        QCOMPARE(*first, whole->first(5));
    }

    /// What comes when a type has all the columns that it can have is filtered by nevertheless.
    void moreAttributesThanColumns()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        Json wide = Json::object({{u"id"_s, u"wide"_s}, {u"title"_s, u"Pilot"_s}, {u"name"_s, Json::object({{u"familyName"_s, u"Kolb"_s}})}});
        Json many = Json::object();
        for (int i = 0; i < 400; ++i)
            many.set(u"part%1"_s.arg(i), u"x"_s);
        wide.set(u"urn:example:many"_s, many);
        const QList<Resource> batch {Resource(wide.toBytes()), user(R"({"id":"late","name":{"middleName":"Ann"}})"), user(R"({"id":"none","title":"x"})")};
        for (const Resource &resource : batch)
            QVERIFY(index->put({.type = u"User"_s, .resources = {resource}}).ok());
        for (const auto *text : {"name pr", "not (name pr)", "name.middleName pr", "not (name.middleName pr)", "title pr", "not (title pr) and name pr"}) {
            const Filter filter = Filter::parse(QString::fromUtf8(text)).value();
            QStringList expected;
            for (const Resource &resource : batch) {
                if (filter.matches(resource.json(), &m_schema))
                    expected << resource.id();
            }
            QStringList found;
            const QList<Resource> resources = index->resources(index->rows({.type = u"User"_s, .filter = filter}).value());
            for (const Resource &resource : resources)
                found << resource.id();
            QVERIFY2(found == expected, qPrintable(QString::fromUtf8(text) + u": "_s + found.join(u' ')));
            QCOMPARE(index->count({.type = u"User"_s, .filter = filter}).value(), expected.size());
        }
    }

    void filtersAndSortingEqualBruteForce()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        People people(7);
        QList<Resource> batch;
        for (int i = 0; i < 300; ++i)
            batch << people.person(i);
        QVERIFY(index->put({.type = u"User"_s, .resources = batch}).ok());
        for (const auto *text : {"active eq false", "active eq true and title pr", "not (active eq false)", "not (title pr)", "title eq \"PILOT\"", "title eq \"pilot\" or displayName co \"ann\"",
                                 "userName sw \"mira\"", "userName ew \"contoso.com\"", "userName co \"7@\"", "not (emails pr)", "emails pr", "emails.value co \"b.EXAMPLE\"",
                                 "emails[type eq \"work\" and value co \"m1\"]", "not (emails[type eq \"work\"])", "meta.created gt \"2026-05-01T00:00:00Z\"",
                                 "meta.created le \"2026-03-15T03:00:00.5Z\"", "title ne \"Pilot\"", "title eq null", "name.familyName eq \"müller\"", "name pr", "id eq \"id-7\"",
                                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"FINANCE\"", "not (urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr)",
                                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"id-3\"", "phoneNumbers co \"551\"", "nosuch pr", "not (nosuch eq 1)",
                                 "title gt \"H\"", "active ne true", "active ne false", "title ew \"LOT\"", "title sw \"pi\"", "title co \"ilo\"", "name.familyName co \"ü\"", "displayName sw \"ann\"",
                                 "title ne \"pilot\"", "not (title ne \"pilot\")", "id co \"ID\"", "id eq \"ID-7\"", "id sw \"id-2\"", "emails.value ew \"b.example\"", "emails.value sw \"m1\"",
                                 "emails[not (value co \"m1\")]", "not (emails[not (value co \"m1\")])", "emails[not (type eq \"work\" and value ew \"a.example\")]", "not (emails[value eq \"m1@a.example\" or not (type eq \"home\")])",
                                 "emails[not (primary eq true)]", "not (emails[not (primary eq false)])",
                                 "not (title co \"ö\") and active pr", "meta.created eq \"2026-05-11T00:00:00Z\"", "not (meta.created lt \"2026-05-01T00:00:00Z\")", "title eq \"%_'\\\"\""}) {
            const Filter filter = Filter::parse(QString::fromUtf8(text)).value();
            const auto rows = index->rows({.type = u"User"_s, .filter = filter});
            QVERIFY2(rows.ok(), text);
            QSet<QString> found;
            const QList<Resource> resources = index->resources(*rows);
            for (const Resource &resource : resources)
                found << resource.id();
            QSet<QString> expected;
            for (const Resource &resource : std::as_const(batch)) {
                if (filter.matches(resource.json(), &m_schema))
                    expected << resource.id();
            }
            QVERIFY2(found == expected, qPrintable(u"%1: %2 instead of %3"_s.arg(QString::fromUtf8(text)).arg(found.size()).arg(expected.size())));
        }
        for (const bool descending : {false, true}) { // the first rows are those of the whole list
            IndexQuery query {.type = u"User"_s, .filter = Filter::parse(u"active eq true or title pr"_s).value(), .sortBy = AttributeName::parse(u"title"_s).value(), .descending = descending};
            const auto whole = index->rows(query);
            query.limit = 100;
            QCOMPARE(index->rows(query).value(), whole->first(100));
            QCOMPARE(index->count(query).value(), whole->size());
        }
        const auto everybody = index->rows({.type = u"User"_s, .sortBy = AttributeName::parse(u"title"_s).value()});
        QCOMPARE(everybody->size(), 300);
        for (const int limit : {0, 1, 250, 299, 300, 400}) // across those who have no title, too
            QCOMPARE(index->rows({.type = u"User"_s, .sortBy = AttributeName::parse(u"title"_s).value(), .limit = limit}).value(), everybody->first(std::min(limit, 300)));
        const auto sorted = index->rows({.type = u"User"_s, .sortBy = AttributeName::parse(u"name.familyName").value(), .descending = true});
        QCOMPARE(sorted->size(), 300);
        QString last(QChar(0xFFFF));
        const QList<Resource> resources = index->resources(*sorted);
        for (const Resource &resource : resources) {
            const QString name = foldText(resource.json().value(u"name").value(u"familyName").toString());
            QVERIFY(name <= last);
            last = name;
        }
    }

    void namesComeFirst()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index->put({.type = u"User"_s, .resources = {
            user(R"({"id":"1","displayName":"Bo","userName":"bo","title":"Ann"})"), user(R"({"id":"2","displayName":"Hannah","userName":"hannah"})"),
            user(R"({"id":"3","displayName":"Annika","userName":"annika"})"), user(R"({"id":"4","displayName":"Ann","userName":"x"})"),
            user(R"({"id":"5","displayName":"Ann Lee","userName":"al"})"), user(R"({"id":"6","displayName":"Anna","title":"none"})")}}).ok());
        const auto answer = searchIndex(*index, {.text = u"ann"_s, .type = u"User"_s});
        const QStringList ids = idsOf(answer->hits);
        QCOMPARE(ids.first(), u"4"_s);
        QCOMPARE(ids.at(1), u"5"_s);
        QCOMPARE(ids.at(4), u"2"_s); // within a word, behind the beginnings
        QCOMPARE(ids.at(5), u"1"_s); // of another attribute
        QCOMPARE(answer->hits.at(5).attribute, u"title"_s);
        QCOMPARE(answer->hits.at(5).snippet, u"Ann"_s);
        const auto typo = searchIndex(*index, {.text = u"anniak"_s, .type = u"User"_s});
        QCOMPARE(idsOf(typo->hits), QStringList {u"3"_s});
        QVERIFY(typo->hits.front().isApproximate);
    }

    void partialAnswersKeepTheRest_data()
    {
        QTest::addColumn<QByteArray>("known");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QStringList>("attributes");
        QTest::addColumn<QStringList>("excluded");
        QTest::addColumn<QByteArray>("merged");
        QTest::newRow("asked for one") << QByteArray(R"({"id":"1","userName":"a","title":"T"})") << QByteArray(R"({"id":"1","userName":"b"})") << QStringList {u"userName"_s}
                                       << QStringList() << QByteArray(R"({"id":"1","userName":"b","title":"T"})");
        QTest::newRow("empty now") << QByteArray(R"({"id":"1","userName":"a","title":"T"})") << QByteArray(R"({"id":"1"})") << QStringList {u"title"_s} << QStringList()
                                   << QByteArray(R"({"id":"1","userName":"a"})");
        QTest::newRow("excluded") << QByteArray(R"({"id":"1","members":[{"value":"x"}],"displayName":"A"})") << QByteArray(R"({"id":"1","displayName":"B"})") << QStringList()
                                  << QStringList {u"members"_s} << QByteArray(R"({"id":"1","displayName":"B","members":[{"value":"x"}]})");
        QTest::newRow("whole") << QByteArray(R"({"id":"1","title":"T"})") << QByteArray(R"({"id":"1","userName":"a"})") << QStringList() << QStringList()
                               << QByteArray(R"({"id":"1","userName":"a"})");
        QTest::newRow("part of a name") << QByteArray(R"({"id":"1","name":{"givenName":"A","familyName":"B"}})") << QByteArray(R"({"id":"1","name":{"givenName":"C"}})")
                                        << QStringList {u"name.givenName"_s} << QStringList() << QByteArray(R"({"id":"1","name":{"givenName":"C","familyName":"B"}})");
        QTest::newRow("extension") << QByteArray(R"({"id":"1","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","costCenter":"9"}})")
                                   << QByteArray(R"({"id":"1","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"E"}})")
                                   << QStringList {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s} << QStringList()
                                   << QByteArray(R"({"id":"1","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"E","costCenter":"9"}})");
    }
    void partialAnswersKeepTheRest()
    {
        QFETCH(QByteArray, known);
        QFETCH(QByteArray, answer);
        QFETCH(QStringList, attributes);
        QFETCH(QStringList, excluded);
        QFETCH(QByteArray, merged);
        const Resource result = mergedResource(Resource(known), Resource(answer), {.attributes = attributes, .excluded = excluded}, m_schema);
        QCOMPARE(result.json(), Json::parse(merged).value());
    }

    void deletionsShowAfterAFullRead()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","displayName":"Gone"})"), user(R"({"id":"2","displayName":"Here"})")}}).ok());
        QVERIFY(index->beginFullRead(u"User"_s).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"2","displayName":"Here"})")}}).ok());
        QCOMPARE(index->state().of(u"User"_s).count, 2); // not before the end
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(index->endFullRead(u"User"_s, now).value(), 1);
        QVERIFY(searchIndex(*index, {.text = u"gone"_s})->hits.isEmpty());
        QCOMPARE(index->state().of(u"User"_s).completeAt.toMSecsSinceEpoch(), now.toMSecsSinceEpoch());
    }

    /// Counted while it is written, and the same as counting again from the file.
    void countsStayTrue()
    {
        const QTemporaryDir dir;
        {
            const auto index = made(dir);
            People people(7);
            QVERIFY(index->beginFullRead(u"User"_s).ok());
            for (int i = 0; i < 50; ++i)
                QVERIFY(index->put({.type = u"User"_s, .resources = {people.person(i % 30)}}).ok());
            QVERIFY(index->remove(u"User"_s, u"id-3"_s).ok());
            QVERIFY(index->remove(u"User"_s, u"nobody"_s).ok());
            QCOMPARE(index->state().of(u"User"_s).count, 29);
            QVERIFY(index->beginFullRead(u"User"_s).ok());
            QVERIFY(index->put({.type = u"User"_s, .resources = {people.person(1), people.person(2)}}).ok());
            QCOMPARE(index->endFullRead(u"User"_s, QDateTime::currentDateTimeUtc()).value(), 27);
            QCOMPARE(index->state().of(u"User"_s).count, 2);
        }
        const auto again = made(dir);
        QCOMPARE(again->state().of(u"User"_s).count, 2);
        QVERIFY(again->clear().ok());
        QCOMPARE(again->state().of(u"User"_s).count, 0);
    }

    void quickFiltersAgainstBruteForce()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        People dice(11);
        QList<Resource> people;
        for (int i = 0; i < 300; ++i)
            people << dice.person(i);
        QVERIFY(index->put({.type = u"User"_s, .resources = people}).ok());
        QHash<QString, int> mails;
        for (const Resource &person : std::as_const(people)) {
            QSet<QString> own;
            const Json list = person.json().value(u"emails");
            for (const Json &mail : list.items())
                own.insert(foldText(mail.value(u"value").toString()));
            for (const QString &mail : std::as_const(own))
                ++mails[mail];
        }
        const auto expected = [&](const std::function<bool(const Json &)> &holds) {
            QSet<QString> ids;
            for (const Resource &person : std::as_const(people)) {
                if (holds(person.json()))
                    ids.insert(person.id());
            }
            return ids;
        };
        const auto found = [&](QuickFilter::Kind kind, const QString &filter = {}) {
            QSet<QString> ids;
            const auto rows = index->rows({.type = u"User"_s, .filter = Filter::parse(filter).value(), .quick = {.kind = kind}});
            const QList<Resource> resources = index->resources(rows.valueOr({}));
            for (const Resource &resource : resources)
                ids.insert(resource.id());
            return ids;
        };
        const auto shares = [&mails](const Json &person) {
            const Json list = person.value(u"emails");
            return std::any_of(list.items().begin(), list.items().end(), [&mails](const Json &mail) { return mails.value(foldText(mail.value(u"value").toString())) > 1; });
        };
        QCOMPARE(found(QuickFilter::Kind::SharedMail), expected(shares));
        QVERIFY(!found(QuickFilter::Kind::SharedMail).isEmpty());
        QCOMPARE(found(QuickFilter::Kind::SharedMail, u"active eq true"_s), expected([&](const Json &person) { return shares(person) && person.value(u"active").toBool(); }));
        IndexQuery query {.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::SharedMail}, .sortBy = AttributeName::parse(u"userName"_s).value()};
        const auto whole = index->rows(query);
        query.limit = 5; // so many of the first rows are not so many of those that share a mail
        QVERIFY(whole.ok() && whole->size() > 5);
        QCOMPARE(index->rows(query).value(), whole->first(5));
        query.sortBy = {};
        QCOMPARE(index->rows(query).value().size(), 5);
        QCOMPARE(found(QuickFilter::Kind::Disabled), expected([](const Json &person) { return person.value(u"active").isBool() && !person.value(u"active").toBool(); }));
        QCOMPARE(found(QuickFilter::Kind::NoManager), expected([](const Json &person) { return !person.value(QString::fromLatin1(enterprise)).contains(u"manager"); }));
        QVERIFY(!index->rows({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}}).ok()); // nothing is known of groups
    }

    void whoIsInNoGroup()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1"})"), user(R"({"id":"2"})")}}).ok());
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(index->put({.type = u"Group"_s, .resources = {Resource(QByteArray(R"({"id":"g","members":[{"value":"2"}]})")), Resource(QByteArray(R"({"id":"h"})"))}}).ok());
        QVERIFY(index->endFullRead(u"Group"_s, QDateTime::currentDateTimeUtc()).ok());
        const auto rows = index->rows({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}});
        QVERIFY(rows.ok());
        QCOMPARE(index->resources(*rows).constFirst().id(), u"1"_s);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(index->count({.type = u"Group"_s, .quick = {.kind = QuickFilter::Kind::MemberCount, .low = 1, .high = 9}}).value(), 1);
        QCOMPARE(index->count({.type = u"Group"_s, .quick = {.kind = QuickFilter::Kind::MemberCount, .low = 0, .high = 0}}).value(), 1);
        // what the people say of themselves counts, too
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","groups":[{"value":"x"}]})")}}).ok());
        QVERIFY(index->rows({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}}).value().isEmpty());
    }

    /// However many begin so and came before.
    void whoIsCalledExactlySoIsFound()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QList<Resource> people;
        for (int i = 0; i < 3000; ++i)
            people.append(Resource(Json::object({{u"id"_s, u"%1"_s.arg(i)}, {u"userName"_s, u"a%1@example.org"_s.arg(i)}, {u"name"_s, Json::object({{u"givenName"_s, u"Anna"_s}})}})));
        people.append(Resource(Json::object({{u"id"_s, u"she"_s}, {u"userName"_s, u"Anna"_s}})));
        QVERIFY(index->put({.type = u"User"_s, .resources = people}).ok());
        for (const QString &type : {u"User"_s, QString()}) {
            const auto found = searchIndex(*index, {.text = u"anna"_s, .type = type, .limit = 20});
            QVERIFY(found.ok());
            QCOMPARE(found->hits.value(0).resource.id(), u"she"_s);
        }
    }

    /// What is exported or counted is what the list would show if it were long enough.
    void typingErrorsAreForgivenWhereTheListForgivesThem()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QList<Resource> people;
        for (int i = 0; i < 700; ++i)
            people.append(Resource(Json::object({{u"id"_s, u"%1"_s.arg(i)}, {u"userName"_s, u"harbour%1"_s.arg(i)}})));
        people.append(Resource(Json::object({{u"id"_s, u"near"_s}, {u"userName"_s, u"harbor"_s}})));
        QVERIFY(index->put({.type = u"User"_s, .resources = people}).ok());
        const auto rows = [&](const QString &text, int limit) { return searchIndex(*index, {.text = text, .type = u"User"_s, .limit = limit}).value().hits; };
        QCOMPARE(rows(u"harbour"_s, mostShown).size(), mostShown);
        QCOMPARE(rows(u"harbour"_s, -1).size(), 700); // and none that is nearly called so
        QCOMPARE(rows(u"harbur"_s, -1).size(), 1);
    }

    /// Who leaves a group or joins it changes the group alone: what the person shows of it follows.
    void groupsOfPeopleFollowTheMembers()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto group = [](const char *text) { return IndexBatch {.type = u"Group"_s, .resources = {Resource(QByteArray(text))}, .readAt = QDateTime::currentDateTimeUtc()}; };
        const auto groupsOf = [&index](const QString &id) {
            QStringList ids;
            const Json groups = index->find(u"User"_s, id).json().value(u"groups");
            for (const Json &each : groups.items())
                ids << each.value(u"value").scalarText();
            return ids.join(u' ');
        };
        const auto count = [&index](const QString &filter) { return index->count({.type = u"User"_s, .filter = Filter::parse(filter).value()}).value(); };
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","groups":[{"value":"g"},{"value":"h"}]})"), user(R"({"id":"2","groups":[{"value":"g"}]})"), user(R"({"id":"3"})")}}).ok());
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(index->put(group(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"2"}]})")).ok());
        QVERIFY(index->put(group(R"({"id":"h","members":[{"value":"1"}]})")).ok());
        QVERIFY(index->endFullRead(u"Group"_s, now).ok());
        QCOMPARE(groupsOf(u"1"_s), u"g h"_s);
        QVERIFY(index->put(group(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"3"}]})")).ok());
        QCOMPARE(groupsOf(u"2"_s), QString());
        QCOMPARE(groupsOf(u"3"_s), u"g"_s);
        QCOMPARE(count(u"groups.value eq \"g\""_s), 2);
        QCOMPARE(index->count({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}}).value(), 1);
        QVERIFY(index->put(group(R"({"id":"new","members":[{"value":"2"}]})")).ok());
        QCOMPARE(groupsOf(u"2"_s), u"new"_s);
        QVERIFY(index->remove(u"Group"_s, u"new"_s).ok());
        QCOMPARE(groupsOf(u"2"_s), QString());
        QVERIFY(index->beginFullRead(u"Group"_s).ok()); // h has gone
        QVERIFY(index->put(group(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"3"}]})")).ok());
        QVERIFY(index->endFullRead(u"Group"_s, now).ok());
        QCOMPARE(groupsOf(u"1"_s), u"g"_s);
    }

    /// By way of another group somebody is in it whatever its own list says; and of whom a part is known one group is not all of them.
    void groupsThatTheMembersDoNotDecide()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto group = [&index](const char *text, const Coverage &coverage = {}) {
            return index->put({.type = u"Group"_s, .resources = {Resource(QByteArray(text))}, .coverage = coverage, .readAt = QDateTime::currentDateTimeUtc()}).ok();
        };
        const auto groupsOf = [&index](const QString &id) {
            QStringList all;
            const Json groups = index->find(u"User"_s, id).json().value(u"groups");
            for (const Json &each : groups.items())
                all << each.value(u"value").scalarText() + u':' + each.value(u"type").toString();
            return all.join(u' ');
        };
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","groups":[{"value":"g","type":"indirect"}]})"), user(R"({"id":"2"})")}}).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"3","userName":"c"})")}, .coverage = {.attributes = {u"userName"_s}}}).ok());
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(group(R"({"id":"g","displayName":"G"})", {.attributes = {u"displayName"_s}})); // a row of a list
        QVERIFY(group(R"({"id":"g","displayName":"G","members":[{"value":"2"}]})"));
        QCOMPARE(groupsOf(u"2"_s), QString()); // new here, and nothing has changed
        QVERIFY(index->endFullRead(u"Group"_s, now).ok());
        QVERIFY(group(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"2"},{"value":"3"}]})"));
        QCOMPARE(groupsOf(u"1"_s), u"g:indirect g:direct"_s);
        QCOMPARE(groupsOf(u"3"_s), QString());
        QVERIFY(group(R"({"id":"g","displayName":"G"})"));
        QCOMPARE(groupsOf(u"1"_s), u"g:indirect"_s);
        QVERIFY(group(R"({"id":"new"})", {.attributes = {u"id"_s}})); // everything was read, so this one is new
        QVERIFY(group(R"({"id":"new","members":[{"value":"2"}]})"));
        QCOMPARE(groupsOf(u"2"_s), u"new:direct"_s);
    }

    /// What a person says of a group that is known here is older than the group.
    void staleGroupsOfAPersonDoNotCount()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(index->put({.type = u"Group"_s, .resources = {Resource(QByteArray(R"({"id":"g","members":[{"value":"2"}]})"))}}).ok());
        QVERIFY(index->endFullRead(u"Group"_s, QDateTime::currentDateTimeUtc()).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","groups":[{"value":"g"}]})"), user(R"({"id":"2","groups":[{"value":"g"}]})")}}).ok());
        const auto rows = index->rows({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}});
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 1);
        QCOMPARE(index->resources(*rows).constFirst().id(), u"1"_s);
    }

    /// A group of which no members are told is not empty, and somebody of whom no groups are told is not in none.
    void notKnownIsNotNone_data()
    {
        QTest::addColumn<int>("access");
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<bool>("isComplete");
        QTest::addColumn<bool>("isKnown");
        using enum ServerProfile::MemberAccess;
        const QByteArray told(R"({"id":"g","members":[{"value":"1"},{"value":"2"}]})");
        QTest::newRow("shown with the groups") << int(InGroup) << told << true << true;
        QTest::newRow("never told") << int(ByGroupsFilter) << QByteArray(R"({"id":"g"})") << true << false;
        QTest::newRow("on request, one group opened") << int(OnRequest) << told << true << false;
        QTest::newRow("not all read") << int(InGroup) << told << false << false;
        QTest::newRow("of none shown") << int(InGroup) << QByteArray(R"({"id":"g"})") << true << false;
    }
    void notKnownIsNotNone()
    {
        QFETCH(int, access);
        QFETCH(QByteArray, group);
        QFETCH(bool, isComplete);
        QFETCH(bool, isKnown);
        const QTemporaryDir dir;
        const auto index = made(dir);
        ServiceDescription description = ServiceDescription::fallback({});
        description.profile.members = ServerProfile::MemberAccess(access);
        index->setDescription(description);
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","groups":[{"value":"g"}]})"), user(R"({"id":"3"})")}}).ok()); // one was opened
        QVERIFY(index->beginFullRead(u"Group"_s).ok());
        QVERIFY(index->put({.type = u"Group"_s, .resources = {Resource(group), Resource(QByteArray(R"({"id":"h"})"))}}).ok());
        if (isComplete)
            QVERIFY(index->endFullRead(u"Group"_s, QDateTime::currentDateTimeUtc()).ok());
        const auto empty = index->rows({.type = u"Group"_s, .quick = {.kind = QuickFilter::Kind::MemberCount, .low = 0, .high = 0}});
        const auto loners = index->rows({.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}});
        QCOMPARE(empty.ok(), isKnown);
        QCOMPARE(loners.ok(), isKnown);
        const auto report = overviewOf(*index, description, QDateTime::currentDateTimeUtc());
        QVERIFY(report.ok());
        for (const OverviewChart &chart : report->charts) {
            for (const OverviewBar &bar : chart.bars)
                QVERIFY(isKnown || bar.quick.kind != QuickFilter::Kind::MemberCount);
        }
        if (isKnown) {
            QCOMPARE(empty->size(), 1);
            QCOMPARE(loners->size(), 1);
        }
    }

    /// A provider that keeps no dates: nobody is new, stale or neither; it is not known. Empty is empty all the same.
    void datesThatNobodyHas()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        using enum QuickFilter::Kind;
        QCOMPARE(index->count({.type = u"User"_s, .quick = {.kind = CreatedThisWeek}}).value(), 0);
        QVERIFY(index->beginFullRead(u"User"_s).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"1","userName":"a","meta":{"resourceType":"User"}})"), user(R"({"id":"2","userName":"b"})")}}).ok());
        QVERIFY(index->endFullRead(u"User"_s, QDateTime::currentDateTimeUtc()).ok());
        for (const QuickFilter::Kind kind : {CreatedThisWeek, Unchanged})
            QVERIFY(!index->count({.type = u"User"_s, .quick = {.kind = kind}}).ok());
        const auto report = overviewOf(*index, m_description, QDateTime::currentDateTimeUtc());
        QVERIFY(report.ok());
        for (const OverviewChart &chart : report->charts) {
            for (const OverviewBar &bar : chart.bars)
                QVERIFY(!dateAskedBy(bar.quick.kind).isValid());
        }
        QVERIFY(index->put({.type = u"User"_s, .resources = {user(R"({"id":"3","meta":{"created":"2020-01-01T00:00:00Z"}})")}}).ok());
        QCOMPARE(index->count({.type = u"User"_s, .quick = {.kind = CreatedThisWeek}}).value(), 0);
        QVERIFY(!index->count({.type = u"User"_s, .quick = {.kind = Unchanged}}).ok());
    }

    void quickFiltersAreKept()
    {
        for (const QuickFilter &quick : {QuickFilter {}, QuickFilter {.kind = QuickFilter::Kind::SharedMail}, QuickFilter {.kind = QuickFilter::Kind::MemberCount, .low = 10, .high = 99}})
            QCOMPARE(QuickFilter::parse(quick.toString()), quick);
        QCOMPARE(QuickFilter::parse(u"of a later version"_s), QuickFilter());
    }

    /// Every bar counts exactly the people that its own question finds.
    void overviewBarsAreQuestions()
    {
        const QTemporaryDir dir;
        const auto index = made(dir);
        People dice(5);
        QList<Resource> people;
        for (int i = 0; i < 200; ++i)
            people << dice.person(i);
        const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        QVERIFY(overviewOf(*index, m_description, now)->types.isEmpty());
        QVERIFY(index->beginFullRead(u"User"_s).ok());
        QVERIFY(index->put({.type = u"User"_s, .resources = people}).ok());
        QVERIFY(index->endFullRead(u"User"_s, now).ok());
        const auto report = overviewOf(*index, m_description, now);
        QVERIFY(report.ok());
        QSet<OverviewChart::Kind> kinds;
        for (const OverviewChart &chart : report->charts) {
            kinds.insert(chart.kind);
            qint64 sum = 0;
            for (const OverviewBar &bar : chart.bars) {
                sum += bar.count;
                if (bar.kind == OverviewBar::Kind::Others)
                    continue;
                const auto filter = Filter::parse(bar.filter);
                QVERIFY2(filter.ok(), qPrintable(bar.filter));
                QCOMPARE(index->count({.type = chart.type, .filter = *filter, .quick = bar.quick}).value(), bar.count);
            }
            if (chart.kind == OverviewChart::Kind::Active || chart.kind == OverviewChart::Kind::Department)
                QCOMPARE(sum, 200);
        }
        QVERIFY(kinds.contains(OverviewChart::Kind::Department) && kinds.contains(OverviewChart::Kind::Growth) && kinds.contains(OverviewChart::Kind::Attention));
    }

    void damageIsNoticed()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"index.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QVERIFY(!IndexDatabase::open(file.fileName()).ok());
    }

    /// A page in the middle of the file: what cannot be read on is no end of the list.
    void aDamagedPageIsNotTheEnd()
    {
        const QTemporaryDir dir;
        const QString fileName = dir.filePath(u"index.sqlite"_s);
        constexpr int rows = 2000;
        {
            const auto sql = IndexSql::open(fileName).value();
            sql->run(u"CREATE TABLE t (row INTEGER PRIMARY KEY, text TEXT)"_s);
            for (int i = 0; i < rows; ++i)
                sql->run(u"INSERT INTO t (text) VALUES (?)"_s, {QString(300, u'x')});
            QVERIFY(sql->outcome().ok());
        }
        constexpr qint64 page = 16384;
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.size() > 20 * page);
        QVERIFY(file.seek(file.size() / page / 2 * page) && file.write(QByteArray(page, '\xFF')) == page);
        file.close();
        const auto sql = IndexSql::open(fileName).value();
        int read = 0;
        {
            IndexRowsRead all = sql->select(u"SELECT row, text FROM t"_s);
            while (all.next())
                ++read;
        }
        QVERIFY2(read > 0 && read < rows, qPrintable(QString::number(read)));
        QVERIFY(!sql->outcome().ok());
        QVERIFY(!sql->damage().isEmpty());
    }

    /// Who only asks notices damage, too: it is begun anew, and what is read to its end after that is kept where nothing was.
    void damageThatAQuestionMeets()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        Index index;
        index.keepIn(kept, SealedCopy::makeKey());
        index.setDescription(m_description);
        QSignalSpy changed(&index, &Index::changed);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})")}});
        QTRY_COMPARE(changed.size(), 1);
        QSignalSpy failed(&index, &Index::failed);
        std::optional<bool> isAnswer;
        index.ask<int>([](IndexDatabase &database) {
            database.sql().noteDamage(u"a page is not what it was"_s);
            return Result<int>(1);
        }, &index)->then(&index, [&isAnswer](const Result<int> &answer) { isAnswer = answer.ok(); });
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(isAnswer);
        QVERIFY(!*isAnswer); // half of it would pass for all of it
        qint64 count = -1;
        index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
        QTRY_COMPARE(count, 0);
        QTRY_COMPARE(changed.size(), 2); // whoever shows what it held looks again
        QVERIFY(!QFile::exists(kept));
        index.beginFullRead(u"User"_s);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"2"})")}});
        (void)index.endFullRead(u"User"_s, &index);
        QTRY_VERIFY(QFile::exists(kept));
        QCOMPARE(failed.size(), 1);
    }

    /// Whatever keeps an answer from being read, it is no answer; and whoever writes next is not blamed for it.
    void whatCannotBeReadIsNoAnswer()
    {
        Index index;
        index.setDescription(m_description);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})")}});
        QSignalSpy failed(&index, &Index::failed);
        std::optional<bool> isAnswer;
        index.ask<int>([](IndexDatabase &database) {
            (void)database.sql().single(u"SELECT 1 FROM nowhere"_s);
            return Result<int>(1);
        }, &index)->then(&index, [&isAnswer](const Result<int> &answer) { isAnswer = answer.ok(); });
        QTRY_VERIFY(isAnswer);
        QVERIFY(!*isAnswer);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"2"})")}});
        qint64 count = -1;
        index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
        QTRY_COMPARE(count, 2);
        QCOMPARE(failed.size(), 0);
    }

    /// What was kept is whole: nothing that is read after damage takes its place, be it another type, or the second half of one.
    void damageLeavesWhatIsKept_data()
    {
        QTest::addColumn<bool>("wasKept");
        QTest::addColumn<bool>("isMidway");
        QTest::newRow("another type after it") << true << false;
        QTest::newRow("in the middle of a reading") << true << true;
        QTest::newRow("in the middle of the first reading") << false << true;
    }
    void damageLeavesWhatIsKept()
    {
        QFETCH(bool, wasKept);
        QFETCH(bool, isMidway);
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        const Redacted<QByteArray> key = SealedCopy::makeKey();
        const auto content = [&kept] {
            QFile file(kept);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto count = [](Index &index) {
            qint64 found = -1;
            index.state(&index)->then(&index, [&found](const Result<IndexState> &state) { found = state->of(u"User"_s).count; });
            [&found] { QTRY_VERIFY(found >= 0); }();
            return found;
        };
        if (wasKept) {
            Index index;
            index.keepIn(kept, key);
            index.setDescription(m_description);
            index.beginFullRead(u"User"_s);
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})"), user(R"({"id":"2"})")}});
            (void)index.endFullRead(u"User"_s, &index);
            QTRY_VERIFY(!content().isEmpty());
        }
        const QByteArray before = content();
        Index index;
        index.keepIn(kept, key);
        index.setDescription(m_description);
        QCOMPARE(count(index), wasKept ? 2 : 0);
        const QString type = isMidway ? u"User"_s : u"Group"_s;
        if (isMidway)
            index.beginFullRead(type);
        QSignalSpy failed(&index, &Index::failed);
        meetDamage(index);
        QTRY_COMPARE(failed.size(), 1);
        if (!isMidway)
            index.beginFullRead(type);
        index.put({.type = type, .resources = {Resource(QByteArray(R"({"id":"3"})"))}});
        QSignalSpy prepared(&index, &Index::prepared);
        std::optional<bool> ended;
        index.endFullRead(type, &index)->then(&index, [&ended](const Result<qint64> &gone) { ended = gone.ok(); });
        QTRY_VERIFY(ended);
        QCOMPARE(*ended, !isMidway);
        if (*ended)
            QTRY_COMPARE(prepared.size(), 1);
        for (int i = 0; i < 3; ++i) // whatever was to be written is written by then
            QCOMPARE(count(index), isMidway ? 1 : 0);
        QCOMPARE(content(), before);
        QCOMPARE(prepared.size(), isMidway ? 0 : 1);
    }

    /// Damage that came with what is kept would come back with each session: what is read to its end then takes its place.
    void keptDamageIsReplaced()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        const Redacted<QByteArray> key = SealedCopy::makeKey();
        constexpr int people = 400;
        QList<Resource> all;
        for (int i = 0; i < people; ++i)
            all << user(QByteArray("{\"id\":\"" + QByteArray::number(i) + "\",\"nickName\":\"" + QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha512).toHex() + "\"}"));
        const auto readAll = [&all](Index &index) {
            QSignalSpy prepared(&index, &Index::prepared);
            index.beginFullRead(u"User"_s);
            index.put({.type = u"User"_s, .resources = all});
            (void)index.endFullRead(u"User"_s, &index);
            QTRY_COMPARE(prepared.size(), 1);
        };
        const auto plain = [&](QFile &file) { return file.open(QIODevice::ReadWrite) && SealedCopy::open(kept, file, key).ok() && file.flush(); };
        {
            Index index;
            index.keepIn(kept, key);
            index.setDescription(m_description);
            readAll(index);
            QTRY_VERIFY(QFile::exists(kept));
        }
        constexpr qint64 page = 16384;
        QFile file(dir.filePath(u"plain.sqlite"_s));
        QVERIFY(plain(file));
        QVERIFY(file.size() > 6 * page);
        QVERIFY(file.seek(file.size() / page / 2 * page) && file.write(QByteArray(page, '\xFF')) == page && file.flush());
        QVERIFY(SealedCopy::seal(file, kept, key).ok());
        Index index;
        index.keepIn(kept, key);
        index.setDescription(m_description);
        qint64 count = -1;
        index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
        QTRY_COMPARE(count, people); // it opens
        QSignalSpy failed(&index, &Index::failed);
        meetDamage(index);
        QTRY_COMPARE(failed.size(), 1);
        readAll(index);
        const auto isReadable = [&] {
            QFile now(dir.filePath(u"now.sqlite"_s));
            if (!plain(now))
                return false;
            now.close();
            const auto sql = IndexSql::open(now.fileName());
            const bool isWhole = sql.ok() && (*sql)->single(u"PRAGMA quick_check"_s).toString() == "ok"_L1;
            return isWhole && now.remove();
        };
        QTRY_VERIFY(isReadable());
    }

    /// What could not be written where it is kept is here all the same, and nothing need be read again.
    void whatCannotBeKeptIsStillHere()
    {
        const QTemporaryDir dir;
        Index index;
        index.keepIn(dir.filePath(u"no/such/folder/kept.sealed"_s), SealedCopy::makeKey());
        index.setDescription(m_description);
        QSignalSpy failed(&index, &Index::failed);
        QSignalSpy notKept(&index, &Index::notKept);
        index.beginFullRead(u"User"_s);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})")}});
        (void)index.endFullRead(u"User"_s, &index);
        QTRY_COMPARE(notKept.size(), 1);
        qint64 count = -1;
        index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
        QTRY_COMPARE(count, 1);
        QCOMPARE(failed.size(), 0);
    }

    /// Damage that only the keeping meets: nothing of it is kept, and that it is gone is said instead of that it is here.
    void damageThatTheKeepingMeets()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        IndexWorker worker;
        worker.keepIn(kept, SealedCopy::makeKey());
        QSignalSpy failed(&worker, &IndexWorker::failed);
        QSignalSpy notKept(&worker, &IndexWorker::notKept);
        worker.apply([](IndexDatabase &database) {
            database.sql().noteDamage(u"a page is not what it was"_s);
            return Result<void>();
        });
        QCOMPARE(failed.size(), 0);
        worker.save();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(notKept.size(), 0);
        QVERIFY(!QFile::exists(kept));
    }

    /// Gone when it is forgotten, whether it could be opened or not; and what is left of it is said.
    void forgettingRemovesWhatIsKept()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        const auto forget = [](Index &index) {
            QSignalSpy done(&index, &Index::forgetDone);
            index.forget();
            [&done] { QTRY_COMPARE(done.size(), 1); }();
            return done.value(0).value(0).toString();
        };
        const auto write = [&kept] {
            QFile file(kept);
            return file.open(QIODevice::WriteOnly) && file.write("sealed under a key that is locked away") > 0;
        };
        {
            QVERIFY(write());
            Index index;
            index.keepIn(kept, {});
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})")}});
            qint64 count = -1;
            index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
            QTRY_COMPARE(count, 1);
            QVERIFY(QFile::exists(kept)); // it stays as it is
            QCOMPARE(forget(index), QString());
            QVERIFY(!QFile::exists(kept));
        }
        {
            Index index;
            index.keepIn(kept, SealedCopy::makeKey());
            QSignalSpy failed(&index, &Index::failed);
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"1"})")}});
            meetDamage(index);
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(write()); // nothing is kept after that, and what was kept is forgotten all the same
            QCOMPARE(forget(index), QString());
            QVERIFY(!QFile::exists(kept));
        }
        QVERIFY(QDir().mkpath(kept)); // which no removing of a file takes away
        for (const Redacted<QByteArray> &key : {Redacted<QByteArray>(), SealedCopy::makeKey()}) {
            Index index;
            index.keepIn(kept, key);
            QSignalSpy failed(&index, &Index::failed);
            QCOMPARE(forget(index), kept);
            qint64 count = -1;
            index.state(&index)->then(&index, [&count](const Result<IndexState> &state) { count = state->of(u"User"_s).count; });
            QTRY_COMPARE(count, 0);
            QCOMPARE(failed.size(), 0); // nor is what is left opened again
        }
    }

    void asksFromItsOwnThread()
    {
        Index index;
        index.setDescription(m_description);
        QSignalSpy changed(&index, &Index::changed);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"1","userName":"mira.kolb@contoso.com","displayName":"Mira Kolb"})"),
                                                    user(R"({"id":"2","userName":"mira.kolbe@contoso.com","displayName":"Mira Kolbe"})")}});
        QList<NameMatch> matches;
        index.lookUp(u"User"_s, {u"MIRA KOLB"_s, u"mira.kolbe@contoso.com"_s, u"Mirra Kolb"_s, u"nobody"_s}, &index)->then(this, [&matches](const Result<QList<NameMatch>> &found) { matches = *found; });
        QTRY_COMPARE(matches.size(), 4);
        QCOMPARE(matches[0].called.size(), 1);
        QCOMPARE(matches[0].called.front().id(), u"1"_s);
        QCOMPARE(matches[1].called.front().id(), u"2"_s);
        QVERIFY(matches[2].called.isEmpty());
        QCOMPARE(matches[2].near.front().resource.id(), u"1"_s);
        QVERIFY(matches[3].near.isEmpty());
        QTRY_COMPARE(changed.size(), 1);
    }

    void ownWritesAreKnownAtOnce()
    {
        Index index;
        index.setDescription(m_description);
        const QDateTime then = QDateTime::currentDateTimeUtc().addDays(-1);
        index.put({.type = u"User"_s, .resources = {user(R"({"id":"1","userName":"mira","title":"Pilot"})")}, .readAt = then});
        index.change(u"User"_s, u"1"_s, [](const Resource &known) {
            Json json = known.json();
            json.set(u"title"_s, u"Harbour Master"_s);
            return Resource(json);
        });
        index.change(u"User"_s, u"2"_s, [](const Resource &known) { return known.isNull() ? Resource(QByteArray(R"({"id":"2","userName":"tor"})")) : Resource(); });
        index.change(u"User"_s, u"3"_s, [](const Resource &known) { return known; }); // of nobody known
        QStringList found;
        QDateTime oldest;
        index.ask<int>([&](IndexDatabase &database) {
            found << database.find(u"User"_s, u"1"_s).json().value(u"title").toString() << database.find(u"User"_s, u"2"_s).json().value(u"userName").toString();
            oldest = database.oldest(u"User"_s);
            return Result<int>(int(database.state().of(u"User"_s).count));
        }, &index)->then(this, [&found](const Result<int> &count) { found << QString::number(count.valueOr(-1)); });
        QTRY_COMPARE(found, QStringList({u"Harbour Master"_s, u"tor"_s, u"2"_s}));
        QCOMPARE(oldest.toMSecsSinceEpoch(), then.toMSecsSinceEpoch()); // the rest of it is as old as it was
    }

    /// Kept sealed, taken back with the same key, begun anew with another or when damaged, and gone when it is forgotten.
    void keptBetweenSessions()
    {
        const QTemporaryDir dir;
        const QString kept = dir.filePath(u"kept.sealed"_s);
        const Redacted<QByteArray> key = SealedCopy::makeKey();
        const auto countIn = [&](Index &index) {
            qint64 count = -1;
            bool isComplete = false;
            index.state(&index)->then(&index, [&](const Result<IndexState> &state) {
                count = state->of(u"User"_s).count;
                isComplete = state->of(u"User"_s).completeAt.isValid();
            });
            [&] { QTRY_VERIFY(count >= 0); }();
            return isComplete ? count : -count - 1;
        };
        {
            Index index;
            index.keepIn(kept, key);
            index.setDescription(m_description);
            index.beginFullRead(u"User"_s);
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"1","userName":"unmistakable@contoso.com"})")}});
            QSignalSpy completed(&index, &Index::completed);
            (void)index.endFullRead(u"User"_s, &index);
            QTRY_COMPARE(completed.size(), 1);
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"2"})")}}); // after the last reading: kept when it goes
        }
        const auto sizeOf = [&kept] { return QFileInfo(kept).size(); };
        QTRY_VERIFY(sizeOf() > 0);
        {
            Index index;
            index.keepIn(kept, key);
            index.setDescription(m_description);
            QTRY_VERIFY(countIn(index) == 2 || countIn(index) == 1); // the one before may still be writing
        }
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(!file.readAll().contains("unmistakable"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        file.seek(file.size() / 2);
        file.write("damage");
        file.close();
        {
            Index index;
            index.keepIn(kept, key);
            QSignalSpy failed(&index, &Index::failed);
            QCOMPARE(countIn(index), -1);
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(!QFile::exists(kept));
            index.put({.type = u"User"_s, .resources = {user(R"({"id":"3"})")}});
            QSignalSpy completed(&index, &Index::completed);
            index.beginFullRead(u"User"_s);
            (void)index.endFullRead(u"User"_s, &index);
            QTRY_VERIFY(QFile::exists(kept));
            index.forget();
            QTRY_VERIFY(!QFile::exists(kept));
            QCOMPARE(countIn(index), -1);
        }
    }

    void askingIsOverWhenTheIndexGoes()
    {
        bool ended = false;
        QObject owner;
        {
            Index index;
            auto *job = index.search({.text = u"x"_s}, &owner);
            job->then(&owner, [&ended](const Result<SearchAnswer> &answer) { ended = !answer.ok() || answer->hits.isEmpty(); });
        }
        QTRY_VERIFY(ended);
    }
};

namespace {

/// Goes on where the last one was killed: fifty more people, kept, and so on.
int keepOn(const QString &fileName, const QByteArray &key)
{
    Index index;
    index.keepIn(fileName, Redacted(QByteArray::fromHex(key)));
    int count = 0;
    const auto more = [&] {
        QList<Resource> people;
        for (int i = 0; i < 50; ++i, ++count)
            people << Resource(Json::object({{u"id"_s, u"id-%1"_s.arg(count)}, {u"displayName"_s, u"Unmistakable %1"_s.arg(count)}}));
        index.put({.type = u"User"_s, .resources = people, .readAt = QDateTime::currentDateTimeUtc()});
        (void)index.markComplete(u"User"_s, QDateTime::currentDateTimeUtc(), &index);
    };
    QObject::connect(&index, &Index::prepared, &index, [&] {
        std::puts("kept");
        std::fflush(stdout);
        more();
    });
    index.state(&index)->then(&index, [&](const Result<IndexState> &state) {
        count = state ? int(state->of(u"User"_s).count) : 0;
        if (count == 0)
            index.beginFullRead(u"User"_s); // without one nothing is called complete
        more();
    });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--keep") == 0)
        return keepOn(QString::fromLocal8Bit(argv[2]), argv[3]);
    TestIndex test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_index.moc"
