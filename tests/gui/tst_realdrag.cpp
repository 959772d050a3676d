// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "form/editsession.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "realpointer.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Provost;

/// A drag with a real pointer, moved by xdotool on an X display, through Qt's own drag and drop.
class TestRealDrag : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void dragAddsAndShiftMoves_data();
    void dragAddsAndShiftMoves();

private:
    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
    RealPointer m_pointer;
};

void TestRealDrag::initTestCase()
{
    if (!RealPointer::hasTools())
        QSKIP("no xvfb-run, or no xdotool");
    QVERIFY(RealPointer::isThere());
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QVERIFY(m_pointer.startManager());
}

void TestRealDrag::init()
{
    m_services = std::make_unique<FakeServices>();
    m_directory = std::make_unique<FakeDirectory>();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1280, 800);
    m_window->move(40, 40);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), 30'000));
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    m_window->workspace()->openMemberships(Principal::of(m_directory->resources[u"/Groups"_s].at(5), u"Group"_s));
    QTRY_VERIFY(m_window->workspace()->membershipPage());
}

void TestRealDrag::cleanup()
{
    m_window.reset();
    m_directory.reset();
    m_services.reset();
}

void TestRealDrag::dragAddsAndShiftMoves_data()
{
    QTest::addColumn<bool>("shift");
    QTest::newRow("adds") << false;
    QTest::newRow("moves") << true;
}

void TestRealDrag::dragAddsAndShiftMoves()
{
    QFETCH(bool, shift);
    const Principal from = Principal::of(m_directory->resources[u"/Groups"_s].at(0), u"Group"_s);
    const Principal to = Principal::of(m_directory->resources[u"/Groups"_s].at(5), u"Group"_s);
    MembershipPage *page = m_window->workspace()->membershipPage();
    MembershipPane *left = page->panesView()->left();
    MembershipPane *right = page->panesView()->right();
    left->show(from);
    QTRY_VERIFY(!left->isReading() && !right->isReading() && left->model().rowCount() > 5);
    int row = 0;
    while (page->editor().isMember(to.id, left->model().principalAt(row).id).value_or(true))
        ++row;
    const QString who = left->model().principalAt(row).id;
    const QPoint start = left->list()->viewport()->mapToGlobal(left->list()->visualRect(left->list()->model()->index(row, 0)).center());
    const QPoint end = right->list()->viewport()->mapToGlobal(QPoint(80, 120));
    QVERIFY(RealPointer::drag({{start}, {end}}, shift ? u"shift"_s : QString()));
    QTRY_COMPARE(page->editor().added(to.id), QStringList {who});
    QCOMPARE(page->editor().removed(from.id), shift ? QStringList {who} : QStringList());
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
}

int main(int argc, char **argv)
{
    if (const auto elsewhere = RealPointer::runOnAnotherDisplay(argc, argv))
        return *elsewhere;
    QApplication app(argc, argv);
    TestRealDrag test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realdrag.moc"
