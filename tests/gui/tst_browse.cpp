// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"
#include "browse/columnchooser.h"
#include "browse/exportdialog.h"
#include "browse/filterline.h"
#include "browse/localrows.h"
#include "browse/resourcedelegate.h"
#include "browse/resourceheader.h"
#include "browse/resourcetable.h"
#include "directory/attributetreemodel.h"
#include "directory/index/index.h"
#include "directory/resourcetablemodel.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "shell/mainwindow.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Provost;

/// The real window over a directory in memory, driven with mouse and keys as a person would.
class TestBrowse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void readingCanBeStopped_data();
    void readingCanBeStopped();
    void escapeClearsTheSearchFirst();
    void searchSaysWhatWasSearched();
    void searchAsksOnceForManyKeys();
    void everythingReadIsSearchedHere();
    void hitsSayWhy();
    void theProviderIsAskedToo();
    void chipsAskAndCount();
    void chipsAndSearchHoldTogether();
    void noFilterIsInvisible();
    void searchesAreSaved();
    void whatIsShownIsExported();
    void readingEverythingIsOffered();
    void searchWithoutHitsOffersToClear();
    void unsearchableIsSaid();
    void unfilterableIsSaid();
    void escapeClearsTheSearch();
    void lettersTypedInTheTableSearch();
    void headerClickSortsOnTheServer();
    void unsortableColumnStaysUnsorted();
    void selectedRowShowsItsDetails();
    void walkingDownReadsOnlyTheLast();
    void managerOpensInPlaceAndBack();
    void failedDetailKeepsTheRowsData();
    void groupsAreAskedOnlyWhenLookedAt();
    void groupShowsItsMembers();
    void filterErrorIsMarkedAtItsCharacter();
    void filterNarrowsAndIsRemoved();
    void refusedFilterIsSaidAtTheFilter();
    void columnChooserAddsMovesAndRemembers();
    void copiesSelectionAsCsv();
    void selectingAllStaysRanges();
    void failedReadOffersToTryAgain();
    void emptyListSaysWhatToDo();
    void noWholeListsAreSaid_data();
    void noWholeListsAreSaid();
    void footerSaysWhatIsNotShown();
    void everythingByKeyboard();
    void panesCycle();
    void pagesKeepTheirState();
    void windowRemembersItsPage();
    void switcherOpensWhatIsChosen();
    void practiceKeepsWhatIsStaged();
    void selectedRowsAreReadable();
    void anotherLanguageAtOnce();
    void mirrored();
    void everyControlIsNamed();

private:
    template <typename T>
    T *shown(const QString &name) const
    {
        const QList<T *> all = m_window->findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    QLineEdit *searchField() const { return shown<QLineEdit>(u"searchField"_s); }
    QString footer() const { return textOf(u"extentLabel"_s); }
    QString textOf(const QString &label) const
    {
        const auto *found = shown<ElidedLabel>(label);
        return found ? found->text() : QString();
    }
    FakeRows *rows(const QString &endpoint = u"/Users"_s) const { return m_directory->rowsOf(endpoint); }
    void open();
    void clickRow(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void clickHeader(int column);
    void readEverything();
    void typeFilter(const QString &text);
    int columnTitled(const QString &title) const;

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestBrowse::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestBrowse::init()
{
    m_services = std::make_unique<FakeServices>();
    m_directory = std::make_unique<FakeDirectory>();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestBrowse::cleanup()
{
    m_window.reset();
    m_directory.reset();
    m_services.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestBrowse::open()
{
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(table());
    QTRY_VERIFY(!rows() || rows()->asOf().isValid() || rows()->lastError());
}

void TestBrowse::clickRow(int row, Qt::KeyboardModifiers modifiers)
{
    const QRect cell = table()->visualRect(table()->model()->index(row, 0));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cell.center());
}

void TestBrowse::clickHeader(int column)
{
    ResourceHeader *header = table()->header();
    const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
}

void TestBrowse::typeFilter(const QString &text)
{
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    auto *edit = shown<FilterEdit>(u"filterEdit"_s);
    QVERIFY(edit);
    edit->clear();
    QTest::keyClicks(edit, text);
}

int TestBrowse::columnTitled(const QString &title) const
{
    for (int column = 0; column < table()->model()->columnCount(); ++column) {
        if (table()->model()->headerData(column, Qt::Horizontal).toString() == title)
            return column;
    }
    return -1;
}

void TestBrowse::readingCanBeStopped_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void TestBrowse::readingCanBeStopped()
{
    QFETCH(bool, byKey);
    m_directory->rowsBehaviour.silent = true;
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(table());
    QVERIFY(!shown<QToolButton>(u"browseStop"_s)); // most answers are there before anybody thinks of it
    QTRY_VERIFY(shown<QToolButton>(u"browseStop"_s));
    QVERIFY(!shown<QToolButton>(u"browseStop"_s)->accessibleName().isEmpty());
    if (byKey)
        QTest::keyClick(searchField(), Qt::Key_Escape); // it has the focus, and nothing to clear
    else
        QTest::mouseClick(shown<QToolButton>(u"browseStop"_s), Qt::LeftButton);
    QVERIFY(!shown<QToolButton>(u"browseStop"_s));
    QVERIFY(rows()->lastError());
    auto *empty = shown<EmptyState>(u"browseEmpty"_s);
    QVERIFY(empty);
    rows()->setBehaviour({});
    Q_EMIT empty->actionTriggered();
    QTRY_VERIFY(table() && table()->model()->rowCount() > 0);
    rows()->stop(); // with rows on the screen
    QVERIFY(shown<MessageStrip>(u"browseStrip"_s));
    QVERIFY2(shown<MessageStrip>(u"browseStrip"_s)->text().startsWith(u"Stopped"_s), qPrintable(shown<MessageStrip>(u"browseStrip"_s)->text()));
    QVERIFY(table()->model()->rowCount() > 0);
}

void TestBrowse::escapeClearsTheSearchFirst()
{
    open();
    rows()->setBehaviour({.silent = true});
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Escape);
    QCOMPARE(searchField()->text(), QString());
    QVERIFY(!rows()->lastError());
}

void TestBrowse::searchSaysWhatWasSearched()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(searchField()->hasFocus());
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 20);
    QVERIFY(table()->model()->index(0, 0).data().toString().contains(u"Kolb"_s));
    auto *note = shown<QLabel>(u"searchNote"_s);
    QVERIFY(note);
    QVERIFY2(note->text().contains(u"kolb"_s) && note->text().contains(u"User name"_s), qPrintable(note->text()));
    QVERIFY2(footer().contains(u" of %1"_s.arg(table()->model()->rowCount())), qPrintable(footer()));
}

