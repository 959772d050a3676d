// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"
#include "browse/exportdialog.h"
#include "browse/localrows.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/resourcetablemodel.h"
#include "fakes/wire.h"
#include "gui/browsefixture.h"
#include "store/sealedcopy.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Provost;

/// What is asked of a list: search, filter, questions with a name, everything on this computer; and the export of what came.
class TestBrowseSearch : public QObject, protected BrowseFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showWindow(); }
    void cleanup() { closeWindow(); }

    void readingCanBeStopped_data();
    void readingCanBeStopped();
    void escapeClearsTheSearchFirst();
    void searchSaysWhatWasSearched();
    void searchAsksOnceForManyKeys();
    void everythingReadIsSearchedHere();
    void hitsSayWhy();
    void whoWasNotReadWholeIsSaid();
    void theProviderIsAskedToo();
    void chipsAskAndCount();
    void chipsAndSearchHoldTogether();
    void noFilterIsInvisible();
    void whatIsForgottenIsAskedAnew();
    void searchesAreSaved();
    void whatIsShownIsExported();
    void aReadingThatStoppedLastTime();
    void readingEverythingIsOffered();
    void searchWithoutHitsOffersToClear();
    void unsearchableIsSaid();
    void unfilterableIsSaid();
    void escapeClearsTheSearch();
    void lettersTypedInTheTableSearch();
    void filterErrorIsMarkedAtItsCharacter();
    void filterNarrowsAndIsRemoved();
    void refusedFilterIsSaidAtTheFilter();
};

void TestBrowseSearch::readingCanBeStopped_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void TestBrowseSearch::readingCanBeStopped()
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

void TestBrowseSearch::escapeClearsTheSearchFirst()
{
    open();
    rows()->setBehaviour({.silent = true});
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Escape);
    QCOMPARE(searchField()->text(), QString());
    QVERIFY(!rows()->lastError());
}

void TestBrowseSearch::searchSaysWhatWasSearched()
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

/// Another list has told of somebody by the id alone, and the provider does not give the rest.
void TestBrowseSearch::whoWasNotReadWholeIsSaid()
{
    Wire wire;
    wire.setHandler([](const Wire::Request &request) {
        const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
        return request.path().endsWith("/Users") ? Wire::Answer::json(200, Wire::usersPage(first, 2, 2)) : Wire::Answer::json(403, R"({"status":"403"})");
    });
    Directory directory(wire.settings());
    directory.setCachedDescription(ServiceDescription::fallback(wire.settings().profile));
    const ResourceType type = *directory.description().resourceType(u"User"_s);
    const LocalRows rows(directory, type, nullptr);
    QSignalSpy said(&rows, &LocalRows::said);
    directory.fullRead(type).start();
    directory.index().put({.type = type.name, .resources = {Resource(QByteArray(R"({"id":"x"})"))}, .coverage = {.attributes = {u"id"_s}, .excluded = {}}, .readAt = QDateTime::currentDateTimeUtc()});
    QTRY_COMPARE(said.size(), 1);
    const QString words = said.at(0).at(0).toString();
    QVERIFY2(words.contains(u"every attribute can be searched now. 1 could not be read whole"_s), qPrintable(words));
}

void TestBrowseSearch::hitsSayWhy()
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
void TestBrowseSearch::theProviderIsAskedToo()
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

void TestBrowseSearch::chipsAskAndCount()
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
void TestBrowseSearch::chipsAndSearchHoldTogether()
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
void TestBrowseSearch::noFilterIsInvisible()
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

/// Where the list came from the index and that is forgotten, the provider is asked; and what it cannot be asked is not left out in silence.
void TestBrowseSearch::whatIsForgottenIsAskedAnew()
{
    open();
    readEverything();
    searchField()->setFocus();
    QTest::keyClicks(searchField(), u"kolb"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table() && table()->model()->rowCount() > 0 && table()->model()->rowCount() < 240);
    const qsizetype asked = rows()->queries.size();
    m_directory->index().forget();
    QTRY_VERIFY(rows()->queries.size() > asked);
    QVERIFY(!rows()->queries.last().filter.isEverything());
    readEverything();
    m_window->findChild<BrowsePage *>()->ask({.quick = {.kind = QuickFilter::Kind::SharedMail}});
    QTRY_VERIFY(shown<QToolButton>(u"quick:sharedMail"_s) && shown<QToolButton>(u"quick:sharedMail"_s)->isChecked());
    const qsizetype before = rows()->queries.size();
    m_directory->index().forget();
    const auto isSaid = [this] {
        const auto *empty = shown<QWidget>(u"browseEmpty"_s);
        return empty != nullptr && empty->findChild<QLabel *>(u"emptyTitle"_s)->text().contains(u"cannot be asked for"_s);
    };
    QTRY_VERIFY(isSaid());
    QCOMPARE(rows()->queries.size(), before); // everybody under a pressed chip
    QTest::mouseClick(shown<QWidget>(u"browseEmpty"_s)->findChild<QPushButton *>(u"emptyAction"_s), Qt::LeftButton);
    QTRY_VERIFY(table() && table()->model()->rowCount() == 240);
}

void TestBrowseSearch::searchesAreSaved()
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

