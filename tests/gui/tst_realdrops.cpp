// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"
#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "form/editsession.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "realpointer.h"
#include "shell/mainwindow.h"
#include "shell/navigationrail.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Provost;

namespace {

/// What another program is: a window of another process, out of which text can be dragged.
class OtherProgram final : public QLabel
{
public:
    explicit OtherProgram(const QString &format)
        : QLabel(u"drag me"_s)
        , m_format(format)
    {
        setWindowFlags(Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
        setGeometry(1300, 20, 90, 60);
    }
    static QString arguments() { return u"--as-another-program"_s; }

protected:
    void mousePressEvent(QMouseEvent *) override
    {
        auto *mime = new QMimeData;
        if (m_format == "text/csv"_L1)
            mime->setData(m_format, "userName,displayName\nuser003@harbour.example,Somebody\nghost@harbour.example,Ghost\n");
        else
            mime->setText(u"user001@harbour.example\nnobody@harbour.example\n"_s);
        auto *drag = new QDrag(this); // Qt deletes it, and it the data
        drag->setMimeData(mime);
        drag->exec(Qt::CopyAction);
    }

private:
    QString m_format;
};

} // namespace

/// Drops with a real pointer on what is no list of memberships: entries of the navigation, rows of a table of groups; out of the table of users, out of other programs.
class TestRealDrops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void overTheNavigationOntoAGroup();
    void ontoTheNavigation();
    void ontoAGroupOfTheSameList();
    void textOfAnotherProgram_data();
    void textOfAnotherProgram();

private:
    [[nodiscard]] ResourceTable *table(const QString &type);
    [[nodiscard]] static QPoint cell(const QAbstractItemView *view, int row);
    [[nodiscard]] QPoint entry(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex entryOf(const QString &type) const { return m_window->workspace()->navigation().entryFor(type); }

    RealPointer m_pointer;
    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestRealDrops::initTestCase()
{
    if (!RealPointer::hasTools())
        QSKIP("no xvfb-run, or no xdotool");
    QVERIFY(RealPointer::isThere());
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QVERIFY(m_pointer.startManager());
}

void TestRealDrops::init()
{
    m_services = std::make_unique<FakeServices>();
    m_directory = std::make_unique<FakeDirectory>();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1180, 800);
    m_window->move(40, 40);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), 30'000));
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(m_window->workspace());
}

void TestRealDrops::cleanup()
{
    m_window.reset();
    m_directory.reset();
    m_services.reset();
}

ResourceTable *TestRealDrops::table(const QString &type)
{
    Q_EMIT m_window->workspace()->entryWanted(entryOf(type));
    BrowsePage *page = m_window->workspace()->browsePage();
    auto *table = page ? page->findChild<ResourceTable *>(u"resourceTable"_s) : nullptr;
    auto *model = table ? qobject_cast<ResourceTableModel *>(table->model()) : nullptr;
    const bool isThere = model && QTest::qWaitFor([model] { return model->rowCount() > 5 && !model->resourceAt(5).isNull(); }, 10'000);
    return isThere ? table : nullptr;
}

QPoint TestRealDrops::cell(const QAbstractItemView *view, int row)
{
    return view->viewport()->mapToGlobal(view->visualRect(view->model()->index(row, 0)).center());
}

QPoint TestRealDrops::entry(const QModelIndex &index) const
{
    const auto *rail = m_window->findChild<NavigationRail *>(u"navigationRail"_s);
    return rail->viewport()->mapToGlobal(rail->visualRect(index).center());
}

/// Held over an entry for a moment, the page opens; the row is let go on a group there.
void TestRealDrops::overTheNavigationOntoAGroup()
{
    ResourceTable *groups = table(u"Group"_s);
    QVERIFY(groups);
    const QPoint onGroup = cell(groups, 3);
    const QString group = qobject_cast<ResourceTableModel *>(groups->model())->resourceAt(3).id();
    ResourceTable *users = table(u"User"_s);
    QVERIFY(users);
    const QString user = qobject_cast<ResourceTableModel *>(users->model())->resourceAt(4).id();
    QVERIFY(RealPointer::drag({{cell(users, 4)}, {entry(entryOf(u"Group"_s)), 1500}, {onGroup}}));
    QTRY_COMPARE(m_window->session()->changes().changes.size(), 1);
    const Change change = m_window->session()->changes().changes.first();
    QCOMPARE(change.kind, ChangeKind::MembersAdd);
    QCOMPARE(change.id, group);
    QCOMPARE(change.members, QStringList {user});
}

/// Let go on "Members": who it is waits there for a group, and nothing is staged.
void TestRealDrops::ontoTheNavigation()
{
    ResourceTable *users = table(u"User"_s);
    QVERIFY(users);
    const QString user = qobject_cast<ResourceTableModel *>(users->model())->resourceAt(2).id();
    QVERIFY(RealPointer::drag({{cell(users, 2)}, {entry(m_window->workspace()->navigation().entry(NavigationModel::Entry::Members)), 250}}));
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPane *left = m_window->workspace()->membershipPage()->panesView()->left();
    QTRY_COMPARE(left->model().rowCount(), 1);
    QCOMPARE(left->model().principalAt(0).id, user);
    QVERIFY(m_window->session()->changes().isEmpty());
}

/// The pointer comes into the list where nothing can be dropped, for it is there when the drag begins; further down there is a group.
void TestRealDrops::ontoAGroupOfTheSameList()
{
    m_window->workspace()->openMemberships(Principal::of(m_directory->resources[u"/Groups"_s].at(5), u"Group"_s));
    MembershipPane *left = m_window->workspace()->membershipPage()->panesView()->left();
    QTRY_VERIFY(!left->isReading() && left->model().rowCount() > 200);
    int row = 0;
    while (row < 200 && !left->model().principalAt(row).isGroup())
        ++row;
    left->list()->scrollTo(left->list()->model()->index(row, 0), QAbstractItemView::PositionAtCenter);
    const Principal group = left->model().principalAt(row);
    const Principal user = left->model().principalAt(row - 2);
    QVERIFY(group.isGroup() && !user.isGroup());
    QVERIFY(RealPointer::drag({{cell(left->list(), row - 2)}, {cell(left->list(), row), 300}}));
    QTRY_COMPARE(m_window->session()->changes().changes.size(), 1);
    QCOMPARE(m_window->session()->changes().changes.first().id, group.id);
    QCOMPARE(m_window->session()->changes().changes.first().members, QStringList {user.id});
    m_window->session()->staged().undoStack().undo();
    // And out of it again to the other one: what it said is said no more.
    MembershipPane *right = m_window->workspace()->membershipPage()->panesView()->right();
    QTRY_VERIFY(!right->isReading());
    QVERIFY(RealPointer::drag({{cell(left->list(), row - 2)}, {right->list()->viewport()->mapToGlobal(QPoint(80, 120)), 300}}));
    QTRY_COMPARE(m_window->session()->changes().changes.size(), 1);
    QCOMPARE(left->findChild<ElidedLabel *>(u"leftHint"_s)->text(), QString());
}

void TestRealDrops::textOfAnotherProgram_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("onTable"); ///< a row of the table of groups; else a list of members
    QTest::addColumn<int>("who"); ///< whose number in the directory it is
    QTest::newRow("plain, on a list") << u"text/plain"_s << false << 1;
    QTest::newRow("CSV, on a list") << u"text/csv"_s << false << 3;
    QTest::newRow("plain, on a row") << u"text/plain"_s << true << 1;
    QTest::newRow("CSV, on a row") << u"text/csv"_s << true << 3;
}

