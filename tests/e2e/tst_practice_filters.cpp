// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/dice.h"
#include "practice/people/population.h"
#include "practice/rowfinder.h"
#include "practice/service.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Provost::Practice;
using namespace Qt::StringLiterals;

namespace {

const auto practiceUrn = u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s;
const auto enterpriseUrn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
constexpr auto token = "token";
constexpr int people = 1500; // more than are sorted by themselves

AttributeName named(const QString &path)
{
    return AttributeName::parse(path).valueOr({});
}

/// Filters of every kind by chance; those of one seed are always the same.
class FilterMaker
{
public:
    FilterMaker(quint64 seed, const std::vector<Json> &documents)
        : m_dice(1, seed)
        , m_documents(documents)
    {
    }

    Filter make(int depth)
    {
        const int kind = depth == 0 ? 9 : m_dice.below(10);
        if (kind < 3)
            return Filter::allOf({make(depth - 1), make(depth - 1)});
        if (kind < 5)
            return Filter::anyOf({make(depth - 1), make(depth - 1), make(depth - 1)});
        if (kind < 6)
            return Filter::negated(make(depth - 1));
        if (kind < 7)
            return Filter::valuePath(named(u"emails"_s), inside());
        if (kind < 8 && m_dice.chance(30))
            return Filter::compare(named(u"groups.display"_s), CompareOp::Co, Json(u"e"_s));
        return leaf(m_dice.pick(attributes()));
    }

private:
    struct Kind {
        QString path;
        bool textual = true;
    };
    static const QList<Kind> &attributes()
    {
        static const QList<Kind> all {{u"userName"_s}, {u"displayName"_s}, {u"name.familyName"_s}, {u"name.formatted"_s}, {u"nickName"_s}, {u"title"_s},
            {u"locale"_s}, {u"emails.value"_s}, {u"emails.type"_s}, {u"phoneNumbers.value"_s}, {u"addresses.country"_s}, {u"addresses.locality"_s},
            {u"externalId"_s}, {enterpriseUrn + u":department"_s}, {practiceUrn + u":skills"_s}, {u"active"_s, false}, {u"meta.created"_s, false},
            {practiceUrn + u":floor"_s, false}, {practiceUrn + u":fullTimeEquivalent"_s, false}, {practiceUrn + u":firstAider"_s, false}};
        return all;
    }

    Filter leaf(const Kind &kind)
    {
        const AttributeName name = named(kind.path);
        if (m_dice.chance(15))
            return Filter::present(name);
        static const QList<CompareOp> exact {CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge, CompareOp::Lt, CompareOp::Le};
        static const QList<CompareOp> parts {CompareOp::Co, CompareOp::Sw, CompareOp::Ew};
        const bool unordered = kind.path == "active"_L1 || kind.path.endsWith("firstAider"_L1);
        const CompareOp op = unordered ? exact.at(m_dice.below(2)) : kind.textual && m_dice.chance(60) ? m_dice.pick(parts) : m_dice.pick(exact);
        const Json value = somebodys(name, kind.textual ? Json(u"nobody has this"_s) : unordered ? Json(true) : Json(1));
        return Filter::compare(name, op, kind.textual ? Json(part(value.toString(), op)) : value);
    }

    Filter inside()
    {
        const Filter type = Filter::compare(named(u"type"_s), CompareOp::Eq, Json(m_dice.chance(50) ? u"work"_s : u"home"_s));
        const Json address = somebodys(named(u"emails.value"_s), Json(u"nobody"_s));
        const CompareOp op = m_dice.chance(50) ? CompareOp::Co : CompareOp::Eq;
        const Filter value = Filter::compare(named(u"value"_s), op, Json(part(address.toString(), op)));
        if (m_dice.chance(20))
            return Filter::negated(type);
        return m_dice.chance(50) ? Filter::allOf({type, value}) : Filter::anyOf({type, value});
    }

    /// What somebody has there, so that filters find some.
    Json somebodys(const AttributeName &name, const Json &orElse)
    {
        for (int i = 0; i < 20; ++i) {
            Json value = name.valueIn(m_documents[std::size_t(m_dice.below(qsizetype(m_documents.size())))]);
            if (value.isArray())
                value = value.at(0);
            if (value.isString() || value.isNumber() || value.isBool())
                return value;
        }
        return orElse;
    }

