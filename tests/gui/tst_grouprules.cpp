// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/attributetreemodel.h"
#include "directory/directory.h"
#include "form/changelistmodel.h"
#include "gui/formfixture.h"
#include "review/planwords.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QDialog>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace Provost;

/// What Entra keeps to itself of single groups, and the group that leavers are moved to.
class TestGroupRules : public FormFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void cleanup() { end(); }

    void groupsOfRulesAndOfOthersAreLocked();
    void ownersAreAskedFor();
    void leaversMoveToAGroup();
    void oneNameInFormAndReview();

private:
    [[nodiscard]] static QString entra(const QString &type) { return u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:"_s + type; }
    [[nodiscard]] static ServiceDescription entraDescription();
    [[nodiscard]] Resource group(int row) const { return directory->resources[u"/Groups"_s].at(row); }
    [[nodiscard]] QString textOf(const QString &strip) const { return shown<MessageStrip>(strip) ? shown<MessageStrip>(strip)->text() : QString(); }
    void become(int row, const QByteArray &own);
    void openGroup(int row);
    [[nodiscard]] QDialog *deprovision(int row);
    void chooseGroup(QDialog *dialog, const QString &name) const;
};

void TestGroupRules::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

/// The rules of the shipped profile over what it says of filters.
ServiceDescription TestGroupRules::entraDescription()
{
    ServiceDescription description = fakeDescription();
    const ServerProfile profile = ServerProfile::shipped(u"entra"_s).valueOr({});
    description.profile.readOnlyWhen = profile.readOnlyWhen;
    description.profile.warnings = profile.warnings;
    description.profile.filter = profile.filter;
    const auto extend = [&description](const QString &type, const QByteArray &attributes) {
        const QByteArray json = QByteArray(R"({"id":")") + entra(type).toLatin1() + QByteArray(R"(","name":"Entra","attributes":[)") + attributes + QByteArray("]}");
        description.schemas << *Schema::fromJson(*Json::parse(json));
        for (ResourceType &one : description.resourceTypes) {
            if (one.isCalled(type))
                one.extensions << ResourceType::Extension {.schema = entra(type)};
        }
    };
    extend(u"User"_s, R"({"name":"ownedGroups","type":"complex","multiValued":true,"mutability":"readOnly","returned":"never","subAttributes":[{"name":"value","type":"string"}]})");
    extend(u"Group"_s, R"({"name":"groupTypes","type":"string","multiValued":true},{"name":"mailEnabled","type":"boolean"},{"name":"onPremisesSyncEnabled","type":"boolean","mutability":"readOnly"})");
    return description;
}

void TestGroupRules::become(int row, const QByteArray &own)
{
    Json json = group(row).json();
    json.set(entra(u"Group"_s), *Json::parse(own));
    directory->resources[u"/Groups"_s][row] = Resource(json);
}

void TestGroupRules::openGroup(int row)
{
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(table() && table()->model()->rowCount() > row);
    QTRY_COMPARE(table()->model()->index(row, 0).data().toString(), group(row).displayText());
    openForm(row);
}

void TestGroupRules::groupsOfRulesAndOfOthersAreLocked()
{
    become(0, R"({"groupTypes":["DynamicMembership"],"mailEnabled":false})");
    become(1, R"({"onPremisesSyncEnabled":true})");
    become(2, R"({"mailEnabled":true,"groupTypes":[]})");
    open(entraDescription());
    openGroup(0);
    QTRY_VERIFY2(textOf(u"formLockStrip"_s).contains(u"A rule decides who is in this group"_s), qPrintable(textOf(u"formLockStrip"_s)));
    QVERIFY(!edit(u"displayName"_s));
    clickRow(1);
    QTRY_VERIFY2(textOf(u"formLockStrip"_s).contains(u"on-premises"_s), qPrintable(textOf(u"formLockStrip"_s)));
    QVERIFY(!edit(u"displayName"_s));
    clickRow(2);
    QTRY_VERIFY2(textOf(u"formLockStrip"_s).contains(u"distribution lists"_s), qPrintable(textOf(u"formLockStrip"_s)));
    QVERIFY(!edit(u"displayName"_s));
    clickRow(3);
    QTRY_VERIFY(edit(u"displayName"_s));
    QVERIFY(!shown<MessageStrip>(u"formLockStrip"_s));
    QVERIFY(!shown<MessageStrip>(u"formWarnStrip"_s));
}

