// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/memberbench.h"

#include "bench/slowserver.h"
#include "change/planner.h"
#include "change/runner.h"
#include "directory/index/index.h"
#include "fakes/fakedirectory.h"
#include "form/editsession.h"
#include "membership/listcomparison.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "net/requestjob.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int members = 100'003; ///< a round number would be doubted, and the provider asked
constexpr int newcomers = 10'000;
constexpr int patienceMs = 60'000;
constexpr int latencyMs = 50; ///< of a provider across the net

double milliseconds(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e6;
}

MemberList crowd(int from, int to)
{
    MemberList list;
    for (int i = from; i < to; ++i)
        list.members << MemberList::Member {.value = u"2819c223-7f76-453a-919d-%1"_s.arg(i, 12, 10, QChar(u'0')), .display = u"Person %1"_s.arg(i * 7919LL % 1'000'003), .type = u"User"_s};
    return list;
}

QList<Principal> someNew(int count)
{
    QList<Principal> people;
    for (int i = 0; i < count; ++i)
        people << Principal {.id = u"new-%1"_s.arg(i), .name = u"Newcomer %1"_s.arg(i), .type = u"User"_s};
    return people;
}

} // namespace

QJsonObject MemberBench::run()
{
    applyTheme(m_application, ThemeMode::Light);
    QJsonObject report;
    openLarge(report);
    openIndexed(report);
    compare(report);
    matrix(report);
    plan(report);
    return report;
}

QJsonObject MemberBench::runEntra(int adds)
{
    QJsonObject report;
    runUnderEntra(report, adds);
    return report;
}

/// The group and its members out of the index, without a call.
void MemberBench::openIndexed(QJsonObject &report)
{
    FakeDirectory directory;
    EditSession session(directory);
    Json::Array elements;
    const MemberList list = crowd(0, members);
    for (const MemberList::Member &member : list.members)
        elements.push_back(Json::object({{u"value"_s, member.value}, {u"display"_s, member.display}, {u"$ref"_s, QString(u"https://scim.example.com/v2/Users/"_s + member.value)}}));
    const Principal group = Principal::of(directory.resources[u"/Groups"_s].first(), u"Group"_s);
    Index &index = directory.index();
    index.beginFullRead(u"Group"_s);
    index.put({.type = u"Group"_s,
               .resources = {Resource(Json::object({{u"id"_s, group.id}, {u"displayName"_s, group.name}, {u"members"_s, Json(std::move(elements))}}))},
               .readAt = QDateTime::currentDateTimeUtc()});
    bool isFilled = false;
    index.endFullRead(u"Group"_s, &directory)->then(&directory, [&isFilled](const Result<qint64> &) { isFilled = true; });
    (void)QTest::qWaitFor([&isFilled] { return isFilled; }, patienceMs);
    MembershipPage page(session);
    page.resize(1280, 800);
    page.show();
    QTest::qWait(500);
    MembershipPane *pane = page.panesView()->right();
    m_application.forgetStalls();
    QElapsedTimer timer;
    timer.start();
    page.showSubject(group);
    (void)QTest::qWaitFor([pane] { return pane->model().rowCount() == members; }, patienceMs);
    report.insert(u"openFromIndexMs"_s, milliseconds(timer));
    QTest::qWait(1000);
    report.insert(u"longestWorkFromIndexMs"_s, m_application.longestWork().ms);
    report.insert(u"askedTheServer"_s, directory.memberQuestions);
}

