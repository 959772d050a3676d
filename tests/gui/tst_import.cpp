// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accessibility.h"
#include "gui/importfixture.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;
using Step = ImportPage::Step;

/// The wizard over a provider on a wire, with mouse and keys.
class TestImport : public QObject, protected ImportFixture
{
    Q_OBJECT
    /// A file with these headers was mapped another day.
    void knowTheKind()
    {
        open("Kennung,Wer\nmira,Mira\n");
        goOn();
        m_page->importing().mappingModel().setTarget(0, u"userName"_s);
        m_page->importing().mappingModel().setTarget(1, u"displayName"_s);
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        makePage();
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }
    void init() { makeAll(); }
    void cleanup() { dropAll(); }

    void fromADroppedFileToStagedChanges()
    {
        m_provider->add(u"/Users"_s, Json::object({{u"userName"_s, u"mira"_s}, {u"title"_s, u"Pilot"_s}}));
        open("User name,Job title\nmira,Captain\ntor,Cook\n");
        QVERIFY(isAt(Step::File));
        QCOMPARE(child<QTableView>(u"importPreview"_s)->model()->rowCount(), 3);
        goOn();
        QVERIFY(isAt(Step::Columns));
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QVERIFY(child<QAbstractButton>(u"planCard0"_s)->text().startsWith(u'1'));
        QVERIFY(child<QAbstractButton>(u"planCard1"_s)->text().startsWith(u'1'));
        QVERIFY(child<QLabel>(u"planFacts"_s)->text().contains(u'2'));
        QVERIFY(m_session->changes().isEmpty());
        QSignalSpy review(m_page.get(), &ImportPage::reviewRequested);
        goOn();
        QTRY_COMPARE(review.size(), 1);
        QCOMPARE(m_session->changes().objectCount(), 2);
        QCOMPARE(writes(), 0); // the review sends, not the wizard
        QVERIFY(m_session->staged().undoStack().undoText().contains(u"people.csv"_s));
    }