    QString part(const QString &text, CompareOp op)
    {
        const bool whole = op != CompareOp::Co && op != CompareOp::Sw && op != CompareOp::Ew;
        if (whole || text.size() < 3)
            return m_dice.chance(30) ? text.toUpper() : text;
        const int length = 1 + m_dice.below(4);
        if (op == CompareOp::Sw)
            return text.left(length);
        return op == CompareOp::Ew ? text.right(length) : text.mid(m_dice.below(text.size() - 1), length);
    }

    Dice m_dice;
    const std::vector<Json> &m_documents;
};

} // namespace

/// Filters as sets of values in memory, against SQL and against the filter itself, while people come, change and go.
class tst_Practice_Filters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyTexts_data();
    void emptyTexts();
    void chosenAsBySql_data();
    void chosenAsBySql();
    void chosenAsByTheFilter_data();
    void chosenAsByTheFilter();
    void otherTypesAsBySql_data();
    void otherTypesAsBySql();
    void sortedAsBySql();
    void refusedWritesLeaveNoTrace();
    void everythingIsPreparedOnce();

private:
    [[nodiscard]] const Collection &users() const { return m_catalog->users(); }
    [[nodiscard]] Condition compiled(const Filter &filter) const { return compiled(filter, users()); }
    [[nodiscard]] std::vector<qint64> bySql(const Condition &condition, const QString &order = u"t.row"_s) const { return bySql(condition, order, users()); }
    [[nodiscard]] std::vector<qint64> bySets(const Condition &condition) const { return bySets(condition, users()); }
    [[nodiscard]] static Condition compiled(const Filter &filter, const Collection &collection);
    [[nodiscard]] std::vector<qint64> bySql(const Condition &condition, const QString &order, const Collection &collection) const;
    [[nodiscard]] std::vector<qint64> bySets(const Condition &condition, const Collection &collection) const;
    [[nodiscard]] std::vector<Json> documents(std::vector<qint64> *rows = nullptr) const;
    Answer send(const QByteArray &method, const QString &path, const Json &body = {}) const;
    void change(Dice &dice);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<Service> m_service;
    Store *m_store = nullptr; ///< the service's
    int m_made = 0;
};

void tst_Practice_Filters::init()
{
    m_service.reset();
    m_catalog = std::make_unique<Catalog>();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString file = m_folder->filePath(u"people.db"_s);
    {
        auto empty = Store::create(file, *m_catalog);
        QVERIFY(empty.ok());
        QVERIFY((Population {.users = people}.fill(**empty).ok()));
    }
    auto store = Store::open(file, *m_catalog);
    QVERIFY(store.ok());
    m_store = store->get();
    m_service = std::make_unique<Service>(std::move(store.value()), Service::Setup {.dialect = {}, .token = token, .file = file});
}

Condition tst_Practice_Filters::compiled(const Filter &filter, const Collection &collection)
{
    return FilterSql(collection, {}).compile(filter).valueOr({.kind = Condition::Kind::Never});
}

std::vector<qint64> tst_Practice_Filters::bySql(const Condition &condition, const QString &order, const Collection &collection) const
{
    std::vector<qint64> found;
    const SqlCondition where = condition.toSql();
    for (Rows rows = m_store->database().select(u"SELECT t.row FROM "_s + collection.indexTable() + u" t WHERE "_s + where.text + u" ORDER BY "_s + order, where.values); rows.next();)
        found.push_back(rows.integer(0));
    return found;
}

std::vector<qint64> tst_Practice_Filters::bySets(const Condition &condition, const Collection &collection) const
{
    std::vector<qint64> found;
    m_store->values().settle();
    RowFinder(*m_store, collection).find(condition).forEach([&found](std::size_t row) { found.push_back(qint64(row)); });
    return found;
}

std::vector<Json> tst_Practice_Filters::documents(std::vector<qint64> *rows) const
{
    std::vector<Json> all;
    for (const Document &document : m_store->range(users(), 0, 2 * people)) {
        all.push_back(document.json());
        if (rows)
            rows->push_back(document.row);
    }
    return all;
}

Answer tst_Practice_Filters::send(const QByteArray &method, const QString &path, const Json &body) const
{
    return m_service->handle({.method = method, .path = QByteArray(Service::root) + path.toUtf8(),
        .headers = {{"Authorization", QByteArray("Bearer ") + token}, {"Content-Type", "application/scim+json"}, {"Accept", "application/scim+json"}},
        .body = body.isUndefined() ? QByteArray() : body.toBytes(), .origin = "http://localhost"});
}