void TestBrowse::readEverything()
{
    Index &index = m_directory->index();
    index.beginFullRead(u"User"_s);
    index.put({.type = u"User"_s, .resources = m_directory->resources.value(u"/Users"_s), .readAt = QDateTime::currentDateTimeUtc()});
    QSignalSpy completed(&index, &Index::completed);
    (void)index.endFullRead(u"User"_s, &index);
    QTRY_COMPARE(completed.size(), 1);
    QTRY_VERIFY(m_window->findChild<LocalRows *>()->isComplete());
}

void TestBrowse::hitsSayWhy()
{
    open();
    readEverything();
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"70105"_s); // an employee number, which no column shows
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    const QModelIndex first = table()->model()->index(0, 0);
    QTRY_VERIFY2(first.data(int(ResourceTableModel::Role::Match)).toString().endsWith(u": 70105"_s), qPrintable(first.data(int(ResourceTableModel::Role::Match)).toString()));
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"70105"_s));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(u"70105"_s));
    searchField()->clear();
    QTest::keyClicks(searchField(), u"Mira Kolb"_s); // the first column shows it: nothing need be said
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() > 1);
    QVERIFY(table()->model()->index(0, 0).data(int(ResourceTableModel::Role::Match)).toString().isEmpty());
}

/// Who came since everything was read is found by the provider, and stands behind what was there.
void TestBrowse::theProviderIsAskedToo()
{
    open();
    readEverything();
    const int before = m_directory->finds;
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_COMPARE(m_directory->finds, before + 1);
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 240);
    const int found = table()->model()->rowCount();
    const QString first = table()->model()->index(0, 0).data(int(ResourceTableModel::Role::Id)).toString();
    QSignalSpy resets(table()->model(), &QAbstractItemModel::modelReset);
    // as the feed brings it
    m_directory->index().put({.type = u"User"_s, .resources = {Resource(QByteArray(R"({"id":"new","userName":"a.kolb","displayName":"Kolb"})"))}, .readAt = QDateTime::currentDateTimeUtc()});
    QTRY_COMPARE(table()->model()->rowCount(), found + 1);
    QCOMPARE(table()->model()->index(found, 0).data(int(ResourceTableModel::Role::Id)).toString(), u"new"_s); // although it is called exactly so
    QCOMPARE(table()->model()->index(0, 0).data(int(ResourceTableModel::Role::Id)).toString(), first);
    QCOMPARE(resets.size(), 0);
}

void TestBrowse::chipsAskAndCount()
{
    open();
    auto *disabled = shown<QToolButton>(u"quick:disabled"_s);
    auto *shared = shown<QToolButton>(u"quick:sharedMail"_s);
    QVERIFY(disabled && shared);
    QVERIFY(!shared->isEnabled()); // no provider can be asked that
    QTest::mouseClick(disabled, Qt::LeftButton); // this it can
    QTRY_COMPARE(rows()->queries.last().filter.toString(), u"active eq false"_s);
    QVERIFY(disabled->isChecked());
    QTest::mouseClick(disabled, Qt::LeftButton);
    QTRY_VERIFY(rows()->queries.last().filter.isEverything());
    QVERIFY(!disabled->isChecked());
    readEverything();
    QTRY_VERIFY(shared->isEnabled());
    const QList<Resource> people = m_directory->resources.value(u"/Users"_s);
    const auto off = std::count_if(people.cbegin(), people.cend(), [](const Resource &person) { return person.json().value(u"active").isBool() && !person.json().value(u"active").toBool(); });
    QTRY_VERIFY2(disabled->text().endsWith(u"  %1"_s.arg(off)), qPrintable(disabled->text()));
    const qsizetype asked = rows()->queries.size();
    QTest::mouseClick(shown<QToolButton>(u"quick:noManager"_s), Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), 1); // the first of them has nobody above
    Q_UNUSED(asked)
}

