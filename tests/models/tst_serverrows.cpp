// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/serverrows.h"
#include "directory/resourcetablemodel.h"
#include "models/listserver.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using State = RowSource::RowState;

namespace {

ListQuery users()
{
    return {.endpoint = u"/Users"_s, .resourceType = u"User"_s};
}

ConnectionSettings settingsFor(const Wire &wire, const ServerProfile &profile)
{
    ConnectionSettings settings = wire.settings();
    settings.profile = profile;
    return settings;
}

/// Rows over a scripted provider, with a table model on top that a tester watches.
struct Shown {
    Connection connection;
    ServerRows rows;
    ResourceTableModel model {};
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Shown(const ListServer &server, const ServerProfile &profile = {})
        : connection(settingsFor(server.wire, profile))
        , rows(connection, nullptr)
    {
        model.setColumns({{.name = {{}, u"userName"_s, {}}, .title = u"User name"_s}});
        model.setSource(&rows);
    }
    [[nodiscard]] QString idAt(int row) const { return rows.row(row).id(); }
    [[nodiscard]] bool isLoaded(int first, int last) const
    {
        for (int row = first; row <= last; ++row) {
            if (rows.rowState(row) != State::Loaded)
                return false;
        }
        return true;
    }
    [[nodiscard]] int loadedCount() const
    {
        int count = 0;
        for (int row = 0; row < rows.rowCount(); ++row)
            count += rows.rowState(row) == State::Loaded ? 1 : 0;
        return count;
    }
};

/// Lets everything that is under way arrive, to show that nothing more is asked.
void settle(int ms = 150)
{
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

QList<std::pair<int, int>> rangesOf(const QSignalSpy &spy)
{
    QList<std::pair<int, int>> ranges;
    for (const QList<QVariant> &arguments : spy)
        ranges.append({arguments.at(0).toInt(), arguments.at(1).toInt()});
    return ranges;
}

using Ranges = QList<std::pair<int, int>>;

} // namespace

class TestServerRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensWithOneRequest();
    void jumpsWithOneRequest();
    void readsAheadWhereOneIsScrolling();
    void asksLittleUnderADraggedScrollBar();
    void keepsOnlyTheWindow();
    void dropsWhatIsNoLongerWanted();
    void stopsWhatIsRead();
    void stopsBeforeTheFirstPage();
    void adoptsTheServersPageSize();
    void findsTheEnd_data();
    void findsTheEnd();
    void followsTotals_data();
    void followsTotals();
    void takesEverythingAtOnce();
    void leavesAGapWhereTheServerGivesNothing();
    void failsOnePageAlone();
    void refreshesWhatIsShown();
    void keepsRowsWhenOnlyAttributesDiffer();
    void forgetsAnOlderQuery();
    void survivesItsConnection();
    void tellsWhatChangesExactly();
    void showsNothingForAnEmptyList();
    void showsNoMoreThanTheProviderGives();
};

void TestServerRows::opensWithOneRequest()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QCOMPARE(server.wire.requests().size(), 0);
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    QVERIFY(shown.isLoaded(0, 99));
    QCOMPARE(shown.idAt(99), u"u100"_s);
    QVERIFY(shown.rows.isComplete());
    QVERIFY(shown.rows.asOf().isValid());
    shown.model.setVisibleRange(0, 40);
    settle();
    QCOMPARE(server.starts(), QList<qint64> {1});
}

