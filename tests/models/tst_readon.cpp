// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "fakes/wire.h"
#include "movingpeople.h"
#include "store/sealedcopy.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 20;

/// Both sides of the tests with a second process have to agree.
ConnectionSettings settingsFor(const QUrl &url, bool isByCursor)
{
    ConnectionSettings settings;
    settings.name = u"wire"_s;
    settings.baseUrl = url;
    settings.token = Redacted<QByteArray>("t0ken-of-the-test");
    settings.profile.pages.maxSize = pageSize;
    settings.profile.pages.paging = isByCursor ? ServerProfile::Paging::Cursor : ServerProfile::Paging::Index;
    return settings;
}

std::unique_ptr<Directory> directoryFor(const ConnectionSettings &settings, const QString &kept, const Redacted<QByteArray> &key)
{
    auto directory = std::make_unique<Directory>(settings);
    directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
    if (!kept.isEmpty())
        directory->keepIndexIn(kept, key);
    directory->index().keepEvery(std::chrono::milliseconds(0));
    return directory;
}

} // namespace

/// Readings of everything that end before their end, and what comes of going on with them: in this session, in the next, and after the program was killed.
class TestReadOn : public QObject
{
    Q_OBJECT

    std::unique_ptr<QRandomGenerator> m_dice;
    std::unique_ptr<MovingPeople> m_moving;
    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<QTemporaryDir> m_dir;
    Redacted<QByteArray> m_key;
    std::function<void(const Wire::Request &)> m_onRequest;
    int m_pageSize = pageSize;
    std::optional<qint64> m_maxStartIndex; ///< as the profile knows it

