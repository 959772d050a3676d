// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/snapshot.h"
#include "e2e/program.h"

#include <QFile>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// `provost snapshot` and `compare` as a shell sees them.
class tst_CommandlineCompare : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<Program> m_provost;

private Q_SLOTS:
    void initTestCase()
    {
        m_practice = std::make_unique<PracticeProcess>(QStringList {u"--users"_s, u"30"_s});
        QVERIFY(m_practice->isReady());
        m_provost = std::make_unique<Program>(*m_practice);
    }

    /// Taken, changed, compared, taken back, and compared again: nothing differs.
    void takesBack()
    {
        const QString before = m_provost->path(u"before.snapshot"_s);
        const QString changes = m_provost->path(u"back.json"_s);
        EXPECT_CODE((*m_provost)({u"snapshot"_s, u"--out"_s, before}), 0);
        EXPECT_CODE((*m_provost)({u"create"_s, u"user"_s, u"--set"_s, u"userName=new@x.example"_s}), 0);
        const QString id = (*m_provost)({u"list"_s, u"users"_s, u"--format"_s, u"json"_s}).json().at(0).value(u"id").toString();
        EXPECT_CODE((*m_provost)({u"modify"_s, u"user"_s, id, u"--set"_s, u"title=Somebody else"_s}), 0);
        const Outcome compared = (*m_provost)({u"compare"_s, before, u"--format"_s, u"json"_s, u"--changeset"_s, changes});
        EXPECT_CODE(compared, 0);
        QCOMPARE(compared.figure(u"added"), 1);
        QCOMPARE(compared.figure(u"changed"), 1);
        EXPECT_CODE((*m_provost)({u"apply"_s, changes, u"--apply"_s, u"--yes"_s}), 0);
        const Outcome again = (*m_provost)({u"compare"_s, before, u"--format"_s, u"json"_s});
        QCOMPARE(again.figure(u"added") + again.figure(u"removed") + again.figure(u"changed"), 0);
    }

    /// Who is made anew is so without what no list shows, and who was there before the snapshot is no newcomer.
    void whatDoesNotComeBackIsSaid()
    {
        const auto snapshot = [this](const QString &name, const QList<QByteArray> &users) {
            const QString file = m_provost->path(name);
            auto writer = SnapshotWriter::open(file, u"https://x.example/scim"_s, ServiceDescription::fallback({}));
            if (!writer)
                return QString();
            for (const QByteArray &user : users)
                (*writer)->add(u"User"_s, Resource(user));
            return (*writer)->finish().ok() ? file : QString();
        };
        const QString was = snapshot(u"was.snapshot"_s, {R"({"id":"1","userName":"ann"})", R"({"id":"2","userName":"bob"})"});
        const QString is = snapshot(u"is.snapshot"_s, {R"({"id":"1","userName":"ann"})", R"({"id":"9","userName":"old","meta":{"created":"2019-03-01T08:00:00Z"}})"});
        QVERIFY(!was.isEmpty() && !is.isEmpty());
        const QString changes = m_provost->path(u"lossy.json"_s);
        const Outcome compared = m_provost->withoutTarget({u"compare"_s, was, is, u"--format"_s, u"json"_s, u"--same-directory"_s, u"--changeset"_s, changes});
        EXPECT_CODE(compared, 0);
        QVERIFY2(compared.err.contains("does not show in lists: ") && compared.err.contains("User: password"), compared.err.constData());
        QVERIFY2(compared.err.contains("provost: 1 object") && compared.err.contains("not deleted"), compared.err.constData());
        QFile file(changes);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto set = Json::parse(file.readAll());
        QVERIFY(set);
        QCOMPARE(set->value(u"changes").size(), 1);
        QCOMPARE(set->value(u"changes").at(0).value(u"kind").toString(), u"create"_s);
    }

    /// Changes that make one directory into another would delete everybody.
    void refusesChangesFromAnotherDirectory()
    {
        PracticeProcess other({u"--users"_s, u"5"_s, u"--seed"_s, u"2"_s});
        QVERIFY(other.isReady());
        const Program elsewhere(other);
        const QString foreign = m_provost->path(u"foreign.snapshot"_s);
        EXPECT_CODE(elsewhere({u"snapshot"_s, u"--out"_s, foreign}), 0);
        const QString changes = m_provost->path(u"foreign.json"_s);
        const Outcome refused = (*m_provost)({u"compare"_s, foreign, u"--changeset"_s, changes});
        EXPECT_CODE(refused, 2);
        QVERIFY2(refused.err.contains(other.url().toUtf8()), refused.err.constData());
        QVERIFY(!QFile::exists(changes));
        const Outcome compared = (*m_provost)({u"compare"_s, foreign, u"--format"_s, u"json"_s});
        EXPECT_CODE(compared, 0); // to look is no harm, and the difference is told
        QVERIFY2(compared.err.contains("is a snapshot of"), compared.err.constData());
        EXPECT_CODE((*m_provost)({u"compare"_s, foreign, u"--match"_s, u"userName"_s, u"--changeset"_s, changes}), 2);
        const QString own = m_provost->path(u"own.snapshot"_s);
        EXPECT_CODE((*m_provost)({u"snapshot"_s, u"--out"_s, own}), 0);
        EXPECT_CODE((*m_provost)({u"compare"_s, foreign, own, u"--changeset"_s, changes}), 2);
        QVERIFY(!QFile::exists(changes));
    }

    /// Another tenant behind the same base URL: what it lacks would be made, whom it has would be deleted.
    void refusesChangesFromAnotherTenant()
    {
        const QString tenant = m_provost->path(u"tenant.snapshot"_s);
        const QString changes = m_provost->path(u"tenant.json"_s);
        auto writer = SnapshotWriter::open(tenant, DirectoryId::fromText(m_practice->url(), u"Contoso"_s, u"{\"connection\":\"c\",\"account\":\"mark\"}"_s), ServiceDescription::fallback({}));
        QVERIFY(writer.ok() && (*writer)->finish().ok());
        const Outcome refused = (*m_provost)({u"compare"_s, tenant, u"--changeset"_s, changes});
        EXPECT_CODE(refused, 2);
        QVERIFY2(refused.err.contains("--same-directory"), refused.err.constData());
        QVERIFY(!QFile::exists(changes));
        EXPECT_CODE((*m_provost)({u"compare"_s, tenant, u"--changeset"_s, changes, u"--same-directory"_s}), 0);
        QVERIFY(QFile::exists(changes));
    }
};

QTEST_GUILESS_MAIN(tst_CommandlineCompare)
#include "tst_commandline_compare.moc"
