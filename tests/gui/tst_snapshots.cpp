// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/differencemodel.h"
#include "directory/directory.h"
#include "fakes/wire.h"
#include "form/editsession.h"
#include "gui/accessibility.h"
#include "snapshots/snapshotpage.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
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
    QString taken()
    {
        const QString name = m_folder.filePath(u"before.snapshot"_s);
        m_page->takeSnapshot(name);
        auto *strip = child<MessageStrip>(u"snapshotStrip"_s);
        [&] { QTRY_VERIFY2(strip->text().contains(u"kept in"_s), qPrintable(strip->text())); }();
        return name;
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
        m_directory = std::make_unique<Directory>(m_wire->settings());
        m_directory->setCachedDescription(ServiceDescription::fallback(m_wire->settings().profile));
        m_directory->open();
        m_session = std::make_unique<EditSession>(*m_directory);
        m_page = std::make_unique<SnapshotPage>(*m_session);
        m_page->resize(1100, 700);
        m_page->show();
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
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(m_session->changes().changes.size(), 1);
        const Change change = m_session->changes().changes.constFirst();
        QCOMPARE(change.id, u"1"_s);
        QCOMPARE(change.attributes.members().size(), 1); // the title alone, or the locale alone
        QVERIFY(!stage->isEnabled());
    }

    /// A snapshot of another directory by ids would delete everybody here; and how it was compared counts, not what the box says later.
    void anotherDirectoryIsNeverTakenBack()
    {
        const QString name = m_folder.filePath(u"other.snapshot"_s);
        auto writer = std::move(SnapshotWriter::open(name, u"https://test.example/scim"_s, m_directory->description())).value();
        writer->add(u"User"_s, Resource(QByteArray(R"({"id":"77","userName":"ann"})")));
        QVERIFY(writer->finish().ok());
        m_page->compareWithNow(name);
        QTRY_VERIFY(m_page->model().rowCount() > 0);
        m_page->model().setAllChosen(true);
        QVERIFY(m_page->model().chosenCount() > 0);
        QVERIFY(!child<QPushButton>(u"snapshotStage"_s)->isEnabled());
        QVERIFY2(child<QLabel>(u"snapshotSummary"_s)->text().contains(u"test.example"_s), qPrintable(child<QLabel>(u"snapshotSummary"_s)->text()));
        const QString own = taken();
        auto *match = child<QComboBox>(u"snapshotMatch"_s);
        match->setCurrentIndex(1);
        m_people = {uR"({"id":"9","userName":"ann","title":"Chief"})"_s};
        m_page->compareWithNow(own);
        QTRY_COMPARE(m_page->model().count(ObjectDifference::Kind::Changed), 1);
        match->setCurrentIndex(0);
        m_page->model().setAllChosen(true);
        QVERIFY(!child<QPushButton>(u"snapshotStage"_s)->isEnabled());
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
        auto *strip = child<MessageStrip>(u"snapshotStrip"_s);
        QTRY_VERIFY2(strip->isVisible() && strip->text().contains(u"snapshot"_s) && !strip->text().contains(u"Comparing"_s), qPrintable(strip->text()));
        QVERIFY(child<QPushButton>(u"snapshotTake"_s)->isEnabled());
    }

    void readOnlyStagesNothing()
    {
        const QString before = taken();
        m_session->setReadOnly(true);
        m_people.removeLast();
        m_page->compareWithNow(before);
        QTRY_COMPARE(m_page->model().rowCount(), 1);
        m_page->model().setAllChosen(true);
        QVERIFY(!child<QPushButton>(u"snapshotStage"_s)->isEnabled());
    }

    void everyControlIsNamed()
    {
        QCOMPARE(namelessControls(*m_page), QStringList());
        QCOMPARE(clashingMnemonics(*m_page), QStringList());
    }
};

QTEST_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
