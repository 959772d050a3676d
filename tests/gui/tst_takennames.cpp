// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/uniquecheck.h"
#include "gui/formfixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Provost;

/// Whether a name can be had: what is staged, by hand or from a file, gives some up and takes others.
class TestTakenNames : public FormFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void cleanup() { end(); }

    void nameThatIsGivenUpIsFree_data();
    void nameThatIsGivenUpIsFree();
    void nameThatAFileGivesIsTaken_data();
    void nameThatAFileGivesIsTaken();

private:
    /// As an import has it.
    [[nodiscard]] static std::vector<PatchOperation> named(const QString &path, const QString &name)
    {
        return {{.op = PatchOperation::Op::Replace, .path = *AttributePath::parse(path), .value = Json(name)}};
    }
    FormModel *formOfOne()
    {
        openForm(1);
        reveal(u"userName"_s);
        return shown<FormPanel>(u"formPanel"_s)->model();
    }
};

void TestTakenNames::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestTakenNames::nameThatIsGivenUpIsFree_data()
{
    QTest::addColumn<ChangeKind>("kind");
    QTest::addColumn<QString>("path"); // of an operation; else the attributes say it
    QTest::addColumn<bool>("keepsNames");
    QTest::addColumn<bool>("isFree");
    QTest::newRow("renamed") << ChangeKind::Update << QString() << false << true;
    QTest::newRow("renamed by a file") << ChangeKind::Update << u"userName"_s << false << true;
    QTest::newRow("renamed by a file that says it all") << ChangeKind::Update << u"urn:ietf:params:scim:schemas:core:2.0:User:userName"_s << false << true;
    QTest::newRow("something else by a file") << ChangeKind::Update << u"title"_s << false << false;
    QTest::newRow("deleted") << ChangeKind::Delete << QString() << false << true;
    QTest::newRow("deleted, and the name stays taken") << ChangeKind::Delete << QString() << true << false;
}

/// Whoever has it lets go of it by what is staged: a plan does that first.
void TestTakenNames::nameThatIsGivenUpIsFree()
{
    QFETCH(const ChangeKind, kind);
    QFETCH(const QString, path);
    QFETCH(const bool, keepsNames);
    QFETCH(const bool, isFree);
    ServiceDescription description = richDescription();
    description.profile.keepsNamesOfDeleted = keepsNames;
    open(description);
    Change change {.kind = kind, .resourceType = u"User"_s, .id = user(2).id(), .before = user(2)};
    if (!path.isEmpty())
        change.operations = named(path, u"left@harbour.example"_s);
    else if (kind == ChangeKind::Update)
        change.attributes = Json::object({{u"userName"_s, u"left@harbour.example"_s}});
    window->session()->stage({change}, u"Leaves"_s);
    FormModel *model = formOfOne();
    const int field = model->indexOf(*AttributeName::parse(u"userName"));
    auto *check = model->findChild<UniqueCheck *>();
    QVERIFY(check);
    const QSignalSpy checking(check, &UniqueCheck::checking);
    edit(u"userName"_s)->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    keys(u"user002@harbour.example"_s);
    QTRY_COMPARE(checking.count(), 2); // it was asked for, and answered
    QCOMPARE(model->problems(field).isEmpty(), isFree);
    key(Qt::Key_Tab);
    QTRY_COMPARE(staged().size(), isFree ? 2 : 1);
}

void TestTakenNames::nameThatAFileGivesIsTaken_data()
{
    QTest::addColumn<bool>("isTakenBack");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("given") << false << u"NEW@harbour.example"_s << true; // nobody has it yet
    QTest::newRow("taken back by hand") << true << u"new@harbour.example"_s << false; // of two wishes the last counts
    QTest::newRow("kept after all") << true << u"user002@harbour.example"_s << true;
}

/// The directory is not asked.
void TestTakenNames::nameThatAFileGivesIsTaken()
{
    QFETCH(const bool, isTakenBack);
    QFETCH(const QString, name);
    QFETCH(const bool, isTaken);
    open(richDescription());
    window->session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user(2).id(), .operations = named(u"userName"_s, u"new@harbour.example"_s), .before = user(2)}}, u"Import"_s);
    if (isTakenBack)
        window->session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user(2).id(), .attributes = Json::object({{u"userName"_s, u"user002@harbour.example"_s}}), .before = user(2)}}, u"Back"_s);
    FormModel *model = formOfOne();
    const int field = model->indexOf(*AttributeName::parse(u"userName"));
    auto *check = model->findChild<UniqueCheck *>();
    QVERIFY(check);
    check->setPause(std::chrono::hours(1));
    edit(u"userName"_s)->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    keys(name);
    QTRY_COMPARE(model->value(field).toString(), name);
    QCOMPARE(model->problems(field).isEmpty(), !isTaken);
}

QTEST_MAIN(TestTakenNames)
#include "tst_takennames.moc"
