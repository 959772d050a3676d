// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/resourcetablemodel.h"
#include "directory/serverrows.h"
#include "fakes/wire.h"

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

/// Pages by cursor (RFC 9865): cursor "c<n>" begins behind user n.
struct CursorServer {
    qint64 count = 1'000;
    int overlap = 0; ///< rows of the page before that come again
    bool saysTotal = false;
    bool saysStart = true; ///< RFC 9865 has no startIndex in such a page
    bool repeats = false; ///< nextCursor never moves
    QString expired {}; ///< this cursor is refused, once
    int emptyPages = 0; ///< pages without rows before each page that has some
    Wire wire {};

    CursorServer()
    {
        wire.setHandler([this](const Wire::Request &request) { return answer(request); });
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request)
    {
        const QString cursor = request.parameter(u"cursor"_s);
        if (!expired.isEmpty() && cursor == expired) {
            expired.clear();
            return Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"expiredCursor"})");
        }
        const qint64 behind = cursor.mid(1).section(u'-', 0, 0).toLongLong();
        const int emptyBefore = cursor.section(u'-', 1, 1).toInt();
        if (behind > 0 && emptyBefore < emptyPages)
            return Wire::Answer::json(200, body(1, 0, u"c%1-%2"_s.arg(behind).arg(emptyBefore + 1)));
        const QString size = request.parameter(u"count"_s);
        const qint64 last = std::min(behind + (size.isEmpty() ? 100 : size.toLongLong()), count);
        const QString next = repeats ? u"c100"_s : last < count ? u"c%1"_s.arg(last) : QString();
        return Wire::Answer::json(200, body(std::max<qint64>(1, behind + 1 - overlap), last, next));
    }
    [[nodiscard]] QByteArray body(qint64 first, qint64 last, const QString &next) const
    {
        QByteArray page = Wire::usersPage(first, last, count);
        const QByteArray envelope = next.isEmpty() ? QByteArray("{") : QByteArray("{\"nextCursor\":\"" + next.toUtf8() + "\",");
        page.replace(0, 1, envelope);
        if (const qsizetype start = page.indexOf("\"startIndex\""); !saysStart)
            page.remove(start, page.indexOf(',', start) + 1 - start);
        const QByteArray total = "\"totalResults\":" + QByteArray::number(count) + ',';
        return saysTotal ? page : page.replace(total, QByteArray());
    }
};

ConnectionSettings settingsFor(const Wire &wire, ServerProfile::Paging paging)
{
    ConnectionSettings settings = wire.settings();
    settings.profile.pages.paging = paging;
    return settings;
}

struct Shown {
    Connection connection;
    ServerRows rows;
    ResourceTableModel model {};

    explicit Shown(const CursorServer &server, ServerProfile::Paging paging = ServerProfile::Paging::Cursor)
        : connection(settingsFor(server.wire, paging))
        , rows(connection, nullptr)
    {
        model.setColumns({{.name = {{}, u"userName"_s, {}}, .title = u"User name"_s}});
        model.setSource(&rows);
    }
    [[nodiscard]] QString idAt(int row) const { return rows.row(row).id(); }
    void readTo(int count)
    {
        while (rows.rowCount() < count && rows.canFetchMore()) {
            const int before = rows.rowCount();
            rows.fetchMore();
            QTRY_VERIFY(rows.rowCount() > before || rows.lastError() || rows.isComplete());
        }
    }
    [[nodiscard]] bool isInOrder() const
    {
        for (int row = 0; row < rows.rowCount(); ++row) {
            if (idAt(row) != u"u%1"_s.arg(row + 1))
                return false;
        }
        return true;
    }
};

void settle(int ms = 150)
{
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

} // namespace

class TestCursorRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAPageAtATime();
    void leavesOutWhatCameBefore();
    void packsFarRows();
    void readsOverEmptyPages();
    void startsAgainWhenACursorExpires();
    void endsWhenCursorsRepeat();
    void refreshesAsFarAsTheWindow();
    void retriesWhatFailed();
    void findsTheCursorThatTheProfileDoesNotKnow_data();
    void findsTheCursorThatTheProfileDoesNotKnow();
    void findsTheIndexThatTheConfigurationDenies();
    void readsOverManyEmptyPages();
    void readsAListWithoutPaging();
    void passesTheTester();
};