/// Who is meant is shown, who is not known is said, and only then is anything staged.
void TestRealDrops::textOfAnotherProgram()
{
    QFETCH(QString, format);
    QFETCH(bool, onTable);
    QFETCH(int, who);
    const Principal group = Principal::of(m_directory->resources[u"/Groups"_s].at(5), u"Group"_s);
    m_directory->memberList = MemberList();
    QPoint target;
    QString groupId = group.id;
    if (onTable) {
        ResourceTable *groups = table(u"Group"_s);
        QVERIFY(groups);
        groupId = qobject_cast<ResourceTableModel *>(groups->model())->resourceAt(3).id();
        target = cell(groups, 3);
    } else {
        m_window->workspace()->openMemberships(group);
        MembershipPane *right = m_window->workspace()->membershipPage()->panesView()->right();
        QTRY_VERIFY(!right->isReading());
        target = right->list()->viewport()->mapToGlobal(QPoint(80, 120));
    }
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {OtherProgram::arguments(), format});
    QTRY_VERIFY_WITH_TIMEOUT(other.bytesAvailable() > 0, 30'000); // its window is there
    QVERIFY(RealPointer::drag({{QPoint(1345, 50)}, {target, 400}}));
    QTRY_VERIFY(m_window->findChild<QDialog *>(u"matchDialog"_s));
    auto *dialog = m_window->findChild<QDialog *>(u"matchDialog"_s);
    auto *list = dialog->findChild<QTreeWidget *>(u"matchList"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QVERIFY(m_window->session()->changes().isEmpty());
    const Principal user = Principal::of(m_directory->resources[u"/Users"_s].at(who), u"User"_s);
    QVERIFY(list->topLevelItem(0)->text(1).contains(user.name));
    QCOMPARE(list->topLevelItem(1)->text(1), u"unknown"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"matchAdd"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->session()->changes().changes.size(), 1);
    QCOMPARE(m_window->session()->changes().changes.first().id, groupId);
    QCOMPARE(m_window->session()->changes().changes.first().members, QStringList {user.id});
    other.kill();
    other.waitForFinished();
}

int main(int argc, char **argv)
{
    if (argc > 2 && QString::fromLocal8Bit(argv[1]) == OtherProgram::arguments()) {
        QApplication application(argc, argv);
        OtherProgram program(QString::fromLocal8Bit(argv[2]));
        program.show();
        QTimer::singleShot(500, &program, [] {
            std::puts("shown");
            std::fflush(stdout);
        });
        return QApplication::exec();
    }
    if (const auto elsewhere = RealPointer::runOnAnotherDisplay(argc, argv))
        return *elsewhere;
    QApplication application(argc, argv);
    TestRealDrops test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realdrops.moc"
