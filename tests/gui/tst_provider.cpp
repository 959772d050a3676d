// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/descriptioncache.h"
#include "directory/directory.h"
#include "fakes/wire.h"
#include "gui/accessibility.h"
#include "provider/capabilitymodel.h"
#include "provider/capabilityview.h"
#include "provider/capabilitywords.h"
#include "provider/providerpage.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Provost;

/// The page about the provider, over a server that knows users only and filters by `userName eq` alone.
class TestProvider : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }
    void init();
    void cleanup();

    void saysWhatIsDeclaredBeforeAnythingIsTried();
    void announcesCallsAndMoney();
    void probesByKeyAndTellsWhatIsOtherwise();
    void problemsAlone();
    void stops();
    void failureIsSaid();
    void copies();
    void savesWhatWasFound();
    void namesAProfileOfOnesOwn();
    void modelHolds();
    void whatHasDriftedIsThereToRead();
    void everyControlIsNamed();

private:
    template <typename T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void open(const QString &profile = u"rfc"_s);
    void probe();
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const;

    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<ProviderPage> m_page;
    bool m_silent = false;
    int m_status = 200;
};

Wire::Answer TestProvider::answer(const Wire::Request &request) const
{
    if (m_silent)
        return Wire::Answer::silence();
    if (m_status != 200)
        return Wire::Answer::json(m_status, R"({"status":"401","detail":"no"})");
    if (request.path() != "/Users")
        return Wire::Answer::json(404, R"({"status":"404"})");
    const QString filter = request.parameter(u"filter"_s);
    if (filter.startsWith(u"userName eq") && !filter.contains(u" and ") && !filter.contains(u" or "))
        return Wire::Answer::json(200, Wire::usersPage(1, filter.contains(u"nobody") ? 0 : 1, filter.contains(u"nobody") ? 0 : 1));
    if (!filter.isEmpty())
        return Wire::Answer::json(400, R"({"status":"400","scimType":"invalidFilter"})");
    return Wire::Answer::json(200, Wire::usersPage(1, 5, 5));
}

void TestProvider::init()
{
    m_silent = false;
    m_status = 200;
    m_wire = std::make_unique<Wire>();
    m_wire->setHandler([this](const Wire::Request &request) { return answer(request); });
    open();
}