/// In both orders: what narrows the list is seen, and nothing that was typed is lost.
void TestBrowse::chipsAndSearchHoldTogether()
{
    const QString name = u"zzyzx-quux"_s; // like nobody else's
    m_directory->resources[u"/Users"_s].append(Resource(QByteArray(R"({"id":"z","userName":"zzyzx-quux","active":true})")));
    open();
    readEverything();
    auto *disabled = shown<QToolButton>(u"quick:disabled"_s);
    QTest::mouseClick(disabled, Qt::LeftButton);
    searchField()->setFocus();
    QTest::keyClicks(searchField(), name);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    const auto *empty = shown<QWidget>(u"browseEmpty"_s);
    QTRY_VERIFY(empty->findChild<QLabel *>(u"emptyTitle"_s)->text().contains(name));
    QVERIFY(disabled->isChecked());
    const QString text = empty->findChild<QLabel *>(u"emptyText"_s)->text();
    QVERIFY2(text.contains(u"Disabled"_s), qPrintable(text));
    QTRY_VERIFY(shown<QLabel>(u"searchNote"_s) && shown<QLabel>(u"searchNote"_s)->text().contains(u"only “Disabled”"_s));
    QTest::mouseClick(empty->findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton); // everywhere
    QTRY_VERIFY(table() && table()->model()->rowCount() == 1);
    QVERIFY(!disabled->isChecked());
    QCOMPARE(searchField()->text(), name);
    QTest::mouseClick(disabled, Qt::LeftButton);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    QCOMPARE(searchField()->text(), name); // what was typed is still there
    QVERIFY(shown<QToolButton>(u"saveSearch"_s)); // both together are no chip
    QTest::mouseClick(disabled, Qt::LeftButton);
    QTRY_VERIFY(table() && table()->model()->rowCount() == 1);
}

/// A question of the overview for which the row has no chip.
void TestBrowse::noFilterIsInvisible()
{
    open();
    readEverything();
    m_window->findChild<BrowsePage *>()->ask({.quick = {.kind = QuickFilter::Kind::MemberCount, .low = 10, .high = 24}});
    QTRY_VERIFY(shown<QToolButton>(u"quick:members:10:24"_s));
    auto *chip = shown<QToolButton>(u"quick:members:10:24"_s);
    QVERIFY(chip->isChecked());
    QVERIFY(chip->text().contains(u"10 – 24"_s));
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QTRY_VERIFY(!shown<QToolButton>(u"quick:members:10:24"_s));
}