    QString kept() const { return m_dir->filePath(u"kept.sealed"_s); }
    FullRead &reading() const { return m_directory->fullRead(*m_directory->description().resourceType(u"User")); }
    void open(bool isKept, bool isPaid = false)
    {
        ConnectionSettings settings = settingsFor(m_wire->baseUrl(), m_moving->isByCursor);
        settings.profile.price.perCall = isPaid ? 0.1 : 0;
        settings.profile.pages.maxSize = m_pageSize;
        settings.profile.pages.maxStartIndex = m_maxStartIndex;
        m_directory = directoryFor(settings, isKept ? kept() : QString(), m_key);
    }
    template <typename T>
    T asked(std::function<T(IndexDatabase &)> question)
    {
        std::optional<T> found;
        m_directory->index().ask<T>([question](IndexDatabase &database) { return Result<T>(question(database)); }, this)->then(this, [&found](const Result<T> &answer) { found = *answer; });
        [&found] { QTRY_VERIFY(found); }();
        return found.value_or(T());
    }
    IndexedType state() { return asked<IndexState>([](IndexDatabase &database) { return database.state(); }).of(u"User"_s); }
    ReadingPlace placeThere() { return asked<ReadingPlace>([](IndexDatabase &database) { return database.place(u"User"_s); }); }
    /// Who is in the directory and not known, or known otherwise; then who is known and gone.
    static QStringList differences(IndexDatabase &database, const QMap<int, Json> &people)
    {
        QStringList wrong;
        for (const Json &person : people) {
            const QString id = person.value(u"id").toString();
            const Resource known = database.find(u"User"_s, id);
            if (!(known.json() == person))
                wrong << id + u": "_s + QString::fromUtf8(known.bytes());
        }
        if (const qint64 count = database.state().of(u"User"_s).count; wrong.isEmpty() && count != people.size())
            wrong << u"%1 are known of %2"_s.arg(count).arg(people.size());
        return wrong;
    }
    void damage()
    {
        m_directory->index().ask<int>([](IndexDatabase &database) {
            database.sql().noteDamage(u"a page is not what it was"_s);
            return Result<int>(1);
        }, this)->then(this, [](const Result<int> &) {});
    }
    /// What is to be kept is kept when this returns, so that the next session finds it.
    void endSession()
    {
        (void)state();
        m_directory.reset();
        QVERIFY(QFile::exists(kept()));
    }
    void readAll()
    {
        QSignalSpy done(&reading(), &FullRead::done);
        reading().start();
        QTRY_COMPARE(done.size(), 1);
    }
    void readUntil(qint64 count)
    {
        QSignalSpy stopped(&reading(), &FullRead::stopped);
        const auto connection = connect(&reading(), &FullRead::progressed, this, [this, count] {
            if (reading().read() >= count)
                reading().stop();
        });
        reading().start();
        QTRY_COMPARE(stopped.size(), 1);
        disconnect(connection);
        QVERIFY(reading().isStopped());
    }
    /// Who is there, was there before the stop, and is not known: taken for deleted.
    QStringList lost()
    {
        return asked<QStringList>([this](IndexDatabase &database) {
            QStringList ids;
            for (const Json &person : std::as_const(m_moving->people)) {
                if (database.find(u"User"_s, person.value(u"id").toString()).isNull() && person.value(u"title") != Json(u"new"_s))
                    ids << person.value(u"id").toString();
            }
            return ids;
        });
    }
    /// What the index has otherwise than the directory, or has not, or too much.
    QStringList different()
    {
        return asked<QStringList>([this](IndexDatabase &database) { return differences(database, m_moving->people); });
    }
    /// Goes on to the end, if it can; whether it did.
    bool goOn()
    {
        QSignalSpy done(&reading(), &FullRead::done);
        QSignalSpy failed(&reading(), &FullRead::failed);
        reading().start();
        [&] { QTRY_COMPARE(done.size() + failed.size(), 1); }();
        return !done.isEmpty();
    }
    [[nodiscard]] QList<Wire::Request> requestsSince(qsizetype count) const { return m_wire->requests().mid(count); }
    static bool isFromTheFirst(const QList<Wire::Request> &requests)
    {
        return std::any_of(requests.cbegin(), requests.cend(), [](const Wire::Request &request) {
            return request.parameter(u"filter"_s).isEmpty() && request.parameter(u"count"_s).toInt() > 1 && request.parameter(u"startIndex"_s).toInt() <= 1
                && request.parameter(u"cursor"_s).isEmpty() && request.parameter(u"attributes"_s) != u"id"_s;
        });
    }
    std::unique_ptr<QProcess> reader(const QString &what)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(),
                       {u"--read"_s, what, m_wire->baseUrl().toString(), kept(), QString::fromLatin1(m_key.reveal().toHex()), m_moving->isByCursor ? u"cursor"_s : u"index"_s});
        return process;
    }
    /// What lies there for the next start.
    std::unique_ptr<IndexDatabase> keptIndex()
    {
        QFile plain(m_dir->filePath(u"plain.sqlite"_s));
        if (!plain.open(QIODevice::WriteOnly | QIODevice::Truncate) || !SealedCopy::open(kept(), plain, m_key))
            return nullptr;
        plain.close();
        auto index = IndexDatabase::open(plain.fileName());
        return index ? std::move(index).value() : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_key = SealedCopy::makeKey();
        const quint32 seed = qEnvironmentVariableIsSet("PROVOST_SEED") ? quint32(qEnvironmentVariableIntValue("PROVOST_SEED")) : 20261128U;
        m_dice = std::make_unique<QRandomGenerator>(seed);
        m_moving = std::make_unique<MovingPeople>(*m_dice);
        m_onRequest = {};
        m_pageSize = pageSize;
        m_maxStartIndex.reset();
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) {
            if (m_onRequest)
                m_onRequest(request);
            return m_moving->answer(request);
        });
    }
    void cleanup()
    {
        m_directory.reset();
        m_wire.reset();
    }

    /// Nothing goes on by itself: where it stands and what the rest takes is known, and when somebody wants it, the rest is read.
    void goesOnInTheNextSession_data()
    {
        QTest::addColumn<bool>("isByCursor");
        QTest::newRow("by index") << false;
        QTest::newRow("by cursor") << true;
    }
    void goesOnInTheNextSession()
    {
        QFETCH(bool, isByCursor);
        m_moving->isByCursor = isByCursor;
        m_moving->beginLongAgo(500);
        open(true, true);
        readUntil(300);
        const qint64 read = reading().read();
        const qint64 rest = reading().estimate(500).calls;
        endSession();
        const qsizetype before = m_wire->requests().size();
        open(true, true);
        QSignalSpy progressed(&reading(), &FullRead::progressed);
        QTRY_COMPARE(progressed.size(), 1);
        QVERIFY(reading().isStopped() && reading().canGoOn());
        QCOMPARE(reading().read(), read);
        QCOMPARE(reading().total().value_or(0), 500);
        QVERIFY(reading().stoppedAt().isValid());
        QCOMPARE(reading().estimate(500).calls, rest); // as in the session before
        QVERIFY(reading().estimate(500).calls < estimateFullRead(*m_directory, reading().resourceType(), 500).calls);
        QCOMPARE(state().count, read);
        QVERIFY(!state().completeAt.isValid());
        QCOMPARE(m_wire->requests().size(), before);
        const QDateTime began = placeThere().began;
        readAll();
        const QList<Wire::Request> since = requestsSince(before);
        QVERIFY(!isFromTheFirst(since));
        QVERIFY2(since.size() <= rest + 2, qPrintable(QString::number(since.size())));
        QCOMPARE(different(), QStringList());
        QCOMPARE(state().completeAt, began); // as of the first page, of whichever session
        QCOMPARE(placeThere(), ReadingPlace());
    }

    /// Wanted before it is known whether there is something to go on with.
    void wantedAtOnce()
    {
        m_moving->beginLongAgo(500);
        open(true);
        readUntil(300);
        endSession();
        const qsizetype before = m_wire->requests().size();
        open(true);
        readAll();
        QVERIFY(!isFromTheFirst(requestsSince(before)));
        QCOMPARE(different(), QStringList());
    }

    void begunAnewInstead()
    {
        m_moving->beginLongAgo(300);
        open(true);
        readUntil(200);
        const qsizetype before = m_wire->requests().size();
        QSignalSpy done(&reading(), &FullRead::done);
        reading().beginAnew();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(isFromTheFirst(requestsSince(before)));
        QCOMPARE(done.at(0).at(0).toLongLong(), 300);
    }

    /// Forgotten between the sessions' readings: there is nothing to go on behind.
    void forgottenBeforeItIsGoneOnWith()
    {
        m_moving->beginLongAgo(300);
        open(true);
        readUntil(200);
        endSession();
        open(true);
        QTRY_VERIFY(reading().isStopped());
        m_directory->index().forget();
        QVERIFY(!reading().isStopped());
        QCOMPARE(placeThere(), ReadingPlace());
        const qsizetype before = m_wire->requests().size();
        readAll();
        QVERIFY(isFromTheFirst(requestsSince(before)));
        QCOMPARE(different(), QStringList());
    }

    /// Others changed the list while it was not read. Whoever is still there is known in the end, whether they were read before, are read now, or have been known of old.
    void theListHasMoved_data()
    {
        QTest::addColumn<int>("deleted"); // of those that were read before the stop
        QTest::addColumn<int>("created"); // at the end of the list
        QTest::addColumn<bool>("isPaid");
        QTest::addColumn<bool>("goesOn"); // without what was read being read again
        QTest::newRow("not at all") << 0 << 0 << true << true;
        QTest::newRow("less than is read again") << 60 << 0 << true << true;
        QTest::newRow("more than that, which the totals tell") << 150 << 0 << true << true;
        QTest::newRow("most of what was read") << 250 << 0 << true << true;
        QTest::newRow("more than that, and others hide it") << 150 << 150 << false << false;
        QTest::newRow("more than that, others hide it, and calls cost money") << 150 << 150 << true << false;
    }
    void theListHasMoved()
    {
        QFETCH(int, deleted);
        QFETCH(int, created);
        QFETCH(bool, isPaid);
        QFETCH(bool, goesOn);
        m_moving->beginLongAgo(600);
        open(false, isPaid);
        readAll(); // so that whoever is passed over could be taken for deleted
        readUntil(400);
        QMap<int, Json> &people = m_moving->people;
        const int last = people.lastKey();
        for (int i = 0; i < deleted; ++i)
            people.erase(people.begin());
        for (int i = 1; i <= created; ++i)
            m_moving->touch(last + i, u"new"_s);
        const qsizetype before = m_wire->requests().size();
        const qint64 calls = reading().estimate(people.size()).calls;
        QSignalSpy done(&reading(), &FullRead::done);
        QSignalSpy failed(&reading(), &FullRead::failed);
        reading().start();
        QTRY_COMPARE(done.size() + failed.size(), 1);
        QCOMPARE(failed.isEmpty(), goesOn || !isPaid);
        QCOMPARE(isFromTheFirst(requestsSince(before)), !goesOn && !isPaid);
        QCOMPARE(lost(), QStringList());
        if (failed.isEmpty() && goesOn) // and pages that were under way when the place was not found
            QVERIFY2(requestsSince(before).size() <= calls + 6, qPrintable(u"%1 of %2"_s.arg(requestsSince(before).size()).arg(calls)));
        if (!failed.isEmpty()) { // nobody has agreed to read all of it: and then somebody does
            QVERIFY2(requestsSince(before).size() < 16, qPrintable(QString::number(requestsSince(before).size()))); // up to where the last rows were
            QVERIFY(!reading().isStopped());
            readAll();
            QVERIFY(isFromTheFirst(requestsSince(before)));
        }
        reading().refresh(); // who was deleted after they were read
        QTRY_VERIFY(!reading().isRunning());
        QCOMPARE(different(), QStringList());
    }

    /// What was read once more because the list had shrunk is not counted once more after the next stop.
    void whatIsLeftAfterAStepBack()
    {
        m_moving->beginLongAgo(900);
        open(true, true);
        readUntil(400);
        QMap<int, Json> &people = m_moving->people;
        for (int i = 0; i < 150; ++i)
            people.erase(people.begin());
        readUntil(500);
        const auto callsFor = [this](qint64 rows) { return estimateFullRead(*m_directory, reading().resourceType(), rows).calls; };
        const qint64 rest = people.size() - reading().read() + ReadingPlace::mostTail;
        QVERIFY(reading().read() < 600 && callsFor(rest) < callsFor(rest + 150));
        QCOMPARE(reading().estimate(people.size()).calls, callsFor(rest));
        QCOMPARE(reading().estimate(std::nullopt).calls, callsFor(rest));
        QCOMPARE(placeThere().steppedBack, 150);
        endSession();
        open(true, true);
        QSignalSpy progressed(&reading(), &FullRead::progressed);
        QTRY_COMPARE(progressed.size(), 1);
        QCOMPARE(reading().estimate(people.size()).calls, callsFor(rest));
        for (int i = 0; i < 170; ++i) // and again
            people.erase(people.begin());
        QVERIFY(goOn());
        QCOMPARE(lost(), QStringList());
    }

    /// Nor does it matter whether the list moved before the stop or behind it, or how often it was stopped: what was paid for is gone on with.
    void theListMovedBeforeTheStop_data()
    {
        QTest::addColumn<int>("deleted"); // of those that were read
        QTest::addColumn<int>("inFront"); // created there
        QTest::addColumn<int>("stops");
        QTest::newRow("created in front") << 0 << 5 << 1;
        QTest::newRow("created in front, two stops") << 0 << 5 << 2;
        QTest::newRow("deleted, more than is read again") << 150 << 0 << 1;
        QTest::newRow("deleted, more than is read again, two stops") << 150 << 0 << 2;
    }
    void theListMovedBeforeTheStop()
    {
        QFETCH(int, deleted);
        QFETCH(int, inFront);
        QFETCH(int, stops);
        m_moving->beginLongAgo(600);
        open(false, true);
        readAll();
        bool hasMoved = false;
        m_onRequest = [&](const Wire::Request &request) {
            if (hasMoved || request.parameter(u"startIndex"_s).toInt() < 200)
                return;
            hasMoved = true;
            for (int i = 0; i < deleted; ++i)
                m_moving->people.erase(m_moving->people.begin());
            m_moving->createInFront(inFront);
        };
        readUntil(400);
        if (stops > 1)
            readUntil(430);
        QVERIFY(hasMoved);
        const qsizetype before = m_wire->requests().size();
        QVERIFY(goOn());
        QVERIFY(!isFromTheFirst(requestsSince(before)));
        QCOMPARE(lost(), QStringList());
        reading().refresh();
        QTRY_VERIFY(!reading().isRunning());
        QCOMPARE(different(), QStringList());
    }

    /// As many as were created need not come, and as many as moved in front do not: whom the directory still has is not taken for deleted.
    void othersAreCreatedAndSomeMoveInFront_data()
    {
        QTest::addColumn<int>("moved");
        QTest::addColumn<bool>("isPaid");
        QTest::newRow("few enough to be asked for") << 80 << false;
        QTest::newRow("many") << 250 << false;
        QTest::newRow("many, and calls cost money") << 80 << true;
    }
    void othersAreCreatedAndSomeMoveInFront()
    {
        QFETCH(int, moved);
        QFETCH(bool, isPaid);
        m_moving->beginLongAgo(600);
        open(false, isPaid);
        readAll();
        readUntil(200);
        const int first = m_moving->people.firstKey();
        const int last = m_moving->people.lastKey();
        for (int i = 1; i <= 300; ++i)
            m_moving->touch(last + i, u"new"_s);
        readUntil(260);
        for (int i = 0; i < moved; ++i)
            m_moving->moveInFront(first + 300 + i);
        if (!goOn()) { // nobody has agreed to read all of it: and then somebody does
            QVERIFY(isPaid);
            QCOMPARE(lost(), QStringList());
            readAll();
        }
        QCOMPARE(lost(), QStringList());
        reading().refresh();
        QTRY_VERIFY(!reading().isRunning());
        QCOMPARE(different(), QStringList());
    }

    /// Who was created in front of a cursor does not come, and is no reason to take the list for cut short.
    void createdInFrontOfTheCursor()
    {
        m_moving->isByCursor = true;
        m_moving->beginLongAgo(600);
        open(false, true);
        readAll();
        readUntil(400);
        m_moving->createInFront(10);
        const int last = m_moving->people.lastKey();
        for (int i = 1; i <= 10; ++i)
            m_moving->touch(last + i, u"new"_s);
        const qsizetype before = m_wire->requests().size();
        QVERIFY(goOn());
        QVERIFY(!isFromTheFirst(requestsSince(before)));
        QCOMPARE(lost(), QStringList());
        reading().refresh();
        QTRY_VERIFY(!reading().isRunning());
        QCOMPARE(different(), QStringList());
    }

    /// One of the last rows was changed and stands at the end of the list now, in the same page as what was passed over: the place has not been found by that.
    void oneOfTheLastRowsStandsElsewhere()
    {
        m_moving->beginLongAgo(1000);
        m_pageSize = 100;
        open(true);
        readAll();
        readUntil(500);
        const int read = int(reading().read());
        endSession();
        QMap<int, Json> &people = m_moving->people;
        for (int i = 0; i < 120; ++i)
            people.erase(people.begin());
        for (int i = 1; i <= 120; ++i)
            m_moving->touch(1000 + i, u"new"_s);
        people.insert(2000, people.take(read - 5));
        m_pageSize = 1000;
        open(true);
        const qsizetype before = m_wire->requests().size();
        QVERIFY(goOn());
        QVERIFY(isFromTheFirst(requestsSince(before)));
        QCOMPARE(lost(), QStringList());
        QCOMPARE(different(), QStringList());
    }

    /// Behind it a list is read on by ids, and only from the first page: nobody is offered to go on where that cannot be, and where nobody knew, it ends as soon as it shows.
    void aLargestStartIndex_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("isPaid");
        QTest::newRow("known") << true << false;
        QTest::newRow("not known") << false << false;
        QTest::newRow("not known, and calls cost money") << false << true;
    }
    void aLargestStartIndex()
    {
        QFETCH(bool, isKnown);
        QFETCH(bool, isPaid);
        for (int i = 1001; i <= 1500; ++i) // whose ids are in order
            m_moving->touch(i, u"of old"_s, QDateTime::currentDateTimeUtc().addDays(-2));
        m_moving->maxStartIndex = 300;
        if (isKnown)
            m_maxStartIndex = 300;
        open(false, isPaid);
        readUntil(200);
        QCOMPARE(reading().canGoOn(), !isKnown);
        if (isKnown)
            QCOMPARE(reading().estimate(500).calls, estimateFullRead(*m_directory, reading().resourceType(), 500).calls);
        qsizetype before = m_wire->requests().size();
        QCOMPARE(goOn(), !isPaid);
        QCOMPARE(isFromTheFirst(requestsSince(before)), !isPaid);
        QVERIFY(!reading().isStopped());
        if (isPaid) { // nobody has agreed to read all of it: and then somebody does
            before = m_wire->requests().size();
            QVERIFY(goOn());
            QVERIFY(isFromTheFirst(requestsSince(before)));
        }
        QCOMPARE(different(), QStringList());
    }

    /// What a cursor stood for is gone. Nobody is taken for deleted, and where calls cost money nothing is read that nobody agreed to.
    void theCursorHasExpired_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<bool>("isPaid");
        QTest::newRow("and the provider says so") << QByteArray(R"({"status":"400","scimType":"expiredCursor"})") << false;
        QTest::newRow("and it says no more than that it does not understand") << QByteArray(R"({"status":"400"})") << false;
        QTest::newRow("and calls cost money") << QByteArray(R"({"status":"400"})") << true;
    }
    void theCursorHasExpired()
    {
        QFETCH(QByteArray, refusal);
        QFETCH(bool, isPaid);
        m_moving->isByCursor = true;
        m_moving->refusal = refusal;
        m_moving->beginLongAgo(300);
        open(false, isPaid);
        readAll();
        readUntil(200);
        ++m_moving->cursorAge;
        m_moving->people.remove(m_moving->people.firstKey());
        const qsizetype before = m_wire->requests().size();
        QSignalSpy done(&reading(), &FullRead::done);
        QSignalSpy failed(&reading(), &FullRead::failed);
        reading().start();
        QTRY_COMPARE(done.size() + failed.size(), 1);
        QCOMPARE(failed.size(), isPaid ? 1 : 0);
        QCOMPARE(isFromTheFirst(requestsSince(before)), !isPaid);
        QCOMPARE(state().count, isPaid ? 300 : 299);
        QVERIFY(!reading().isStopped());
    }

    /// By what the provider says of its cursors, so that nobody is offered what cannot be.
    void theCursorIsKnownToHaveExpired()
    {
        m_moving->isByCursor = true;
        m_moving->beginLongAgo(300);
        open(true);
        readUntil(200);
        QVERIFY(reading().canGoOn());
        ReadingPlace place = placeThere();
        place.at = place.at.addSecs(-3601);
        m_directory->index().notePlace(u"User"_s, place);
        m_directory->index().setReading(u"User"_s, false);
        endSession();
        ServiceDescription description = ServiceDescription::fallback(settingsFor(m_wire->baseUrl(), true).profile);
        description.config.cursorTimeout = 3600;
        const qsizetype before = m_wire->requests().size();
        open(true);
        m_directory->setCachedDescription(description);
        QTRY_VERIFY(reading().isStopped());
        QCOMPARE(reading().stoppedAt().toMSecsSinceEpoch(), place.at.toMSecsSinceEpoch());
        QVERIFY(!reading().canGoOn());
        QCOMPARE(reading().estimate(300).calls, estimateFullRead(*m_directory, reading().resourceType(), 300).calls);
        readAll();
        QVERIFY(isFromTheFirst(requestsSince(before)));
    }

    /// The index is begun anew under a refresh, whatever that is about: it has nothing to refresh any more.
    void begunAnewUnderARefresh_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<bool>("isForgotten");
        QTest::addColumn<bool>("isPaid");
        for (const auto *stage : {"changed", "number", "ids", "one"}) {
            QTest::addRow("%s, forgotten", stage) << QString::fromLatin1(stage) << true << false;
            QTest::addRow("%s, damaged", stage) << QString::fromLatin1(stage) << false << false;
            QTest::addRow("%s, damaged, and calls cost money", stage) << QString::fromLatin1(stage) << false << true;
        }
    }
    void begunAnewUnderARefresh()
    {
        QFETCH(QString, stage);
        QFETCH(bool, isForgotten);
        QFETCH(bool, isPaid);
        m_moving->beginLongAgo(100);
        const Json back = m_moving->people.take(7);
        open(false, isPaid);
        readAll();
        m_moving->people.insert(7, back); // with dates of old, so that the ids have to tell, and the rest is read by itself
        m_moving->touch(9, u"changed"_s);
        const auto stageOf = [](const Wire::Request &request) {
            if (request.path().contains("/Users/"))
                return u"one"_s;
            if (!request.parameter(u"filter"_s).isEmpty())
                return u"changed"_s;
            return request.parameter(u"count"_s).toInt() <= 1 ? u"number"_s : request.parameter(u"attributes"_s) == u"id"_s ? u"ids"_s : u"page"_s;
        };
        qsizetype hitAt = -1;
        m_onRequest = [&](const Wire::Request &request) {
            if (hitAt >= 0 || stageOf(request) != stage)
                return;
            hitAt = m_wire->requests().size();
            if (isForgotten)
                m_directory->index().forget();
            else
                damage();
        };
        QSignalSpy done(&reading(), &FullRead::done);
        QSignalSpy failed(&reading(), &FullRead::failed);
        QSignalSpy stopped(&reading(), &FullRead::stopped);
        reading().refresh();
        QTRY_COMPARE(done.size() + failed.size() + stopped.size(), 1);
        QVERIFY(hitAt >= 0);
        QVERIFY(!reading().isRunning() && !reading().isStopped());
        QCOMPARE(stopped.size(), isForgotten ? 1 : 0);
        QCOMPARE(failed.size(), !isForgotten && isPaid ? 1 : 0);
        if (!done.isEmpty())
            QVERIFY(done.at(0).at(2).toBool()); // everything was read
        QCOMPARE(isFromTheFirst(requestsSince(hitAt)), !done.isEmpty());
        if (done.isEmpty()) { // not even parts of it
            QVERIFY2(requestsSince(hitAt).size() <= 5, qPrintable(QString::number(requestsSince(hitAt).size()))); // those that were under way until the index's thread looked; to its end it would take more
            QVERIFY(!state().completeAt.isValid());
            readAll();
        }
        QCOMPARE(different(), QStringList());
    }

    /// Under a reading of everything it is noticed at once, and not when the last page has come. A file that is damaged again and again is not read into for ever.
    void damagedUnderAReading_data()
    {
        QTest::addColumn<bool>("isPaid");
        QTest::addColumn<int>("times");
        QTest::newRow("once") << false << 1;
        QTest::newRow("twice") << false << 2;
        QTest::newRow("once, and calls cost money") << true << 1;
    }
    void damagedUnderAReading()
    {
        QFETCH(bool, isPaid);
        QFETCH(int, times);
        m_moving->beginLongAgo(400);
        open(false, isPaid);
        int hits = 0;
        qint64 from = 100;
        connect(&reading(), &FullRead::progressed, this, [&] {
            if (reading().read() < from || hits == times)
                return;
            ++hits;
            from = 60; // of the reading that was begun anew
            damage();
        });
        QSignalSpy done(&reading(), &FullRead::done);
        QSignalSpy failed(&reading(), &FullRead::failed);
        reading().start();
        QTRY_COMPARE(done.size() + failed.size(), 1);
        const bool ends = !isPaid && times == 1;
        QCOMPARE(done.size(), ends ? 1 : 0);
        if (!ends)
            QVERIFY(m_wire->requests().size() < 30);
        else
            QCOMPARE(different(), QStringList());
        QVERIFY(!reading().isStopped());
    }

    /// Others create, change and delete, readings are stopped, killed with the program, and gone on with by the next: nobody who is there is ever taken for deleted, and after a refresh
    /// that nobody disturbed the index is the directory.
    void indexEqualsDirectoryAfterCrashes_data() { goesOnInTheNextSession_data(); }
    void indexEqualsDirectoryAfterCrashes()
    {
        QFETCH(bool, isByCursor);
        QRandomGenerator &dice = *m_dice;
        m_moving->isByCursor = isByCursor;
        m_moving->beginLongAgo(400);
        QMap<int, Json> &people = m_moving->people;
        QSet<QString> known;
        int killed = 0;
        int goneOn = 0;
        QProcess *victim = nullptr;
        int killAfter = -1;
        m_onRequest = [&](const Wire::Request &request) {
            if (request.parameter(u"startIndex"_s).toInt() > 1 + pageSize || !request.parameter(u"cursor"_s).isEmpty())
                goneOn += killAfter == 1000 ? 1 : 0; // the first request of a process that was not the first
            if (killAfter == 1000)
                killAfter = 1 + dice.bounded(30);
            if (dice.bounded(6) == 0 && victim != nullptr)
                m_moving->change(1 + dice.bounded(3));
            if (victim != nullptr && --killAfter == 0)
                victim->kill();
        };
        const auto run = [&](const QString &what, bool isKilled) {
            const auto process = reader(what);
            victim = isKilled ? process.get() : nullptr;
            killAfter = isKilled ? 1000 : -1;
            [&] { QTRY_VERIFY_WITH_TIMEOUT(process->state() == QProcess::NotRunning, 60'000); }();
            victim = nullptr;
            killed += process->exitStatus() == QProcess::CrashExit ? 1 : 0;
            return process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
        };
        const int rounds = std::max(1, qEnvironmentVariableIntValue("PROVOST_ROUNDS")); // many in the long run
        for (int round = 0; round < rounds || (round < 10 && (killed == 0 || goneOn == 0)); ++round) {
            for (int i = 2 + dice.bounded(2); i >= 0; --i) {
                m_moving->change(dice.bounded(5) == 0 ? 200 : dice.bounded(20));
                if (dice.bounded(8) == 0)
                    ++m_moving->cursorAge;
                run(dice.bounded(3) > 0 ? u"all"_s : u"changes"_s, true);
                const auto index = QFile::exists(kept()) ? keptIndex() : nullptr;
                QVERIFY(index || (round == 0 && !QFile::exists(kept())));
                for (const Json &person : std::as_const(people)) {
                    const QString id = person.value(u"id").toString();
                    QVERIFY2(!known.contains(id) || !index->find(u"User"_s, id).isNull(), qPrintable(u"round %1: %2"_s.arg(round).arg(id)));
                }
            }
            QCOMPARE(run(u"all"_s, false), 0);
            QCOMPARE(run(u"changes"_s, false), 0);
            const auto index = keptIndex();
            QVERIFY(index);
            const QStringList wrong = differences(*index, people);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(wrong.join(u", "_s))));
            QCOMPARE(index->place(u"User"_s), ReadingPlace());
            known.clear();
            for (const Json &person : std::as_const(people))
                known.insert(person.value(u"id").toString());
        }
        QVERIFY2(killed > 0, qPrintable(QString::number(killed)));
        QVERIFY2(goneOn > 0, qPrintable(QString::number(killed)));
    }
};

namespace {

/// Reads as a window would, until it is killed or done.
int readOn(const QStringList &arguments)
{
    const ConnectionSettings settings = settingsFor(QUrl(arguments.at(1)), arguments.at(4) == u"cursor"_s);
    const auto directory = directoryFor(settings, arguments.at(2), Redacted(QByteArray::fromHex(arguments.at(3).toLatin1())));
    FullRead &reading = directory->fullRead(*directory->description().resourceType(u"User"));
    QObject::connect(&reading, &FullRead::done, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&reading, &FullRead::failed, qApp, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
        QCoreApplication::exit(3);
    });
    if (arguments.at(0) == u"all"_s)
        reading.start();
    else
        reading.refresh();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 7 && arguments.at(1) == u"--read"_s)
        return readOn(arguments.mid(2));
    TestReadOn test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_readon.moc"