/// One write by chance; some are refused.
void tst_Practice_Filters::change(Dice &dice)
{
    const auto somebody = m_store->range(users(), dice.below(m_store->count(users())), 1);
    QVERIFY(!somebody.empty());
    const QString path = u"/Users/"_s + somebody.front().id;
    const QString name = u"Zo\u00eb %1"_s.arg(m_made++);
    const Json email = Json::object({{u"value"_s, QString(name.simplified().remove(u' ') + u"@example.org")}, {u"type"_s, u"work"_s}});
    const auto created = [&](const Json &userName) {
        return Json::object({{u"schemas"_s, Json::array({users().type().schema})}, {u"userName"_s, userName}, {u"displayName"_s, name}, {u"active"_s, dice.chance(50)},
            {u"title"_s, u"Driver"_s}, {u"emails"_s, Json::array({email})}});
    };
    const auto patch = [](const Json &operation) {
        return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s})}, {u"Operations"_s, Json::array({operation})}});
    };
    switch (dice.below(6)) {
    case 0:
        QCOMPARE(send("POST", u"/Users"_s, created(name)).status, 201);
        return;
    case 1: // taken, so that what was written is rolled back
        QCOMPARE(send("POST", u"/Users"_s, created(somebody.front().json().value(u"userName"))).status, 409);
        return;
    case 2:
        QCOMPARE(send("DELETE", path).status, 204);
        return;
    case 3:
        QCOMPARE(send("PATCH", path, patch(Json::object({{u"op"_s, u"remove"_s}, {u"path"_s, u"emails"_s}}))).status, 200);
        return;
    case 4:
        QCOMPARE(send("PATCH", path, patch(Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, u"nickName"_s}, {u"value"_s, name}}))).status, 200);
        return;
    default:
        QCOMPARE(send("PUT", path, created(name)).status, 200);
    }
}

/// Texts of no length: every text begins with, ends with and contains them, and whoever has none does not.
void tst_Practice_Filters::emptyTexts_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("same");
    QTest::newRow("begins") << u"nickName sw \"\""_s << u"nickName pr"_s;
    QTest::newRow("ends") << u"nickName ew \"\""_s << u"nickName pr"_s;
    QTest::newRow("contains") << u"nickName co \"\""_s << u"nickName pr"_s;
    QTest::newRow("is") << u"nickName eq \"\""_s << u"not (userName pr)"_s;
    QTest::newRow("is not") << u"nickName ne \"\""_s << u"userName pr"_s;
    QTest::newRow("an e-mail contains") << u"emails.value co \"\""_s << u"emails.value pr"_s;
}

void tst_Practice_Filters::emptyTexts()
{
    QFETCH(QString, filter);
    QFETCH(QString, same);
    const Condition condition = compiled(*Filter::parse(filter));
    const auto expected = bySql(compiled(*Filter::parse(same)));
    QCOMPARE(bySql(condition), expected);
    QCOMPARE(bySets(condition), expected);
}

void tst_Practice_Filters::chosenAsBySql_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void tst_Practice_Filters::chosenAsBySql()
{
    QFETCH(int, seed);
    Dice dice(77, quint64(seed));
    const std::vector<Json> all = documents();
    FilterMaker maker(quint64(seed), all);
    int some = 0;
    for (int round = 0; round < 150; ++round) {
        if (round % 3 == 0)
            change(dice);
        if (dice.chance(3))
            m_store->values().forget();
        const Filter filter = maker.make(2);
        const Condition condition = compiled(filter);
        const auto expected = bySql(condition);
        some += expected.empty() ? 0 : 1;
        QVERIFY2(bySets(condition) == expected, qPrintable(filter.toString()));
    }
    QVERIFY2(some > 75, "filters that choose nobody test little");
}

void tst_Practice_Filters::chosenAsByTheFilter_data()
{
    chosenAsBySql_data();
}

void tst_Practice_Filters::chosenAsByTheFilter()
{
    QFETCH(int, seed);
    Dice dice(78, quint64(seed));
    for (int i = 0; i < 60; ++i)
        change(dice);
    std::vector<qint64> rows;
    const std::vector<Json> all = documents(&rows);
    FilterMaker maker(quint64(seed) + 100, all);
    for (int round = 0; round < 100; ++round) {
        const Filter filter = maker.make(round % 3);
        // Groups are not in the documents; `ne` of many values, of which RFC 7644 says nothing, is true here where one differs, and there where none is equal.
        static const QRegularExpression told(u"groups|(emails|phoneNumbers|addresses|skills)\\S* ne "_s);
        if (filter.toString().contains(told))
            continue;
        std::vector<qint64> expected;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (filter.matches(all[i], &users().schema()))
                expected.push_back(rows[i]);
        }
        QVERIFY2(bySets(compiled(filter)) == expected, qPrintable(filter.toString()));
    }
}