void TestBrowse::searchesAreSaved()
{
    open();
    readEverything();
    QVERIFY(!shown<QToolButton>(u"saveSearch"_s));
    typeFilter(u"title co \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(shown<QToolButton>(u"saveSearch"_s));
    QTest::mouseClick(shown<QToolButton>(u"saveSearch"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<QInputDialog *>(u"saveSearchDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    dialog->setTextValue(u"The pilots"_s);
    dialog->accept();
    QTRY_VERIFY(shown<QToolButton>(u"saved:The pilots"_s));
    auto *saved = shown<QToolButton>(u"saved:The pilots"_s);
    QVERIFY(saved->isChecked() && !shown<QToolButton>(u"saveSearch"_s));
    const QList<Resource> people = m_directory->resources.value(u"/Users"_s);
    const auto found = int(std::count_if(people.cbegin(), people.cend(), [](const Resource &person) { return person.json().value(u"title").toString().contains(u"Pilot"_s, Qt::CaseInsensitive); }));
    QVERIFY(found > 0 && found < 240);
    QTRY_COMPARE(table()->model()->rowCount(), found);
    QTRY_VERIFY2(saved->text().contains(u"The pilots  "_s), qPrintable(saved->text()));
    QTest::mouseClick(saved, Qt::LeftButton); // off
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    m_window->showDirectory(nullptr, {});
    open(); // another day
    saved = shown<QToolButton>(u"saved:The pilots"_s);
    QVERIFY(saved);
    QTest::mouseClick(saved, Qt::LeftButton);
    QTRY_COMPARE(table()->model()->rowCount(), found);
    QCOMPARE(shown<FilterEdit>(u"filterEdit"_s)->text(), u"title co \"Pilot\""_s);
    saved->setFocus();
    QTest::keyClick(saved, Qt::Key_Delete);
    QTRY_VERIFY(!shown<QToolButton>(u"saved:The pilots"_s));
}

void TestBrowse::whatIsShownIsExported()
{
    open();
    readEverything();
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"kolb pilotage"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 20);
    const int found = table()->model()->rowCount();
    QTest::keyClick(table(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_window->findChild<ExportDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QRadioButton *>(u"exportShown"_s)->text().endsWith(u"(%1)"_s.arg(found)));
    QVERIFY(dialog->findChild<QRadioButton *>(u"exportEverything"_s)->text().endsWith(u"(240)"_s));
    QVERIFY2(dialog->findChild<QLabel *>(u"exportTakes"_s)->text().contains(u"asked nothing"_s), qPrintable(dialog->findChild<QLabel *>(u"exportTakes"_s)->text()));
    auto *formats = dialog->findChild<QComboBox *>(u"exportFormat"_s);
    auto *about = dialog->findChild<QLabel *>(u"exportAbout"_s);
    formats->setCurrentIndex(formats->findData(int(ExportFormat::Json)));
    QVERIFY(dialog->hasEveryAttribute() && about->text().contains(u"every digit"_s));
    QTest::mouseClick(dialog->findChild<QRadioButton *>(u"exportColumns"_s), Qt::LeftButton);
    QVERIFY2(!dialog->hasEveryAttribute() && about->text().contains(u"left out"_s), qPrintable(about->text()));
    formats->setCurrentIndex(formats->findData(int(ExportFormat::Csv)));
    const QTemporaryDir dir;
    Q_EMIT dialog->chosen(dir.filePath(u"people.csv"_s));
    dialog->reject();
    QTRY_VERIFY(shown<MessageStrip>(u"exportStrip"_s));
    QTRY_VERIFY2(shown<MessageStrip>(u"exportStrip"_s)->text().startsWith(u"%1 written"_s.arg(found)), qPrintable(shown<MessageStrip>(u"exportStrip"_s)->text()));
    QFile file(dir.filePath(u"people.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray header = file.readLine();
    QVERIFY2(header.startsWith("id,displayName,"), header.constData());
    const QString first = QString::fromUtf8(file.readLine());
    QVERIFY2(first.contains(table()->model()->index(0, 0).data().toString()), qPrintable(first)); // in the order that is shown
    int rows = 1;
    while (!file.readLine().isEmpty())
        ++rows;
    QCOMPARE(rows, found);
    // where it cannot be written, that is said, and nothing is left
    auto *page = m_window->findChild<BrowsePage *>();
    page->exportTo(dir.filePath(u"no/such/people.csv"_s), true, {});
    QTRY_VERIFY(shown<MessageStrip>(u"exportStrip"_s)->text().contains(u"was not written"_s));
}

/// Once everything was read: any attribute, a wrong letter, any column, without the provider.
void TestBrowse::everythingReadIsSearchedHere()
{
    open();
    readEverything();
    const qsizetype asked = rows()->queries.size();
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"pilotgae ostergard"_s); // a department with two letters changed round, a name without its strokes
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(shown<QLabel>(u"searchNote"_s) && shown<QLabel>(u"searchNote"_s)->text().contains(u"every attribute of 240 users"_s));
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 20);
    QTRY_VERIFY(table()->model()->index(0, 0).data().toString().contains(u"Østergård"_s));
    QCOMPARE(rows()->queries.size(), asked);
    QVERIFY(shown<QToolButton>(u"readAllButton"_s)->text().contains(u"Read What Has Changed"_s)); // what was read grows old
    QTest::keyClick(searchField(), Qt::Key_Escape);
    QTRY_VERIFY(table()->model()->rowCount() == 240); // the provider's own list again
}

void TestBrowse::readingEverythingIsOffered()
{
    open();
    QVERIFY(!shown<QToolButton>(u"readAllButton"_s));
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(shown<QToolButton>(u"readAllButton"_s));
    const QString offer = shown<QToolButton>(u"readAllButton"_s)->text();
    QVERIFY2(offer.contains(u"3 call"_s), qPrintable(offer));
    QTRY_VERIFY(table()->model()->rowCount() > 0 && table()->model()->rowCount() < 20);
    QTest::keyClicks(searchField(), u"x"_s); // after a search the list is short, and reading everything costs what it did
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_COMPARE(rows()->queries.size(), 3);
    QCOMPARE(shown<QToolButton>(u"readAllButton"_s)->text(), offer);
}

void TestBrowse::searchAsksOnceForManyKeys()
{
    open();
    const qsizetype before = rows()->queries.size();
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"tanaka"_s);
    QTRY_COMPARE(rows()->queries.size(), before + 1);
    QTest::keyClick(searchField(), Qt::Key_Return); // the same text again is no question
    QCOMPARE(rows()->queries.size(), before + 1);
    QVERIFY(rows()->queries.last().filter.toString().contains(u"tanaka"_s));
}

void TestBrowse::searchWithoutHitsOffersToClear()
{
    open();
    QTest::keyClicks(searchField(), u"nobody at all"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(shown<QLabel>(u"emptyTitle"_s) && !table());
    auto *clear = m_window->findChild<QWidget *>(u"browseEmpty"_s)->findChild<QPushButton *>(u"emptyAction"_s);
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_VERIFY(table());
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QVERIFY(searchField()->text().isEmpty());
}

void TestBrowse::unsearchableIsSaid()
{
    ServiceDescription description = fakeDescription();
    description.profile.filter.everything = false; // and no operator is listed: nothing can be searched
    m_directory->setCachedDescription(description);
    open();
    const qsizetype before = rows()->queries.size();
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    QCOMPARE(rows()->queries.size(), before); // rows that do not match are not shown as if they did
    QVERIFY(shown<QLabel>(u"searchNote"_s)->text().contains(u"cannot search"_s));
}

/// Some providers would refuse it, and others find nobody.
void TestBrowse::unfilterableIsSaid()
{
    ServiceDescription description = fakeDescription();
    description.profile.filter.everything = false;
    description.profile.filter.operators = {{u"User"_s, {{u"active"_s, {u"eq"_s}}}}};
    m_directory->setCachedDescription(description);
    open();
    const qsizetype before = rows()->queries.size();
    typeFilter(u"active eq true and title eq \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    QCOMPARE(rows()->queries.size(), before);
    const QString words = shown<QLabel>(u"filterWords"_s)->text();
    QVERIFY2(words.contains(u"title eq \"Pilot\""_s) && !words.contains(u"active"_s), qPrintable(words));
    const auto advice = [this] {
        const auto *empty = shown<QWidget>(u"browseEmpty"_s);
        return empty ? empty->findChild<QLabel *>(u"emptyText"_s)->text() : QString();
    };
    QVERIFY(advice().contains(u"Once everything is read"_s));
    shown<FilterEdit>(u"filterEdit"_s)->setText(u"not (password pr)"_s); // which nobody is ever shown
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY2(advice().contains(u"does not show password"_s), qPrintable(advice()));
    QCOMPARE(rows()->queries.size(), before);
    shown<FilterEdit>(u"filterEdit"_s)->setText(u"active eq true"_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_COMPARE(rows()->queries.size(), before + 1);
    QVERIFY(!shown<QLabel>(u"filterWords"_s));
}

void TestBrowse::escapeClearsTheSearch()
{
    open();
    QTest::keyClicks(searchField(), u"lie"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() < 240);
    QTest::keyClick(searchField(), Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QVERIFY(!shown<QLabel>(u"searchNote"_s));
}

void TestBrowse::lettersTypedInTheTableSearch()
{
    open();
    clickRow(3);
    QTest::keyClick(table(), Qt::Key_M);
    QVERIFY(searchField()->hasFocus());
    QCOMPARE(searchField()->text(), u"m"_s);
}

void TestBrowse::headerClickSortsOnTheServer()
{
    open();
    const int column = columnTitled(u"Display name"_s);
    QVERIFY(column >= 0);
    clickHeader(column);
    QTRY_COMPARE(rows()->queries.last().sortBy, u"displayName"_s);
    QVERIFY(!rows()->queries.last().descending);
    clickHeader(column);
    QTRY_VERIFY(rows()->queries.last().descending);
    QCOMPARE(table()->header()->sortIndicatorSection(), column);
    clickHeader(column); // and a third time: as the server likes
    QTRY_VERIFY(rows()->queries.last().sortBy.isEmpty());
}

void TestBrowse::unsortableColumnStaysUnsorted()
{
    ServiceDescription description = fakeDescription();
    description.profile.sort = false;
    m_directory->setCachedDescription(description);
    open();
    const qsizetype before = rows()->queries.size();
    clickHeader(0);
    QTRY_VERIFY(textOf(u"saidLabel"_s).contains(u"does not sort"_s));
    QCOMPARE(rows()->queries.size(), before);
    QCOMPARE(table()->header()->sortIndicatorSection(), -1);
}

void TestBrowse::selectedRowShowsItsDetails()
{
    m_directory->fetchDelay = std::chrono::milliseconds(50);
    open();
    clickRow(1);
    QCOMPARE(textOf(u"detailName"_s), u"Tor Lie"_s); // from the row, before anything was fetched
    QCOMPARE(m_directory->fetches, 0);
    auto *attributes = shown<QTreeView>(u"attributeView"_s);
    QVERIFY(attributes->model()->rowCount() >= 2);
    QTRY_COMPARE(m_directory->fetches, 1);
    auto *copy = shown<QToolButton>(u"detailCopyId"_s);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), table()->model()->index(1, 0).data(int(Qt::UserRole) + 1).toString());
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
}

void TestBrowse::walkingDownReadsOnlyTheLast()
{
    open();
    clickRow(0);
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(textOf(u"detailName"_s), u"Fatima al-Sayed"_s);
    QTRY_COMPARE(m_directory->fetches, 1);
}

void TestBrowse::managerOpensInPlaceAndBack()
{
    open();
    clickRow(7);
    auto *attributes = shown<QTreeView>(u"attributeView"_s);
    QModelIndex manager;
    for (const QModelIndex &hit : attributes->model()->match(attributes->model()->index(0, 0), int(AttributeTreeModel::Role::ReferenceId), u"?*"_s, 1,
                                                             Qt::MatchWildcard | Qt::MatchRecursive))
        manager = hit;
    QVERIFY(manager.isValid());
    attributes->setCurrentIndex(manager.siblingAtColumn(1));
    QTest::keyClick(attributes, Qt::Key_Return);
    QTRY_COMPARE(textOf(u"detailName"_s), u"Tor Lie"_s);
    QCOMPARE(table()->currentIndex().row(), 7); // the table stays where it was
    auto *back = shown<QToolButton>(u"detailBack"_s);
    QVERIFY(back);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(textOf(u"detailName"_s) != u"Tor Lie"_s);
    QVERIFY(!shown<QToolButton>(u"detailBack"_s));
}

void TestBrowse::failedDetailKeepsTheRowsData()
{
    m_directory->fetchError = Error {.kind = ErrorKind::Timeout, .detail = u"no answer"_s};
    open();
    clickRow(2);
    QTRY_VERIFY(shown<QWidget>(u"detailStrip"_s));
    QCOMPARE(textOf(u"detailName"_s), u"Aiko Tanaka"_s);
    m_directory->fetchError.reset();
    auto *again = shown<QWidget>(u"detailStrip"_s)->findChild<QToolButton *>(u"messageAction"_s);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(!shown<QWidget>(u"detailStrip"_s));
}

void TestBrowse::groupsAreAskedOnlyWhenLookedAt()
{
    open();
    clickRow(0);
    QTRY_COMPARE(m_directory->fetches, 1);
    QCOMPARE(m_directory->groupQuestions, 0); // each question may cost money
    shown<QTabWidget>(u"detailTabs"_s)->setCurrentIndex(1);
    QTRY_COMPARE(m_directory->groupQuestions, 1);
    QTRY_VERIFY(shown<QListView>(u"referenceList"_s));
    QVERIFY(shown<QListView>(u"referenceList"_s)->model()->rowCount() > 0);
    m_directory->groupsError = Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s};
    clickRow(1);
    QTRY_VERIFY(!shown<QListView>(u"referenceList"_s));
}

void TestBrowse::groupShowsItsMembers()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(rows(u"/Groups"_s) && rows(u"/Groups"_s)->asOf().isValid());
    QCOMPARE(rows(u"/Groups"_s)->queries.last().excludedAttributes, QStringList {u"members"_s}); // a list without its megabytes
    QTRY_COMPARE(table()->model()->rowCount(), 14);
    clickRow(0);
    shown<QTabWidget>(u"detailTabs"_s)->setCurrentIndex(1);
    QTRY_VERIFY(shown<QListView>(u"referenceList"_s));
    auto *members = shown<QListView>(u"referenceList"_s);
    QCOMPARE(members->model()->rowCount(), 80);
    QTest::keyClicks(shown<QLineEdit>(u"referenceFind"_s), u"tanaka"_s);
    QVERIFY(members->model()->rowCount() > 0 && members->model()->rowCount() < 20);
}

void TestBrowse::filterErrorIsMarkedAtItsCharacter()
{
    open();
    const qsizetype before = rows()->queries.size();
    typeFilter(u"active eq true and userName is \"x\""_s);
    auto *edit = shown<FilterEdit>(u"filterEdit"_s);
    QCOMPARE(edit->errorPosition(), int(edit->text().indexOf(u"is"_s)));
    QVERIFY(shown<QLabel>(u"filterWords"_s)->text().contains(QString::number(edit->errorPosition() + 1)));
    QVERIFY(!shown<QPushButton>(u"filterApply"_s)->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(rows()->queries.size(), before); // nothing is sent
    edit->setText(u"active eq true"_s);
    QCOMPARE(edit->errorPosition(), -1);
    QVERIFY(!shown<QLabel>(u"filterWords"_s));
}

void TestBrowse::filterNarrowsAndIsRemoved()
{
    open();
    typeFilter(u"title eq \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() < 240 && table()->model()->rowCount() > 0);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QVERIFY(!shown<FilterEdit>(u"filterEdit"_s));
}

void TestBrowse::refusedFilterIsSaidAtTheFilter()
{
    open();
    rows()->setBehaviour({.error = Error {.kind = ErrorKind::Scim, .detail = u"title cannot be filtered"_s, .httpStatus = 400, .scimType = u"invalidFilter"_s}});
    typeFilter(u"title eq \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(shown<QLabel>(u"filterWords"_s));
    QVERIFY(!shown<QLabel>(u"filterWords"_s)->text().isEmpty());
}

void TestBrowse::columnChooserAddsMovesAndRemembers()
{
    open();
    QTest::mouseClick(shown<QToolButton>(u"columnsButton"_s), Qt::LeftButton);
    auto *chooser = m_window->findChild<ColumnChooser *>();
    QVERIFY(chooser);
    auto *list = chooser->findChild<QListWidget *>(u"columnList"_s);
    QTest::keyClicks(chooser->findChild<QLineEdit *>(u"columnFind"_s), u"preferredLanguage"_s);
    QListWidgetItem *wanted = nullptr;
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->isHidden())
            wanted = list->item(row);
    }
    QVERIFY(wanted);
    const int before = table()->model()->columnCount();
    list->setCurrentItem(wanted);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(table()->model()->columnCount(), before + 1); // at once
    chooser->findChild<QLineEdit *>(u"columnFind"_s)->clear();
    list->setCurrentRow(0);
    const QString first = table()->model()->headerData(0, Qt::Horizontal).toString();
    QTest::mouseClick(chooser->findChild<QToolButton *>(u"columnDown"_s), Qt::LeftButton);
    QCOMPARE(table()->model()->headerData(1, Qt::Horizontal).toString(), first);
    const QString added = wanted->text();
    chooser->close();

    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    open();
    QVERIFY(columnTitled(added) >= 0);
    QCOMPARE(table()->model()->headerData(1, Qt::Horizontal).toString(), first);
}

void TestBrowse::copiesSelectionAsCsv()
{
    open();
    clickRow(1);
    clickRow(3, Qt::ShiftModifier);
    QCOMPARE(textOf(u"selectedLabel"_s), u"3 selected"_s);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QString csv = QGuiApplication::clipboard()->text();
    QVERIFY2(csv.contains(u"Tor Lie"_s) && csv.contains(u"Amina Diallo"_s) && csv.trimmed().count(u'\n') == 3, qPrintable(csv));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"text/csv"_s));
    QTest::keyClick(table(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    const Result<Json> json = Json::parse(QGuiApplication::clipboard()->text().toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json->size(), 3);
}

void TestBrowse::selectingAllStaysRanges()
{
    open();
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table()->selectedCount(), 240);
    QCOMPARE(table()->selectionModel()->selection().size(), 1);
}

void TestBrowse::failedReadOffersToTryAgain()
{
    m_directory->rowsBehaviour.error = Error {.kind = ErrorKind::Transport, .detail = u"Connection refused"_s};
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Production);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    auto *again = shown<QWidget>(u"browseEmpty"_s)->findChild<QPushButton *>(u"emptyAction"_s);
    rows()->setBehaviour({});
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(table());
    QTRY_COMPARE(table()->model()->rowCount(), 240);
}

void TestBrowse::emptyListSaysWhatToDo()
{
    m_directory->resources.clear();
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    QVERIFY(shown<QWidget>(u"browseEmpty"_s)->findChild<QPushButton *>(u"emptyAction"_s)->isVisible());
}

void TestBrowse::noWholeListsAreSaid_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("says");
    QTest::newRow("by whole names") << u"google"_s << u"by the whole of one of these: User name"_s;
    QTest::newRow("by parts") << u"rfc"_s << u"by a part of one of these: "_s;
    QTest::newRow("by nothing known") << QString() << u"Ctrl+L"_s;
}

/// There is nobody, as far as one sees; and to try again or to narrow leads nowhere.
void TestBrowse::noWholeListsAreSaid()
{
    QFETCH(QString, profile);
    QFETCH(QString, says);
    ServiceDescription description = fakeDescription();
    if (profile.isEmpty())
        description.profile.filter.everything = false;
    else
        description.profile.filter = ServerProfile::shipped(profile).valueOr({}).filter;
    m_directory->setCachedDescription(description);
    m_directory->rowsBehaviour.error = Error {.kind = ErrorKind::Scim, .httpStatus = 400, .scimType = u"tooMany"_s};
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    const auto *empty = shown<QWidget>(u"browseEmpty"_s);
    QStringList words;
    const auto labels = empty->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        words << label->text();
    const QString all = words.join(u'\n');
    QVERIFY2(all.contains(u"does not list all users"_s) && all.contains(says), qPrintable(all));
    auto *search = empty->findChild<QPushButton *>(u"emptyAction"_s);
    QCOMPARE(search->isVisible(), !profile.isEmpty());
    if (profile.isEmpty())
        return;
    const qsizetype before = rows()->queries.size();
    QTest::mouseClick(search, Qt::LeftButton);
    QTRY_VERIFY(searchField()->hasFocus());
    QCOMPARE(rows()->queries.size(), before);
    QTest::keyClicks(searchField(), u"kolb"_s); // what is asked for may be more than it shows, too
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(rows()->queries.size() > before);
    QTRY_VERIFY(shown<QWidget>(u"browseEmpty"_s));
    QTRY_VERIFY2(!labels.isEmpty() && std::none_of(labels.cbegin(), labels.cend(), [](const QLabel *label) { return label->text().contains(u"does not list all"_s); }), "it was asked for something");
}

void TestBrowse::footerSaysWhatIsNotShown()
{
    m_directory->rowsBehaviour = {.paging = FakeRows::Paging::Cursor, .pageSize = 50};
    open();
    QTRY_VERIFY(footer().contains(u"first 50 read, more exist"_s));
    while (rows()->canFetchMore())
        rows()->fetchMore();
    QTRY_VERIFY2(footer().contains(u"of 240"_s), qPrintable(footer()));
}

void TestBrowse::everythingByKeyboard()
{
    open();
    QVERIFY(searchField()->hasFocus()); // a directory opens ready for a name
    QTest::keyClicks(searchField(), u"user005"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(searchField(), Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    QTRY_COMPARE(textOf(u"detailName"_s), u"Łucja Wójcik"_s);
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(shown<QTreeView>(u"attributeView"_s)->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(rows()->refreshes, 1);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(rows(u"/Devices"_s));
}

void TestBrowse::panesCycle()
{
    open();
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        seen.append(m_window->focusWidget()->objectName());
    }
    seen.removeDuplicates();
    QCOMPARE(seen.size(), 4);
    QVERIFY(seen.contains(u"navigationRail"_s) && seen.contains(u"resourceTable"_s) && seen.contains(u"searchField"_s));
}

void TestBrowse::pagesKeepTheirState()
{
    open();
    QTest::keyClicks(searchField(), u"okafor"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), 11);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(searchField()->text().isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(searchField()->text(), u"okafor"_s);
    QCOMPARE(table()->model()->rowCount(), 11);
}

void TestBrowse::windowRemembersItsPage()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(rows(u"/Groups"_s));
    m_window->resize(1111, 777);
    QTRY_COMPARE(m_window->size(), QSize(1111, 777));
    m_window->close();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    QCOMPARE(m_window->size(), QSize(1111, 777));
    m_directory->sources.clear();
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(rows(u"/Groups"_s));
    QVERIFY(!rows(u"/Users"_s)); // what is not looked at is not read
}

/// The tint of a selected row is pale in the light theme: its text stays dark.
void TestBrowse::selectedRowsAreReadable()
{
    open();
    clickRow(0);
    const auto darkest = [this](int row) {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0)).adjusted(6, 4, -6, -4);
        const QImage image = table()->viewport()->grab(cell).toImage();
        int least = 255;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                least = std::min(least, qGray(image.pixel(x, y)));
        }
        return least;
    };
    QVERIFY2(darkest(0) < 90, qPrintable(QString::number(darkest(0))));
    QVERIFY(darkest(1) < 90);
}

