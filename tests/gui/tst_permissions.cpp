// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "fakes/roletoken.h"
#include "gui/importfixture.h"
#include "membership/compareview.h"
#include "membership/groupcommands.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/ownersdialog.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QTableView>

using namespace Provost;

namespace {

const QStringList &readingRoles()
{
    static const QStringList roles {u"User.Read.All"_s, u"Group.Read.All"_s};
    return roles;
}

} // namespace

/// What the roles in a token do not permit is grey and says which role is missing: on the pages of memberships and of the import. Forms: tst_forms.
class TestPermissions : public QObject, protected ImportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, ThemeMode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void cleanup()
    {
        m_window.reset();
        m_fake.reset();
        m_services.reset();
        dropAll();
    }

    void listsOfMembers_data() { rows(); }
    void listsOfMembers()
    {
        QFETCH(QStringList, roles);
        QFETCH(bool, permitted);
        openMemberships(roles);
        MembershipPane *right = page()->panesView()->right();
        MembershipPane *left = page()->panesView()->left();
        right->show(group());
        QTRY_VERIFY(!right->isReading() && !left->isReading());
        click(right->list(), 0);
        checkButton(u"rightRemove"_s, permitted);
        click(left->list(), 0);
        checkButton(u"addRight"_s, permitted);
        click(right->list(), 0);
        QTest::keyClick(right->list(), Qt::Key_Delete);
        QCOMPARE(m_window->session()->changes().isEmpty(), !permitted);
    }

    void dropsSayWhy_data() { rows(); }
    void dropsSayWhy()
    {
        QFETCH(QStringList, roles);
        QFETCH(bool, permitted);
        openMemberships(roles);
        MembershipPane *right = page()->panesView()->right();
        MembershipPane *left = page()->panesView()->left();
        right->show(group());
        QTRY_VERIFY(!right->isReading() && !left->isReading());
        click(left->list(), 7);
        const std::unique_ptr<QMimeData> mime(left->model().dragOf(left->list()->selectedRowNumbers()).toMimeData());
        QWidget *viewport = right->list()->viewport();
        const QPoint below(20, viewport->height() - 4);
        QDragEnterEvent enter(below, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &enter);
        QVERIFY(enter.isAccepted()); // who refuses that is told of nothing that follows, not even of its end
        QDragMoveEvent move(below, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &move);
        QCOMPARE(move.isAccepted(), permitted);
        const QString hint = m_window->findChild<ElidedLabel *>(u"rightHint"_s)->text();
        QCOMPARE(hint.contains(u"GroupMember.ReadWrite.All"_s), !permitted);
        QDropEvent drop(below, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &drop);
        QCOMPARE(drop.isAccepted(), permitted);
        QCOMPARE(m_window->session()->changes().isEmpty(), !permitted);
    }

    void matrix_data() { rows(); }
    void matrix()
    {
        QFETCH(QStringList, roles);
        QFETCH(bool, permitted);
        openMemberships(roles);
        page()->showTab(MembershipPage::Tab::Matrix);
        MatrixView *matrix = page()->matrixView();
        QTRY_VERIFY(matrix->model().rowCount() > 1 && !matrix->isReading());
        const auto *toggle = m_window->findChild<QAction *>(u"matrixToggleAction"_s);
        QCOMPARE(toggle->isEnabled(), permitted);
        const auto *strip = m_window->findChild<MessageStrip *>(u"matrixStrip"_s);
        QCOMPARE(strip->accessibleName().contains(u"GroupMember.ReadWrite.All"_s), !permitted);
        QCOMPARE(strip->isVisible() && strip->accessibleName().contains(u"lacks"_s), !permitted);
        QTRY_COMPARE(matrix->model().callsToRead(), 0);
        matrix->table()->setFocus();
        matrix->table()->setCurrentIndex(matrix->table()->model()->index(1, 0));
        QTest::keyClick(matrix->table(), Qt::Key_Space);
        QCOMPARE(m_window->session()->changes().isEmpty(), !permitted);
    }

    void comparison_data() { rows(); }
    void comparison()
    {
        QFETCH(QStringList, roles);
        QFETCH(bool, permitted);
        openMemberships(roles);
        page()->showTab(MembershipPage::Tab::Compare);
        auto *view = page()->findChild<CompareView *>();
        QVERIFY(view);
        view->show(group(0), group(1));
        auto *alike = view->findChild<QPushButton *>(u"compareAlike"_s);
        QVERIFY(alike);
        if (permitted)
            QTRY_VERIFY(alike->isEnabled());
        else
            QTRY_VERIFY(alike->toolTip().contains(u"GroupMember.ReadWrite.All"_s));
        QCOMPARE(alike->isEnabled(), permitted);
    }

    void groupsThemselves_data()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QStringList>("permitted");
        QTest::newRow("reader") << readingRoles() << QStringList();
        QTest::newRow("members only") << readingRoles() + QStringList {u"GroupMember.ReadWrite.All"_s} << QStringList();
        QTest::newRow("creator") << readingRoles() + QStringList {u"Group.Create"_s} << QStringList {u"New"_s};
        QTest::newRow("writer") << QStringList {u"User.Read.All"_s, u"Group.ReadWrite.All"_s} << QStringList {u"New"_s, u"Rename"_s, u"Delete"_s};
    }
    void groupsThemselves()
    {
        QFETCH(QStringList, roles);
        QFETCH(QStringList, permitted);
        openMemberships(roles);
        GroupCommands commands(page()->editor(), page());
        QMenu menu;
        commands.fill(menu, group());
        int found = 0;
        for (const QString &word : {u"New"_s, u"Rename"_s, u"Delete"_s}) {
            const QList<QAction *> actions = menu.actions();
            for (const QAction *action : actions) {
                if (!action->text().remove(u'&').contains(word))
                    continue;
                ++found;
                QVERIFY2(action->isEnabled() == permitted.contains(word), qPrintable(action->text()));
                QCOMPARE(action->toolTip().contains(u"Group.ReadWrite.All"_s), !permitted.contains(word));
            }
        }
        QVERIFY(found >= 3);
    }

    void imports_data()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QString>("lacks");
        QTest::newRow("reader") << readingRoles() << u"User.Create"_s;
        QTest::newRow("updater") << QStringList {u"User.ReadUpdate.All"_s} << u"User.Create"_s;
        QTest::newRow("creator") << readingRoles() + QStringList {u"User.Create"_s} << QString();
        QTest::newRow("writer") << QStringList {u"User.ReadWrite.All"_s} << QString();
        QTest::newRow("not told") << QStringList() << QString();
    }
    /// The plan is shown to everybody: it changes nothing. What it would do is where it ends.
    void imports()
    {
        QFETCH(QStringList, roles);
        QFETCH(QString, lacks);
        makeAll(tokenWith(roles));
        open("userName\nmira\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(ImportPage::Step::Plan));
        const auto *next = child<QPushButton>(u"importNext"_s);
        QCOMPARE(next->isEnabled(), lacks.isEmpty());
        const auto *strip = child<MessageStrip>(u"importDenied"_s);
        QCOMPARE(strip != nullptr, !lacks.isEmpty());
        if (!lacks.isEmpty()) {
            QVERIFY2(strip->accessibleName().contains(lacks), qPrintable(strip->accessibleName()));
            QVERIFY2(next->toolTip().contains(lacks), qPrintable(next->toolTip()));
        }
        QCOMPARE(writes(), 0);
    }

private:
    static void rows()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<bool>("permitted");
        QTest::newRow("reader") << readingRoles() << false;
        QTest::newRow("creator of groups") << readingRoles() + QStringList {u"Group.Create"_s} << false;
        QTest::newRow("members") << readingRoles() + QStringList {u"GroupMember.ReadWrite.All"_s} << true;
        QTest::newRow("not told") << QStringList() << true;
    }
    void openMemberships(const QStringList &roles)
    {
        m_services = std::make_unique<FakeServices>();
        m_fake = std::make_unique<FakeDirectory>(u"Harbour Authority"_s, 240, nullptr, tokenWith(roles));
        ServiceDescription description = fakeDescription();
        description.profile.id = u"entra"_s;
        m_fake->setCachedDescription(description);
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showDirectory(m_fake.get(), SavedConnection::Environment::Test);
        QTRY_VERIFY(m_window->workspace() && m_window->workspace()->browsePage());
        Q_EMIT m_window->workspace()->entryWanted(m_window->workspace()->navigation().entry(NavigationModel::Entry::Members));
        QVERIFY(page());
        QTRY_VERIFY(!page()->panesView()->left()->isReading());
    }
    MembershipPage *page() const { return m_window->findChild<MembershipPage *>(); }
    Principal group(int n = 0) const { return Principal::of(m_fake->resources[u"/Groups"_s].at(n), u"Group"_s); }
    static void click(QAbstractItemView *list, int row)
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
    }
    void checkButton(const QString &name, bool enabled) const
    {
        const auto *button = m_window->findChild<QAbstractButton *>(name);
        QVERIFY2(button, qPrintable(name));
        QCOMPARE(button->isEnabled(), enabled);
        QCOMPARE(button->toolTip().contains(u"GroupMember.ReadWrite.All"_s), !enabled);
        QCOMPARE(button->accessibleDescription().contains(u"lacks"_s), !enabled);
    }

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_fake;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPermissions)
#include "tst_permissions.moc"