void TestBrowseSearch::whatIsShownIsExported()
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
void TestBrowseSearch::everythingReadIsSearchedHere()
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

/// What an earlier session left is told where reading is offered, with what the rest takes, and not gone on with by itself.
void TestBrowseSearch::aReadingThatStoppedLastTime()
{
    const QTemporaryDir dir;
    m_directory->keepIndexIn(dir.filePath(u"kept.sealed"_s), SealedCopy::makeKey());
    Index &index = m_directory->index();
    const QDateTime stopped = QDateTime::currentDateTimeUtc().addDays(-1);
    index.beginFullRead(u"User"_s);
    index.put({.type = u"User"_s, .resources = m_directory->resources.value(u"/Users"_s).first(200), .readAt = stopped});
    index.notePlace(u"User"_s, {.began = stopped.addSecs(-60), .at = stopped, .read = 200, .total = 240});
    open();
    QTRY_VERIFY(shown<QToolButton>(u"readAnewButton"_s));
    const QString note = shown<QLabel>(u"searchNote"_s)->text();
    QVERIFY2(note.contains(u"200 of 240 read; stopped %1"_s.arg(QLocale().toString(stopped.toLocalTime(), QLocale::ShortFormat))), qPrintable(note));
    QVERIFY2(shown<QToolButton>(u"readAllButton"_s)->text().startsWith(u"Go On Reading: 2 call"_s), qPrintable(shown<QToolButton>(u"readAllButton"_s)->text()));
    QVERIFY2(shown<QToolButton>(u"readAnewButton"_s)->text().startsWith(u"Begin Anew: 3 call"_s), qPrintable(shown<QToolButton>(u"readAnewButton"_s)->text()));
    QVERIFY(shown<QLabel>(u"readingLabel"_s)->text().contains(u"stopped at 200 of 240"_s));
    const QString button = shown<QToolButton>(u"readingButton"_s)->accessibleName();
    QVERIFY2(button.contains(u": 2 call"_s), qPrintable(button)); // what a click takes is read out, and not in a tooltip alone
    const FullRead &reading = m_directory->fullRead(*m_directory->description().resourceType(u"User"_s));
    QVERIFY(!reading.isRunning());
    QTest::mouseClick(shown<QToolButton>(u"readAnewButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!reading.isRunning() && !reading.isStopped()); // nobody is there to be asked
    QTRY_VERIFY(!shown<QToolButton>(u"readAnewButton"_s));
}

void TestBrowseSearch::readingEverythingIsOffered()
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

void TestBrowseSearch::searchAsksOnceForManyKeys()
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

void TestBrowseSearch::searchWithoutHitsOffersToClear()
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

void TestBrowseSearch::unsearchableIsSaid()
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
    auto *page = m_window->findChild<BrowsePage *>();
    page->findChild<QAction *>(u"exportAction"_s)->trigger(); // nor written as what is shown; everything can be
    const auto *dialog = m_window->findChild<ExportDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->findChild<QRadioButton *>(u"exportShown"_s)->isEnabled());
    QVERIFY(dialog->isEverything() && dialog->findChild<QRadioButton *>(u"exportEverything"_s)->isVisible());
    const QTemporaryDir dir;
    QSignalSpy said(page, &BrowsePage::said);
    page->exportTo(dir.filePath(u"people.csv"_s), false, {});
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.at(0).at(0).toString().contains(u"cannot be asked for what is searched"_s), qPrintable(said.at(0).at(0).toString()));
    QVERIFY(!shown<MessageStrip>(u"exportStrip"_s));
}

/// Some providers would refuse it, and others find nobody.
void TestBrowseSearch::unfilterableIsSaid()
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

void TestBrowseSearch::escapeClearsTheSearch()
{
    open();
    QTest::keyClicks(searchField(), u"lie"_s);
    QTest::keyClick(searchField(), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() < 240);
    QTest::keyClick(searchField(), Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QVERIFY(!shown<QLabel>(u"searchNote"_s));
}

void TestBrowseSearch::lettersTypedInTheTableSearch()
{
    open();
    clickRow(3);
    QTest::keyClick(table(), Qt::Key_M);
    QVERIFY(searchField()->hasFocus());
    QCOMPARE(searchField()->text(), u"m"_s);
}

void TestBrowseSearch::filterErrorIsMarkedAtItsCharacter()
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

void TestBrowseSearch::filterNarrowsAndIsRemoved()
{
    open();
    typeFilter(u"title eq \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(table()->model()->rowCount() < 240 && table()->model()->rowCount() > 0);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 240);
    QVERIFY(!shown<FilterEdit>(u"filterEdit"_s));
}

void TestBrowseSearch::refusedFilterIsSaidAtTheFilter()
{
    open();
    rows()->setBehaviour({.error = Error {.kind = ErrorKind::Scim, .detail = u"title cannot be filtered"_s, .httpStatus = 400, .scimType = u"invalidFilter"_s}});
    typeFilter(u"title eq \"Pilot\""_s);
    QTest::keyClick(shown<FilterEdit>(u"filterEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(shown<QLabel>(u"filterWords"_s));
    QVERIFY(!shown<QLabel>(u"filterWords"_s)->text().isEmpty());
}

QTEST_MAIN(TestBrowseSearch)
#include "tst_browsesearch.moc"