void MemberBench::compare(QJsonObject &report)
{
    QList<Principal> a;
    QList<Principal> b;
    const MemberList large = crowd(0, members * 3 / 2);
    for (qsizetype i = 0; i < large.members.size(); ++i) {
        const MemberList::Member &member = large.members.at(i);
        const Principal one {.id = member.value, .name = member.display, .type = member.type};
        if (i < members)
            a << one;
        if (i >= members / 2)
            b << one;
    }
    const auto listed = [](const QList<Principal> &people) {
        StagedList list {.base = people};
        for (const Principal &one : people)
            list.baseIds.insert(one.id);
        return list;
    };
    const StagedList first = listed(a);
    const StagedList second = listed(b);
    ListComparison comparison(nullptr);
    bool isDone = false;
    QObject::connect(&comparison, &ListComparison::done, &comparison, [&isDone] { isDone = true; });
    m_application.forgetStalls();
    QElapsedTimer timer;
    timer.start();
    comparison.compare(first, second);
    report.insert(u"compareGuiMs"_s, milliseconds(timer));
    (void)QTest::qWaitFor([&isDone] { return isDone; }, patienceMs);
    report.insert(u"compareMs"_s, milliseconds(timer));
    report.insert(u"longestWorkComparingMs"_s, m_application.longestWork().ms);
}

