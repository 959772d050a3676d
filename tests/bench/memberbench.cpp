// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/memberbench.h"

#include "change/planner.h"
#include "fakes/fakedirectory.h"
#include "form/editsession.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int members = 100'000;
constexpr int newcomers = 10'000;
constexpr int patienceMs = 60'000;

double milliseconds(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e6;
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
    matrix(report);
    plan(report);
    return report;
}

void MemberBench::openLarge(QJsonObject &report)
{
    FakeDirectory directory;
    MemberList large;
    for (int i = 0; i < members; ++i)
        large.members << MemberList::Member {.value = u"2819c223-7f76-453a-919d-%1"_s.arg(i, 12, 10, QChar(u'0')), .display = u"Person %1"_s.arg(i * 7919 % members), .type = u"User"_s};
    directory.memberList = large;
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
    QTest::qWait(200);
    report.insert(u"longestWorkWhileOpeningMs"_s, m_application.longestWork().ms);
    m_application.forgetStalls();
    timer.restart();
    pane->model().setContains(u"person 77"_s);
    report.insert(u"filterKeyMs"_s, milliseconds(timer));
    pane->model().setContains({});
    QTest::qWait(100);
    const QList<Principal> crowd = someNew(newcomers);
    timer.restart();
    (void)page.editor().add(group, crowd, u"bench"_s);
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
