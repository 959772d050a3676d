// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formfixture.h"
#include "review/changespage.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Provost;

/// What becomes of somebody who leaves, as one set that is reviewed like any other.
class TestDeprovision : public FormFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void cleanup() { end(); }

    void deprovisionIsOneGesture();
    void deprovisionedAreDeletedInTheEnd();
    void leaversJoinAGroup();
    void nothingChangesWhileGroupsAreAskedFor();

private:
    /// Of the row, by the key.
    [[nodiscard]] QDialog *openDialog(int row)
    {
        clickRow(row);
        QTest::keyClick(table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        return window->findChild<QDialog *>(u"deprovisionDialog"_s);
    }
    static void toggle(const QDialog *dialog, const QString &box)
    {
        QTest::mouseClick(dialog->findChild<QCheckBox *>(box), Qt::LeftButton, {}, QPoint(8, 8));
    }
};

void TestDeprovision::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestDeprovision::deprovisionIsOneGesture()
{
    open();
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<QDialog *>(u"deprovisionDialog"_s);
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"deprovisionGo"_s);
    QVERIFY(dialog->findChild<QCheckBox *>(u"deprovisionDisable"_s)->isChecked());
    QTest::mouseClick(dialog->findChild<QCheckBox *>(u"deprovisionDelete"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!dialog->findChild<QCheckBox *>(u"deprovisionDisable"_s)->isEnabled()); // goes without saying
    QVERIFY(dialog->findChild<QCheckBox *>(u"deprovisionLeave"_s)->isEnabled());
    QVERIFY(!dialog->findChild<QLabel *>(u"deprovisionHint"_s)->text().isEmpty());
    QTest::mouseClick(dialog->findChild<QCheckBox *>(u"deprovisionDelete"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(staged().size() > 1);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"active":false})"));
    QCOMPARE(staged().last().kind, ChangeKind::MembersRemove);
    QCOMPARE(staged().last().members, QStringList {directory->resources[u"/Users"_s].at(0).id()});
    QTRY_VERIFY(!window->findChild<QDialog *>(u"deprovisionDialog"_s));
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(staged().isEmpty());
}

void TestDeprovision::deprovisionedAreDeletedInTheEnd()
{
    ServiceDescription description = richDescription();
    description.profile.readOnlyWhen.insert(u"Group"_s, {{.when = u"displayName sw \"Dyn\""_s, .code = u"dynamic members"_s}});
    open(description);
    Json group = directory->resources[u"/Groups"_s].at(0).json();
    group.set(u"id"_s, u"dynamic"_s);
    group.set(u"displayName"_s, u"Dynamic crew"_s);
    directory->resources[u"/Groups"_s].append(Resource(group));
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<QDialog *>(u"deprovisionDialog"_s);
    QVERIFY(dialog);
    const QString id = directory->resources[u"/Users"_s].at(0).id();
    auto *remove = dialog->findChild<QCheckBox *>(u"deprovisionDelete"_s);
    auto *go = dialog->findChild<QPushButton *>(u"deprovisionGo"_s);
    QTest::mouseClick(go, Qt::LeftButton); // not deleted: who decides about that group is said first
    QTRY_VERIFY2(dialog->findChild<QLabel *>(u"deprovisionHint"_s)->text().contains(u"Dynamic crew"_s), qPrintable(dialog->findChild<QLabel *>(u"deprovisionHint"_s)->text()));
    QVERIFY(staged().isEmpty());
    QTest::mouseClick(remove, Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(staged().size() > 1);
    QCOMPARE(staged().first().kind, ChangeKind::MembersRemove);
    QCOMPARE(staged().last().kind, ChangeKind::Delete);
    QCOMPARE(staged().last().id, id);
    for (const Change &change : staged())
        QVERIFY(change.id != "dynamic"_L1);
}

/// Out of the groups they are in, and into one that is searched by its name.
void TestDeprovision::leaversJoinAGroup()
{
    open();
    QDialog *dialog = openDialog(0);
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"deprovisionGo"_s);
    auto *name = dialog->findChild<QLineEdit *>(u"edit:deprovisionGroup"_s);
    QVERIFY(!name->isEnabled());
    toggle(dialog, u"deprovisionMove"_s);
    QVERIFY(name->isEnabled() && !go->isEnabled()); // into which one is not said yet
    name->setFocus();
    QTest::keyClicks(name, u"finance"_s);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(name->text(), u"Finance"_s);
    QVERIFY(go->isEnabled());
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(staged().size() > 2);
    const Resource group = directory->resources[u"/Groups"_s].at(1);
    const Change &join = staged().last();
    QCOMPARE(join.kind, ChangeKind::MembersAdd);
    QCOMPARE(join.id, group.id());
    QCOMPARE(join.members, QStringList {user(0).id()});
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"active":false})"));
    const auto leaves = std::count_if(staged().cbegin(), staged().cend(), [](const Change &change) { return change.kind == ChangeKind::MembersRemove; });
    QCOMPARE(qsizetype(leaves), staged().size() - 2);
    window->workspace()->openChanges();
    QTRY_VERIFY(window->workspace()->changesPage());
    const QAbstractItemModel *model = window->workspace()->changesPage()->list()->model();
    QStringList names;
    for (int row = 0; row < model->rowCount(); ++row)
        names << model->index(row, 0).data().toString();
    QVERIFY2(names.contains(u"Finance"_s), qPrintable(names.join(u", "_s))); // and not its id
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(staged().isEmpty());
}

/// What is staged is what was asked for, once.
void TestDeprovision::nothingChangesWhileGroupsAreAskedFor()
{
    open();
    QDialog *dialog = openDialog(0);
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"deprovisionGo"_s), Qt::LeftButton);
    const QList<QCheckBox *> boxes = dialog->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 4);
    for (const QCheckBox *box : boxes)
        QVERIFY2(!box->isEnabled(), qPrintable(box->objectName()));
    QVERIFY(!dialog->findChild<QPushButton *>(u"deprovisionGo"_s)->isEnabled());
    QVERIFY(staged().isEmpty()); // or all of this would have come too late
    QTRY_VERIFY(!staged().isEmpty());
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"active":false})"));
}

QTEST_MAIN(TestDeprovision)
#include "tst_deprovision.moc"
