// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditevents.h"
#include "change/auditlog.h"
#include "models/asnobody.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Kind = AuditFinding::Kind;
using Lines = QList<QByteArray>;

namespace {

Json entry(int number)
{
    return auditEvent(u"outcome"_s, {{u"run"_s, number % 3 + 1}, {u"label"_s, u"Żaneta \"%1\""_s.arg(number)}});
}

/// A data directory with a journal and a log.
struct Office {
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<AuditLog> log;

    Office() { open(); }
    void close()
    {
        log.reset();
        journal.reset();
    }
    void open()
    {
        close();
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
        journal = std::move(opened).value();
        auto made = AuditLog::open(folder.path(), *journal);
        QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
        log = std::move(made).value();
    }
    void write(int from, int to)
    {
        QList<Json> events;
        for (int i = from; i <= to; ++i)
            events << entry(i);
        const auto appended = log->append(events);
        QVERIFY2(appended, appended ? "" : qPrintable(appended.error().toString()));
    }
    [[nodiscard]] QString fileName() const { return folder.filePath(u"AUDIT.jsonl"_s); }
    [[nodiscard]] QByteArray text() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setText(const QByteArray &text) const
    {
        QFile file(fileName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    [[nodiscard]] AuditReport verify() const
    {
        const auto report = log->verify();
        return report ? *report : AuditReport {.lines = -1};
    }
    [[nodiscard]] QStringList findings() const
    {
        QStringList told;
        for (const AuditFinding &finding : verify().findings)
            told << u"%1 line %2 record %3 x%4"_s.arg(auditFindingText(finding.kind)).arg(finding.line).arg(finding.record).arg(finding.count);
        return told;
    }
};

/// The record with another label and a hash that fits it.
QByteArray forged(const QByteArray &line)
{
    Json json = Json::parse(line).valueOr({});
    const AuditLine read = readAuditLine(line);
    json.set(u"label"_s, u"nobody"_s);
    for (const auto name : {u"seq", u"prev", u"hash"})
        json.remove(name);
    AuditAnchor anchor {.count = read.seq - 1, .head = read.prev};
    return chainedLine(json, anchor);
}

void rechain(Lines &lines, qsizetype from)
{
    AuditLine last = readAuditLine(lines[from]);
    for (qsizetype i = from + 1; i < lines.size(); ++i) {
        Json json = Json::parse(lines[i]).valueOr({});
        for (const auto name : {u"seq", u"prev", u"hash"})
            json.remove(name);
        AuditAnchor anchor {.count = last.seq, .head = last.computed};
        lines[i] = chainedLine(json, anchor);
        last = readAuditLine(lines[i]);
    }
}

} // namespace

class TestAuditLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A writer that was killed between making the lock and signing it must not lock everybody out for good.
    void unsignedLockIsNobodys()
    {
        Office office;
        QFile lock(office.fileName() + u".lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        office.write(1, 3);
        QVERIFY(office.text().contains("outcome"));
        QVERIFY(!lock.exists());
    }

    void appendsAndReads();
    void isPrivate();
    void isCheckedByAnybody();
    void findsTampering_data();
    void findsTampering();
    void findsTamperingWithoutTheJournal_data() { findsTampering_data(); }
    void findsTamperingWithoutTheJournal();
    void saysHowFarAStoppedCheckCame();
    void completesATornLine_data();
    void completesATornLine();
    void deliversWhatACrashKept();
    void tellsOfAForeignRest();
    void goesOnAfterTheFileIsGone();
    void oneRecordIsLeftWhenTheJournalIsGone();
    void goesOnAfterTheJournalIsGone();
    void twoPrograms();
    void isReadWhereNothingCanBeWritten_data();
    void isReadWhereNothingCanBeWritten();
    void namesSecretsOnly();
    void tellsChanges();
};

void TestAuditLog::appendsAndReads()
{
    Office office;
    QVERIFY(office.verify().isIntact());
    office.write(1, 3);
    office.write(4, 5);
    QCOMPARE(office.verify().lines, 5);
    QVERIFY(office.verify().findings.isEmpty());
    office.open();
    office.write(6, 7);
    QVERIFY(office.verify().findings.isEmpty());
    const auto all = office.log->records();
    QVERIFY(all);
    QCOMPARE(all->size(), 7);
    QCOMPARE(all->at(6).value(u"seq").toInteger(), 7);
    QCOMPARE(all->at(6).value(u"label").toString(), u"Żaneta \"7\""_s);
    const auto some = office.log->records(2);
    QVERIFY(some);
    QCOMPARE(some->size(), 3);
}

void TestAuditLog::isPrivate()
{
    Office office;
    office.write(1, 1);
    QCOMPARE(QFile::permissions(office.fileName()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
}

/// As docs/audit-format.md tells others to do it.
void TestAuditLog::isCheckedByAnybody()
{
    Office office;
    office.write(1, 4);
    QByteArray head;
    for (const QByteArray &line : office.text().trimmed().split('\n')) {
        const qsizetype cut = line.lastIndexOf(",\"hash\":");
        const QByteArray hash = QCryptographicHash::hash(QByteArray(line.first(cut) + '}'), QCryptographicHash::Sha256).toHex();
        QCOMPARE(line.sliced(cut), ",\"hash\":\"" + hash + "\"}");
        QVERIFY(line.contains(QByteArray("\"prev\":\"" + head + "\"")));
        head = hash;
    }
}

void TestAuditLog::findsTampering_data()
{
    using Tamper = std::function<void(Lines &)>;
    QTest::addColumn<Tamper>("tamper");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing") << Tamper([](Lines &) { }) << QStringList();
    QTest::newRow("a digit") << Tamper([](Lines &lines) { lines[2].replace("\"3\\\"", "\"8\\\""); }) << QStringList {u"edited line 3 record 3 x1"_s};
    QTest::newRow("a space") << Tamper([](Lines &lines) { lines[4].insert(1, ' '); }) << QStringList {u"edited line 5 record 5 x1"_s};
    QTest::newRow("the number") << Tamper([](Lines &lines) { lines[3].replace("\"seq\":4", "\"seq\":44"); }) << QStringList {u"edited line 4 record 4 x1"_s};
    QTest::newRow("the number of another") << Tamper([](Lines &lines) { lines[3].replace("\"seq\":4", "\"seq\":6"); }) << QStringList {u"edited line 4 record 4 x1"_s};
    QTest::newRow("the hash") << Tamper([](Lines &lines) { lines[3].replace("\"hash\":\"", "\"hash\":\"0").chop(0); }) << QStringList {u"edited line 4 record 4 x1"_s};
    QTest::newRow("the first") << Tamper([](Lines &lines) { lines[0].replace("\"1\\\"", "\"8\\\""); }) << QStringList {u"edited line 1 record 1 x1"_s};
    QTest::newRow("the last") << Tamper([](Lines &lines) { lines[8].replace("\"9\\\"", "\"8\\\""); }) << QStringList {u"edited line 9 record 9 x1"_s};
    QTest::newRow("garbage") << Tamper([](Lines &lines) { lines[5] = "garbage"; }) << QStringList {u"edited line 6 record 6 x1"_s};
    QTest::newRow("emptied") << Tamper([](Lines &lines) { lines[5].clear(); }) << QStringList {u"edited line 6 record 6 x1"_s};
    QTest::newRow("two") << Tamper([](Lines &lines) { lines[5].clear(); lines[7].insert(1, ' '); })
                         << QStringList {u"edited line 6 record 6 x1"_s, u"edited line 8 record 8 x1"_s};
    QTest::newRow("hash made to fit") << Tamper([](Lines &lines) { lines[5] = forged(lines[5]); }) << QStringList {u"edited line 6 record 6 x1"_s};
    QTest::newRow("deleted") << Tamper([](Lines &lines) { lines.removeAt(4); }) << QStringList {u"deleted line 5 record 5 x1"_s};
    QTest::newRow("the first deleted") << Tamper([](Lines &lines) { lines.removeAt(0); }) << QStringList {u"deleted line 1 record 1 x1"_s};
    QTest::newRow("three deleted") << Tamper([](Lines &lines) { lines.remove(2, 3); }) << QStringList {u"deleted line 3 record 3 x3"_s};
    QTest::newRow("deleted and edited") << Tamper([](Lines &lines) { lines[5].insert(1, ' '); lines.removeAt(4); })
                                        << QStringList {u"edited line 5 record 6 x1"_s, u"deleted line 5 record 5 x1"_s};
    QTest::newRow("cut") << Tamper([](Lines &lines) { lines.resize(7); }) << QStringList {u"cut line 8 record 8 x2"_s};
    QTest::newRow("the last cut") << Tamper([](Lines &lines) { lines.removeLast(); }) << QStringList {u"cut line 9 record 9 x1"_s};
    QTest::newRow("all cut") << Tamper([](Lines &lines) { lines.clear(); }) << QStringList {u"cut line 1 record 1 x9"_s};
    QTest::newRow("swapped") << Tamper([](Lines &lines) { lines.swapItemsAt(3, 4); }) << QStringList {u"reordered line 4 record 5 x1"_s};
    QTest::newRow("moved up") << Tamper([](Lines &lines) { lines.move(7, 1); }) << QStringList {u"reordered line 2 record 8 x1"_s};
    QTest::newRow("moved down") << Tamper([](Lines &lines) { lines.move(1, 7); }) << QStringList {u"reordered line 8 record 2 x1"_s};
    QTest::newRow("twice") << Tamper([](Lines &lines) { lines.insert(5, lines[4]); }) << QStringList {u"inserted line 6 record 5 x1"_s};
    QTest::newRow("garbage put in") << Tamper([](Lines &lines) { lines.insert(5, "garbage"); }) << QStringList {u"inserted line 6 record 0 x1"_s};
    QTest::newRow("forged put in") << Tamper([](Lines &lines) { lines.insert(5, forged(lines[4])); }) << QStringList {u"inserted line 6 record 5 x1"_s};
    QTest::newRow("added") << Tamper([](Lines &lines) { lines << lines[8]; rechain(lines, 8); }) << QStringList {u"inserted line 10 record 10 x1"_s};
}

void TestAuditLog::findsTampering()
{
    QFETCH(std::function<void(Lines &)>, tamper);
    Office office;
    office.write(1, 9);
    Lines lines = office.text().trimmed().split('\n');
    tamper(lines);
    office.setText(lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n');
    QTEST(office.findings(), "found");
    QFETCH(QStringList, found);
    QCOMPARE(office.verify().isIntact(), found.isEmpty());
    office.open(); // looking does not mend
    QTEST(office.findings(), "found");
}

/// The chain alone, as an auditor has it who was given the file, its count and its head: everything shows that was not done by forging a hash.
void TestAuditLog::findsTamperingWithoutTheJournal()
{
    QFETCH(std::function<void(Lines &)>, tamper);
    QFETCH(QStringList, found);
    Office office;
    office.write(1, 9);
    const AuditAnchor anchor = office.verify().anchor;
    Lines lines = office.text().trimmed().split('\n');
    tamper(lines);
    const AuditReport report = verifyAudit(lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n', {{anchor.count, anchor.head}}, anchor);
    QCOMPARE(report.isIntact(), found.isEmpty());
}

void TestAuditLog::saysHowFarAStoppedCheckCame()
{
    Office office;
    office.write(1, 9);
    const std::atomic_bool stopped = true;
    const auto report = office.log->verify(&stopped);
    QVERIFY(report);
    QVERIFY(report->isPartial);
    QCOMPARE(report->lines, 1); // it is looked at between two lines
    QVERIFY(report->findings.isEmpty()); // that the rest is missing is not said: nobody looked
    QVERIFY(!report->isIntact());
    const std::atomic_bool goesOn = false;
    QVERIFY(office.log->verify(&goesOn)->isIntact());
}

void TestAuditLog::completesATornLine_data()
{
    QTest::addColumn<int>("left");
    QTest::newRow("nothing") << 0;
    QTest::newRow("a byte") << 1;
    QTest::newRow("half") << 100;
    QTest::newRow("all but the line feed") << -1;
}

/// The machine stops in the middle of a write: the journal still has the records.
void TestAuditLog::completesATornLine()
{
    QFETCH(int, left);
    Office office;
    office.write(1, 3);
    const QByteArray before = office.text();
    QVERIFY(office.journal->auditOutbox().add({entry(4), entry(5)}));
    const QByteArray next = office.journal->auditOutbox().pending().valueOr({}).value(0).line;
    office.close();
    office.setText(before + next.first(left < 0 ? next.size() : left));
    office.open();
    office.write(6, 6);
    QVERIFY2(office.findings().isEmpty(), qPrintable(office.findings().join(u'\n')));
    const auto records = office.log->records();
    QVERIFY(records);
    QCOMPARE(records->size(), left == 0 ? 6 : 7);
    QCOMPARE(office.text().contains("was completed"), left != 0);
}

void TestAuditLog::deliversWhatACrashKept()
{
    Office office;
    office.write(1, 3);
    QVERIFY(office.journal->auditOutbox().add({entry(4), entry(5)}));
    QCOMPARE(office.text().count('\n'), 3);
    office.open();
    QCOMPARE(office.text().count('\n'), 5);
    QVERIFY(office.findings().isEmpty());
    const QByteArray whole = office.text(); // written, and then it crashed before the journal was told
    office.close();
    office.open();
    QVERIFY(office.journal->auditOutbox().add({entry(6)}));
    const QByteArray line = office.journal->auditOutbox().pending().valueOr({}).value(0).line;
    office.close();
    office.setText(whole + line + '\n');
    office.open();
    QCOMPARE(office.text().count('\n'), 6);
    QVERIFY(office.findings().isEmpty());
}

/// Half a line that is none of ours is left as it is and told of.
void TestAuditLog::tellsOfAForeignRest()
{
    Office office;
    office.write(1, 3);
    office.setText(office.text() + "{\"half");
    QCOMPARE(office.findings(), QStringList {u"inserted line 4 record 0 x1"_s});
    office.open();
    office.write(4, 4);
    QVERIFY(office.text().contains("\n{\"half\n"));
    QCOMPARE(office.findings(), QStringList {u"torn line 4 record 0 x1"_s});
    QVERIFY(office.verify().isIntact());
    QVERIFY(office.text().contains("in the middle of a line"));
}

void TestAuditLog::goesOnAfterTheFileIsGone()
{
    Office office;
    office.write(1, 3);
    QVERIFY(QFile::remove(office.fileName()));
    QCOMPARE(office.findings(), QStringList {u"cut line 1 record 1 x3"_s});
    office.write(4, 5);
    QCOMPARE(office.findings(), QStringList {u"deleted line 1 record 1 x3"_s});
    QVERIFY(office.text().contains("does not end with record 3"));
    office.write(6, 6);
    QCOMPARE(office.text().count("does not end with"), 1);
}

/// What is left of a cut file may be one record, which the new journal knows then.
void TestAuditLog::oneRecordIsLeftWhenTheJournalIsGone()
{
    Office office;
    office.write(1, 3);
    office.close();
    for (const auto &name : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-shm"_s})
        QFile::remove(office.folder.filePath(name));
    QFile file(office.fileName());
    QVERIFY(file.resize(office.text().indexOf('\n') + 1));
    office.open();
    office.write(4, 4);
    QCOMPARE(office.findings(), QStringList {u"unanchored line 1 record 1 x1"_s});
}

void TestAuditLog::goesOnAfterTheJournalIsGone()
{
    Office office;
    office.write(1, 3);
    office.close();
    for (const auto &name : {u"journal.sqlite"_s, u"journal.sqlite-wal"_s, u"journal.sqlite-shm"_s})
        QFile::remove(office.folder.filePath(name));
    office.open();
    office.write(4, 4);
    QCOMPARE(office.findings(), QStringList {u"unanchored line 1 record 1 x1"_s});
    QVERIFY(office.text().contains("knew of no records"));
    Lines lines = office.text().trimmed().split('\n');
    lines[1].insert(1, ' ');
    office.setText(lines.join('\n') + '\n');
    QVERIFY(office.findings().contains(u"edited line 2 record 2 x1"_s));
}

void TestAuditLog::twoPrograms()
{
    Office office;
    auto journal = Journal::open(office.folder.filePath(u"journal.sqlite"_s));
    QVERIFY(journal);
    auto other = AuditLog::open(office.folder.path(), **journal);
    QVERIFY(other);
    for (int i = 1; i <= 20; ++i)
        QVERIFY((i % 2 == 0 ? office.log.get() : other->get())->append({entry(i)}));
    QVERIFY2(office.findings().isEmpty(), qPrintable(office.findings().join(u'\n')));
    QCOMPARE(office.verify().lines, 20);
}

void TestAuditLog::isReadWhereNothingCanBeWritten_data()
{
    QTest::addColumn<bool>("isPending"); // the journal has a sixth record that it does not know to be in the file
    QTest::addColumn<int>("written"); // so much of it is; -1: all
    QTest::addColumn<bool>("isEdited");
    QTest::addColumn<bool>("isIntact");
    QTest::newRow("all is there") << false << 0 << false << true;
    QTest::newRow("one is on its way") << true << 0 << false << true;
    QTest::newRow("one is there in part") << true << 20 << false << true;
    QTest::newRow("one is there and not known to be") << true << -1 << false << true;
    QTest::newRow("edited") << false << 0 << true << false;
    QTest::newRow("edited, and one on its way") << true << 20 << true << false;
}

void TestAuditLog::isReadWhereNothingCanBeWritten()
{
    QFETCH(bool, isPending);
    QFETCH(int, written);
    QFETCH(bool, isEdited);
    QFETCH(bool, isIntact);
    Office office;
    office.write(1, 5);
    QByteArray text = office.text();
    if (isEdited)
        text.replace("aneta \\\"3", "ofia \\\"3");
    if (isPending) {
        QVERIFY(office.journal->auditOutbox().add({entry(6)}));
        const auto pending = office.journal->auditOutbox().pending();
        QVERIFY(pending && pending->size() == 1);
        const QByteArray line = pending->constFirst().line + '\n';
        text += line.first(written < 0 ? line.size() : written);
    }
    QCOMPARE(text.contains("ofia"), isEdited);
    office.setText(text);
    office.close();
    const ReadOnlyFolder locked(office.folder.path());
    QVERIFY(locked.isLocked());
    const QStringList before = locked.files();
    const auto look = [&office] {
        const auto journal = Journal::openToRead(office.folder.filePath(u"journal.sqlite"_s));
        const auto log = journal ? AuditLog::openToRead(office.folder.path(), *journal.value()) : Result<std::unique_ptr<AuditLog>>(journal.error());
        const auto report = log ? log.value()->verify() : Result<AuditReport>(log.error());
        return report ? int(report->isIntact()) : 50;
    };
    QCOMPARE(asNobody(look), int(isIntact));
    QCOMPARE(locked.files(), before);
    QCOMPARE(office.text(), text);
}

void TestAuditLog::namesSecretsOnly()
{
    const Json body = Json::parse(R"({"userName":"ann","password":"Geheim-1","urn:x:y":{"apiToken":"Geheim-2","floor":2}})").valueOr({});
    const PlannedObject object {.key = {u"User"_s, u"bulkId:1"_s}, .label = u"ann"_s, .fate = PlannedObject::Fate::Create, .after = body};
    const StepRecord record {.step = {.kind = ChangeKind::Create, .body = body}, .outcome = {.state = StepState::Done, .id = u"7"_s}};
    const QByteArray told = outcomeEvent({}, object, record).toBytes();
    QVERIFY2(!told.contains("Geheim"), told.constData());
    QVERIFY(told.contains(R"({"attribute":"password","secret":true})"));
    QVERIFY(told.contains("ann") && told.contains(R"("id":"7")"));
}

void TestAuditLog::tellsChanges()
{
    const Json before = Json::parse(R"({"id":"7","title":"Clerk","name":{"givenName":"Bo"},"meta":{"version":"1"},"members":[]})").valueOr({});
    const Json after = Json::parse(R"({"id":"7","nickName":"B","name":{"givenName":"Bob"},"meta":{"version":"2"},"members":[{"value":"1"}]})").valueOr({});
    const PlannedObject object {.key = {u"User"_s, u"7"_s}, .fate = PlannedObject::Fate::Update, .before = before, .after = after};
    const Json changes = attributeChanges(object, {.kind = ChangeKind::Update});
    const Json expected = Json::parse(R"([{"attribute":"title","old":"Clerk"},{"attribute":"name.givenName","old":"Bo","new":"Bob"},
        {"attribute":"nickName","new":"B"}])").valueOr({});
    QCOMPARE(changes.toBytes(), expected.toBytes());
    const Json patch = Json::parse(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
        {"op":"replace","path":"emails[type eq \"work\"].value","value":"x@example.org"},{"op":"remove","path":"title"}]})").valueOr({});
    const Json blind = attributeChanges({.key = {u"User"_s, u"7"_s}}, {.kind = ChangeKind::Update, .body = patch});
    QCOMPARE(blind.toBytes(), QByteArray(R"([{"attribute":"emails[type eq \"work\"].value","new":"x@example.org"},{"attribute":"title","new":null}])"));
}

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