/// 40,000 adds as Entra takes them, over a server that takes so long for each: the run with its journal, and the same requests with nothing around them.
void MemberBench::runUnderEntra(QJsonObject &report, int adds)
{
    SlowServer server(latencyMs);
    QTemporaryDir folder;
    auto journal = Journal::open(folder.filePath(u"journal.sqlite"_s));
    if (!journal)
        return;
    ConnectionSettings settings {.name = u"bench"_s, .baseUrl = server.url(), .profile = ServerProfile::shipped(u"entra"_s).valueOr({})};
    const ServiceDescription description = ServiceDescription::fallback(settings.profile);
    QStringList ids;
    for (int i = 0; i < adds; ++i)
        ids << u"2819c223-7f76-453a-919d-%1"_s.arg(i, 12, 10, QChar(u'0'));
    const Plan plan = makePlan({.changes = {{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g"_s, .members = ids}}}, description);
    report.insert(u"entraSteps"_s, int(plan.steps.size()));
    report.insert(u"entraEstimateSeconds"_s, plan.seconds);
    QElapsedTimer timer;
    {
        Connection connection(settings);
        qsizetype next = 0;
        qsizetype answered = 0;
        timer.start();
        QEventLoop loop; // not qWaitFor(), which sleeps ten milliseconds at a time: at each hop between threads
        std::function<void()> send = [&] {
            for (; next < plan.steps.size() && next - answered < settings.profile.limits.concurrency; ++next) {
                const PlanStep &step = plan.steps.at(next);
                connection.send({.method = step.method, .path = step.requestPath(), .body = step.body.toBytes(), .priority = RequestPriority::Bulk}, &connection)
                    ->then(&connection, [&](const Result<HttpReply> &) {
                        if (++answered == plan.steps.size())
                            loop.quit();
                        send();
                    });
            }
        };
        send();
        loop.exec();
        report.insert(u"entraCeilingSeconds"_s, milliseconds(timer) / 1000);
    }
    Connection connection(settings);
    const auto run = (*journal)->begin(plan, {});
    QEventLoop loop;
    int ended = 0;
    timer.restart();
    auto *runner = new Runner(connection, description, **journal, run.valueOr(0), {}, &connection);
    QObject::connect(runner, &Runner::stepEnded, runner, [&ended] { ++ended; });
    runner->then(&connection, [&](const Result<RunSummary> &summary) {
        loop.quit();
        report.insert(u"entraRunError"_s, summary ? QString() : summary.error().toString());
        report.insert(u"entraRunCalls"_s, summary ? summary->calls : -1);
        report.insert(u"entraRunFailed"_s, summary ? summary->failed : -1);
    });
    loop.exec();
    report.insert(u"entraRunSteps"_s, ended);
    report.insert(u"entraRunSeconds"_s, milliseconds(timer) / 1000);
}

void MemberBench::openLarge(QJsonObject &report)
{
    FakeDirectory directory;
    directory.memberList = crowd(0, members);
    EditSession session(directory);
    MembershipPage page(session);
    page.resize(1280, 800);
    page.show();
    QTest::qWait(500);
    const Principal group = Principal::of(directory.resources[u"/Groups"_s].first(), u"Group"_s);
    MembershipPane *pane = page.panesView()->right();
    m_application.forgetStalls();
    QElapsedTimer timer;
    timer.start();
    page.showSubject(group);
    (void)QTest::qWaitFor([pane] { return pane->model().rowCount() == members; }, patienceMs);
    report.insert(u"openMs"_s, milliseconds(timer));
    QTest::qWait(1500); // sorted meanwhile
    report.insert(u"longestWorkWhileOpeningMs"_s, m_application.longestWork().ms);
    report.insert(u"longestWorkWas"_s, QString(m_application.longestWork().receiver + u' ' + m_application.longestWork().event));
    m_application.forgetStalls();
    timer.restart();
    pane->model().setContains(u"person 77"_s);
    report.insert(u"filterKeyMs"_s, milliseconds(timer));
    (void)QTest::qWaitFor([pane] { return pane->model().rowCount() < members; }, patienceMs);
    report.insert(u"filteredAfterMs"_s, milliseconds(timer));
    report.insert(u"longestWorkFilteringMs"_s, m_application.longestWork().ms);
    pane->model().setContains({});
    QTest::qWait(100);
    (void)QTest::qWaitFor([pane] { return pane->model().rowCount() == members; }, patienceMs);
    const QList<Principal> newOnes = someNew(newcomers);
    timer.restart();
    (void)page.editor().add(group, newOnes, u"bench"_s);
    report.insert(u"stage10000Ms"_s, milliseconds(timer));
    timer.restart();
    session.staged().undoStack().undo();
    report.insert(u"undo10000Ms"_s, milliseconds(timer));
    report.insert(u"members"_s, members);
}

void MemberBench::matrix(QJsonObject &report)
{
    FakeDirectory directory;
    EditSession session(directory);
    MembershipEditor editor(session);
    MatrixView view(editor, nullptr);
    view.resize(1280, 800);
    view.show();
    QTest::qWait(300);
    QList<Principal> groups;
    for (int i = 0; i < 2000; ++i)
        groups << Principal {.id = u"g%1"_s.arg(i), .name = u"Group %1"_s.arg(i), .type = u"Group"_s};
    const QList<Principal> people = someNew(200);
    view.model().setPeople(people);
    view.model().setGroups(groups);
    for (int i = 0; i < 200; ++i) {
        QStringList own;
        for (int k = i % 7; k < 2000; k += 40)
            own << groups.at(k).id;
        editor.learnGroups(people.at(i).id, own);
    }
    QTest::qWait(300);
    m_application.forgetStalls();
    QElapsedTimer timer;
    timer.start();
    constexpr int frames = 120;
    for (int frame = 0; frame < frames; ++frame) { // from end to end, both ways at once
        view.table()->horizontalScrollBar()->setValue(view.table()->horizontalScrollBar()->maximum() * frame / frames);
        view.table()->verticalScrollBar()->setValue(view.table()->verticalScrollBar()->maximum() * frame / frames);
        view.table()->viewport()->repaint();
    }
    report.insert(u"matrixFrameMs"_s, milliseconds(timer) / frames);
    timer.restart();
    (void)view.model().toggle({view.model().index(100, 1000)});
    view.table()->viewport()->repaint();
    report.insert(u"matrixToggleMs"_s, milliseconds(timer));
}

void MemberBench::plan(QJsonObject &report)
{
    FakeDirectory directory;
    EditSession session(directory);
    MembershipEditor editor(session);
    (void)editor.add(Principal::of(directory.resources[u"/Groups"_s].first(), u"Group"_s), someNew(40'000), u"bench"_s);
    ServerProfile profile;
    profile.membersPerAdd = 20;
    profile.membersPerRemove = 1;
    QElapsedTimer timer;
    timer.start();
    const Plan made = makePlan(session.changes(), ServiceDescription::fallback(profile));
    report.insert(u"plan40000Ms"_s, milliseconds(timer));
    report.insert(u"plan40000Calls"_s, made.calls);
}

} // namespace Provost