void TestBrowse::switcherOpensWhatIsChosen()
{
    m_services->saved = {SavedConnection {.name = u"Harbour"_s}, SavedConnection {.name = u"R&D"_s}};
    open();
    auto *menu = m_window->findChild<QMenu *>(u"connectionMenu"_s);
    const auto choose = [menu](const QString &text) {
        Q_EMIT menu->aboutToShow();
        const QList<QAction *> actions = menu->actions();
        for (QAction *action : actions) {
            if (action->text().section(u'\t', 0, 0) == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    };
    choose(u"Harbour"_s);
    choose(u"R&&D"_s);
    choose(u"Open the &Practice Directory"_s);
    QCOMPARE(m_services->opened, QStringList({u"Harbour"_s, u"R&D"_s, u"practice"_s}));
}

/// As long as the practice directory is there; it goes with the window, and with it what is staged.
void TestBrowse::practiceKeepsWhatIsStaged()
{
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Practice);
    QTRY_VERIFY(table());
    m_window->session()->staged().reset({.changes = {{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = u"1"_s}}});
    FakeDirectory other;
    m_window->showDirectory(&other, SavedConnection::Environment::Test);
    QVERIFY(m_window->session()->changes().isEmpty());
    m_window->close();
    auto *box = m_window->findChild<QMessageBox *>(u"practiceLoss"_s);
    QVERIFY(box && box->isVisible() && m_window->isVisible());
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(m_window->isVisible());
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Practice);
    QCOMPARE(m_window->session()->changes().changes.size(), 1);
    m_window->close();
    QTRY_VERIFY(m_window->findChild<QPushButton *>(u"practiceLossClose"_s));
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"practiceLossClose"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_window->isVisible());
}