void TestServerRows::jumpsWithOneRequest()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    shown.model.setVisibleRange(500'010, 500'040);
    QTRY_VERIFY(shown.isLoaded(500'000, 500'099));
    QCOMPARE(shown.idAt(500'000), u"u500001"_s);
    settle();
    QCOMPARE(server.starts(), (QList<qint64> {1, 500'001}));
}

void TestServerRows::readsAheadWhereOneIsScrolling()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    shown.model.setVisibleRange(30, 60);
    QTRY_VERIFY(shown.isLoaded(0, 99));
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
    shown.model.setVisibleRange(50, 80); // its end comes near: the next page is read, and no other
    QTRY_VERIFY(shown.isLoaded(100, 199));
    settle();
    QCOMPARE(server.starts(), (QList<qint64> {1, 101}));
}

void TestServerRows::asksLittleUnderADraggedScrollBar()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    for (int first = 0; first < 999'950; first += 1000) {
        shown.model.setVisibleRange(first, first + 40);
        QCoreApplication::processEvents();
    }
    shown.model.setVisibleRange(999'950, 999'990);
    QTRY_VERIFY(shown.isLoaded(999'950, 999'990));
    settle();
    QVERIFY2(server.wire.requests().size() <= 8, qPrintable(u"%1 requests"_s.arg(server.wire.requests().size())));
}

void TestServerRows::keepsOnlyTheWindow()
{
    ListServer server;
    server.count = 7'000;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 7'000);
    for (int first = 0; first <= 6'900; first += 50) { // as a wheel does it: window touches window
        shown.model.setVisibleRange(first, first + 60);
        QTRY_VERIFY(shown.isLoaded(first, std::min(first + 60, 6'999)));
    }
    QVERIFY(shown.loadedCount() <= 6'000);
    QVERIFY(shown.isLoaded(6'900, 6'999));
    QCOMPARE(shown.rows.rowState(250), State::Empty); // row 0 is what the tester looks at
    QCOMPARE(shown.model.data(shown.model.index(250, 0)).toString(), u"…"_s);
    shown.model.setVisibleRange(250, 290); // and back
    QTRY_VERIFY(shown.isLoaded(250, 290));
}

void TestServerRows::dropsWhatIsNoLongerWanted()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    server.wire.setHandler([&server](const Wire::Request &request) {
        const bool slow = request.parameter(u"startIndex"_s) == u"1001"_s;
        return server.answer(request).late(std::chrono::milliseconds(slow ? 1000 : 0));
    });
    shown.rows.want(1000, 1040);
    QTRY_COMPARE(server.wire.requests().size(), 2);
    QCOMPARE(shown.rows.rowState(1000), State::Loading);
    shown.rows.want(5000, 5040);
    QTRY_VERIFY(shown.isLoaded(5000, 5040));
    QCOMPARE(shown.rows.rowState(1000), State::Empty);
    QVERIFY(!shown.rows.lastError());
}

void TestServerRows::stopsWhatIsRead()
{
    ListServer server;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    server.wire.setHandler([&server](const Wire::Request &request) { return server.answer(request).late(std::chrono::minutes(10)); });
    shown.rows.want(1000, 1040);
    QTRY_COMPARE(shown.rows.rowState(1000), State::Loading);
    shown.rows.stop();
    QCOMPARE(shown.rows.rowState(1000), State::Failed);
    QVERIFY(shown.rows.lastError() && shown.rows.lastError()->kind == ErrorKind::Cancelled);
    QVERIFY(shown.isLoaded(0, 99)); // what was read stays
    const auto sent = server.wire.requests().size();
    settle();
    QCOMPARE(server.wire.requests().size(), sent); // nothing asks for it again by itself
    server.wire.setHandler([&server](const Wire::Request &request) { return server.answer(request); });
    shown.rows.want(1005, 1045); // who scrolls on wants to see
    QVERIFY(!shown.rows.lastError());
    QTRY_VERIFY(shown.isLoaded(1000, 1045));
}

void TestServerRows::stopsBeforeTheFirstPage()
{
    ListServer server;
    server.wire.setHandler([&server](const Wire::Request &request) { return server.answer(request).late(std::chrono::minutes(10)); });
    Shown shown(server);
    shown.rows.stop(); // nothing is read
    QVERIFY(!shown.rows.lastError());
    shown.rows.setQuery(users());
    QTRY_COMPARE(server.wire.requests().size(), 1);
    shown.rows.stop();
    QVERIFY(shown.rows.lastError() && shown.rows.lastError()->kind == ErrorKind::Cancelled);
    QCOMPARE(shown.rows.rowCount(), 0);
    server.wire.setHandler([&server](const Wire::Request &request) { return server.answer(request); });
    shown.rows.refresh();
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    QVERIFY(!shown.rows.lastError());
}

void TestServerRows::adoptsTheServersPageSize()
{
    ListServer server;
    server.cap = 20;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    shown.rows.want(0, 39);
    QTRY_VERIFY(shown.isLoaded(0, 39));
    shown.rows.want(1005, 1010);
    QTRY_VERIFY(shown.isLoaded(1005, 1010));
    QCOMPARE(shown.idAt(1005), u"u1006"_s);
    settle();
    QVERIFY(server.starts().contains(1001));
    QCOMPARE(server.wire.requests().constLast().parameter(u"count"_s), u"20"_s);
}

void TestServerRows::findsTheEnd_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<std::optional<qint64>>("claimed");
    QTest::addColumn<bool>("saysTotal");
    QTest::addColumn<bool>("pageSizeAsTotal");
    const std::optional<qint64> truth;
    QTest::newRow("ten of twelve claimed") << 10LL << std::optional<qint64>(12) << true << false;
    QTest::newRow("150 of 230 claimed") << 150LL << std::optional<qint64>(230) << true << false;
    QTest::newRow("no total, one short page") << 42LL << truth << false << false;
    QTest::newRow("no total, several pages") << 342LL << truth << false << false;
    QTest::newRow("no total, a full last page") << 300LL << truth << false << false;
    QTest::newRow("total is the page's size") << 342LL << truth << true << true;
    QTest::newRow("exactly one page") << 100LL << truth << true << false;
    QTest::newRow("too little claimed") << 342LL << std::optional<qint64>(100) << true << false;
}

void TestServerRows::findsTheEnd()
{
    QFETCH(const qint64, count);
    QFETCH(const std::optional<qint64>, claimed);
    QFETCH(const bool, saysTotal);
    QFETCH(const bool, pageSizeAsTotal);
    ListServer server;
    server.count = count;
    server.claimed = claimed;
    server.saysTotal = saysTotal;
    server.saysPageSizeAsTotal = pageSizeAsTotal;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_VERIFY(shown.rows.rowCount() > 0);
    for (int turn = 0; turn < 20 && shown.rows.rowCount() != shown.loadedCount() + 1; ++turn) { // as a view does that is scrolled to the end
        shown.rows.want(std::max(0, shown.rows.rowCount() - 40), shown.rows.rowCount() - 1);
        shown.rows.fetchMore();
        settle();
        if (!shown.rows.canFetchMore() && shown.rows.rowCount() == count)
            break;
    }
    QCOMPARE(shown.rows.rowCount(), int(count));
    QCOMPARE(shown.rows.total(), std::optional<qint64>(count));
    QVERIFY(shown.rows.isComplete());
    QVERIFY(!shown.rows.canFetchMore());
    QCOMPARE(shown.idAt(int(count) - 1), u"u%1"_s.arg(count));
    const auto asked = server.wire.requests().size();
    settle();
    QCOMPARE(server.wire.requests().size(), asked);
    QVERIFY2(asked <= count / 100 + 3, qPrintable(u"%1 requests"_s.arg(asked)));
}

void TestServerRows::followsTotals_data()
{
    QTest::addColumn<qint64>("now");
    QTest::newRow("grows") << 1'200LL;
    QTest::newRow("shrinks") << 700LL;
    QTest::newRow("shrinks into the window") << 620LL;
}

void TestServerRows::followsTotals()
{
    QFETCH(const qint64, now);
    ListServer server;
    server.count = 1'000;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000);
    const QPersistentModelIndex selected = shown.model.index(7, 0);
    QSignalSpy resets(&shown.model, &QAbstractItemModel::modelReset);
    server.count = now;
    shown.model.setVisibleRange(600, 640);
    QTRY_COMPARE(shown.model.rowCount(), int(now));
    QTRY_VERIFY(shown.isLoaded(600, std::min(640, int(now) - 1)));
    QCOMPARE(resets.size(), 0);
    QVERIFY(selected.isValid());
    QCOMPARE(selected.data(int(ResourceTableModel::Role::Id)).toString(), u"u8"_s);
}

void TestServerRows::takesEverythingAtOnce()
{
    ListServer server;
    server.count = 250;
    server.ignoresCount = true;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 250);
    QVERIFY(shown.isLoaded(0, 249));
    QVERIFY(shown.rows.isComplete());
    shown.rows.want(200, 249);
    shown.rows.fetchMore();
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
}

void TestServerRows::leavesAGapWhereTheServerGivesNothing()
{
    ListServer server;
    server.count = 500;
    server.claimed = 1'000'000;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000'000);
    shown.rows.want(500'000, 500'040);
    QTRY_COMPARE(shown.rows.rowState(500'000), State::Failed);
    QCOMPARE(shown.rows.lastError()->kind, ErrorKind::Protocol);
    QCOMPARE(shown.rows.rowCount(), 1'000'000); // or the view would walk down page by page
    QCOMPARE(shown.model.data(shown.model.index(500'000, 0)).toString(), u"–"_s);
}

void TestServerRows::failsOnePageAlone()
{
    ListServer server;
    server.count = 1'000;
    server.refusedStarts = {301};
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000);
    shown.rows.want(320, 340);
    QTRY_COMPARE(shown.rows.rowState(320), State::Failed);
    QCOMPARE(shown.rows.lastError()->httpStatus, 500);
    const auto asked = server.wire.requests().size();
    shown.rows.want(321, 341); // looking at it is no reason to ask again
    settle();
    QCOMPARE(server.wire.requests().size(), asked);
    server.refusedStarts.clear();
    shown.rows.refresh();
    QTRY_VERIFY(shown.isLoaded(320, 341));
    QVERIFY(!shown.rows.lastError());
}

void TestServerRows::refreshesWhatIsShown()
{
    ListServer server;
    server.count = 1'000;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 1'000);
    shown.rows.want(410, 440);
    QTRY_VERIFY(shown.isLoaded(410, 440));
    settle();
    const auto asked = server.wire.requests().size();
    QSignalSpy changes(&shown.rows, &RowSource::rowsChanged);
    shown.rows.refresh();
    QVERIFY(shown.isLoaded(410, 440)); // nothing goes away
    QTRY_COMPARE(server.wire.requests().size(), asked + 1);
    settle();
    QCOMPARE(changes.size(), 0); // nothing had changed
    server.shiftedBy = 5;
    shown.rows.refresh();
    QTRY_COMPARE(shown.idAt(410), u"u416"_s);
    QCOMPARE(rangesOf(changes), (Ranges {{400, 499}}));
    QCOMPARE(server.wire.requests().size(), asked + 2);
    shown.rows.want(0, 40); // read before the refresh: read again once it is looked at
    QTRY_COMPARE(shown.idAt(0), u"u6"_s);
}

void TestServerRows::keepsRowsWhenOnlyAttributesDiffer()
{
    ListServer server;
    server.count = 1'000;
    Shown shown(server);
    ListQuery query = users();
    query.attributes = {u"id"_s, u"userName"_s, u"title"_s};
    shown.rows.setQuery(query);
    QTRY_COMPARE(shown.model.rowCount(), 1'000);
    QSignalSpy resets(&shown.rows, &RowSource::reset);
    query.attributes = {u"id"_s, u"userName"_s};
    shown.rows.setQuery(query);
    settle();
    QCOMPARE(server.wire.requests().size(), 1); // a column less needs nothing
    query.attributes = {u"id"_s, u"userName"_s, u"active"_s};
    shown.rows.setQuery(query);
    QVERIFY(shown.isLoaded(0, 99));
    QTRY_COMPARE(server.wire.requests().size(), 2);
    QCOMPARE(server.wire.requests().constLast().parameter(u"attributes"_s), u"id,userName,active"_s);
    settle();
    QCOMPARE(server.wire.requests().size(), 2);
    QCOMPARE(resets.size(), 0);
}

void TestServerRows::forgetsAnOlderQuery()
{
    ListServer server;
    Shown shown(server);
    server.wire.setHandler([&server](const Wire::Request &request) {
        if (request.parameter(u"filter"_s).isEmpty())
            return server.answer(request).late(std::chrono::milliseconds(300));
        return Wire::Answer::json(200, Wire::usersPage(7, 7, 1));
    });
    shown.rows.setQuery(users());
    QTRY_COMPARE(server.wire.requests().size(), 1);
    ListQuery filtered = users();
    filtered.filter = *Filter::parse(u"userName eq \"u7\"");
    shown.rows.setQuery(filtered);
    QTRY_COMPARE(shown.model.rowCount(), 1);
    settle(400); // until the older answer would have come
    QCOMPARE(shown.model.rowCount(), 1);
    QCOMPARE(shown.idAt(0), u"u7"_s);
}

void TestServerRows::survivesItsConnection()
{
    ListServer server;
    auto connection = std::make_unique<Connection>(server.wire.settings());
    ServerRows rows(*connection, nullptr);
    rows.setQuery(users());
    QTRY_COMPARE(rows.rowCount(), 1'000'000);
    rows.want(5000, 5040);
    rows.detach();
    connection.reset();
    rows.want(7000, 7040);
    rows.refresh();
    rows.setQuery(users());
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
}

void TestServerRows::tellsWhatChangesExactly()
{
    ListServer server;
    server.count = 1'000;
    Shown shown(server);
    QSignalSpy inserted(&shown.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&shown.rows, &RowSource::rowsChanged);
    shown.rows.setQuery(users());
    QTRY_COMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 999);
    QCOMPARE(changed.size(), 0); // rows that have just been inserted are no change
    shown.rows.want(300, 340);
    QTRY_COMPARE(shown.rows.rowState(300), State::Loading);
    QCOMPARE(rangesOf(changed), (Ranges {{300, 399}}));
    QTRY_VERIFY(shown.isLoaded(300, 399));
    QCOMPARE(rangesOf(changed), (Ranges {{300, 399}, {300, 399}}));
}

/// Salesforce refuses a start index beyond 2,200: what lies behind is not shown as rows that can never be read.
void TestServerRows::showsNoMoreThanTheProviderGives()
{
    ListServer server;
    server.count = 5'000;
    ServerProfile profile;
    profile.pages.maxStartIndex = 2'200;
    Shown shown(server, profile);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.rows.rowCount(), 2'200);
    QCOMPARE(shown.rows.total(), 5'000);
    QVERIFY(shown.rows.isCapped());
    QVERIFY(!shown.rows.isComplete());
    shown.rows.want(2'150, 2'199);
    QTRY_VERIFY(shown.isLoaded(2'150, 2'199));
    QVERIFY(!shown.rows.lastError());
    server.count = 2'150;
    shown.rows.refresh();
    QTRY_COMPARE(shown.rows.rowCount(), 2'150);
    QVERIFY(!shown.rows.isCapped());
}

void TestServerRows::showsNothingForAnEmptyList()
{
    ListServer server;
    server.count = 0;
    Shown shown(server);
    QSignalSpy states(&shown.rows, &RowSource::stateChanged);
    shown.rows.setQuery(users());
    QTRY_COMPARE(server.wire.requests().size(), 1);
    QTRY_VERIFY(shown.rows.isComplete());
    QCOMPARE(shown.rows.total(), std::optional<qint64>(0));
    QVERIFY(shown.rows.asOf().isValid()); // "nothing found", not "still looking"
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestServerRows)
#include "tst_serverrows.moc"
