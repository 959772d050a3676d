// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/httplogmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Column = HttpLogModel::Column;

namespace {

HttpExchange exchange(const QString &url = u"https://x.example/scim/v2/Users?filter=userName%20eq%20%22a%22"_s)
{
    return {.started = QDateTime::currentDateTimeUtc(), .method = "GET", .url = QUrl(url)};
}

} // namespace

class TestHttpLogModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsAnExchange();
    void changesExactCells();
    void staysBounded();
    void outlivesItsLog();
};

void TestHttpLogModel::showsAnExchange()
{
    HttpLog log;
    HttpLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLog(&log);
    const auto text = [&model](Column column) { return model.index(0, int(column)).data().toString(); };
    HttpExchange sent = exchange();
    sent.number = log.begin(sent);
    QCOMPARE(text(Column::Url), u"/scim/v2/Users?filter=userName eq \"a\""_s);
    QCOMPARE(text(Column::Status), u"…"_s);
    QCOMPARE(text(Column::Duration), QString());
    sent.finished = true;
    sent.status = 200;
    sent.duration = std::chrono::milliseconds(42);
    log.end(sent);
    QCOMPARE(text(Column::Status), u"200"_s);
    QCOMPARE(text(Column::Duration), u"42 ms"_s);
    HttpExchange failed = exchange();
    failed.number = log.begin(failed);
    failed.finished = true;
    failed.failure = u"connection refused"_s;
    log.end(failed);
    QCOMPARE(model.index(1, int(Column::Status)).data().toString(), u"connection refused"_s);
    for (int column = 0; column < int(Column::Count); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!model.exchange(2));
    QCOMPARE(model.exchange(1)->number, 2);
}

void TestHttpLogModel::changesExactCells()
{
    HttpLog log;
    HttpLogModel model;
    model.setLog(&log);
    log.begin(exchange());
    HttpExchange second = exchange();
    second.number = log.begin(second);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    second.finished = true;
    log.end(second);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, int(Column::Status)));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(1, int(Column::Size)));
}

void TestHttpLogModel::staysBounded()
{
    HttpLog log(nullptr, 20);
    HttpLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLog(&log);
    for (int i = 0; i < 100; ++i)
        log.begin(exchange());
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(model.index(0, int(Column::Number)).data().toString(), u"81"_s);
    const QPersistentModelIndex last = model.index(19, 0);
    log.begin(exchange());
    QCOMPARE(last.row(), 18);
    log.clear();
    QCOMPARE(model.rowCount(), 0);
    log.clear();
}

void TestHttpLogModel::outlivesItsLog()
{
    HttpLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    auto log = std::make_unique<HttpLog>();
    log->begin(exchange());
    model.setLog(log.get());
    QCOMPARE(model.rowCount(), 1);
    log.reset();
    QCOMPARE(model.rowCount(), 0);
    HttpLog other;
    model.setLog(&other);
    model.setLog(nullptr);
    other.begin(exchange());
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestHttpLogModel)
#include "tst_httplogmodel.moc"