    void aKnownFileTakesThreeActs()
    {
        knowTheKind();
        // 1: the navigation entry, 2: the drop, 3: Enter
        open("Kennung,Wer\ntor,Tor\n");
        QVERIFY(child<MessageStrip>(u"importKnown"_s) != nullptr);
        QTRY_VERIFY(child<QPushButton>(u"importNext"_s)->isEnabled());
        QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(isAt(Step::Plan));
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 1);
    }

    void fromImportToThePlanInFiveActs_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"dropped", "pasted", "chosen"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    /// Clicks and keys for a file of a known kind. What is not done here is taken for granted: the click on "Import" in the navigation and, where the file is chosen, the two in the system's dialog.
    void fromImportToThePlanInFiveActs()
    {
        QFETCH(QString, way);
        knowTheKind();
        int acts = 1; // "Import"
        if (way == "dropped"_L1) {
            ++acts;
            drop(write("Kennung,Wer\ntor,Tor\n"));
        } else if (way == "pasted"_L1) {
            QApplication::clipboard()->setText(u"Kennung\tWer\ntor\tTor\n"_s);
            ++acts;
            QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
        } else {
            const QString file = write("Kennung,Wer\ntor,Tor\n");
            ++acts;
            QTest::mouseClick(child<QPushButton>(u"emptyAction"_s), Qt::LeftButton);
            auto *dialog = m_page->findChild<QFileDialog *>(u"importFileDialog"_s);
            QVERIFY(dialog);
            acts += 2; // the file, and "Open": as systems have it, nothing of it is counted here
            Q_EMIT dialog->fileSelected(file);
            dialog->close();
        }
        QTRY_VERIFY(m_page->importing().hasTable() && m_page->importing().work() == ImportSession::Work::None);
        while (m_page->step() != Step::Plan && acts < 10) {
            QTRY_VERIFY(child<QPushButton>(u"importNext"_s) != nullptr && child<QPushButton>(u"importNext"_s)->isEnabled());
            ++acts;
            QTest::keyClick(child<QPushButton>(u"importNext"_s), Qt::Key_Space);
            QTRY_VERIFY(m_page->importing().work() == ImportSession::Work::None);
        }
        QVERIFY(m_page->importing().planned());
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 1);
        QVERIFY2(acts <= 5, QByteArray::number(acts).constData());
    }

    void aPasteFromASpreadsheet()
    {
        QApplication::clipboard()->setText(u"userName\ttitle\nmira\tPilot\ntor\tCook\n"_s);
        QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(m_page->importing().hasTable());
        QCOMPARE(child<QLabel>(u"importFile"_s)->text(), u"Pasted rows"_s);
        QCOMPARE(m_page->importing().sample().dataRows().size(), 2);
    }

    void theDialectIsChangedLive()
    {
        open("sep\nuserName;title\nmira;Pilot\n");
        auto *delimiter = child<QComboBox>(u"delimiter"_s);
        QCOMPARE(delimiter->currentData().toChar(), QChar(u';'));
        auto *above = child<QSpinBox>(u"preambleRows"_s);
        QCOMPARE(above->value(), 1);
        delimiter->setFocus();
        delimiter->setCurrentIndex(delimiter->findData(QChar(u',')));
        QTRY_COMPARE(m_page->importing().sample().header.names.size(), 1);
        delimiter->setCurrentIndex(delimiter->findData(QChar(u';')));
        QTRY_COMPARE(m_page->importing().sample().header.names.size(), 2);
        above->setValue(2);
        QTRY_COMPARE(m_page->importing().sample().header.names.constFirst(), u"mira"_s);
    }

    /// Few letters tell little: somebody should look, until they have said what it is.
    void aGuessedEncodingIsSaid()
    {
        open("Vorname;Ort\nJ\xFCrgen;K\xF6ln\n");
        auto *encoding = child<QComboBox>(u"encoding"_s);
        QTRY_COMPARE(encoding->currentText(), u"windows-1252"_s);
        QTRY_VERIFY(child<QLabel>(u"encodingDoubt"_s) != nullptr);
        encoding->setCurrentIndex(encoding->findText(u"windows-1250"_s));
        QTRY_VERIFY(child<QLabel>(u"encodingDoubt"_s) == nullptr); // only what is seen is found
    }

    void anUnreadableFileIsSaid()
    {
        drop(m_folder->filePath(u"nobody.csv"_s));
        QTRY_VERIFY(child<MessageStrip>(u"importStrip"_s) != nullptr);
        QVERIFY(child<MessageStrip>(u"importStrip"_s)->text().contains(u"nobody.csv"_s));
        QVERIFY(child<QPushButton>(u"importNext"_s) == nullptr); // there is nothing to go on with
    }

    void expressionsAreTriedWhileTyped()
    {
        open("Login,Given,Family\nx,Mira,Kölb\n");
        goOn();
        auto *table = child<QTableView>(u"mappingTable"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
        auto *value = child<QLineEdit>(u"lineValue"_s);
        QCOMPARE(value->text(), u"{Login}"_s);
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, u"{Given|lower}.{Family|lower|ascii}"_s);
        QCOMPARE(child<QLabel>(u"lineOutcome"_s)->text(), u"mira.kolb"_s);
        const QString help = child<QLabel>(u"lineHint"_s)->text();
        QTest::keyClicks(value, u"{"_s);
        QVERIFY(child<QLabel>(u"lineHint"_s)->text() != help);
        QVERIFY(child<QLabel>(u"lineOutcome"_s)->text().isEmpty());
        QTest::keyClick(value, Qt::Key_Backspace);
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(m_page->importing().mappingModel().line(0).text, u"{Given|lower}.{Family|lower|ascii}"_s);
    }

    void aTargetIsTypedOrChosen()
    {
        open("userName,Whatever\nmira,Pilot\n");
        goOn();
        auto *table = child<QTableView>(u"mappingTable"_s);
        table->setCurrentIndex(table->model()->index(1, 0));
        auto *target = child<QComboBox>(u"lineTarget"_s);
        target->setFocus();
        target->lineEdit()->selectAll();
        QTest::keyClicks(target->lineEdit(), u"nickName"_s);
        QTest::keyClick(target->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(m_page->importing().mappingModel().line(1).target, u"nickName"_s);
        QVERIFY(m_page->importing().mappingModel().mapping().field(u"nickName"_s) != nullptr);
    }

    void problemsAreMendedInTheGrid()
    {
        const QByteArray text = "userName,active\nmira,maybe\ntor,maybe\nann,yes\nbo,maybe\n";
        open(text);
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Check));
        auto *grid = child<QTableView>(u"checkGrid"_s);
        QTRY_COMPARE(grid->model()->rowCount(), 3);
        QCOMPARE(grid->currentIndex(), grid->model()->index(0, 2)); // the first problem
        QVERIFY(child<QLabel>(u"checkProblem"_s)->text().contains(u"maybe"_s));
        QTest::keyClick(grid, Qt::Key_F2);
        auto *editor = grid->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, u"yes"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(child<MessageStrip>(u"checkLike"_s) != nullptr);
        QTest::keyClick(m_page.get(), Qt::Key_F8);
        QTRY_COMPARE(grid->currentIndex(), grid->model()->index(1, 2));
        QTest::mouseClick(child<MessageStrip>(u"checkLike"_s)->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
        QCOMPARE(m_page->importing().checkModel().openRows(), 0);
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 4);
        QFile file(m_folder->filePath(u"people.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    /// An address as spreadsheets have it: one line is shown, with a mark that there are more; all of it is there to be read and to be mended.
    void cellsOfSeveralLines()
    {
        open("userName,active,title,nickName\nmira,maybe,\"Harbour\nPilot\",M\n");
        QCOMPARE(firstLineOf(u"\r\n M\r\n"_s), u"⏎ M ⏎"_s);
        QCOMPARE(firstLineOf(u"M "_s), u"M "_s);
        auto *preview = child<QTableView>(u"importPreview"_s);
        QVERIFY(preview);
        QCOMPARE(preview->model()->index(1, 2).data().toString(), u"Harbour ⏎…"_s);
        QCOMPARE(preview->model()->index(1, 2).data(Qt::ToolTipRole).toString(), u"Harbour\nPilot"_s);
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Check));
        auto *grid = child<QTableView>(u"checkGrid"_s);
        QTRY_COMPARE(grid->model()->rowCount(), 1);
        const QModelIndex title = grid->model()->index(0, 3);
        QCOMPARE(title.data().toString(), u"Harbour ⏎…"_s);
        QCOMPARE(title.data(Qt::ToolTipRole).toString(), u"Harbour\nPilot"_s);
        grid->setCurrentIndex(title);
        QTest::keyClick(grid, Qt::Key_F2);
        auto *editor = grid->viewport()->findChild<QPlainTextEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->toPlainText(), u"Harbour\nPilot"_s);
        editor->moveCursor(QTextCursor::End);
        QTest::keyClick(editor, Qt::Key_Return); // a line more
        QTest::keyClicks(editor, u"West"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(title.data(Qt::EditRole).toString(), u"Harbour\nPilot\nWest"_s);
    }

    void whatTheDirectoryRefusesComesBackToTheGrid()
    {
        open("userName,Groups\nmira,Nobodies\ntor,\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Rejected), 1);
        QTest::mouseClick(child<MessageStrip>(u"planRejected"_s)->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
        QVERIFY(isAt(Step::Check));
        auto *grid = child<QTableView>(u"checkGrid"_s);
        QCOMPARE(grid->model()->rowCount(), 1);
        QCOMPARE(grid->currentIndex(), grid->model()->index(0, 2));
        QVERIFY(child<QLabel>(u"checkProblem"_s)->text().contains(u"Nobodies"_s));
        QVERIFY(grid->model()->setData(grid->currentIndex(), QString()));
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QTRY_VERIFY(m_page->importing().planned());
        QCOMPARE(m_page->importing().planned()->count(ImportPlan::Fate::Create), 2);
    }

    void nobodyIsTouchedWhoIsNotTicked()
    {
        m_provider->add(u"/Users"_s, Json::object({{u"userName"_s, u"mira"_s}, {u"active"_s, true}}));
        m_provider->add(u"/Users"_s, Json::object({{u"userName"_s, u"tor"_s}, {u"active"_s, true}}));
        m_provider->add(u"/Users"_s, Json::object({{u"userName"_s, u"ann"_s}, {u"active"_s, true}}));
        open("userName,title\nmira,Pilot\n");
        goOn();
        auto *mode = child<QComboBox>(u"importMode"_s);
        mode->setCurrentIndex(mode->findData(int(ImportMode::Mirror)));
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QCOMPARE(m_page->importing().changes().objectCount(), 1);
        QTest::mouseClick(child<QAbstractButton>(u"planCard4"_s), Qt::LeftButton);
        auto *people = child<QListView>(u"absentPeople"_s);
        QCOMPARE(people->model()->rowCount(), 2);
        auto *action = child<QComboBox>(u"absentAction"_s);
        action->setCurrentIndex(action->findData(int(AbsentAction::Disable)));
        QCOMPARE(m_page->importing().changes().objectCount(), 1);
        people->setCurrentIndex(people->model()->index(1, 0));
        QTest::keyClick(people, Qt::Key_Space);
        QCOMPARE(m_page->importing().changes().objectCount(), 2);
        QTRY_COMPARE(m_page->importing().requests().changedObjects(), 2);
        QCOMPARE(m_page->importing().changes().changes.constLast().attributes, Json::object({{u"active"_s, false}}));
    }

    /// Each plan has temporary ids of its own: staged beside the first, everybody would be created twice.
    void plannedAgainReplacesWhatWasStaged()
    {
        open("userName,title\nmira,Pilot\ntor,Cook\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        const QList<Change> first = m_session->changes().changes;
        QCOMPARE(m_session->changes().objectCount(), 2);
        for (int i = 0; i < 3 && !isAt(Step::Columns); ++i)
            press(u"importBack"_s);
        QVERIFY(isAt(Step::Columns));
        m_page->importing().setMode(ImportMode::Create);
        goOn();
        QTRY_VERIFY(isAt(Step::Plan) && m_page->importing().planned());
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        QCOMPARE(m_session->changes().objectCount(), 2);
        m_session->staged().undoStack().undo(); // one gesture
        QCOMPARE(m_session->changes().changes, first);
    }

    void aReportAfterTheRun()
    {
        open("userName,title\nmira,Pilot\ntor,Cook\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        goOn();
        QTRY_VERIFY(isAt(Step::Report));
        const Plan plan = m_page->importing().requests();
        QHash<int, StepOutcome> outcomes;
        outcomes.insert(0, StepOutcome {.state = StepState::Done, .id = u"u1"_s, .status = 201});
        outcomes.insert(1, StepOutcome {.state = StepState::Failed, .status = 409, .requestId = u"r-77"_s,
                                        .error = Error {.kind = ErrorKind::Scim, .detail = u"taken"_s, .httpStatus = 409, .scimType = u"uniqueness"_s}});
        m_page->importing().setOutcome(plan, outcomes);
        QTRY_VERIFY(!m_page->importing().planned()); // what is done cannot be staged once more
        Plan later = plan; // the failed one alone is tried again: mira stays created
        later.objects = {plan.objects.last()};
        later.steps = {plan.steps.last()};
        later.steps.first().object = 0;
        m_page->importing().setOutcome(later, {{0, outcomes.value(1)}});
        QTRY_COMPARE(m_page->importing().report()->count(RowResult::Status::Failed), 1);
        QCOMPARE(m_page->importing().report()->count(RowResult::Status::Created) + m_page->importing().report()->count(RowResult::Status::Updated), 1);
        QCOMPARE(m_page->importing().report()->count(RowResult::Status::Failed), 1);
        QTRY_VERIFY(child<QTableView>(u"reportRows"_s) != nullptr);
        QCOMPARE(child<QTableView>(u"reportRows"_s)->model()->rowCount(), 1);
        // What is taken back is what the import has done, and not what was run after it.
        QList<StepRecord> steps;
        for (int i = 0; i < plan.steps.size(); ++i)
            steps << StepRecord {.step = plan.steps[i], .outcome = outcomes.value(i)};
        m_page->importing().setOutcome(7, plan.objects, steps);
        QTRY_COMPARE(m_page->importing().runs(), QList<qint64> {7});
        m_page->importing().setOutcome(8, {PlannedObject {.key = {u"User"_s, u"u9"_s}}}, {});
        m_page->importing().setOutcome(9, plan.objects, steps);
        QTRY_COMPARE(m_page->importing().runs(), QList<qint64>({7, 9}));
        StepOutcomes since; // went on, and this time it was taken
        since.reset(steps.size());
        QVERIFY(since.set(1, {.state = StepState::Done, .id = u"u2"_s, .status = 201}));
        m_page->importing().setOutcome(7, plan.objects, steps, since);
        QTRY_COMPARE(m_page->importing().runs(), QList<qint64>({9, 7}));
        QCOMPARE(m_page->importing().report()->count(RowResult::Status::Failed), 0);
        QCOMPARE(m_page->importing().report()->count(RowResult::Status::Created) + m_page->importing().report()->count(RowResult::Status::Updated), 2);
        m_page->importing().setOutcome(9, plan.objects, steps);
        QTRY_COMPARE(m_page->importing().runs(), QList<qint64>({7, 9}));
        const QAbstractItemModelTester tester(child<QTableView>(u"reportRows"_s)->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        press(u"reportRejects"_s);
        auto *dialog = m_page->findChild<QFileDialog *>(u"rejectsDialog"_s);
        QVERIFY(dialog);
        const QString name = m_folder->filePath(u"rejects.csv"_s);
        Q_EMIT dialog->fileSelected(name);
        dialog->close();
        QTRY_VERIFY(QFile::exists(name));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray rejects = file.readAll();
        QVERIFY(rejects.contains("tor,Cook"));
        QVERIFY(rejects.contains("uniqueness"));
        QVERIFY(!rejects.contains("mira"));
        // The file that was imported is not overwritten, neither by these rows nor by the report.
        const QString source = m_page->importing().options().fileName;
        QFile imported(source);
        QVERIFY(imported.open(QIODevice::ReadOnly));
        const QByteArray before = imported.readAll();
        QSignalSpy said(m_page.get(), &ImportPage::said);
        const QList<std::pair<QString, QString>> ways {{u"reportRejects"_s, u"rejectsDialog"_s}, {u"reportSave"_s, u"reportDialog"_s}};
        for (const auto &[button, chooser] : ways) {
            QTRY_VERIFY(!m_page->findChild<QFileDialog *>(chooser));
            press(button);
            dialog = m_page->findChild<QFileDialog *>(chooser);
            QVERIFY(dialog);
            said.clear();
            Q_EMIT dialog->fileSelected(source);
            dialog->close();
            QTRY_VERIFY(std::any_of(said.cbegin(), said.cend(), [](const QList<QVariant> &words) { return words.value(0).toString().contains(u"the file that was imported"_s); }));
            imported.seek(0);
            QCOMPARE(imported.readAll(), before);
        }
    }

    void readOnlyConnectionsPlanAndGoNoFurther()
    {
        m_session->setReadOnly(true);
        open("userName\nmira\n");
        goOn();
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        QVERIFY(!child<QPushButton>(u"importNext"_s)->isEnabled());
    }

    void everyControlHasAName()
    {
        open("userName,active,Groups\nmira,maybe,A;B\n");
        const auto look = [this] {
            QCOMPARE(namelessControls(*m_page), QStringList());
            QCOMPARE(clashingMnemonics(*m_page), QStringList());
        };
        look();
        goOn();
        look();
        goOn();
        QTRY_VERIFY(isAt(Step::Check));
        look();
        goOn();
        QTRY_VERIFY(isAt(Step::Plan));
        look();
    }
};

QTEST_MAIN(TestImport)
#include "tst_import.moc"
