// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/writefeed.h"
#include "directory/directory.h"
#include "directory/pendingwrites.h"
#include "directory/rowsource.h"
#include "directory/resourcetablemodel.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

} // namespace

/// Own writes over a provider that shows them late, or never.
class tst_PendingWrites : public QObject
{
    Q_OBJECT

    std::unique_ptr<Wire> m_wire;
    QByteArray m_user; ///< what the provider shows of u1; empty: 404
    bool m_listsNew = false;
    int m_count = 3; ///< users listed

    Wire::Answer answer(const Wire::Request &request) const
    {
        if (request.path() == "/Users") {
            QByteArray page = Wire::usersPage(1, m_count, m_listsNew ? m_count + 1 : m_count);
            if (m_listsNew)
                page.replace("]}", R"(,{"id":"new","userName":"new@example.com"}]})");
            return Wire::Answer::json(200, page);
        }
        return m_user.isEmpty() ? Wire::Answer::json(404, R"({"status":"404"})") : Wire::Answer::json(200, m_user);
    }
    std::unique_ptr<Directory> open(bool readYourWrites = false)
    {
        ConnectionSettings settings = m_wire->settings();
        settings.profile.readYourWrites = readYourWrites;
        auto directory = std::make_unique<Directory>(settings);
        directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
        directory->pendingWrites().setDelays({std::chrono::milliseconds(1), std::chrono::milliseconds(2), std::chrono::milliseconds(4)});
        return directory;
    }
    static PendingWrite update(const char *before, const char *after)
    {
        return {.resourceType = u"User"_s, .id = u"u1"_s, .label = u"Ann"_s, .before = json(before), .after = json(after)};
    }

private Q_SLOTS:
    void init()
    {
        m_user.clear();
        m_listsNew = false;
        m_count = 3;
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) { return answer(request); });
    }

    void appliesOnlyWhatWasWritten_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *before, const char *after, const char *shown, const char *expected) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(shown) << QByteArray(expected);
        };
        row("changed", R"({"id":"u1","title":"a","nickName":"n"})", R"({"id":"u1","title":"b","nickName":"n"})", R"({"id":"u1","title":"a","nickName":"later"})",
            R"({"id":"u1","title":"b","nickName":"later"})");
        row("added", R"({"id":"u1"})", R"({"id":"u1","title":"b"})", R"({"id":"u1"})", R"({"id":"u1","title":"b"})");
        row("removed", R"({"id":"u1","title":"a"})", R"({"id":"u1"})", R"({"id":"u1","title":"a"})", R"({"id":"u1"})");
        row("in an extension", R"({"id":"u1","urn:x:E":{"a":"1","b":"2"}})", R"({"id":"u1","urn:x:E":{"a":"3","b":"2"}})", R"({"id":"u1","urn:x:E":{"a":"1","b":"9"}})",
            R"({"id":"u1","urn:x:E":{"a":"3","b":"9"}})");
        row("of an extension removed", R"({"id":"u1","urn:x:E":{"a":"1"}})", R"({"id":"u1"})", R"({"id":"u1","urn:x:E":{"a":"1"}})", R"({"id":"u1","urn:x:E":{}})");
        row("password stays out", R"({"id":"u1"})", R"({"id":"u1","password":"x"})", R"({"id":"u1"})", R"({"id":"u1"})");
    }
    void appliesOnlyWhatWasWritten()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, shown);
        QFETCH(QByteArray, expected);
        const PendingWrite write = update(before.constData(), after.constData());
        QCOMPARE(write.appliedTo(Resource(shown)).json(), json(expected.constData()));
        QCOMPARE(write.missingIn(json(shown.constData()), {}).isEmpty(), json(shown.constData()) == json(expected.constData()) && !after.contains("password"));
    }

    void serversMayAddToWhatWasWritten()
    {
        const PendingWrite write = update(R"({"id":"u1"})", R"({"id":"u1","emails":[{"value":"a@x"},{"value":"b@x"}]})");
        QVERIFY(write.missingIn(json(R"({"emails":[{"value":"b@x","type":"work"},{"value":"a@x","primary":true}]})"), {}).isEmpty());
        QCOMPARE(write.missingIn(json(R"({"emails":[{"value":"b@x"}]})"), {}), QStringList {u"emails"_s});
    }

    void membersWhereThereAreSome()
    {
        const PendingWrite write {.resourceType = u"Group"_s, .id = u"g"_s, .added = {u"2"_s}, .removed = {u"1"_s}};
        QCOMPARE(write.appliedTo(Resource(QByteArray(R"({"id":"g","members":[{"value":"1"}]})"))).json(), json(R"({"id":"g","members":[{"value":"2"}]})"));
        QCOMPARE(write.appliedTo(Resource(QByteArray(R"({"id":"g"})"))).json(), json(R"({"id":"g"})"));
        QCOMPARE(write.missingIn(json(R"({"members":[{"value":"1"}]})"), {}), QStringList {u"members"_s});
        QVERIFY(write.missingIn(json(R"({"members":[{"value":"2"}]})"), {}).isEmpty());
    }

    void createdIsThereAlthoughItIsNotFound()
    {
        const auto directory = open();
        directory->pendingWrites().setDelays({std::chrono::seconds(60)});
        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Create, .after = json(R"({"userName":"new@example.com","password":"x"})")});
        const auto found = outcomeOf(directory->fetch(*directory->description().resourceType(u"User"), u"new"_s, directory.get()));
        QVERIFY(found.ok());
        QCOMPARE(found->json(), json(R"({"userName":"new@example.com","id":"new"})"));
        QCOMPARE(m_wire->count("POST"), 0); // never made again

        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Delete});
        m_user = R"({"id":"new"})";
        const auto gone = outcomeOf(directory->fetch(*directory->description().resourceType(u"User"), u"new"_s, directory.get()));
        QVERIFY(!gone.ok());
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    void settledOnceItShows()
    {
        const auto directory = open();
        PendingWrites &writes = directory->pendingWrites();
        m_user = R"({"id":"u1","title":"a"})";
        QSignalSpy changed(&writes, &PendingWrites::changed);
        QSignalSpy disproved(&writes, &PendingWrites::disproved);
        writes.setDelays({std::chrono::milliseconds(1), std::chrono::milliseconds(1), std::chrono::seconds(30)});
        writes.note(update(R"({"id":"u1","title":"a"})", R"({"id":"u1","title":"b"})"));
        QVERIFY(writes.find(u"User"_s, u"u1"_s));
        const auto before = outcomeOf(directory->fetch(*directory->description().resourceType(u"User"), u"u1"_s, directory.get()));
        QCOMPARE(before->json().value(u"title"), Json(u"b"_s));
        m_user = R"({"id":"u1","title":"b"})";
        QTRY_VERIFY(writes.isEmpty() || m_wire->count("GET") > 3);
        if (!writes.isEmpty()) // both early looks were before it showed: the next read settles it
            QVERIFY(outcomeOf(directory->fetch(*directory->description().resourceType(u"User"), u"u1"_s, directory.get())).ok());
        QTRY_VERIFY(writes.isEmpty());
        QVERIFY(disproved.isEmpty());
        QVERIFY(changed.size() >= 2);
    }

    void otherInTheEndIsReported()
    {
        const auto directory = open();
        m_user = R"({"id":"u1","title":"a"})";
        QSignalSpy disproved(&directory->pendingWrites(), &PendingWrites::disproved);
        directory->pendingWrites().note(update(R"({"id":"u1","title":"a"})", R"({"id":"u1","title":"b"})"));
        QTRY_COMPARE(disproved.size(), 1);
        QCOMPARE(disproved.at(0).at(1).toStringList(), QStringList {u"title"_s});
        QVERIFY(directory->pendingWrites().isEmpty());
        QCOMPARE(m_wire->count("GET"), 3); // as many looks as there are delays, no more
        QCOMPARE(m_wire->requests().size(), 3);
    }

    void unreachableIsNoReport()
    {
        const auto directory = open();
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::json(500, "{}"); });
        QSignalSpy disproved(&directory->pendingWrites(), &PendingWrites::disproved);
        directory->pendingWrites().note(update(R"({"id":"u1"})", R"({"id":"u1","title":"b"})"));
        QTRY_VERIFY(directory->pendingWrites().isEmpty());
        QVERIFY(disproved.isEmpty());
    }

    void manyAreNotAllLookedAt()
    {
        const auto directory = open();
        for (int i = 0; i < 200; ++i)
            directory->pendingWrites().note({.resourceType = u"User"_s, .id = QString::number(i), .kind = PendingWrite::Kind::Create, .after = json("{}")});
        m_user = R"({"id":"other"})";
        QTRY_VERIFY(m_wire->count("GET") >= 20);
        QTRY_VERIFY(directory->pendingWrites().created(u"User"_s).size() == 180);
        QVERIFY(m_wire->count("GET") <= 60);
    }

    /// What was created stands behind the provider's rows, which come and go in front of it: nobody is taken for somebody else.
    void ownRowsStayThemselves()
    {
        const auto directory = open();
        directory->pendingWrites().setDelays({std::chrono::seconds(60)});
        RowSource *rows = directory->makeRows(directory.get());
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSource(rows);
        model.setColumns({Column {.name = {{}, u"userName"_s, {}}}});
        rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_COMPARE(model.rowCount(), 3);
        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Create, .after = json(R"({"userName":"new@example.com"})")});
        const auto isStillNew = [](const QPersistentModelIndex &index) { return !index.isValid() || index.data().toString() == u"new@example.com"_s; };
        for (const int count : {5, 2}) {
            const QPersistentModelIndex chosen(model.index(model.rowCount() - 1, 0));
            QCOMPARE(chosen.data().toString(), u"new@example.com"_s);
            m_count = count;
            rows->refresh();
            QTRY_COMPARE(model.rowCount(), count + 1);
            QVERIFY(isStillNew(chosen));
            QCOMPARE(model.index(count, 0).data().toString(), u"new@example.com"_s);
            QCOMPARE(model.resourceAt(count - 1).id(), u"u%1"_s.arg(count));
        }
    }

    void rowsShowWhatWasWritten()
    {
        const auto directory = open();
        directory->pendingWrites().setDelays({std::chrono::seconds(60)});
        RowSource *rows = directory->makeRows(directory.get());
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSource(rows);
        model.setColumns({Column {.name = {{}, u"userName"_s, {}}}});
        rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_COMPARE(model.rowCount(), 3);
        const Json first = rows->row(0).json();
        Json changed = first;
        changed.set(u"userName"_s, u"renamed@example.com"_s);
        directory->pendingWrites().note({.resourceType = u"User"_s, .id = rows->row(0).id(), .before = first, .after = changed});
        QCOMPARE(model.index(0, 0).data().toString(), u"renamed@example.com"_s);
        QCOMPARE(model.index(0, 0).data(int(ResourceTableModel::Role::Pending)).toBool(), true);
        QCOMPARE(model.index(1, 0).data(int(ResourceTableModel::Role::Pending)).toBool(), false);

        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Create, .after = json(R"({"userName":"new@example.com"})")});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(3, 0).data().toString(), u"new@example.com"_s);
        QCOMPARE(model.index(3, 0).data(int(ResourceTableModel::Role::Pending)).toBool(), true);
        m_listsNew = true;
        rows->refresh();
        QTRY_VERIFY(!directory->pendingWrites().find(u"User"_s, u"new"_s));
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(3, 0).data(int(ResourceTableModel::Role::Pending)).toBool(), false);
    }

    /// The look that has settled a write was not the list's: what the list has read before is older.
    void settledIsNotLostToOlderRows()
    {
        const auto directory = open();
        RowSource *rows = directory->makeRows(directory.get());
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSource(rows);
        model.setColumns({Column {.name = {{}, u"userName"_s, {}}}});
        rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_COMPARE(model.rowCount(), 3);
        const Json first = rows->row(0).json();
        QCOMPARE(rows->row(0).id(), u"u1"_s);
        Json changed = first;
        changed.set(u"userName"_s, u"renamed@example.com"_s);
        m_user = changed.toBytes();
        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"u1"_s, .before = first, .after = changed});
        directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Create, .after = json(R"({"userName":"renamed@example.com"})")});
        QTRY_VERIFY(directory->pendingWrites().isEmpty());
        QCOMPARE(model.index(0, 0).data().toString(), u"renamed@example.com"_s);
        QCOMPARE(model.index(0, 0).data(int(ResourceTableModel::Role::Pending)).toBool(), false);
        QCOMPARE(model.rowCount(), 4);
        m_listsNew = true;
        rows->refresh(); // a server that has not heard of the new name yet lists both
        QTRY_VERIFY(model.rowCount() == 4 && rows->row(3).json().value(u"userName").toString() == u"new@example.com"_s);
        QCOMPARE(model.index(0, 0).data().toString(), u"renamed@example.com"_s);
    }

    /// A run of thousands: the rows are read again now and then, for what is laid over them is gone through at each write.
    void settledDoNotPileUp()
    {
        const auto directory = open();
        RowSource *rows = directory->makeRows(directory.get());
        rows->setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_COMPARE(rows->rowCount(), 3);
        for (int i = 0; i < 1100; ++i)
            Q_EMIT directory->pendingWrites().settled({.resourceType = u"User"_s, .id = u"n%1"_s.arg(i), .kind = PendingWrite::Kind::Create, .after = json(R"({"userName":"n"})")});
        const auto lists = [this] {
            const auto &requests = m_wire->requests();
            return std::count_if(requests.cbegin(), requests.cend(), [](const Wire::Request &request) { return request.path() == "/Users"; });
        };
        QTRY_VERIFY(lists() >= 2);
        QTRY_VERIFY(rows->rowCount() < 600);
    }

    void nothingIsLaidOverWhereReadsAreTrue()
    {
        const auto directory = open(true);
        directory->pendingWrites().note(update(R"({"id":"u1"})", R"({"id":"u1","title":"b"})"));
        QVERIFY(directory->pendingWrites().isEmpty()); // and no call is spent on looking
        m_user = R"({"id":"u1","title":"a"})";
        const auto found = outcomeOf(directory->fetch(*directory->description().resourceType(u"User"), u"u1"_s, directory.get()));
        QCOMPARE(found->json().value(u"title"), Json(u"a"_s));
    }

    void fedByARun()
    {
        const auto directory = open();
        PendingWrites &writes = directory->pendingWrites();
        writes.setDelays({std::chrono::seconds(60)});
        Plan plan;
        plan.objects = {PlannedObject {.key = {u"User"_s, u"bulkId:1"_s}, .fate = PlannedObject::Fate::Create, .after = json(R"({"userName":"n"})")},
                        PlannedObject {.key = {u"Group"_s, u"g"_s}, .fate = PlannedObject::Fate::Update}};
        plan.steps = {PlanStep {.kind = ChangeKind::Create, .object = 0, .endpoint = u"/Users"_s, .id = u"bulkId:1"_s},
                      PlanStep {.kind = ChangeKind::MembersAdd, .object = 1, .endpoint = u"/Groups"_s, .id = u"g"_s, .members = {u"bulkId:1"_s, u"x"_s}}};
        WriteFeed feed(writes, plan, nullptr);
        feed.onStepEnded(0, {.state = StepState::Done, .id = u"real"_s});
        feed.onStepEnded(1, {.state = StepState::Failed, .failedMembers = {u"x"_s}});
        QVERIFY(writes.find(u"User"_s, u"real"_s));
        QCOMPARE(writes.find(u"Group"_s, u"g"_s)->added, QStringList {u"real"_s});
        feed.onStepEnded(0, {.state = StepState::Failed});
        feed.onStepEnded(7, {.state = StepState::Done});
    }
};

QTEST_MAIN(tst_PendingWrites)
#include "tst_pendingwrites.moc"
