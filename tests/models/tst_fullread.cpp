// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "directory/export/exportjob.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/index/indexrows.h"
#include "directory/pendingwrites.h"
#include "directory/resourcetablemodel.h"
#include "fakes/wire.h"
#include "movingpeople.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;

/// Reading everything into the index over a real connection, and the rows that come out of it.
class TestFullRead : public QObject
{
    Q_OBJECT

    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Directory> m_directory;
    int m_users = 0;

    [[nodiscard]] const ResourceType &userType() const { return *m_directory->description().resourceType(u"User"); }
    IndexedType state()
    {
        std::optional<IndexState> found;
        m_directory->index().state(this)->then(this, [&found](const Result<IndexState> &answer) { found = *answer; });
        [&found] { QTRY_VERIFY(found); }();
        return found ? found->of(u"User"_s) : IndexedType();
    }
    QString titleOf(const QString &id)
    {
        std::optional<QString> title;
        m_directory->index().ask<QString>([id](IndexDatabase &database) { return Result<QString>(database.find(u"User"_s, id).json().value(u"title").toString()); }, this)
            ->then(this, [&title](const Result<QString> &found) { title = *found; });
        [&title] { QTRY_VERIFY(title); }();
        return title.value_or(QString());
    }
    [[nodiscard]] Wire::Answer page(const Wire::Request &request) const
    {
        const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
        const int count = request.parameter(u"count"_s).toInt();
        return Wire::Answer::json(200, Wire::usersPage(first, std::min(m_users, first + count - 1), m_users));
    }

private Q_SLOTS:
    void init()
    {
        m_users = 45;
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) { return page(request); });
        ConnectionSettings settings = m_wire->settings();
        settings.profile.pages.maxSize = 10;
        m_directory = std::make_unique<Directory>(settings);
        m_directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
    }
    void cleanup()
    {
        m_directory.reset();
        m_wire.reset();
    }

    void readsEverythingAndNoticesDeletions()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.at(0).at(0).toLongLong(), 45);
        QCOMPARE(state().count, 45);
        QVERIFY(state().completeAt.isValid());
        m_users = 40;
        reading.start();
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(done.at(1).at(1).toLongLong(), 5);
        QCOMPARE(state().count, 40);
    }

    /// Who did not come because the list broke off is not taken for deleted, and everything is not said to be there.
    void aListThatEndsShortIsNotEverything()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        m_wire->setHandler([](const Wire::Request &request) {
            const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
            return Wire::Answer::json(200, Wire::usersPage(first, std::min(20, first + request.parameter(u"count"_s).toInt() - 1), 45));
        });
        reading.start();
        QTRY_COMPARE(done.size() + failed.size(), 2);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(state().count, 45);
    }

    void goesOnAfterAStop()
    {
        m_users = 245;
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy stopped(&reading, &FullRead::stopped);
        connect(&reading, &FullRead::progressed, this, [&reading] {
            if (reading.read() >= 150)
                reading.stop();
        });
        reading.start();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(reading.isStopped());
        QCOMPARE(done.size(), 0);
        QVERIFY(!state().completeAt.isValid());
        disconnect(&reading, &FullRead::progressed, this, nullptr);
        const qsizetype asked = m_wire->requests().size();
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(m_wire->requests().at(asked).parameter(u"startIndex"_s).toInt() > 1); // not all of it once more
        QCOMPARE(state().count, 245);
    }

    /// What was read before the stop is forgotten: to go on behind it would be paid for and come to nothing.
    void beginsAnewAfterForgetting_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("after the stop") << false;
        QTest::newRow("before the stop") << true;
    }
    void beginsAnewAfterForgetting()
    {
        QFETCH(bool, isRunning);
        m_users = 245;
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy stopped(&reading, &FullRead::stopped);
        connect(&reading, &FullRead::progressed, this, [this, &reading, isRunning] {
            if (reading.read() < 150)
                return;
            if (isRunning)
                m_directory->index().forget();
            reading.stop();
        });
        reading.start();
        QTRY_COMPARE(stopped.size(), 1);
        disconnect(&reading, &FullRead::progressed, this, nullptr);
        if (!isRunning)
            m_directory->index().forget();
        QVERIFY(!reading.isStopped());
        const qsizetype asked = m_wire->requests().size();
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        const QList<Wire::Request> since = m_wire->requests().mid(asked); // one that was under way at the stop may be among them
        QVERIFY(std::any_of(since.cbegin(), since.cend(), [](const Wire::Request &request) { return request.parameter(u"startIndex"_s).toInt() <= 1; }));
        QVERIFY(since.size() <= estimateFullRead(*m_directory, userType(), 245).calls + 1); // and nothing twice
        QCOMPARE(state().count, 245);
    }

    void whatAnybodyReadsIsKept()
    {
        (void)m_directory->index();
        (void)m_directory->fetch(userType(), u"u7"_s, this);
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::json(200, Wire::userBody(7)); });
        QTRY_COMPARE(state().count, 1);
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::json(404, "{}"); });
        (void)m_directory->fetch(userType(), u"u7"_s, this);
        QTRY_COMPARE(state().count, 0);
    }

    /// Two changed, nobody went: one list of the changed ones and one question for the number. One went: the ids of all, and no more.
    void refreshReadsWhatChanged()
    {
        FullRead reading(*m_directory, userType(), this);
        QVERIFY(reading.canRefresh());
        QSignalSpy done(&reading, &FullRead::done);
        reading.refresh(); // nothing was read yet: everything
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done.at(0).at(2).toBool());
        const QDateTime before = state().completeAt;
        QStringList kinds;
        m_wire->setHandler([this, &kinds](const Wire::Request &request) {
            if (request.parameter(u"filter"_s).startsWith(u"meta.lastModified ge"_s)) {
                kinds << u"changed"_s;
                return Wire::Answer::json(200, Wire::usersPage(3, 4, 2));
            }
            kinds << (request.parameter(u"attributes"_s) == u"id"_s ? u"ids"_s : request.parameter(u"count"_s).toInt() <= 1 ? u"number"_s : u"page"_s);
            return page(request);
        });
        reading.refresh();
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(kinds, QStringList({u"changed"_s, u"number"_s}));
        QCOMPARE(done.at(1).at(0).toLongLong(), 2);
        QVERIFY(!done.at(1).at(2).toBool());
        QVERIFY(state().completeAt >= before);
        QCOMPARE(state().count, 45);
        kinds.clear();
        m_users = 44;
        reading.refresh();
        QTRY_COMPARE(done.size(), 3);
        QVERIFY2(kinds.contains(u"ids"_s) && !kinds.contains(u"page"_s), qPrintable(kinds.join(u' ')));
        QCOMPARE(done.at(2).at(1).toLongLong(), 1);
        QCOMPARE(state().count, 44);
    }

    /// By its profile the provider's totals are no count: as many as before may be others.
    void totalsThatLieAreNotBelieved()
    {
        ConnectionSettings settings = m_wire->settings();
        settings.profile.pages.maxSize = 10;
        settings.profile.pages.totals = false;
        Directory directory(settings);
        directory.setCachedDescription(ServiceDescription::fallback(settings.profile));
        FullRead reading(directory, *directory.description().resourceType(u"User"_s), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.refresh();
        QTRY_COMPARE(done.size(), 1);
        QStringList kinds;
        m_wire->setHandler([this, &kinds](const Wire::Request &request) {
            if (request.parameter(u"filter"_s).startsWith(u"meta.lastModified ge"_s))
                return Wire::Answer::json(200, request.parameter(u"startIndex"_s).toInt() > 1 ? Wire::usersPage(1, 0, 2) : Wire::usersPage(3, 4, 2));
            kinds << (request.parameter(u"attributes"_s) == u"id"_s ? u"ids"_s : u"number"_s);
            return page(request);
        });
        reading.refresh();
        QTRY_COMPARE(done.size(), 2);
        QVERIFY2(kinds.contains(u"ids"_s), qPrintable(kinds.join(u' ')));
    }

    /// What was asked of the index only was stopped: the provider is not asked for everything instead.
    void aStopBeforeTheFirstRequestAsksNothing()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy stopped(&reading, &FullRead::stopped);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        const qsizetype asked = m_wire->requests().size();
        reading.refresh();
        reading.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!reading.isRunning() && !reading.isStopped());
        QCOMPARE(state().count, 45); // and whatever was queued behind it has been answered
        QCOMPARE(m_wire->requests().size(), asked);
    }

    /// A change that was made after a page was read and before the reading ended must be asked for the next time.
    void completeAsOfTheBeginning()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QDateTime between;
        connect(&reading, &FullRead::progressed, this, [&] {
            if (reading.read() >= 20 && !between.isValid())
                between = QDateTime::currentDateTimeUtc();
        });
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(between.isValid());
        QVERIFY(state().completeAt <= between);
    }

    /// Others create, change and delete, we do, readings are stopped in the middle and gone on with: after a reading that nobody disturbed the index is the directory.
    void indexEqualsDirectory()
    {
        const quint32 seed = qEnvironmentVariableIsSet("PROVOST_SEED") ? quint32(qEnvironmentVariableIntValue("PROVOST_SEED")) : 20261127U;
        QRandomGenerator dice(seed);
        MovingPeople moving(dice);
        const QMap<int, Json> &people = moving.people;
        m_wire->setHandler([&moving](const Wire::Request &request) { return moving.answer(request); });
        moving.beginLongAgo(60);
        ServerProfile profile = m_directory->connection().profile();
        profile.pages.maxSize = 20; // so that pages overlap
        m_directory->connection().setProfile(profile);
        FullRead reading(*m_directory, userType(), this);
        int ended = 0;
        int stopAt = -1;
        bool isQuiet = false;
        connect(&reading, &FullRead::done, this, [&] { ++ended; });
        connect(&reading, &FullRead::stopped, this, [&] { ++ended; });
        connect(&reading, &FullRead::failed, this, [&] { ++ended; });
        connect(&reading, &FullRead::progressed, this, [&] {
            if (stopAt >= 0 && reading.read() >= stopAt) {
                stopAt = -1;
                reading.stop();
            } else if (!isQuiet && dice.bounded(8) == 0) {
                moving.change(1);
            }
        });
        const auto run = [&](bool isRefresh, int stop) {
            const int before = ended;
            stopAt = stop;
            if (isRefresh)
                reading.refresh();
            else
                reading.start();
            [&] { QTRY_COMPARE(ended, before + 1); }();
        };
        const int rounds = std::max(8, qEnvironmentVariableIntValue("PROVOST_ROUNDS"));
        for (int round = 0; round < rounds; ++round) {
            moving.change(dice.bounded(15));
            if (dice.bounded(2) == 0) { // ours, told without being read
                const int number = moving.somebody();
                const Json before = people.value(number);
                moving.touch(number, u"ours"_s);
                m_directory->pendingWrites().note({.resourceType = u"User"_s, .id = before.value(u"id").toString(), .before = before, .after = people.value(number)});
            }
            if (dice.bounded(2) == 0)
                run(dice.bounded(2) == 0, dice.bounded(60));
            moving.change(dice.bounded(4) == 0 ? 30 : 2);
            run(dice.bounded(2) == 0, -1);
            isQuiet = true;
            run(dice.bounded(2) == 0, -1);
            if (reading.isStopped()) // what could not be gone on with is begun anew
                run(false, -1);
            isQuiet = false;
            QStringList wrong;
            std::optional<qint64> known;
            m_directory->index().ask<qint64>([&](IndexDatabase &database) {
                for (const Json &person : std::as_const(people)) {
                    if (!(database.find(u"User"_s, person.value(u"id").toString()).json() == person))
                        wrong << person.value(u"id").toString();
                }
                return Result<qint64>(database.state().of(u"User"_s).count);
            }, this)->then(this, [&known](const Result<qint64> &count) { known = *count; });
            [&known] { QTRY_VERIFY(known); }();
            QVERIFY2(wrong.isEmpty(), qPrintable(u"round %1, seed %2: %3"_s.arg(round).arg(seed).arg(wrong.join(u' '))));
            QCOMPARE(known.value(), people.size());
        }
    }

    /// Brought back with the dates of then: no question for what changed finds them, and their ids alone are not all that is to be known.
    void whoIsBroughtBackIsReadWhole()
    {
        QRandomGenerator dice(1);
        MovingPeople moving(dice);
        moving.beginLongAgo(30);
        m_wire->setHandler([&moving](const Wire::Request &request) { return moving.answer(request); });
        const Json old = moving.people.take(7);
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        moving.people.insert(7, old);
        reading.refresh();
        QTRY_COMPARE(done.size(), 2);
        QVERIFY(!done.at(1).at(2).toBool()); // not everything once more
        QCOMPARE(done.at(1).at(0).toInt(), 1);
        QCOMPARE(titleOf(old.value(u"id").toString()), u"of old"_s);
    }

    /// One who cannot be read by themselves does not keep the others from being complete; who does not get in at all does.
    void whoCannotBeReadIsLeftInPart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("ends");
        QTest::newRow("forbidden") << 403 << true;
        QTest::newRow("the provider stumbles") << 500 << true;
        QTest::newRow("not signed in") << 401 << false;
    }
    void whoCannotBeReadIsLeftInPart()
    {
        QFETCH(int, status);
        QFETCH(bool, ends);
        QRandomGenerator dice(1);
        MovingPeople moving(dice);
        moving.beginLongAgo(30);
        bool isGiven = false;
        m_wire->setHandler([&](const Wire::Request &request) {
            const bool isTheOne = request.path().endsWith("/Users/p7");
            return isTheOne && !isGiven ? Wire::Answer::json(status, Json::object({{u"status"_s, QString::number(status)}}).toBytes()) : moving.answer(request);
        });
        const QList<Json> old {moving.people.take(7), moving.people.take(8)};
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        const QDateTime before = state().completeAt;
        moving.people.insert(7, old.at(0));
        moving.people.insert(8, old.at(1));
        reading.refresh();
        QTRY_COMPARE(done.size() + failed.size(), 2);
        QCOMPARE(failed.isEmpty(), ends);
        if (!ends)
            return;
        QVERIFY(state().completeAt >= before);
        QCOMPARE(state().count, 30);
        QCOMPARE(reading.leftInPart(), 1);
        QCOMPARE(titleOf(u"p7"_s), QString());
        QCOMPARE(titleOf(u"p8"_s), u"of old"_s);
        isGiven = true; // it is tried again the next time
        reading.refresh();
        QTRY_COMPARE(done.size(), 3);
        QCOMPARE(reading.leftInPart(), 0);
        QCOMPARE(titleOf(u"p7"_s), u"of old"_s);
    }

    /// Nobody is given any more: that is not about single ones, and nothing is complete.
    void rightsThatAreGoneEndTheReading()
    {
        QRandomGenerator dice(1);
        MovingPeople moving(dice);
        moving.beginLongAgo(60);
        bool isGiven = true;
        m_wire->setHandler([&](const Wire::Request &request) {
            const bool isOne = request.path().contains("/Users/p");
            return isOne && !isGiven ? Wire::Answer::json(403, R"({"status":"403"})") : moving.answer(request);
        });
        QList<Json> old;
        for (int i = 0; i < 20; ++i)
            old << moving.people.take(i);
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        for (int i = 0; i < 20; ++i)
            moving.people.insert(i, old.at(i));
        isGiven = false;
        reading.refresh();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(done.size(), 1);
        isGiven = true;
        reading.refresh();
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(reading.leftInPart(), 0);
        QCOMPARE(titleOf(u"p19"_s), u"of old"_s);
    }

    /// Where calls cost money, single ones are no way around the price of reading everything.
    void singleCallsThatCost_data()
    {
        QTest::addColumn<int>("broughtBack");
        QTest::addColumn<bool>("reads");
        QTest::newRow("a few") << 2 << true;
        QTest::newRow("more calls than everything takes") << 9 << false;
    }
    void singleCallsThatCost()
    {
        QFETCH(int, broughtBack);
        QFETCH(bool, reads);
        ServerProfile profile = m_directory->connection().profile();
        profile.price.perCall = 0.1;
        m_directory->connection().setProfile(profile);
        QRandomGenerator dice(1);
        MovingPeople moving(dice);
        moving.beginLongAgo(30);
        int singles = 0;
        m_wire->setHandler([&](const Wire::Request &request) {
            singles += request.path().contains("/Users/p") ? 1 : 0;
            return moving.answer(request);
        });
        QMap<int, Json> old;
        for (int i = 1; i <= broughtBack; ++i)
            old.insert(i, moving.people.take(i));
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        moving.people.insert(old);
        reading.refresh();
        QTRY_COMPARE(done.size() + failed.size(), 2);
        QCOMPARE(failed.isEmpty(), reads);
        QCOMPARE(singles, reads ? broughtBack : 0);
        QCOMPARE(reading.canRefresh(), reads); // and begun once more, it reads everything
    }

    /// A provider that refuses the filter, or takes it and finds nothing by it, is read as a whole.
    void filtersThatFail_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("costs");
        QTest::newRow("refused") << 400 << false;
        QTest::newRow("not implemented") << 501 << false;
        QTest::newRow("finds nothing") << 200 << false;
        QTest::newRow("finds nothing, and calls cost money") << 200 << true;
    }
    void filtersThatFail()
    {
        QFETCH(int, status);
        QFETCH(bool, costs);
        ServerProfile profile = m_directory->connection().profile();
        profile.price.perCall = costs ? 0.1 : 0;
        m_directory->connection().setProfile(profile);
        QRandomGenerator dice(1);
        MovingPeople moving(dice);
        moving.beginLongAgo(30);
        m_wire->setHandler([&moving, status](const Wire::Request &request) {
            if (request.parameter(u"filter"_s).isEmpty())
                return moving.answer(request);
            return status == 200 ? Wire::Answer::json(200, Wire::usersPage(1, 0, 0)) : Wire::Answer::json(status, R"({"scimType":"invalidFilter","status":"400"})");
        });
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        moving.touch(7, u"promoted"_s);
        reading.refresh();
        if (costs) { // nobody agreed to that
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(!reading.canRefresh() && !reading.isRunning());
            reading.refresh();
        }
        QTRY_COMPARE(done.size(), 2);
        QVERIFY(done.at(1).at(2).toBool());
        QVERIFY(!reading.canRefresh());
        QCOMPARE(titleOf(u"p7"_s), u"promoted"_s);
    }

    /// A provider that overstates its totals, and whose profile says so, is read to its end.
    void totalsThatAreTooHigh()
    {
        ServerProfile profile = m_directory->connection().profile();
        profile.pages.totals = false;
        m_directory->connection().setProfile(profile);
        ServiceDescription description = m_directory->description();
        description.profile = profile;
        m_directory->setCachedDescription(description);
        m_wire->setHandler([](const Wire::Request &request) {
            const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
            return Wire::Answer::json(200, Wire::usersPage(first, std::min(20, first + request.parameter(u"count"_s).toInt() - 1), 45));
        });
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size() + failed.size(), 1);
        QCOMPARE(done.size(), 1);
        QCOMPARE(state().count, 20);
    }

    void oneReadingForAll()
    {
        QCOMPARE(&m_directory->fullRead(userType()), &m_directory->fullRead(userType()));
    }

    /// A write that is answered without a body is in the index before anything is read again.
    void ownWritesReachTheIndex()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        Json before = Json::parse(Wire::userBody(7)).value();
        Json after = before;
        after.set(u"title"_s, u"Harbour Master"_s);
        m_directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"u7"_s, .before = before, .after = after});
        QCOMPARE(titleOf(u"u7"_s), u"Harbour Master"_s);
        m_directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"u8"_s, .kind = PendingWrite::Kind::Delete});
        QCOMPARE(state().count, 44);
        m_directory->pendingWrites().note({.resourceType = u"User"_s, .id = u"new"_s, .kind = PendingWrite::Kind::Create, .after = Json::object({{u"title"_s, u"New"_s}})});
        QCOMPARE(titleOf(u"new"_s), u"New"_s);
    }

    void exportsFromTheProviderAndFromTheIndex()
    {
        const QTemporaryDir dir;
        const ExportSpec spec {.format = ExportFormat::Csv, .type = userType(), .schema = m_directory->description().schemaOf(userType()), .columns = {u"userName"_s}};
        const auto written = [&](const ExportSource &source, const QString &name) {
            auto *job = new ExportJob(*m_directory, source, spec, dir.filePath(name), this);
            std::optional<Result<ExportSummary>> outcome;
            job->then(this, [&outcome](const Result<ExportSummary> &summary) { outcome = summary; });
            [&outcome] { QTRY_VERIFY(outcome); }();
            QFile file(dir.filePath(name));
            return outcome && outcome->ok() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const ListQuery all {.endpoint = u"/Users"_s, .resourceType = u"User"_s};
        const QByteArray fromProvider = written({.query = all}, u"a.csv"_s);
        QCOMPARE(fromProvider.count('\n'), 46);
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        const qsizetype asked = m_wire->requests().size();
        const auto lines = [](const QByteArray &text) { // pages are read side by side, and kept as they come
            QByteArrayList rows = text.split('\n');
            std::sort(rows.begin(), rows.end());
            return rows;
        };
        QCOMPARE(lines(written({.query = all, .isFromIndex = true}, u"b.csv"_s)), lines(fromProvider));
        ListQuery sorted = all;
        sorted.sortBy = u"userName"_s;
        sorted.descending = true;
        sorted.filter = Filter::parse(u"id sw \"u4\""_s).value();
        const QByteArray some = written({.query = sorted, .isFromIndex = true}, u"c.csv"_s);
        QCOMPARE(some.count('\n'), 1 + 7); // u4, u40 ... u45
        QCOMPARE(m_wire->requests().size(), asked);
        // cancelled: what was there stays
        auto *job = new ExportJob(*m_directory, {.query = all}, spec, dir.filePath(u"a.csv"_s), this);
        QSignalSpy ended(job, &Job::done);
        connect(job, &ExportJob::progressed, job, &Job::cancel);
        QTRY_COMPARE(ended.size(), 1);
        QFile file(dir.filePath(u"a.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), fromProvider);
    }

    /// What is written out of an index that goes meanwhile would end anywhere, and be called whole.
    void exportOfAnIndexThatGoes_data()
    {
        QTest::addColumn<bool>("isForgotten");
        QTest::newRow("damaged") << false;
        QTest::newRow("forgotten") << true;
    }
    void exportOfAnIndexThatGoes()
    {
        QFETCH(bool, isForgotten);
        const QTemporaryDir dir;
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(state().count, 45);
        const ExportSpec spec {.format = ExportFormat::Csv, .type = userType(), .schema = m_directory->description().schemaOf(userType()), .columns = {u"userName"_s}};
        const QString name = dir.filePath(u"people.csv"_s);
        auto *job = new ExportJob(*m_directory, {.query = {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, .isFromIndex = true}, spec, name, this);
        std::optional<Result<ExportSummary>> outcome;
        job->then(this, [&outcome](const Result<ExportSummary> &summary) { outcome = summary; });
        QTimer::singleShot(0, this, [this, isForgotten] { // it has asked for its rows by now
            if (isForgotten)
                return m_directory->index().forget();
            m_directory->index().ask<int>([](IndexDatabase &database) {
                database.sql().noteDamage(u"a page is not what it was"_s);
                return Result<int>(1);
            }, this)->then(this, [](const Result<int> &) {});
        });
        QTRY_VERIFY(outcome);
        QVERIFY(!outcome->ok());
        QVERIFY(!QFile::exists(name));
    }

    void saysWhatItTakes()
    {
        const ReadEstimate estimate = estimateFullRead(*m_directory, userType(), 45);
        QCOMPARE(estimate.calls, 5);
        ServerProfile profile = m_directory->connection().profile();
        profile.price = {.perCall = 0.002, .currency = u"USD"_s};
        m_directory->connection().setProfile(profile);
        const ReadEstimate unknown = estimateFullRead(*m_directory, userType(), std::nullopt);
        QVERIFY(!unknown.resources);
        QCOMPARE(unknown.mostPerCall, 10); // what can be said is said
        QCOMPARE(unknown.pricePerCall, 0.002);
    }

    void rowsOfTheIndex()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        IndexRows rows(m_directory->index(), m_directory->description().schemaOf(userType()), nullptr);
        ResourceTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSource(&rows);
        model.setColumns(defaultColumns(m_directory->description().schemaOf(userType()), m_directory->description().profile, userType().name));
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .sortBy = u"userName"_s, .descending = true});
        QTRY_COMPARE(model.rowCount(), 45);
        model.setVisibleRange(0, 44);
        QTRY_COMPARE(int(rows.rowState(44)), int(RowSource::RowState::Loaded));
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .filter = Filter::parse(u"id eq \"u3\"").value()});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(rows.row(0).id(), u"u3"_s);
        const qsizetype asked = m_wire->requests().size();
        rows.setSearch(u"u4"_s);
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .sortBy = u"userName"_s, .descending = true});
        QTRY_COMPARE(rows.row(0).id(), u"u4"_s);
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .sortBy = u"userName"_s});
        QTRY_COMPARE(rows.row(0).id(), u"u40"_s); // in the order that was asked for, and not by rank
        rows.setSearch(u"u31"_s);
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_VERIFY(rows.rowCount() >= 1 && rows.row(0).id() == u"u31"_s);
        QCOMPARE(m_wire->requests().size(), asked);
    }
};

QTEST_GUILESS_MAIN(TestFullRead)
#include "tst_fullread.moc"
