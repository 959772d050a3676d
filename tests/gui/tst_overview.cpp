// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"
#include "browse/filterline.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "fakes/wire.h"
#include "gui/accessibility.h"
#include "overview/barbutton.h"
#include "overview/chartcard.h"
#include "overview/overviewpage.h"
#include "shell/mainwindow.h"
#include "shell/navigationrail.h"
#include "shell/workspace.h"
#include "store/sealedcopy.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Provost;

/// The overview in the real window over a directory in memory.
class TestOverview : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;

    static constexpr int figuresMs = 30'000; // counting rests ten times as long as it took
    OverviewPage *page() const { return m_window->findChild<OverviewPage *>(); }
    void read(const QString &type, const QString &endpoint)
    {
        Index &index = m_directory->index();
        index.beginFullRead(type);
        index.put({.type = type, .resources = m_directory->resources.value(endpoint), .readAt = QDateTime::currentDateTimeUtc()});
        QSignalSpy completed(&index, &Index::completed);
        (void)index.endFullRead(type, &index);
        QTRY_COMPARE(completed.size(), 1);
    }
    void openOverview()
    {
        m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
        auto *rail = m_window->findChild<NavigationRail *>();
        rail->setCurrentIndex(m_window->workspace()->navigation().entry(NavigationModel::Entry::Overview));
        QTRY_VERIFY(page() && page()->isVisible());
    }
    ChartCard *chart(const QString &type, OverviewChart::Kind kind) const { return page()->findChild<ChartCard *>(u"chart-%1-%2"_s.arg(type).arg(int(kind))); }
    static BarButton *barCalled(const ChartCard *card, const QString &label)
    {
        const auto bars = card->findChildren<BarButton *>();
        for (BarButton *bar : bars) {
            if (bar->text() == label)
                return bar;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void init()
    {
        m_services = std::make_unique<FakeServices>();
        m_directory = std::make_unique<FakeDirectory>();
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->resize(1280, 800);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_directory.reset();
        m_services.reset();
    }

    void offersToReadEverything()
    {
        openOverview();
        QVERIFY(page()->findChild<QWidget *>(u"overviewEmpty"_s)->isVisible());
        const auto *action = page()->findChild<QPushButton *>(u"emptyAction"_s);
        QVERIFY2(action->text().startsWith(u"Read Everything"_s), qPrintable(action->text()));
        QVERIFY(!page()->findChild<QToolButton *>(u"overviewSave"_s)->isEnabled());
    }

    /// What was kept is damaged: it is begun anew, and whoever paid for it is told.
    void aKeptIndexThatCannotBeUsedIsSaid()
    {
        const QTemporaryDir dir;
        QFile kept(dir.filePath(u"kept.sealed"_s));
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("nothing that was ever sealed") > 0);
        kept.close();
        m_directory->keepIndexIn(kept.fileName(), SealedCopy::makeKey());
        m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
        QSignalSpy said(m_window->workspace(), &Workspace::said);
        (void)m_directory->index().endFullRead(u"User"_s, &m_directory->index()); // whoever asks first
        const auto isSaid = [&said] { return std::any_of(said.cbegin(), said.cend(), [](const QList<QVariant> &words) { return words.value(0).toString().contains(u"has to be read again"_s); }); };
        QTRY_VERIFY(isSaid());
    }

    void aBarLeadsToThePeople()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart(u"User"_s, OverviewChart::Kind::Department), figuresMs);
        const ChartCard *card = chart(u"User"_s, OverviewChart::Kind::Department);
        BarButton *bar = barCalled(card, u"Finance"_s);
        QVERIFY(bar);
        QVERIFY2(bar->accessibleName().startsWith(u"Finance: "_s), qPrintable(bar->accessibleName()));
        QVERIFY(page()->findChild<QLabel *>(u"overviewAge"_s)->text().contains(u"240 user"_s));
        const int count = bar->accessibleName().section(u' ', -1).toInt();
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Space);
        QTRY_VERIFY(m_window->workspace()->browsePage());
        const auto *line = m_window->workspace()->browsePage()->findChild<FilterEdit *>(u"filterEdit"_s);
        QVERIFY2(line->text().contains(u"department eq \"Finance\""_s), qPrintable(line->text()));
        auto *table = m_window->workspace()->browsePage()->findChild<QAbstractItemView *>(u"resourceTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), count);
    }

    void whatNoFilterSaysIsAskedOfTheIndex()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        read(u"Group"_s, u"/Groups"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart(u"Group"_s, OverviewChart::Kind::GroupSizes), figuresMs);
        const ChartCard *card = chart(u"Group"_s, OverviewChart::Kind::GroupSizes);
        BarButton *chosen = nullptr;
        const auto bars = card->findChildren<BarButton *>();
        for (BarButton *bar : bars)
            chosen = chosen == nullptr && bar->isEnabled() ? bar : chosen;
        QVERIFY(chosen);
        const int count = chosen->accessibleName().section(u' ', -1).toInt();
        QTest::mouseClick(chosen, Qt::LeftButton);
        QTRY_VERIFY(m_window->workspace()->browsePage());
        QCOMPARE(m_window->workspace()->browsePage()->resourceType().name, u"Group"_s);
        auto *table = m_window->workspace()->browsePage()->findChild<QAbstractItemView *>(u"resourceTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), count);
    }

    void isForgottenWithOneClick()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart(u"User"_s, OverviewChart::Kind::Active), figuresMs);
        QTest::mouseClick(page()->findChild<QToolButton *>(u"overviewForget"_s), Qt::LeftButton);
        QTRY_VERIFY(page()->findChild<QWidget *>(u"overviewEmpty"_s)->isVisible());
        QVERIFY(!page()->findChild<QToolButton *>(u"overviewForget"_s)->isEnabled());
    }

    void isSavedAsAPictureAndAsPdf()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart(u"User"_s, OverviewChart::Kind::Active), figuresMs);
        const QTemporaryDir dir;
        QVERIFY(page()->savePicture(dir.filePath(u"o.png"_s)));
        const QImage image(dir.filePath(u"o.png"_s));
        QVERIFY(image.width() > 1000 && image.height() > 600);
        QVERIFY(page()->savePicture(dir.filePath(u"o.pdf"_s)));
        QFile pdf(dir.filePath(u"o.pdf"_s));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-" && pdf.size() > 2000);
        QVERIFY(!page()->savePicture(dir.filePath(u"no/such/folder.png"_s)));
    }

    /// What was read to its end is not paid for again because of what was not.
    void goesOnWithWhatIsMissing()
    {
        Wire wire;
        bool refuses = true;
        wire.setHandler([&refuses](const Wire::Request &request) {
            if (request.path().startsWith("/Users"))
                return Wire::Answer::json(200, Wire::usersPage(1, request.parameter(u"count"_s) == u"0"_s ? 0 : 3, 3));
            return refuses ? Wire::Answer::json(403, "{}") : Wire::Answer::json(200, Wire::usersPage(1, 0, 0));
        });
        Directory directory(wire.settings());
        directory.setCachedDescription(ServiceDescription::fallback(wire.settings().profile));
        directory.open();
        OverviewPage overview(directory);
        overview.resize(1000, 700);
        overview.show();
        const auto *button = overview.findChild<QPushButton *>(u"overviewRead"_s);
        const auto asked = [&wire](const char *path) {
            const auto &requests = wire.requests();
            return std::count_if(requests.cbegin(), requests.cend(), [path](const Wire::Request &request) { return request.path().startsWith(path) && request.parameter(u"count"_s) != u"0"_s; });
        };
        QSignalSpy said(&overview, &OverviewPage::said);
        overview.readOrStop();
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, figuresMs); // the groups were refused
        QTRY_VERIFY_WITH_TIMEOUT(overview.findChild<QLabel *>(u"overviewAge"_s)->text().contains(u"3 user"_s), figuresMs);
        const auto users = asked("/Users");
        QVERIFY(users > 0);
        QTRY_VERIFY_WITH_TIMEOUT(button->text().startsWith(u"Read Everything"_s), figuresMs);
        refuses = false;
        overview.readOrStop();
        QTRY_VERIFY_WITH_TIMEOUT(overview.findChild<QLabel *>(u"overviewAge"_s)->text().contains(u"0 group"_s), figuresMs);
        QCOMPARE(asked("/Users"), users);
    }

    /// As the button says: everything, and not what changed since it was read the last time.
    void beginsAnewFromTheFirst()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            const int start = std::max(1, request.parameter(u"startIndex"_s).toInt());
            const int total = request.path().startsWith("/Users") ? 40 : 0;
            return Wire::Answer::json(200, Wire::usersPage(start, std::min(total, start + request.parameter(u"count"_s).toInt() - 1), total));
        });
        ConnectionSettings settings = wire.settings();
        settings.profile.pages.maxSize = 10;
        Directory directory(settings);
        directory.setCachedDescription(ServiceDescription::fallback(settings.profile));
        directory.open();
        OverviewPage overview(directory);
        overview.resize(1000, 700);
        overview.show();
        overview.readOrStop();
        const auto *age = overview.findChild<QLabel *>(u"overviewAge"_s);
        QTRY_VERIFY_WITH_TIMEOUT(age->text().contains(u"40 user"_s) && age->text().contains(u"0 group"_s), figuresMs);
        FullRead &reading = directory.fullRead(*directory.description().resourceType(u"User"_s));
        QVERIFY(reading.canRefresh());
        const auto stopping = connect(&reading, &FullRead::progressed, &reading, [&reading] {
            if (reading.read() >= 20)
                reading.stop();
        });
        reading.start();
        QTRY_VERIFY(reading.isStopped());
        disconnect(stopping);
        auto *button = overview.findChild<QPushButton *>(u"overviewReadAnew"_s);
        QTRY_VERIFY(button->isVisible());
        const qsizetype before = wire.requests().size();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!reading.isRunning() && !reading.isStopped());
        int rows = 0;
        const QList<Wire::Request> since = wire.requests().mid(before);
        for (const Wire::Request &request : since) {
            QVERIFY2(request.parameter(u"filter"_s).isEmpty(), request.path().constData());
            rows += request.parameter(u"count"_s).toInt();
        }
        QVERIFY2(rows >= 40, qPrintable(QString::number(rows)));
    }

    void theAgeIsThatOfTheOldest()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        Index &index = m_directory->index();
        index.beginFullRead(u"Group"_s);
        index.put({.type = u"Group"_s, .resources = m_directory->resources.value(u"/Groups"_s), .readAt = QDateTime::currentDateTimeUtc().addDays(-9)});
        QSignalSpy completed(&index, &Index::completed);
        (void)index.endFullRead(u"Group"_s, &index);
        QTRY_COMPARE(completed.size(), 1);
        const QString day = QLocale().toString(QDateTime::currentDateTime().addDays(-9).date(), QLocale::ShortFormat);
        auto *age = page()->findChild<QLabel *>(u"overviewAge"_s);
        QTRY_VERIFY_WITH_TIMEOUT(age->text().contains(day), figuresMs);
    }

    void everyControlIsNamed()
    {
        openOverview();
        read(u"User"_s, u"/Users"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chart(u"User"_s, OverviewChart::Kind::Active), figuresMs);
        QCOMPARE(namelessControls(*page()), QStringList());
        QCOMPARE(clashingMnemonics(*m_window), QStringList());
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
