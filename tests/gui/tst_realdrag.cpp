// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "form/editsession.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Provost;

namespace {

/// Where the window system has no drags of its own, on a display that has: this program once more under xvfb-run. None: there is no such thing here.
std::optional<int> runOnAnotherDisplay(int argc, char **argv)
{
    const bool canBeTried = !QStandardPaths::findExecutable(u"xvfb-run"_s).isEmpty() && !QStandardPaths::findExecutable(u"xdotool"_s).isEmpty();
    if (qEnvironmentVariable("PROVOST_REAL_DISPLAY") == "1"_L1 || !canBeTried)
        return {};
    QStringList arguments {u"-a"_s, u"-s"_s, u"-screen 0 1400x900x24"_s, QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PROVOST_REAL_DISPLAY"_s, u"1"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"xvfb-run"_s, arguments);
    return process.waitForFinished(100'000) ? process.exitCode() : 1;
}

} // namespace

/// A drag with a real pointer, moved by xdotool on an X display, through Qt's own drag and drop.
class TestRealDrag : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void dragAddsAndShiftMoves_data();
    void dragAddsAndShiftMoves();

private:
    /// From one point of the screen to another with the button held; Shift too, where asked.
    void drag(const QPoint &from, const QPoint &to, bool shift);

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
    QProcess m_manager; ///< of windows, where there is one
};

void TestRealDrag::initTestCase()
{
    if (QGuiApplication::platformName() != "xcb"_L1)
        QSKIP("no display with drags, or no xdotool");
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    const QString openbox = QStandardPaths::findExecutable(u"openbox"_s);
    if (openbox.isEmpty())
        return;
    m_manager.start(openbox, {});
    // A window shown while its manager takes over the screen is taken off it for a moment, and Qt may never hear that it is back.
    const auto managed = [] {
        QProcess question;
        question.start(u"xdotool"_s, {u"get_desktop"_s});
        return question.waitForFinished() && question.exitStatus() == QProcess::NormalExit && question.exitCode() == 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(managed(), 30'000);
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

void TestRealDrag::cleanupTestCase()
{
    m_manager.terminate();
    m_manager.waitForFinished(5000);
}

void TestRealDrag::drag(const QPoint &from, const QPoint &to, bool shift)
{
    const auto at = [](const QPoint &point) { return QStringList {u"mousemove"_s, QString::number(point.x()), QString::number(point.y())}; };
    const QStringList pause {u"sleep"_s, u"0.15"_s};
    QStringList steps = at(from) + pause + QStringList {u"mousedown"_s, u"1"_s} + pause;
    for (int i = 1; i <= 8; ++i)
        steps += at(from + (to - from) * i / 8) + QStringList {u"sleep"_s, u"0.05"_s};
    if (shift)
        steps += QStringList {u"keydown"_s, u"shift"_s} + pause;
    steps += at(to + QPoint(3, 3)) + pause + at(to) + pause + QStringList {u"mouseup"_s, u"1"_s} + pause;
    if (shift)
        steps += QStringList {u"keyup"_s, u"shift"_s};
    QProcess xdotool; // runs while Qt's drag has the event loop
    xdotool.setProcessChannelMode(QProcess::ForwardedChannels);
    xdotool.start(u"xdotool"_s, steps);
    QTRY_COMPARE_WITH_TIMEOUT(xdotool.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(xdotool.exitCode(), 0);
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
    drag(start, end, shift);
    QTRY_COMPARE(page->editor().added(to.id), QStringList {who});
    QCOMPARE(page->editor().removed(from.id), shift ? QStringList {who} : QStringList());
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
}

int main(int argc, char **argv)
{
    if (const auto elsewhere = runOnAnotherDisplay(argc, argv))
        return *elsewhere;
    QApplication app(argc, argv);
    TestRealDrag test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realdrag.moc"
