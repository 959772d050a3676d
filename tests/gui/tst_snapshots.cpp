// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/differencemodel.h"
#include "directory/directory.h"
#include "directory/snapshot.h"
#include "fakes/wire.h"
#include "form/editsession.h"
#include "gui/accessibility.h"
#include "snapshots/snapshotpage.h"
#include "widgets/messagestrip.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Provost;

/// Snapshots in the window, over a server with three people and a group.
class TestSnapshots : public QObject
{
    Q_OBJECT

    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<SnapshotPage> m_page;
    QTemporaryDir m_folder;
    QStringList m_people;

    template <typename T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const
    {
        const QStringList items = request.path().startsWith("/Users") ? m_people : QStringList {uR"({"id":"g","displayName":"Crew"})"_s};
        return Wire::Answer::json(200, u"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":%1,\"itemsPerPage\":%1,\"startIndex\":1,\"Resources\":[%2]}"_s.arg(items.size()).arg(items.join(u',')).toUtf8());
    }
    /// As if it had been taken elsewhere.
    QString takenAt(const DirectoryId &directory, const QByteArray &person = R"({"id":"x","userName":"stranger"})")
    {
        const QString name = m_folder.filePath(u"other.snapshot"_s);
        QFile::remove(name);
        auto writer = SnapshotWriter::open(name, directory, m_directory->description());
        (*writer)->add(u"User"_s, Resource(person));
        return (*writer)->finish().ok() ? name : QString();
    }
    void compared(const QString &before, int rows)
    {
        m_page->compareWithNow(before);
        QTRY_COMPARE(m_page->model().rowCount(), rows);
        m_page->model().setAllChosen(true);
    }
    [[nodiscard]] bool canStage() const { return child<QPushButton>(u"snapshotStage"_s)->isEnabled(); }
    void press(const QString &button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString summary() const { return child<QLabel>(u"snapshotSummary"_s)->text(); }
    [[nodiscard]] MessageStrip *strip(const QString &name = u"snapshotStrip"_s) const { return child<MessageStrip>(name); }
    QString taken()
    {
        const QString name = m_folder.filePath(u"before.snapshot"_s);
        m_page->takeSnapshot(name);
        auto *strip = child<MessageStrip>(u"snapshotStrip"_s);
        [&] { QTRY_VERIFY2(strip->text().contains(u"kept in"_s), qPrintable(strip->text())); }();
        return name;
    }
    void open(const ConnectionSettings &settings)
    {
        m_page.reset();
        m_session.reset();
        m_directory = std::make_unique<Directory>(settings);
        m_directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
        m_directory->open();
        m_session = std::make_unique<EditSession>(*m_directory);
        m_page = std::make_unique<SnapshotPage>(*m_session);
        m_page->resize(1100, 700);
        m_page->show();
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, ThemeMode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void init()
    {
        m_people = {uR"({"id":"1","userName":"ann","title":"Pilot","locale":"no"})"_s, uR"({"id":"2","userName":"bob"})"_s, uR"({"id":"3","userName":"eve"})"_s};
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) { return answer(request); });
        open(m_wire->settings());
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
        m_directory.reset();
        m_wire.reset();
    }

