// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"
#include "connections/manageconnectionsdialog.h"
#include "fakes/wire.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;

/// The connect dialog against a server that plays a script, and the dialog that manages what was saved.
class TestConnectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everythingWorks();
    void failsAtTheRightStep_data();
    void failsAtTheRightStep();
    void aRefusedConnection();
    void stopsWhenAsked();
    void stopsWhenTheFormChanges();
    void closesInTheMiddle();
    void removesAndTakesBack();
    void renamesOnEdit();

private:
    void fill(const QUrl &url);
    void test() { child<QPushButton>(u"testConnection"_s)->click(); }
    template <typename T>
    T *child(const QString &name)
    {
        return m_dialog->findChild<T *>(name);
    }
    QString step(int index) { return child<QLabel>(u"testStep%1"_s.arg(index))->accessibleName(); }
    QString summary() { return child<QLabel>(u"errorSummary"_s)->text(); }

    std::unique_ptr<Wire> m_wire {};
    std::unique_ptr<ConnectDialog> m_dialog {};
};

namespace {

Wire::Answer discovery(const Wire::Request &request)
{
    if (request.path().contains("ServiceProviderConfig"))
        return Wire::Answer::json(200, R"({"patch":{"supported":true},"filter":{"supported":true,"maxResults":100},"sort":{"supported":false}})");
    if (request.path().contains("ResourceTypes"))
        return Wire::Answer::json(200, R"({"totalResults":1,"Resources":[{"name":"User","endpoint":"/Users","schema":"urn:ietf:params:scim:schemas:core:2.0:User"}]})");
    if (request.path().contains("Schemas"))
        return Wire::Answer::json(404, R"({"detail":"none","status":"404"})");
    return Wire::Answer::json(200, Wire::usersPage(1, 2, 48112));
}

} // namespace

void TestConnectTest::init()
{
    m_wire = std::make_unique<Wire>();
    m_wire->setHandler(discovery);
    m_dialog = std::make_unique<ConnectDialog>(ConnectDialog::Purpose::Connect);
    m_dialog->show();
    fill(m_wire->baseUrl());
}

void TestConnectTest::cleanup()
{
    m_dialog.reset();
    m_wire.reset();
}

void TestConnectTest::fill(const QUrl &url)
{
    auto *provider = child<QComboBox>(u"provider"_s);
    provider->setCurrentIndex(provider->count() - 1);
    child<QLineEdit>(u"baseUrl"_s)->setText(url.toString());
    child<QLineEdit>(u"tokenField"_s)->setText(u"t0ken-of-the-test"_s);
}

void TestConnectTest::everythingWorks()
{
    test();
    QTRY_VERIFY(step(4).contains(u"48,112"_s));
    for (int i : {0, 1, 2, 4})
        QVERIFY2(step(i).endsWith(u"passed"_s), qPrintable(step(i)));
    QVERIFY2(step(1).contains(u"sorting: no"_s), qPrintable(step(1)));
    QVERIFY2(step(2).contains(u"User"_s), qPrintable(step(2)));
    QVERIFY2(step(3).contains(u"standard"_s) && step(3).endsWith(u"with a remark"_s), qPrintable(step(3)));
    QVERIFY(!child<QWidget>(u"errorBanner"_s)->isVisible());
    QVERIFY(m_wire->saw("Bearer t0ken-of-the-test"));
    QVERIFY(child<QPushButton>(u"saveConnection"_s)->isEnabled());
}

void TestConnectTest::failsAtTheRightStep_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words"); // in the banner
    const QByteArray json = "application/scim+json";
    QTest::newRow("401") << 401 << json << QByteArray(R"({"detail":"expired","status":"401"})") << u"did not accept the token"_s;
    QTest::newRow("403") << 403 << json << QByteArray(R"({"detail":"no","status":"403"})") << u"does not allow"_s;
    QTest::newRow("Entra without billing") << 400 << json
                                           << QByteArray(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400",)"
                                                         R"("detail":"No 'scimapiconsumptions' resource found for TenantId 1"})")
                                           << u"not switched on"_s;
    QTest::newRow("a web page") << 200 << QByteArray("text/html") << QByteArray("<!doctype html><title>Sign in</title>") << u"web page"_s;
}