void tst_Practice_Filters::otherTypesAsBySql_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("filter");
    for (const auto &filter : {u"displayName co \"a\""_s, u"displayName sw \"a\" or displayName ew \"s\""_s, u"members pr"_s, u"not (members pr)"_s, u"members.type eq \"Group\""_s,
             u"members.display co \"an\" and not (displayName sw \"S\")"_s, u"members[type eq \"User\" and display co \"er\"]"_s, u"meta.created gt \"2019-06-01\""_s, u"externalId pr"_s,
             u"displayName ne null and members.value pr"_s})
        QTest::addRow("groups: %s", qPrintable(filter)) << u"Groups"_s << filter;
    for (const auto &filter : {u"active eq true"_s, u"not (active eq true) or displayName co \"lock\""_s, u"displayName gt \"d\" and externalId ew \"5\""_s})
        QTest::addRow("devices: %s", qPrintable(filter)) << u"Devices"_s << filter;
}

void tst_Practice_Filters::otherTypesAsBySql()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, filter);
    const Collection &collection = *m_catalog->byEndpoint(endpoint);
    const Condition condition = compiled(*Filter::parse(filter), collection);
    QVERIFY(condition.kind != Condition::Kind::Never);
    QCOMPARE(bySets(condition, collection), bySql(condition, u"t.row"_s, collection));
}

void tst_Practice_Filters::sortedAsBySql()
{
    QueryEngine engine(*m_store);
    for (const auto &text : {u"active eq true"_s, u"displayName co \"an\""_s, u"title pr"_s}) {
        const Filter filter = *Filter::parse(text);
        for (const auto &sortBy : {u"userName"_s, u"nickName"_s, u"emails"_s, u"active"_s}) {
            const QString key = *FilterSql::sortKey(users(), named(sortBy));
            for (const bool descending : {false, true}) {
                const auto page = engine.page({.collections = {&users()}, .filter = filter, .sortBy = named(sortBy), .descending = descending}, 0, 2 * people);
                QVERIFY(page.ok());
                std::vector<qint64> found;
                for (const Document &document : page->documents)
                    found.push_back(document.row);
                const QString order = key + (descending ? u" DESC NULLS FIRST, t.row"_s : u" ASC NULLS LAST, t.row"_s);
                QVERIFY2(found == bySql(compiled(filter), order), qPrintable(QString(text + u' ' + sortBy)));
                QCOMPARE(page->total, qint64(found.size()));
            }
        }
    }
}

void tst_Practice_Filters::refusedWritesLeaveNoTrace()
{
    const Condition drivers = compiled(*Filter::parse(u"title eq \"Driver\" and displayName sw \"Zzyx\""));
    QVERIFY(bySets(drivers).empty());
    const Json taken = documents().front().value(u"userName");
    const Json user = Json::object({{u"schemas"_s, Json::array({users().type().schema})}, {u"userName"_s, taken}, {u"displayName"_s, u"Zzyx"_s}, {u"title"_s, u"Driver"_s}});
    QCOMPARE(send("POST", u"/Users"_s, user).status, 409);
    QVERIFY(bySets(drivers).empty());
    Json other = user;
    other.set(u"userName"_s, u"zoe"_s);
    QCOMPARE(send("POST", u"/Users"_s, other).status, 201);
    QCOMPARE(bySets(drivers).size(), std::size_t(1));
}

void tst_Practice_Filters::everythingIsPreparedOnce()
{
    int steps = 0;
    while (m_service->prepare())
        QVERIFY(++steps < 500);
    QVERIFY(steps > 20);
    ValueTable &index = m_store->values().index(users());
    for (int column = 0; column < index.columnCount(); ++column)
        QVERIFY(index.isLoaded(column));
    QVERIFY(!m_service->prepare());
    const std::vector<Json> all = documents();
    FilterMaker maker(9, all);
    Dice dice(9);
    for (int round = 0; round < 100; ++round) {
        change(dice);
        const Filter filter = maker.make(2);
        QVERIFY2(bySets(compiled(filter)) == bySql(compiled(filter)), qPrintable(filter.toString()));
    }
}

QTEST_GUILESS_MAIN(tst_Practice_Filters)
#include "tst_practice_filters.moc"