void TestProvider::open(const QString &profile)
{
    m_page.reset();
    ConnectionSettings settings = m_wire->settings();
    settings.profile = ServerProfile::shipped(profile).valueOr({});
    m_directory = std::make_unique<Directory>(settings);
    m_directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
    m_page = std::make_unique<ProviderPage>(*m_directory);
    m_page->resize(900, 640);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestProvider::cleanup()
{
    m_page.reset();
    m_directory.reset();
    m_wire.reset();
}

void TestProvider::probe()
{
    QTest::mouseClick(child<QPushButton>(u"probeButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(child<MessageStrip>(u"probeOutcome"_s)->isVisible(), 20'000);
}

QStringList TestProvider::names() const
{
    QStringList names;
    const QAbstractItemModel *model = child<CapabilityView>(u"capabilityView"_s)->model();
    for (int section = 0; section < model->rowCount(); ++section) {
        const QModelIndex top = model->index(section, 0);
        for (int row = 0; row < model->rowCount(top); ++row)
            names.append(model->index(row, 0, top).data().toString());
    }
    return names;
}

void TestProvider::saysWhatIsDeclaredBeforeAnythingIsTried()
{
    QVERIFY(names().contains(u"Partial changes (PATCH)"_s));
    QVERIFY(!child<MessageStrip>(u"probeOutcome"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"saveProfile"_s)->isVisible());
    QCOMPARE(m_wire->requests().size(), 0);
    QVERIFY(child<ElidedLabel>(u"providerProfile"_s)->text().contains(u"SCIM 2.0 as written"));
}

void TestProvider::announcesCallsAndMoney()
{
    QVERIFY(child<QPushButton>(u"probeButton"_s)->text().contains(u"call"));
    QVERIFY(!child<QPushButton>(u"probeButton"_s)->text().contains(u"about"));
    open(u"entra"_s);
    QVERIFY(child<QPushButton>(u"probeButton"_s)->text().contains(u"about"));
    QVERIFY(child<QPushButton>(u"probeButton"_s)->text().contains(u"0.1"));
}

void TestProvider::probesByKeyAndTellsWhatIsOtherwise()
{
    child<QPushButton>(u"probeButton"_s)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(child<QPushButton>(u"stopProbe"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(child<MessageStrip>(u"probeOutcome"_s)->isVisible(), 20'000);
    QVERIFY(child<MessageStrip>(u"probeOutcome"_s)->text().contains(u"not as Provost takes them"));
    QVERIFY(!child<QPushButton>(u"stopProbe"_s)->isVisible());
    for (const Wire::Request &request : m_wire->requests())
        QCOMPARE(request.method, "GET"_ba);

    auto *view = child<CapabilityView>(u"capabilityView"_s);
    const QModelIndexList found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, u"Users: Filter userName sw"_s, 1, Qt::MatchRecursive | Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().siblingAtColumn(int(CapabilityModel::Column::Observed)).data().toString(), u"no, refused"_s);
    QCOMPARE(found.first().siblingAtColumn(int(CapabilityModel::Column::Standing)).data().toString(), u"Is otherwise"_s);
    view->scrollTo(found.first());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(found.first()).center());
    const QString details = child<QLabel>(u"capabilityDetails"_s)->text();
    QVERIFY2(details.contains(u"invalidFilter") && details.contains(u"GET /Users?filter="), qPrintable(details));
}

void TestProvider::problemsAlone()
{
    probe();
    const auto all = names().size();
    QTest::mouseClick(child<QCheckBox>(u"problemsOnly"_s), Qt::LeftButton, {}, {8, child<QCheckBox>(u"problemsOnly"_s)->height() / 2});
    QVERIFY(names().size() > 0 && names().size() < all);
    QVERIFY(names().contains(u"Users: Filter userName sw"_s));
    QVERIFY(!names().contains(u"Users: Filter userName eq"_s));
}

void TestProvider::stops()
{
    m_silent = true;
    QTest::mouseClick(child<QPushButton>(u"probeButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_wire->requests().size() == 1);
    QTest::mouseClick(child<QPushButton>(u"stopProbe"_s), Qt::LeftButton);
    QTRY_VERIFY(child<QPushButton>(u"probeButton"_s)->isVisible());
    QVERIFY(child<MessageStrip>(u"probeOutcome"_s)->text().contains(u"stopped early"));
}

void TestProvider::failureIsSaid()
{
    m_status = 401;
    probe();
    QVERIFY(child<MessageStrip>(u"probeOutcome"_s)->text().contains(u"brought nothing"));
}

void TestProvider::copies()
{
    probe();
    QSignalSpy said(m_page.get(), &ProviderPage::said);
    child<QMenu>(u"copyCardMenu"_s)->actions().at(0)->trigger();
    QVERIFY(Json::parse(QApplication::clipboard()->text().toUtf8())->value(u"capabilities").size() > 10);
    child<QMenu>(u"copyCardMenu"_s)->actions().at(1)->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(u"# http://127.0.0.1"));
    QCOMPARE(said.size(), 2);
}

void TestProvider::savesWhatWasFound()
{
    probe();
    QSignalSpy saved(m_page.get(), &ProviderPage::saveRequested);
    QVERIFY(child<QPushButton>(u"saveProfile"_s)->isVisible());
    QTest::mouseClick(child<QPushButton>(u"saveProfile"_s), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    const auto profile = ServerProfile::fromJson(saved.at(0).at(0).value<Json>());
    QVERIFY(profile.ok());
    QVERIFY(profile->acceptsOperator(u"User"_s, {{}, u"userName"_s, {}}, u"eq"_s));
    QVERIFY(!profile->acceptsOperator(u"User"_s, {{}, u"userName"_s, {}}, u"sw"_s));
}

/// That discovery has shown.
void TestProvider::namesAProfileOfOnesOwn()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"ours.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"id":"ours","title":"Our own service","facts":[{"subject":"Paging","text":"By hand.","asOf":"2026-11-28","source":""}]})");
    file.close();
    m_page.reset();
    ConnectionSettings settings = m_wire->settings();
    settings.profile = ServerProfile::shipped(u"rfc"_s).valueOr({});
    settings.profiles = ProfileLibrary(dir.path());
    m_directory = std::make_unique<Directory>(settings);
    m_directory->setCachedDescription(ServiceDescription::fallback(settings.profiles->profile(u"ours"_s).valueOr({})));
    m_page = std::make_unique<ProviderPage>(*m_directory);
    m_page->resize(900, 640);
    m_page->show();
    QCOMPARE(m_page->card().profileTitle, u"Our own service"_s);
    QCOMPARE(m_page->card().facts.size(), 1);
}

void TestProvider::modelHolds()
{
    CapabilityModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setCard(m_page->card());
    QVERIFY(model.rowCount() > 0);
    model.setProblemsOnly(true);
    model.setCard({});
    QCOMPARE(model.rowCount(), 0);
    // Types are called as in the rail on the left, and others as the provider calls them.
    for (const auto &[type, words] : {std::pair(u"User"_s, u"Users: Sort"_s), std::pair(u"Group"_s, u"Groups: Sort"_s), std::pair(u"Device"_s, u"Devices: Sort"_s), std::pair(u"Role"_s, u"Role: Sort"_s)})
        QVERIFY(CapabilityWords::title({.capability = Capability::Sort, .resourceType = type}).startsWith(words));
}

void TestProvider::whatHasDriftedIsThereToRead()
{
    QTemporaryDir dir;
    const DescriptionCache cache(QDir(dir.path()));
    const ConnectionSettings settings = m_wire->settings();
    QList<SchemaChange> drift;
    for (int i = 0; i < 9; ++i)
        drift.append({.kind = SchemaChange::Kind::AttributeAdded, .subject = u"urn:x:a%1"_s.arg(i)});
    QVERIFY(cache.save(settings, ServiceDescription::fallback(settings.profile), drift, QDateTime::currentDateTimeUtc()).ok());
    m_page.reset();
    m_directory = std::make_unique<Directory>(settings);
    m_directory->useCache(cache);
    m_page = std::make_unique<ProviderPage>(*m_directory);
    m_page->resize(900, 640);
    m_page->show();
    auto *strip = child<MessageStrip>(u"providerDrift"_s);
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().contains(u"urn:x:a0"_s) && strip->text().contains(u"6 more"_s), qPrintable(strip->text()));
    auto *list = child<QPlainTextEdit>(u"providerDriftList"_s);
    QVERIFY(!list->isVisible());
    QTest::mouseClick(strip->findChild<QAbstractButton *>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(list->isVisible() && list->toPlainText().contains(u"urn:x:a8"_s));
    QCOMPARE(namelessControls(*m_page), QStringList());
    QCOMPARE(clashingMnemonics(*m_page), QStringList());
    QCOMPARE(cutTexts(*m_page), QStringList());
    QTest::mouseClick(strip->findChild<QAbstractButton *>(u"messageSecond"_s), Qt::LeftButton);
    QVERIFY(!strip->isVisible() && !list->isVisible());
    QTRY_VERIFY(cache.load(settings)->drift.isEmpty());
}

void TestProvider::everyControlIsNamed()
{
    probe();
    QCOMPARE(namelessControls(*m_page), QStringList());
    QCOMPARE(clashingMnemonics(*m_page), QStringList());
    QCOMPARE(cutTexts(*m_page), QStringList());
}

QTEST_MAIN(TestProvider)
#include "tst_provider.moc"
