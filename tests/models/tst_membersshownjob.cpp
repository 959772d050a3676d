// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/membersshownjob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestMembersShownJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleSaidIsAskedAnewAfterAWhile_data()
    {
        QTest::addColumn<bool>("isLongAgo");
        QTest::addColumn<bool>("canAsk");
        QTest::addColumn<QByteArray>("people");
        QTest::addColumn<bool>("isEmpty");
        QTest::addColumn<int>("calls");
        const QByteArray nobody = R"({"Resources":[],"totalResults":0})";
        const QByteArray one = R"({"Resources":[{"id":"u","groups":[{"value":"g"}]}],"totalResults":1})";
        QTest::newRow("a moment ago") << false << true << nobody << false << 0;
        QTest::newRow("long ago, and nobody is left") << true << true << nobody << true << 1;
        QTest::newRow("long ago, and somebody still is") << true << true << one << false << 1;
        QTest::newRow("long ago, and nobody can be asked") << true << false << nobody << false << 0;
    }
    void whatPeopleSaidIsAskedAnewAfterAWhile()
    {
        QFETCH(bool, isLongAgo);
        QFETCH(bool, canAsk);
        QFETCH(QByteArray, people);
        QFETCH(int, calls);
        Wire wire;
        wire.setHandler([people](const Wire::Request &) { return Wire::Answer::json(200, people); });
        ConnectionSettings settings = wire.settings();
        settings.profile.filter.supported = canAsk;
        Connection connection(settings);
        const auto seen = std::make_shared<MembersSeen>();
        seen->areShown = true;
        seen->named.insert(u"g"_s, QDeadlineTimer(isLongAgo ? std::chrono::milliseconds(0) : seen->namedFor));
        const Result<bool> isEmpty = outcomeOf(new MembersShownJob(connection, {.id = u"g"_s}, seen, &connection));
        QVERIFY(isEmpty.ok());
        QTEST(*isEmpty, "isEmpty");
        QCOMPARE(wire.requests().size(), qsizetype(calls));
    }
};

QTEST_GUILESS_MAIN(TestMembersShownJob)
#include "tst_membersshownjob.moc"
