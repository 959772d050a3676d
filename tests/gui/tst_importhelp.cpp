// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeservices.h"
#include "gui/accessibility.h"
#include "gui/importfixture.h"
#include "import/handoutsheet.h"
#include "import/mappinglines.h"
#include "import/reportpane.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "store/sealedfile.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPdfWriter>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace Provost;
using Step = ImportPage::Step;

/// What the wizard does beyond columns: rules, look-up tables, passwords, known templates.
class TestImportHelp : public QObject, protected ImportFixture
{
    Q_OBJECT
private:
    void showTab(int index) const
    {
        auto *tabs = child<QTabBar>(u"mappingTabs"_s);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
    }
    /// Types into a cell as a person does: the first key opens the editor.
    void type(QTableView *table, int row, int column, const QString &text) const
    {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, column));
        QTest::keyClick(table, Qt::Key_F2);
        QWidget *editor = QApplication::focusWidget();
        QVERIFY(editor != nullptr);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(table->hasFocus());
    }
    void toPlan()
    {
        goOn();
        QTRY_VERIFY(isAt(Step::Plan) && m_page->importing().planned());
    }
    void choosePasswords(PasswordWish::Kind kind) const
    {
        auto *box = child<QComboBox>(u"passwordKind"_s);
        QVERIFY(box != nullptr);
        box->setCurrentIndex(box->findData(int(kind)));
    }
    void clickIn(const QString &strip, const QString &button) const
    {
        auto *shown = child<MessageStrip>(strip);
        QVERIFY(shown != nullptr);
        QTest::mouseClick(shown->findChild<QToolButton *>(button), Qt::LeftButton);
    }
    /// As a run would tell it that did everything.
    void tellDone()
    {
        const ChangeSet staged = m_session->changes();
        Plan plan;
        QHash<int, StepOutcome> outcomes;
        for (const Change &change : staged.changes) {
            outcomes.insert(int(plan.steps.size()), StepOutcome {.state = StepState::Done, .id = u"id%1"_s.arg(plan.steps.size()), .status = 201});
            PlanStep step;
            step.object = int(plan.objects.size());
            plan.steps << step;
            PlannedObject object;
            object.key = change.key();
            plan.objects << object;
        }
        m_session->staged().reset({});
        m_page->importing().setOutcome(plan, outcomes);
        QTRY_VERIFY(m_page->importing().report());
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }
    void init() { makeAll(); }
    void cleanup() { dropAll(); }

    /// Department -> groups, title: from the values of the column to what is planned.
    void aRuleForEachDepartment()
    {
        const QString pilots = m_provider->add(u"/Groups"_s, Json::object({{u"displayName"_s, u"Pilots"_s}}));
        open("userName,Department\nmira,Harbour\ntor,Office\nann,harbour\n");
        goOn();
        showTab(1);
        child<QComboBox>(u"rulesColumn"_s)->setCurrentIndex(1);
        QTest::mouseClick(child<QPushButton>(u"rulesFill"_s), Qt::LeftButton);
        auto *table = child<QTableView>(u"rulesTable"_s);
        QVERIFY(table != nullptr);
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(table->model()->rowCount(), 2); // whatever their case
        QCOMPARE(table->model()->index(0, int(RuleModel::Column::Equals)).data().toString(), u"Harbour"_s); // the most frequent first
        type(table, 0, int(RuleModel::Column::Value), u"Pilots"_s);
        QTest::mouseClick(child<QPushButton>(u"rulesAdd"_s), Qt::LeftButton);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        const int last = table->model()->rowCount() - 1;
        type(table, last, int(RuleModel::Column::Equals), u"Harbour"_s);
        type(table, last, int(RuleModel::Column::Target), u"title"_s);
        type(table, last, int(RuleModel::Column::Value), u"Pilot"_s);
        const QList<MappingRule> rules = m_page->importing().mappingModel().rules();
        QCOMPARE(rules.size(), 1); // "Office" is not complete
        QCOMPARE(rules.constFirst().groups, QStringList {u"Pilots"_s});
        QCOMPARE(rules.constFirst().set.value(0), std::pair(u"title"_s, u"Pilot"_s));
        QVERIFY(child<QTabBar>(u"mappingTabs"_s)->tabText(1).contains(u'3'));
        toPlan();
        const QList<Change> changes = m_page->importing().planned()->changes.changes;
        const auto members = std::find_if(changes.cbegin(), changes.cend(), [](const Change &change) { return change.kind == ChangeKind::MembersAdd; });
        QVERIFY(members != changes.cend());
        QCOMPARE(members->id, pilots);
        QCOMPARE(members->members.size(), 2);
        QCOMPARE(changes.constFirst().attributes.value(u"title").toString(), u"Pilot"_s);
        QVERIFY(changes.at(1).attributes.value(u"title").isUndefined());
    }

    void linesThatCannotBeMeantAreSaid()
    {
        open("userName,Department\nmira,Harbour\n");
        goOn();
        MappingModel &mapping = m_page->importing().mappingModel();
        RuleModel rules(mapping);
        const QAbstractItemModelTester tester(&rules, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rules.addLine({u"Department"_s, u"Harbour"_s, u"title"_s, u"Pilot"_s});
        rules.addLine({u"Departement"_s, u"Harbour"_s, u"groups"_s, u"Pilots"_s});
        rules.addLine({u"Department"_s, u"Harbour"_s, u"shoeSize"_s, u"43"_s});
        rules.addLine({u"Department"_s, u"HARBOUR"_s, u"title"_s, u"Cook"_s});
        rules.addLine({u"Department"_s});
        using Fault = MappingLines::Fault;
        const QList<Fault> wanted {Fault::None, Fault::UnknownColumn, Fault::UnknownTarget, Fault::Twice, Fault::Incomplete};
        for (int row = 0; row < wanted.size(); ++row)
            QCOMPARE(rules.faultOf(row), wanted[row]);
        QCOMPARE(mapping.rules().size(), 2); // what the next file may know is kept
        QCOMPARE(rules.rowsLike(0), 1);
        QVERIFY(!mapping.isSound()); // nobody would get the groups
        QVERIFY(child<MessageStrip>(u"mappingMissing"_s) != nullptr);
        rules.removeLines({0, 2, 3, 4});
        QCOMPARE(mapping.rules().size(), 1);
        QVERIFY(!mapping.isSound());
        rules.removeLines({0});
        QVERIFY(mapping.isSound());
    }

    void aPastedTableIsLookedUp()
    {
        open("userName,Dept\nmira,4711\ntor,4712\n");
        goOn();
        showTab(2);
        QApplication::clipboard()->setText(u"Centers\t4711\tHarbour\nCenters\t4712\tOffice\n"_s);
        auto *pane = child<QWidget>(u"lookupsPane"_s);
        pane->setFocus();
        child<QPushButton>(u"lookupsFill"_s)->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        auto *table = child<QTableView>(u"lookupsTable"_s);
        QVERIFY(table != nullptr);
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(m_page->importing().hasTable()); // the page did not take the clipboard for a table to import
        QCOMPARE(m_page->importing().sample().header.names.size(), 2);
        MappingModel &mapping = m_page->importing().mappingModel();
        mapping.setTarget(1, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s);
        mapping.setText(1, u"{Dept|lookup:Centers}"_s);
        QCOMPARE(mapping.index(1, int(MappingModel::Column::Outcome)).data().toString(), u"Harbour"_s);
        type(table, 0, int(LookupModel::Column::To), u"Quay"_s);
        QCOMPARE(mapping.index(1, int(MappingModel::Column::Outcome)).data().toString(), u"Quay"_s);
        table->selectRow(1);
        QTest::mouseClick(child<QPushButton>(u"lookupsRemove"_s), Qt::LeftButton);
        QCOMPARE(mapping.lookups().value(u"Centers"_s).size(), 1);
        goOn();
        QTRY_VERIFY(isAt(Step::Check)); // tor's is in no line
        toPlan();
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Rejected), 1);
    }

    /// A template keeps them, and the next file of its kind has them.
    void rulesAndTablesAreRemembered()
    {
        open("userName,Department\nmira,Harbour\n");
        MappingModel &mapping = m_page->importing().mappingModel();
        mapping.setRules({{.column = u"Department"_s, .equals = u"Harbour"_s, .set = {{u"title"_s, u"Pilot"_s}}}});
        mapping.setLookups({{u"t"_s, {{u"a"_s, u"b"_s}}}});
        QVERIFY(m_page->importing().saveTemplate(u"Joiners"_s));
        makePage();
        open("userName,Department\ntor,Harbour\n");
        QCOMPARE(m_page->importing().mappingModel().rules().size(), 1);
        QCOMPARE(m_page->importing().mappingModel().lookups().size(), 1);
    }

    void sealedBeforeAnythingIsStaged()
    {
        open("userName,displayName\nmira,Mira Kolb\ntor,Tor Lie\n");
        goOn();
        toPlan();
        choosePasswords(PasswordWish::Kind::Sealed);
        auto *next = child<QPushButton>(u"importNext"_s);
        QVERIFY(!next->isEnabled());
        const QString name = m_folder->filePath(u"joiners.sealed"_s);
        QTest::keyClicks(child<QLineEdit>(u"sealedFile"_s), name);
        QTest::keyClicks(child<QLineEdit>(u"sealedPassphrase"_s), u"correct horse"_s);
        QTest::keyClicks(child<QLineEdit>(u"sealedAgain"_s), u"correct hors"_s);
        QVERIFY(!next->isEnabled());
        QTest::keyClicks(child<QLineEdit>(u"sealedAgain"_s), u"e"_s);
        QVERIFY(next->isEnabled());
        child<QSpinBox>(u"passwordLength"_s)->setValue(20);
        child<QCheckBox>(u"passwordSymbols"_s)->setChecked(false);
        std::shared_ptr<SealedFile> sealed;
        connect(&m_page->importing(), &ImportSession::sealing, this, [&sealed](const std::shared_ptr<SealedFile> &file) { sealed = file; });
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QVERIFY(sealed && sealed->fileName() == name);
        QVERIFY(QFile::exists(name));
        QSet<QString> different;
        for (const Change &change : m_session->changes().changes) {
            const QString password = change.attributes.value(u"password").toString();
            QCOMPARE(password.size(), 20);
            QVERIFY(std::all_of(password.cbegin(), password.cend(), [](QChar c) { return c.isLetterOrNumber(); }));
            different.insert(password);
        }
        QCOMPARE(different.size(), 2);
        QVERIFY(!m_session->changes().toBytes().contains(different.cbegin()->toUtf8()));
    }

    void anotherPassphraseStagesNothing()
    {
        const QString name = m_folder->filePath(u"joiners.sealed"_s);
        {
            auto file = SealedFile::open(name, "first");
            QVERIFY(file);
            QVERIFY((*file)->append({SealedSecret {.run = 1, .step = 0, .label = u"mira"_s, .attribute = u"password"_s, .secret = Redacted(u"x"_s)}}));
        }
        open("userName\nmira\n");
        goOn();
        toPlan();
        m_page->importing().setPasswords({.kind = PasswordWish::Kind::Sealed, .fileName = name, .passphrase = Redacted(u"second"_s)});
        goOn();
        QTRY_VERIFY(child<MessageStrip>(u"importStrip"_s) != nullptr);
        QCOMPARE(m_page->step(), Step::Plan);
        QVERIFY(m_session->changes().isEmpty());
    }

    void printedOnceAndForgotten()
    {
        open("userName,displayName\nmira,Mira Kolb\ntor,Tor Lie\n");
        goOn();
        toPlan();
        choosePasswords(PasswordWish::Kind::Printed);
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QVERIFY(m_page->importing().newPasswords().isEmpty()); // nobody has been created yet
        tellDone();
        QCOMPARE(m_page->importing().newPasswords().size(), 2);
        QTRY_VERIFY(child<MessageStrip>(u"reportPasswords"_s) != nullptr);
        press(u"reportAnother"_s); // warns first
        QVERIFY(m_page->importing().hasTable());
        QVERIFY(child<MessageStrip>(u"importLoss"_s) != nullptr);
        auto *pane = child<ReportPane>(u"reportStep"_s);
        {
            QPdfWriter nowhere(m_folder->filePath(u"no/such/folder/slips.pdf"_s));
            QVERIFY(!pane->print(nowhere, 300));
        }
        QCOMPARE(m_page->importing().newPasswords().size(), 2); // still here
        QCOMPARE(m_page->importing().unprinted(), 2);
        const QString name = m_folder->filePath(u"slips.pdf"_s);
        {
            QPdfWriter paper(name);
            paper.setResolution(300);
            QVERIFY(pane->print(paper, 300));
        }
        QVERIFY(QFile(name).size() > 1000);
        QCOMPARE(m_page->importing().unprinted(), 0);
        QCOMPARE(m_page->importing().newPasswords().size(), 2); // until somebody has seen the paper
        clickIn(u"reportPasswords"_s, u"messageAction"_s);
        QVERIFY(m_page->importing().newPasswords().isEmpty());
        QVERIFY(child<MessageStrip>(u"reportPasswords"_s) == nullptr);
        press(u"reportAnother"_s);
        QVERIFY(!m_page->importing().hasTable());
    }

    /// Half of them are created, the run goes on later: the others' passwords are not gone with the first slips.
    void printedAfterAStoppedRun()
    {
        open("userName\nmira\ntor\n");
        goOn();
        toPlan();
        choosePasswords(PasswordWish::Kind::Printed);
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        const ChangeSet staged = m_session->changes();
        const auto tell = [&](qsizetype from, StepState state) {
            Plan plan;
            QHash<int, StepOutcome> outcomes;
            for (qsizetype i = from; i < staged.changes.size(); ++i) {
                outcomes.insert(int(plan.steps.size()), StepOutcome {.state = i == from ? StepState::Done : state, .id = u"id"_s, .status = 201});
                PlanStep step;
                step.object = int(plan.objects.size());
                plan.steps << step;
                PlannedObject object;
                object.key = staged.changes[i].key();
                plan.objects << object;
            }
            QSignalSpy told(&m_page->importing(), &ImportSession::reported);
            m_page->importing().setOutcome(plan, outcomes);
            QVERIFY(told.wait());
        };
        tell(0, StepState::Planned);
        auto *pane = child<ReportPane>(u"reportStep"_s);
        const QList<NewPassword> first = m_page->importing().newPasswords();
        QCOMPARE(first.size(), 1);
        {
            QPdfWriter paper(m_folder->filePath(u"slips.pdf"_s));
            QVERIFY(pane->print(paper, 300));
        }
        clickIn(u"reportPasswords"_s, u"messageAction"_s);
        QVERIFY(m_page->importing().newPasswords().isEmpty());
        tell(1, StepState::Done);
        const QList<NewPassword> second = m_page->importing().newPasswords();
        QCOMPARE(second.size(), 1);
        QVERIFY(second.constFirst().key != first.constFirst().key);
        QCOMPARE(m_page->importing().unprinted(), 1);
    }

    /// Every way to another table asks first, not only the button.
    void anotherFileThrowsNoPasswordsAway()
    {
        open("userName\nmira\n");
        goOn();
        toPlan();
        choosePasswords(PasswordWish::Kind::Printed);
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QCOMPARE(m_page->importing().unprinted(), 1); // staged, and after the run nobody else would know it
        tellDone();
        const QString other = write("userName\ntor\n", u"other.csv"_s);
        drop(other);
        QVERIFY(child<MessageStrip>(u"importLoss"_s) != nullptr);
        QCOMPARE(m_page->importing().newPasswords().size(), 1);
        clickIn(u"importLoss"_s, u"messageSecond"_s);
        QVERIFY(child<MessageStrip>(u"importLoss"_s) == nullptr);
        QCOMPARE(m_page->importing().newPasswords().size(), 1);
        bool left = false;
        QVERIFY(!m_page->mayLeave(u"Close"_s, [&left] { left = true; })); // as the window asks before it closes
        QVERIFY(!left);
        clickIn(u"importLoss"_s, u"messageAction"_s);
        QVERIFY(left);
        drop(other);
        clickIn(u"importLoss"_s, u"messageAction"_s);
        QTRY_COMPARE(m_page->importing().title(), u"other.csv"_s);
        QTRY_COMPARE(m_page->importing().work(), ImportSession::Work::None);
        QVERIFY(m_page->importing().newPasswords().isEmpty());
    }

    /// To open another connection may take a while, and what was begun meanwhile is not thrown away by its end.
    void anotherDirectoryAsksAgainBeforeItIsShown()
    {
        dropAll();
        makeAll();
        m_page.reset();
        m_session.reset();
        FakeServices services;
        MainWindow window(services);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showDirectory(m_directory.get(), SavedConnection::Environment::Test);
        m_directory->open();
        QTRY_VERIFY(window.workspace() && !window.workspace()->isBare());
        window.openPractice(); // which begins to start
        QCOMPARE(services.opened, QStringList {u"practice"_s});
        Q_EMIT window.workspace()->entryWanted(window.workspace()->navigation().entry(NavigationModel::Entry::Import));
        m_page.reset(window.workspace()->importPage()); // lent to what this fixture can do
        m_session.reset(window.session());
        const auto giveBack = qScopeGuard([this] {
            (void)m_page.release();
            (void)m_session.release();
        });
        QVERIFY(m_page);
        open("userName\nmira\n");
        goOn();
        toPlan();
        choosePasswords(PasswordWish::Kind::Printed);
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QCOMPARE(m_page->importing().unprinted(), 1);
        Q_EMIT window.workspace()->entryWanted(window.workspace()->navigation().entry(NavigationModel::Entry::Import)); // the review had come up
        int shown = 0;
        window.whenMayLeave([&shown] { ++shown; }); // it has started
        QCOMPARE(shown, 0);
        clickIn(u"importLoss"_s, u"messageAction"_s);
        QCOMPARE(shown, 1);
        window.whenMayLeave([&shown] { ++shown; }); // that was agreed to
        QCOMPARE(shown, 2);
        window.openPractice(); // another wish is asked for anew
        QCOMPARE(services.opened.size(), 1);
        clickIn(u"importLoss"_s, u"messageAction"_s);
        QCOMPARE(services.opened.size(), 2);
        window.whenMayLeave([&shown] { ++shown; }); // and not a second time by its end
        QCOMPARE(shown, 3);
    }

    void aDroppedFileAsksForWhatWasMended()
    {
        open("userName,active\nmira,maybe\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Check));
        auto *grid = child<QTableView>(u"checkGrid"_s);
        QVERIFY(grid->model()->setData(grid->model()->index(0, 2), u"yes"_s));
        const QString other = write("userName\ntor\n", u"other.csv"_s);
        drop(other);
        QVERIFY(child<MessageStrip>(u"importLoss"_s) != nullptr);
        QCOMPARE(m_page->importing().title(), u"people.csv"_s);
        clickIn(u"importLoss"_s, u"messageAction"_s);
        QTRY_COMPARE(m_page->importing().title(), u"other.csv"_s);
    }

    /// Half a password is none: the type is made as small as it must be.
    void longPasswordsFitOnTheirSlip()
    {
        QFont font = QGuiApplication::font();
        font.setPixelSize(40);
        const QString password(64, u'W');
        const QFont fitted = HandoutSheet::fitted(font, password, 600);
        QVERIFY(QFontMetricsF(fitted).horizontalAdvance(password) <= 600);
        QVERIFY(fitted.pixelSize() > 4);
        QCOMPARE(HandoutSheet::fitted(font, u"W"_s, 600).pixelSize(), 40);
    }

    /// As Entra: nobody is created without one, and the file has none. It is no reason to refuse all rows.
    void aProviderThatWantsPasswords()
    {
        m_provider->description.profile.requiredOnCreate[u"User"_s] = QStringList {u"userName"_s, u"password"_s};
        m_directory->setCachedDescription(m_provider->description);
        makePage();
        open("userName\nmira\n");
        goOn();
        toPlan();
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 1);
        QVERIFY(!child<QPushButton>(u"importNext"_s)->isEnabled());
        QVERIFY(child<QLabel>(u"passwordHint"_s) != nullptr);
        choosePasswords(PasswordWish::Kind::Printed);
        QVERIFY(child<QPushButton>(u"importNext"_s)->isEnabled());
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QVERIFY(m_session->changes().changes.constFirst().attributes.contains(u"password"));
    }

    void slipsFillPages()
    {
        QList<NewPassword> people;
        for (int i = 0; i < 12; ++i)
            people << NewPassword {.name = u"Person %1"_s.arg(i), .userName = u"p%1"_s.arg(i), .password = Redacted(u"secret"_s)};
        const HandoutSheet sheet(people, u"Harbour"_s);
        const QSizeF page(190, 277);
        QCOMPARE(HandoutSheet::slipsOn(page), 5);
        QCOMPARE(sheet.pages(page), 3);
        QImage picture(760, 1108, QImage::Format_RGB32);
        const auto inkOf = [&](int number) {
            picture.fill(Qt::white);
            QPainter painter(&picture);
            sheet.paintPage(painter, picture.rect(), 4, number);
            int ink = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    ink += picture.pixel(x, y) != qRgb(255, 255, 255);
            }
            return ink;
        };
        QVERIFY(inkOf(2) > 0);
        QVERIFY(inkOf(0) > 2 * inkOf(2)); // two slips are left for the last page
    }

    void nobodyIsAskedWhereNobodyIsCreated()
    {
        m_provider->add(u"/Users"_s, Json::object({{u"userName"_s, u"mira"_s}, {u"title"_s, u"Pilot"_s}}));
        open("userName,title\nmira,Cook\n");
        goOn();
        toPlan();
        QVERIFY(child<QComboBox>(u"passwordKind"_s) == nullptr);
    }

    /// Somebody applies one of the import's objects by itself: the others still wait, and nobody is told that the import is over.
    void aRunOfOneObjectIsNoReport()
    {
        open("userName\nmira\ntor\nann\n");
        goOn();
        toPlan();
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        const ChangeSet staged = m_session->changes();
        ChangeSet left = staged;
        left.changes.removeFirst();
        m_session->staged().reset(left);
        PlannedObject object;
        object.key = staged.changes.constFirst().key();
        PlanStep step;
        step.object = 0;
        m_page->importing().setOutcome(Plan {.objects = {object}, .steps = {step}}, {{0, StepOutcome {.state = StepState::Done, .id = u"u1"_s, .status = 201}}});
        QTRY_VERIFY(m_page->importing().report());
        QCOMPARE(m_page->importing().waiting(), 2);
        QVERIFY(child<QWidget>(u"reportWaiting"_s) != nullptr);
        QVERIFY(child<QPushButton>(u"importNext"_s)->isEnabled()); // to the review
        tellDone();
        QTRY_COMPARE(m_page->importing().waiting(), 0);
        QTRY_VERIFY(child<QTableView>(u"reportRows"_s) != nullptr);
        QCOMPARE(m_page->importing().report()->count(RowResult::Status::Created), 3);
    }

    /// From "Import" to the plan for a file of a known kind: the file and Enter.
    void aKnownTemplateTakesTwoGestures()
    {
        open("Kennung,Wer\nmira,Mira\n");
        goOn();
        m_page->importing().mappingModel().setTarget(0, u"userName"_s);
        m_page->importing().mappingModel().setTarget(1, u"displayName"_s);
        QVERIFY(m_page->importing().saveTemplate(u"Joiners"_s));
        makePage();
        QApplication::clipboard()->setText(u"Kennung\tWer\ntor\tTor\n"_s);
        int gestures = 0;
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), Qt::Key_V, Qt::ControlModifier);
        ++gestures;
        QTRY_VERIFY(m_page->importing().hasTable() && m_page->importing().work() == ImportSession::Work::None);
        while (m_page->step() != Step::Plan && gestures < 10) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            ++gestures;
            QTRY_VERIFY(m_page->importing().work() == ImportSession::Work::None);
        }
        QTRY_VERIFY(isAt(Step::Plan) && m_page->importing().planned());
        QCOMPARE(gestures, 2); // with the click on "Import" three; at most five are allowed
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 1);
    }

    void everyControlHasAName()
    {
        open("userName,Department\nmira,Harbour\n");
        goOn();
        const auto look = [this] {
            QCOMPARE(namelessControls(*m_page), QStringList());
            QCOMPARE(clashingMnemonics(*m_page), QStringList());
        };
        for (const int tab : {1, 2}) {
            showTab(tab);
            look();
            QTest::mouseClick(child<QPushButton>(tab == 1 ? u"rulesFill"_s : u"lookupsFill"_s), Qt::LeftButton);
            look();
        }
        toPlan();
        choosePasswords(PasswordWish::Kind::Sealed);
        look();
    }
};

QTEST_MAIN(TestImportHelp)
#include "tst_importhelp.moc"