void TestConnectTest::failsAtTheRightStep()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    m_wire->setHandler([=](const Wire::Request &) { return Wire::Answer::of(status, type, body); });
    test();
    QTRY_VERIFY(child<QWidget>(u"errorBanner"_s)->isVisible());
    QVERIFY2(summary().contains(words), qPrintable(summary()));
    QVERIFY2(step(0).endsWith(u"passed"_s), qPrintable(step(0)));
    const bool onceFailed = step(1).endsWith(u"failed"_s) != step(4).endsWith(u"failed"_s);
    QVERIFY2(onceFailed, qPrintable(step(1) + step(4)));
    m_wire->setHandler(discovery);
    child<QPushButton>(u"errorRetry"_s)->click();
    QTRY_VERIFY(step(4).endsWith(u"passed"_s));
    QVERIFY(!child<QWidget>(u"errorBanner"_s)->isVisible());
}

void TestConnectTest::aRefusedConnection()
{
    fill(Wire::refusedUrl());
    test();
    QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>(u"errorBanner"_s)->isVisible(), 30'000);
    QVERIFY2(summary().contains(u"refused"_s), qPrintable(summary()));
    QVERIFY2(step(0).endsWith(u"failed"_s), qPrintable(step(0)));
}

void TestConnectTest::stopsWhenAsked()
{
    m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
    test();
    auto *button = child<QPushButton>(u"testConnection"_s);
    QTRY_VERIFY(!m_wire->requests().isEmpty());
    QVERIFY2(button->text().startsWith(u"Stop"_s), qPrintable(button->text()));
    button->click();
    QVERIFY(!child<QWidget>(u"testSteps"_s)->isVisible());
    QCOMPARE(button->text().remove(u'&'), u"Test"_s);
}

void TestConnectTest::stopsWhenTheFormChanges()
{
    m_wire->setHandler([](const Wire::Request &request) { return discovery(request).late(std::chrono::milliseconds(50)); });
    test();
    QTRY_VERIFY(!m_wire->requests().isEmpty());
    QTest::keyClicks(child<QLineEdit>(u"baseUrl"_s), u"x"_s);
    QVERIFY(!child<QWidget>(u"testSteps"_s)->isVisible());
    QSignalSpy finished(m_dialog->findChild<ConnectionTester *>(), &ConnectionTester::finished);
    QVERIFY(!finished.wait(300));
    QVERIFY(!child<QWidget>(u"testSteps"_s)->isVisible());
}

void TestConnectTest::closesInTheMiddle()
{
    m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
    test();
    QTRY_VERIFY(!m_wire->requests().isEmpty());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(!m_dialog->findChild<ConnectionTester *>()->isRunning());
}

void TestConnectTest::removesAndTakesBack()
{
    QTemporaryDir dir;
    ConnectionStore store {QDir(dir.path())};
    for (const QString &name : {u"A"_s, u"B"_s})
        QVERIFY(store.save({.name = name, .baseUrl = QUrl(u"https://h.example/scim/v2"_s), .profileId = {}}).ok());
    ManageConnectionsDialog dialog(store);
    dialog.show();
    QSignalSpy changed(&dialog, &ManageConnectionsDialog::connectionsChanged);
    auto *list = dialog.findChild<QListWidget *>(u"connectionList"_s);
    list->setCurrentRow(1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->count(), 1);
    QCOMPARE(store.load().value().size(), 1);
    QTest::mouseClick(dialog.findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
    QCOMPARE(store.load().value().size(), 2);
    QCOMPARE(changed.size(), 2);
    for (int i = 0; i < 2; ++i)
        dialog.findChild<QPushButton *>(u"removeSelected"_s)->click();
    QVERIFY(!list->isVisible());
    QVERIFY(!dialog.findChild<QPushButton *>(u"openSelected"_s)->isEnabled());
}

void TestConnectTest::renamesOnEdit()
{
    QTemporaryDir dir;
    ConnectionStore store {QDir(dir.path())};
    QVERIFY(store.save({.name = u"A"_s, .baseUrl = QUrl(u"https://h.example/scim/v2"_s), .profileId = {}}).ok());
    ManageConnectionsDialog dialog(store);
    dialog.show();
    dialog.findChild<QPushButton *>(u"editSelected"_s)->click();
    auto *edit = dialog.findChild<ConnectDialog *>();
    QVERIFY(edit);
    edit->findChild<QLineEdit *>(u"connectionName"_s)->setText(u"B"_s);
    edit->findChild<QPushButton *>(u"saveConnection"_s)->click();
    const QList<SavedConnection> saved = store.load().value();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().name, u"B"_s);
    QSignalSpy opened(&dialog, &ManageConnectionsDialog::openRequested);
    QTest::keyClick(dialog.findChild<QListWidget *>(u"connectionList"_s), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"B"_s);
}

QTEST_MAIN(TestConnectTest)
#include "tst_connecttest.moc"