/// A group does not show them; users can be asked for by what they own. It costs, so it is asked where somebody wants to know.
void TestGroupRules::ownersAreAskedFor()
{
    become(0, R"({"groupTypes":["Unified"],"mailEnabled":true})");
    open(entraDescription());
    openGroup(0);
    QTRY_VERIFY2(textOf(u"formWarnStrip"_s).contains(u"Who owns this Microsoft 365 group is not shown"_s), qPrintable(textOf(u"formWarnStrip"_s)));
    QTRY_VERIFY(edit(u"displayName"_s));
    const int before = directory->finds;
    const auto ask = [this] { QTest::mouseClick(shown<QToolButton>(u"messageAction"_s, shown<QWidget>(u"formWarnStrip"_s)), Qt::LeftButton); };
    QVERIFY(shown<QToolButton>(u"messageAction"_s, shown<QWidget>(u"formWarnStrip"_s)));
    ask();
    QTRY_VERIFY2(textOf(u"formWarnStrip"_s).contains(u"No user owns this group"_s), qPrintable(textOf(u"formWarnStrip"_s)));
    QCOMPARE(directory->finds, before + 1);
    QVERIFY(!shown<QToolButton>(u"messageAction"_s, shown<QWidget>(u"formWarnStrip"_s)));

    Json owner = user(2).json();
    owner.set(entra(u"User"_s), Json::object({{u"ownedGroups"_s, Json::array({Json::object({{u"value"_s, group(0).id()}})})}}));
    directory->resources[u"/Users"_s][2] = Resource(owner);
    clickRow(1);
    QTRY_VERIFY(!shown<MessageStrip>(u"formWarnStrip"_s));
    clickRow(0);
    QTRY_VERIFY(textOf(u"formWarnStrip"_s).contains(u"is not shown"_s)); // it may be another by now
    ask();
    QTRY_COMPARE(textOf(u"formWarnStrip"_s), QString(u"Owned by: "_s + user(2).displayText()));
}

QDialog *TestGroupRules::deprovision(int row)
{
    clickRow(row);
    QTest::keyClick(table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    return window->findChild<QDialog *>(u"deprovisionDialog"_s);
}

void TestGroupRules::chooseGroup(QDialog *dialog, const QString &name) const
{
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *line = dialog->findChild<QLineEdit *>(u"edit:deprovisionGroup"_s);
    QVERIFY(line && line->isEnabled());
    line->setFocus();
    QTest::keyClicks(line, name);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *offers = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    QVERIFY(offers && offers->model()->rowCount() > 0);
    QTest::keyClick(offers, Qt::Key_Return);
    QTRY_COMPARE(line->text(), name);
}

void TestGroupRules::leaversMoveToAGroup()
{
    open();
    const QString parking = group(1).id();
    for (const int row : {0, 1}) { // who is in that group already stays in it
        QDialog *dialog = deprovision(row);
        QVERIFY(dialog);
        auto *move = dialog->findChild<QCheckBox *>(u"deprovisionMove"_s);
        auto *go = dialog->findChild<QPushButton *>(u"deprovisionGo"_s);
        QVERIFY(!dialog->findChild<QLineEdit *>(u"edit:deprovisionGroup"_s)->isEnabled());
        QTest::mouseClick(move, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(move->isChecked());
        QVERIFY2(!go->isEnabled(), "which group is not said yet");
        chooseGroup(dialog, group(1).displayText());
        QTRY_VERIFY(go->isEnabled());
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY(!window->findChild<QDialog *>(u"deprovisionDialog"_s));
        QVERIFY(staged().size() > 1);
        QCOMPARE(stagedAttributes(), *Json::parse(R"({"active":false})"));
        QCOMPARE(staged().last().kind, ChangeKind::MembersAdd);
        QCOMPARE(staged().last().id, parking);
        QCOMPARE(staged().last().members, QStringList {user(row).id()});
        for (const Change &change : staged())
            QVERIFY(change.kind != ChangeKind::MembersRemove || (change.id != parking && change.members == QStringList {user(row).id()}));
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(staged().isEmpty());
    }
}

/// What a profile calls an attribute it is called wherever somebody decides about it.
void TestGroupRules::oneNameInFormAndReview()
{
    ServiceDescription description = fakeDescription();
    description.profile.labels = ServerProfile::shipped(u"entra"_s).valueOr({}).labels;
    open(description);
    const ResourceType type = *directory->description().resourceType(u"User"_s);
    const FieldSpec *field = window->session()->specOf(type).find(*AttributeName::parse(u"userType"));
    QVERIFY(field);
    QCOMPARE(field->label, u"Employee type"_s);
    const Change change {.kind = ChangeKind::Update, .resourceType = type.name, .id = user(0).id(), .attributes = Json::object({{u"userType"_s, u"Contractor"_s}}), .before = user(0)};
    window->session()->stage({change}, u"Type"_s);
    AttributeTreeModel details; // as in the panel beside the list
    details.setResource(user(0), directory->description().schemaOf(type), directory->description().profile.labels.value(type.name));
    details.setShowEmpty(true);
    QVERIFY(!details.match(details.index(0, 0), Qt::DisplayRole, u"Employee type"_s, 1, Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    const PlannedObject same {.key = {type.name, user(0).id()}, .label = u"Ann"_s, .dropped = {{.reason = DroppedEdit::Reason::SameValue, .what = {u"userType"_s}}}};
    QCOMPARE(droppedWords(same, [](const QString &id) { return id; }, directory->description().profile.labels.value(type.name)), QStringList {u"Ann: has this value already: Employee type"_s});
    const ChangeListModel list(*window->session());
    QCOMPARE(list.rowCount(list.index(0, 0)), 1);
    QCOMPARE(list.index(0, int(ChangeListModel::Column::What), list.index(0, 0)).data().toString(), u"Employee type"_s);
}

QTEST_MAIN(TestGroupRules)
#include "tst_grouprules.moc"