    void whatHasChangedIsTakenBackInPart()
    {
        const QString before = taken();
        m_people = {uR"({"id":"1","userName":"ann","title":"Chief","locale":"de"})"_s, uR"({"id":"2","userName":"bob"})"_s, uR"({"id":"4","userName":"new"})"_s};
        m_page->compareWithNow(before);
        DifferenceModel &model = m_page->model();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.count(ObjectDifference::Kind::Added), 1);
        QCOMPARE(model.count(ObjectDifference::Kind::Removed), 1);
        QVERIFY2(child<QLabel>(u"snapshotSummary"_s)->text().contains(u"1 new, 1 gone, 1 changed, 2 as they were"_s), qPrintable(child<QLabel>(u"snapshotSummary"_s)->text()));
        QVERIFY(child<QLabel>(u"snapshotSummary"_s)->text().contains(u"another id"_s));
        auto *stage = child<QPushButton>(u"snapshotStage"_s);
        QVERIFY(!stage->isEnabled());
        auto *list = child<QTreeView>(u"snapshotDifferences"_s);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex object = model.index(row, 0);
            if (model.rowCount(object) == 0)
                continue;
            list->expand(object);
            list->setCurrentIndex(model.index(0, 0, object));
            QTest::keyClick(list, Qt::Key_Space); // by the keyboard
        }
        QTRY_VERIFY(stage->isEnabled());
        QSignalSpy wanted(m_page.get(), &SnapshotPage::changesRequested);
        QTest::mouseClick(stage, Qt::LeftButton);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(m_session->changes().changes.size(), 1);
        const Change change = m_session->changes().changes.constFirst();
        QCOMPARE(change.id, u"1"_s);
        QCOMPARE(change.attributes.members().size(), 1); // the title alone, or the locale alone
        QVERIFY(!stage->isEnabled());
    }

    void nothingHasChanged()
    {
        m_page->compareWithNow(taken());
        QTRY_VERIFY(child<QLabel>(u"emptyTitle"_s)->text().contains(u"Nothing has changed"_s));
        QVERIFY(!child<QPushButton>(u"snapshotStage"_s)->isVisible());
    }

    void aBrokenFileIsSaid()
    {
        const QString before = taken();
        QFile file(before);
        QVERIFY(file.open(QIODevice::Append));
        file.write("more\n");
        file.close();
        m_page->compareFiles(before, before);
        QTRY_VERIFY2(strip()->isVisible() && strip()->text().contains(u"altered after"_s), qPrintable(strip()->text()));
        const auto sent = m_wire->requests().size();
        m_page->compareWithNow(before);
        QTRY_VERIFY(strip()->text().contains(u"altered after"_s));
        QCOMPARE(m_wire->requests().size(), sent); // nothing is read for a file that cannot be used
        QFile none(m_folder.filePath(u"none"_s));
        QVERIFY(none.open(QIODevice::WriteOnly));
        none.write("userName,title\n");
        none.close();
        m_page->compareFiles(none.fileName(), before);
        QTRY_VERIFY2(strip()->text().contains(u"is not a snapshot"_s), qPrintable(strip()->text()));
        QVERIFY(child<QPushButton>(u"snapshotTake"_s)->isEnabled());
    }

    void readOnlyStagesNothing()
    {
        const QString before = taken();
        m_session->setReadOnly(true);
        m_people.removeLast();
        compared(before, 1);
        QVERIFY(!canStage());
        m_session->setReadOnly(false);
        QVERIFY(canStage());
    }

    void anotherDirectorysSnapshotIsNotTakenBack()
    {
        compared(takenAt(DirectoryId(u"https://test.example/scim"_s)), 5); // four are new, one is gone
        QVERIFY(!canStage());
        QVERIFY2(summary().contains(u"another directory, https://test.example/scim"_s), qPrintable(summary()));
        QVERIFY(child<QPushButton>(u"snapshotStage"_s)->toolTip().contains(u"test.example"_s));
        QVERIFY(m_session->changes().isEmpty());
    }

    /// What this provider calls its attributes says nothing of another's.
    void anotherDirectorysAttributesHaveTheirOwnNames()
    {
        ConnectionSettings settings = m_wire->settings();
        settings.profile.labels.insert(u"User"_s, {{u"title"_s, u"Rank"_s}});
        open(settings);
        for (const bool isHere : {true, false}) {
            const DirectoryId whose = isHere ? DirectoryId::of(settings) : DirectoryId(u"https://test.example/scim"_s);
            m_page->compareWithNow(takenAt(whose, R"({"id":"1","userName":"ann","title":"Chief","locale":"no"})"));
            QStringList names;
            const auto shown = [&] {
                names.clear();
                const DifferenceModel &model = m_page->model();
                for (int row = 0; row < model.rowCount(); ++row) {
                    const QModelIndex object = model.index(row, 0);
                    for (int part = 0; part < model.rowCount(object); ++part)
                        names << model.index(part, 0, object).data().toString();
                }
                return names.size() == 1 && (names.constFirst() == u"Rank"_s) == isHere;
            };
            QTRY_VERIFY2(shown(), qPrintable(names.join(u',')));
        }
    }

    /// All tenants of a provider are behind one address: whose it is is asked before everybody here is deleted.
    void whoseSnapshotItIsIsAsked()
    {
        DirectoryId tenant = DirectoryId::of(m_wire->settings());
        tenant.connectionId = u"of another machine"_s;
        const QColor color(0x6d, 0x28, 0xd9);
        PlaceLine::setPlace(*m_page, u"Contoso"_s, color);
        compared(takenAt(tenant), 5);
        QVERIFY(canStage());
        QSignalSpy wanted(m_page.get(), &SnapshotPage::changesRequested);
        press(u"snapshotStage"_s);
        auto *box = child<QMessageBox>(u"whoseSnapshotDialog"_s);
        QVERIFY(box != nullptr);
        QVERIFY(m_session->changes().isEmpty());
        auto *same = box->findChild<QPushButton *>(u"whoseSnapshotSame"_s);
        const QImage icon = same->icon().pixmap(16).toImage();
        QCOMPARE(icon.pixelColor(icon.rect().center()), color); // of the connection that it goes to
        same->click();
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(m_session->changes().changes.size(), 5);
    }


    /// Not how the box stands now, but how it stood when it was compared.
    void howItWasComparedDecides()
    {
        const QString before = taken();
        m_people.removeLast();
        auto *match = child<QComboBox>(u"snapshotMatch"_s);
        match->setCurrentIndex(1);
        compared(before, 1);
        QVERIFY(!canStage());
        match->setCurrentIndex(0);
        m_page->model().setAllChosen(false);
        m_page->model().setAllChosen(true);
        QVERIFY(!canStage());
        m_page->compareWithNow(before);
        QTRY_COMPARE(m_page->model().chosenCount(), 0);
        m_page->model().setAllChosen(true);
        match->setCurrentIndex(1);
        QVERIFY(canStage());
    }

    void nobodyIsMadeAnewTwice()
    {
        const QString before = taken();
        m_people.removeLast();
        compared(before, 1);
        QSignalSpy wanted(m_page.get(), &SnapshotPage::changesRequested);
        press(u"snapshotStage"_s);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(m_session->changes().changes.size(), 1);
        m_page->model().setAllChosen(true);
        QCOMPARE(m_page->model().chosenCount(), 0);
        QVERIFY(!canStage());
        QVERIFY2(summary().contains(u"compare once more"_s), qPrintable(summary()));
        m_session->staged().undoStack().undo(); // it is not staged after all
        m_page->model().setAllChosen(true);
        QVERIFY(canStage());
        press(u"snapshotStage"_s);
        QTRY_COMPARE(wanted.size(), 2);
        m_session->staged().reset({}); // as after a run
        m_page->model().setAllChosen(true);
        QCOMPARE(m_page->model().chosenCount(), 0);
    }

    /// Issue 6.4: calls and money are told before.
    void aPaidReadingIsAskedForFirst()
    {
        ServerProfile profile = m_directory->connection().profile();
        profile.price.perCall = 0.5;
        profile.price.currency = u"USD"_s;
        m_directory->connection().setProfile(profile);
        m_page->takeSnapshot(m_folder.filePath(u"paid.snapshot"_s));
        QTRY_VERIFY2(strip()->text().contains(u"2 call(s), about $1.00"_s), qPrintable(strip()->text()));
        const auto sent = m_wire->requests().size();
        QTest::mouseClick(strip()->findChild<QAbstractButton *>(u"messageSecond"_s), Qt::LeftButton); // Cancel
        QTRY_VERIFY(!strip()->isVisible());
        QVERIFY(!QFile::exists(m_folder.filePath(u"paid.snapshot"_s)));
        m_page->takeSnapshot(m_folder.filePath(u"paid.snapshot"_s));
        QTRY_VERIFY(strip()->isVisible() && strip()->text().contains(u"about"_s));
        QCOMPARE(m_wire->requests().size(), sent + 2); // the numbers
        QTest::mouseClick(strip()->findChild<QAbstractButton *>(u"messageAction"_s), Qt::LeftButton); // Read It
        QTRY_VERIFY2(strip()->text().contains(u"kept in"_s), qPrintable(strip()->text()));
        QVERIFY(QFile::exists(m_folder.filePath(u"paid.snapshot"_s)));
    }

    void aShortReadingIsNotTheTruth()
    {
        const QString before = taken();
        m_wire->setHandler([this](const Wire::Request &request) {
            Wire::Answer answer = this->answer(request);
            if (request.path().startsWith("/Users"))
                answer = Wire::Answer::json(200, Wire::usersPage(1, request.parameter(u"startIndex"_s).toInt() > 1 ? 0 : 2, 9));
            return answer;
        });
        m_page->compareWithNow(before);
        QTRY_VERIFY2(strip()->isVisible() && strip()->text().contains(u"incomplete state is not used"_s), qPrintable(strip()->text()));
        QCOMPARE(m_page->model().rowCount(), 0);
    }

    void aTypeThatIsNotServedIsNotGone()
    {
        const QString before = taken();
        m_wire->setHandler([this](const Wire::Request &request) { return request.path().startsWith("/Groups") ? Wire::Answer::json(404, "{}") : answer(request); });
        m_people.removeLast();
        m_page->compareWithNow(before);
        QTRY_COMPARE(m_page->model().rowCount(), 1);
        QVERIFY(strip(u"snapshotOmitted"_s)->isVisible());
        QVERIFY2(strip(u"snapshotOmitted"_s)->text().contains(u"Groups"_s), qPrintable(strip(u"snapshotOmitted"_s)->text()));
    }

    void aReadingIsCancelled()
    {
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
        m_page->takeSnapshot(m_folder.filePath(u"cancelled.snapshot"_s));
        QTRY_VERIFY(strip()->isVisible());
        QTest::mouseClick(strip()->findChild<QAbstractButton *>(u"messageAction"_s), Qt::LeftButton);
        QTRY_VERIFY(!strip()->isVisible());
        QVERIFY(child<QPushButton>(u"snapshotTake"_s)->isEnabled());
        QVERIFY(!QFile::exists(m_folder.filePath(u"cancelled.snapshot"_s)));
    }

    void everyControlIsNamed()
    {
        QCOMPARE(namelessControls(*m_page), QStringList());
        QCOMPARE(clashingMnemonics(*m_page), QStringList());
    }
};

QTEST_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