void TestCursorRows::readsAPageAtATime()
{
    CursorServer server;
    server.count = 250;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    QVERIFY(!shown.rows.total());
    QVERIFY(!shown.rows.isComplete());
    QVERIFY(shown.model.canFetchMore({}));
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
    shown.readTo(250);
    QCOMPARE(shown.rows.total(), std::optional<qint64>(250));
    QVERIFY(shown.rows.isComplete());
    QVERIFY(!shown.model.canFetchMore({}));
    QVERIFY(shown.isInOrder());
    QCOMPARE(server.wire.requests().size(), 3);
}

void TestCursorRows::leavesOutWhatCameBefore()
{
    CursorServer server;
    server.count = 300;
    server.overlap = 30;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(300);
    QCOMPARE(shown.rows.rowCount(), 300);
    QVERIFY(shown.isInOrder());
}

void TestCursorRows::packsFarRows()
{
    CursorServer server;
    server.count = 8'000; // more than is kept unpacked
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(8'000);
    const auto asked = server.wire.requests().size();
    shown.rows.want(0, 40);
    QVERIFY(shown.isInOrder());
    QCOMPARE(shown.rows.row(0).bytes(), Wire::userBody(1)); // to the byte
    settle();
    QCOMPARE(server.wire.requests().size(), asked);
}

void TestCursorRows::readsOverEmptyPages()
{
    CursorServer server;
    server.count = 300;
    server.emptyPages = 3;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.rows.fetchMore(); // once: a view scrolled to the end does not ask again
    QTRY_COMPARE(shown.rows.rowCount(), 200);
    QVERIFY(!shown.rows.lastError());
}

void TestCursorRows::startsAgainWhenACursorExpires()
{
    CursorServer server;
    server.count = 500;
    server.expired = u"c200"_s;
    Shown shown(server);
    QSignalSpy resets(&shown.rows, &RowSource::reset);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(500);
    QCOMPARE(shown.rows.rowCount(), 500);
    QVERIFY(shown.isInOrder());
    QVERIFY(shown.rows.isComplete());
    QCOMPARE(resets.size(), 1);
}

void TestCursorRows::endsWhenCursorsRepeat()
{
    CursorServer server;
    server.repeats = true;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.rows.fetchMore();
    QTRY_VERIFY(shown.rows.lastError().has_value());
    QCOMPARE(shown.rows.lastError()->kind, ErrorKind::Protocol);
    QCOMPARE(shown.rows.rowCount(), 100); // what had come is kept
    QVERIFY(!shown.rows.canFetchMore());
    const auto asked = server.wire.requests().size();
    settle();
    QCOMPARE(server.wire.requests().size(), asked);
}

void TestCursorRows::refreshesAsFarAsTheWindow()
{
    CursorServer server;
    server.count = 500;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(500);
    shown.rows.want(120, 150);
    const QPersistentModelIndex selected = shown.model.index(130, 0);
    QSignalSpy resets(&shown.rows, &RowSource::reset);
    const auto asked = server.wire.requests().size();
    shown.rows.refresh();
    QCOMPARE(shown.rows.rowState(130), State::Loaded);
    QTRY_COMPARE(shown.rows.rowCount(), 200);
    QCOMPARE(server.wire.requests().size(), asked + 2);
    QCOMPARE(resets.size(), 0);
    QVERIFY(selected.isValid());
    shown.readTo(500);
    QVERIFY(shown.isInOrder());
}

void TestCursorRows::retriesWhatFailed()
{
    CursorServer server;
    server.count = 300;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    server.wire.play({Wire::Answer::json(500, "{}")});
    shown.rows.fetchMore();
    QTRY_VERIFY(shown.rows.lastError().has_value());
    QVERIFY(!shown.rows.canFetchMore()); // or each turn of the wheel would ask again
    const auto asked = server.wire.requests().size();
    shown.rows.refresh();
    QTRY_COMPARE(shown.rows.rowCount(), 200);
    QCOMPARE(server.wire.requests().size(), asked + 1);
    QVERIFY(!shown.rows.lastError());
}

void TestCursorRows::findsTheCursorThatTheProfileDoesNotKnow_data()
{
    QTest::addColumn<ServerProfile::Paging>("paging");
    QTest::addColumn<bool>("saysTotal");
    QTest::newRow("index, total") << ServerProfile::Paging::Index << true;
    QTest::newRow("index, no total") << ServerProfile::Paging::Index << false;
    QTest::newRow("none, total") << ServerProfile::Paging::None << true;
    QTest::newRow("none, no total") << ServerProfile::Paging::None << false;
}

void TestCursorRows::findsTheCursorThatTheProfileDoesNotKnow()
{
    QFETCH(ServerProfile::Paging, paging);
    CursorServer server;
    server.count = 450;
    server.saysStart = false;
    QFETCH(bool, saysTotal);
    server.saysTotal = saysTotal;
    Shown shown(server, paging);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.rows.rowCount(), 100);
    shown.readTo(450);
    QVERIFY(!shown.rows.lastError());
    QVERIFY(shown.rows.isComplete());
    QVERIFY(shown.isInOrder());
    QCOMPARE(server.wire.requests().size(), 5);
    shown.rows.refresh();
    QTRY_COMPARE(server.wire.requests().size(), 6);
    QTRY_VERIFY(shown.rows.canFetchMore());
    shown.readTo(450);
    QVERIFY(shown.isInOrder());
}

