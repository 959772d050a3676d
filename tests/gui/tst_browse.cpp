// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/columnchooser.h"
#include "browse/resourcedelegate.h"
#include "directory/attributetreemodel.h"
#include "gui/browsefixture.h"

#include <QBackingStore>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

#include <utility>

using namespace Qt::StringLiterals;
using namespace Provost;

/// The list, the record beside it and the window around both.
class TestBrowse : public QObject, protected BrowseFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { showWindow(); }
    void cleanup() { closeWindow(); }

    void headerClickSortsOnTheServer();
    void unsortableColumnStaysUnsorted();
    void selectedRowShowsItsDetails();
    void walkingDownReadsOnlyTheLast();
    void managerOpensInPlaceAndBack();
    void failedDetailKeepsTheRowsData();
    void groupsAreAskedOnlyWhenLookedAt();
    void groupShowsItsMembers();
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
    void textsThatAreLateFollow();
    void anotherLanguageAtOnce();
    void mirrored();
    void everyControlIsNamed();
};

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

/// With no time at all one text comes with each paint, and the others are bars until then; in the end all stand there.
void TestBrowse::textsThatAreLateFollow()
{
    struct Paints : QObject {
        int count = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            count += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
    } paints;
    open();
    auto *delegate = qobject_cast<ResourceDelegate *>(table()->itemDelegate());
    QVERIFY(delegate);
    const auto onScreen = [this] {
        const QWidget *view = table()->viewport();
        const auto *screen = dynamic_cast<const QImage *>(m_window->backingStore()->paintDevice());
        return screen ? screen->copy(QRect(view->mapTo(m_window.get(), QPoint()), view->size())) : QImage();
    };
    QTRY_VERIFY(table()->model()->rowCount() > 5);
    delegate->setPaintTime(std::chrono::nanoseconds::zero());
    QFont larger = table()->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3); // nothing of it has been shaped yet
    table()->viewport()->installEventFilter(&paints);
    table()->setFont(larger);
    QTRY_VERIFY(paints.count > 10);
    const QImage early = onScreen();
    QVERIFY(!early.isNull());
    int before = -1;
    QTRY_VERIFY_WITH_TIMEOUT((QTest::qWait(200), std::exchange(before, paints.count) == paints.count), 60'000);
    QVERIFY(onScreen() != early);
    const QImage late = onScreen();
    table()->viewport()->removeEventFilter(&paints);
    QCOMPARE(late.convertToFormat(QImage::Format_RGB32), table()->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32));
}

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
