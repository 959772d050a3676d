// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "change/runreport.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestRunReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsTheRun();
    void csvIsHarmless();
    void htmlStandsAlone();
    void unknownRun();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Journal> m_journal;
    qint64 m_run = 0;
};

void TestRunReport::initTestCase()
{
    auto journal = Journal::open(m_folder.filePath(u"journal.sqlite"_s));
    QVERIFY(journal);
    m_journal = std::move(journal).value();
    const auto json = [](const char *text) { return Json::parse(text).valueOr({}); };
    const QList<Change> changes {
        {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = json(R"({"userName":"=cmd|' /C calc'!A0","title":"a,\"b\"","password":"Geheim"})")},
        {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"7"_s, .attributes = json(R"({"title":"<script>alert(1)</script>"})"),
         .before = Resource(json(R"({"id":"7","userName":"<b>bo</b>","title":"Clerk"})"))},
        {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"8"_s, .before = Resource(json(R"({"id":"8","userName":"żaneta"})"))}};
    const Plan plan = makePlan({.title = u"August %1"_s, .changes = changes}, ServiceDescription::fallback(ServerProfile()));
    m_run = m_journal->begin(plan, {.baseUrl = u"https://x.example"_s, .operatorName = u"ann"_s, .reason = u"INC-1 %2"_s}).valueOr(-1);
    const StepOutcome made {.state = StepState::Done, .id = u"u9"_s, .calls = 1, .status = 201, .requestId = u"r-1"_s};
    StepOutcome changed {.state = StepState::Done, .calls = 2, .status = 200};
    changed.differences = {{.kind = ValueDifference::Kind::Truncated, .attribute = u"title"_s, .sent = u"<script>alert(1)</script>"_s, .found = u"<script>"_s}};
    const StepOutcome refused {.state = StepState::Failed, .calls = 1, .error = Error {.kind = ErrorKind::Auth, .detail = u"-1+1 & no"_s, .httpStatus = 403, .requestId = u"r-3"_s}};
    QVERIFY(m_journal->write(m_run, {{0, made}, {1, changed}, {2, refused}}));
    QVERIFY(m_journal->end({.run = m_run, .state = RunState::Done, .done = 2, .failed = 1, .calls = 4}));
}

void TestRunReport::tellsTheRun()
{
    const auto report = RunReport::of(*m_journal, m_run);
    QVERIFY(report);
    const Json json = report->toJson();
    QCOMPARE(json.value(u"operator").toString(), u"ann"_s);
    QCOMPARE(json.value(u"calls").toInteger(), 4);
    const Json steps = json.value(u"steps");
    QCOMPARE(steps.size(), 3);
    QCOMPARE(steps.at(0).value(u"id").toString(), u"u9"_s);
    QCOMPARE(steps.at(0).value(u"requestId").toString(), u"r-1"_s);
    QCOMPARE(steps.at(1).value(u"changes").at(0).value(u"old").toString(), u"Clerk"_s);
    QCOMPARE(steps.at(1).value(u"differences").size(), 1);
    QCOMPARE(steps.at(2).value(u"outcome").toString(), u"failed"_s);
    QCOMPARE(steps.at(2).value(u"status").toInteger(), 403);
    QVERIFY(!json.toBytes().contains("Geheim"));
}

void TestRunReport::csvIsHarmless()
{
    const QByteArray csv = RunReport::of(*m_journal, m_run)->toCsv();
    QVERIFY(csv.startsWith("\xef\xbb\xbfstep,"));
    QCOMPARE(csv.count("\r\n"), 4);
    QVERIFY(csv.contains("'=cmd|"));
    QVERIFY(csv.contains("'-1+1 & no"));
    QVERIFY(csv.contains("żaneta"));
    QVERIFY(!csv.contains("Geheim"));
}

void TestRunReport::htmlStandsAlone()
{
    const QByteArray html = RunReport::of(*m_journal, m_run)->toHtml();
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(!html.contains("<script>alert") && !html.contains("<b>bo"));
    QVERIFY(html.contains("&lt;script&gt;alert(1)"));
    for (const char *outside : {"http-equiv=\"refresh", "src=", "<link", "@import", "url("})
        QVERIFY2(!html.contains(outside), outside);
    QVERIFY(html.contains("August %1") && html.contains("INC-1 %2"));
    QVERIFY(html.contains("class=\"failed\""));
    QVERIFY(!html.contains("Geheim"));
}

void TestRunReport::unknownRun()
{
    QVERIFY(!RunReport::of(*m_journal, 99));
}

QTEST_GUILESS_MAIN(TestRunReport)
#include "tst_runreport.moc"