/// Cursors are claimed, none comes, and the total says that there is more: any row can be read by index then.
void TestCursorRows::findsTheIndexThatTheConfigurationDenies()
{
    Wire wire;
    wire.setHandler([](const Wire::Request &request) {
        const qint64 start = std::max(1LL, request.parameter(u"startIndex"_s).toLongLong());
        return Wire::Answer::json(200, Wire::usersPage(start, std::min<qint64>(1'000, start + request.parameter(u"count"_s).toLongLong() - 1), 1'000));
    });
    Connection connection(settingsFor(wire, ServerProfile::Paging::Cursor));
    ServerRows rows(connection, nullptr);
    rows.setQuery(users());
    QTRY_COMPARE(rows.rowCount(), 1'000);
    QCOMPARE(rows.total(), 1'000);
    rows.want(900, 920);
    QTRY_COMPARE(rows.row(910).id(), u"u911"_s);
    QCOMPARE(rows.row(5).id(), u"u6"_s);
    QVERIFY(!rows.lastError());
}

void TestCursorRows::readsOverManyEmptyPages()
{
    CursorServer server;
    server.count = 150;
    server.emptyPages = 60;
    Shown shown(server);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.rows.rowCount(), 100);
    shown.rows.fetchMore();
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows.rowCount(), 150, 20'000);
    QVERIFY(!shown.rows.lastError());
    QVERIFY(shown.rows.isComplete());
}

void TestCursorRows::readsAListWithoutPaging()
{
    CursorServer server;
    server.wire.setHandler([](const Wire::Request &) { return Wire::Answer::json(200, Wire::usersPage(1, 700, 700)); });
    Shown shown(server, ServerProfile::Paging::None);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 700);
    QVERIFY(shown.rows.isComplete());
    QVERIFY(shown.isInOrder());
    shown.rows.fetchMore();
    settle();
    QCOMPARE(server.wire.requests().size(), 1);
    QVERIFY(!server.wire.requests().constFirst().target.contains("count="));
}

void TestCursorRows::passesTheTester()
{
    CursorServer server;
    server.count = 450;
    Shown shown(server);
    QAbstractItemModelTester tester(&shown.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    shown.rows.setQuery(users());
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(450);
    shown.rows.want(10, 40);
    shown.rows.refresh();
    QTRY_COMPARE(shown.model.rowCount(), 100);
    shown.readTo(450);
    QVERIFY(shown.isInOrder());
}

QTEST_GUILESS_MAIN(TestCursorRows)
#include "tst_cursorrows.moc"