/// Says everything backwards; enough to see whether a text has been asked for again.
class Backwards : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        QString reversed;
        const QString forwards = QString::fromUtf8(text);
        for (const QChar c : forwards)
            reversed.prepend(c);
        return reversed;
    }
    bool isEmpty() const override { return false; }
};

void TestBrowse::anotherLanguageAtOnce()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(rows(u"/Groups"_s));
    const QString before = searchField()->placeholderText();
    Backwards backwards;
    QCoreApplication::installTranslator(&backwards);
    QTRY_VERIFY(searchField() && searchField()->placeholderText() != before);
    QCOMPARE(rows(u"/Groups"_s)->queries.last().endpoint, u"/Groups"_s); // the page stays
    QCOMPARE(m_window->findChildren<ResourceTable *>().size(), 1);
    QCoreApplication::removeTranslator(&backwards);
    QTRY_COMPARE(searchField() ? searchField()->placeholderText() : QString(), before);
}

void TestBrowse::mirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    open();
    auto *rail = shown<QListView>(u"navigationRail"_s);
    QVERIFY(rail->mapTo(m_window.get(), QPoint()).x() > table()->mapTo(m_window.get(), QPoint()).x());
    QTest::keyClick(searchField(), Qt::Key_Down);
    QTRY_COMPARE(textOf(u"detailName"_s), u"Mira Kolb"_s);
    shown<QTabWidget>(u"detailTabs"_s)->setCurrentIndex(2);
    QCOMPARE(shown<QWidget>(u"jsonView"_s)->layoutDirection(), Qt::LeftToRight);
    typeFilter(u"a"_s);
    QCOMPARE(shown<FilterEdit>(u"filterEdit"_s)->layoutDirection(), Qt::LeftToRight);
    struct Delegate : ResourceDelegate {
        [[nodiscard]] QString textOf(const QModelIndex &index) const
        {
            QStyleOptionViewItem option;
            option.direction = QGuiApplication::layoutDirection();
            initStyleOption(&option, index);
            return option.text;
        }
    };
    const QModelIndex person = table()->model()->index(0, columnTitled(u"Display name"_s));
    QCOMPARE(Delegate().textOf(person), u"\u2068Mira Kolb\u2069"_s); // or the dots of a name that is cut off stand before it
    QVERIFY(Delegate().textOf(person.siblingAtColumn(columnTitled(u"User name"_s))).startsWith(u'\u2066'));
}

void TestBrowse::everyControlIsNamed()
{
    open();
    clickRow(0);
    const QList<QWidget *> all = m_window->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
            || qobject_cast<const QTabWidget *>(widget) || qobject_cast<const QTabBar *>(widget) || qobject_cast<const QScrollBar *>(widget);
        QVERIFY2(named, qPrintable(u"%1 %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
    }
}

QTEST_MAIN(TestBrowse)
#include "tst_browse.moc"
