// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/activitypage.h"
#include "activity/runview.h"
#include "appservices.h"
#include "browse/resourcetable.h"
#include "change/auditlog.h"
#include "directory/columns.h"
#include "form/rundesk.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "net/httplog.h"
#include "practiceclient.h"
#include "review/reviewpage.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

/// A console of its own: its data directory, its window, over a directory that others may use as well.
class Console
{
public:
    Console(const PracticeClient &server, const QString &home, const SavedConnection &like = {})
        : m_services(std::make_unique<AppServices>(QDir(home)))
        , m_window(std::make_unique<MainWindow>(*m_services))
    {
        m_services->setWindow(m_window.get());
        m_window->resize(1280, 800);
        m_window->show();
        SavedConnection connection = like;
        connection.name = u"Harbour Test"_s;
        connection.baseUrl = server.url();
        connection.environment = SavedConnection::Environment::Test;
        m_services->connectTo(connection, {.secret = Redacted(server.token())}, false, 0, {});
    }
    ~Console()
    {
        m_window->close();
        m_services->setWindow(nullptr);
        m_window.reset();
        m_services.reset();
    }
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    [[nodiscard]] MainWindow &window() const { return *m_window; }
    template <typename T>
    [[nodiscard]] T *shown(const QString &name, QWidget *in = nullptr) const
    {
        const QList<T *> all = (in ? in : m_window.get())->findChildren<T *>(name);
        const auto found = std::find_if(all.begin(), all.end(), [](T *each) { return each->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    void click(const QString &name) const
    {
        QTRY_VERIFY2(shown<QAbstractButton>(name) && shown<QAbstractButton>(name)->isEnabled(), qPrintable(name));
        watchModels();
        QTest::mouseClick(shown<QAbstractButton>(name), Qt::LeftButton);
    }
    [[nodiscard]] ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    [[nodiscard]] QString title(int row) const
    {
        const QString title = attributeLabel({{}, u"title"_s, {}});
        const QAbstractItemModel *model = table() ? table()->model() : nullptr;
        for (int column = 0; model && column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == title)
                return model->index(row, column).data().toString();
        }
        return {};
    }
    [[nodiscard]] QString textOf(const QString &label) const { return shown<QLabel>(label) ? shown<QLabel>(label)->text() : QString(); }
    [[nodiscard]] QString said() const { return shown<ElidedLabel>(u"saidLabel"_s) ? shown<ElidedLabel>(u"saidLabel"_s)->text() : QString(); }
    void browse() const
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(table());
    }
    [[nodiscard]] const ChangeSet &staged() const { return m_window->session()->changes(); }
    [[nodiscard]] ApplyRun &run() const { return m_window->desk()->staged(); }

    /// F2 on a row, another value, Tab. `was`: what the form must show first, where the record has changed a moment ago.
    void edit(int row, const QString &path, const QString &text, const QString &was = {}) const
    {
        QTRY_VERIFY(table() && table()->model()->rowCount() > row && !table()->model()->index(row, 0).data().toString().isEmpty());
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(row, 0)).center());
        QTest::keyClick(table(), Qt::Key_F2);
        QTRY_VERIFY(shown<FormPanel>(u"formPanel"_s));
        shown<FormPanel>(u"formPanel"_s)->view()->finish();
        shown<FormPanel>(u"formPanel"_s)->focusField(*AttributeName::parse(path));
        QTRY_VERIFY(shown<QLineEdit>(u"edit:"_s + path));
        QTRY_VERIFY(was.isEmpty() || (shown<QLineEdit>(u"edit:"_s + path) && shown<QLineEdit>(u"edit:"_s + path)->text() == was));
        auto *field = shown<QLineEdit>(u"edit:"_s + path);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }
    void review() const
    {
        m_window->workspace()->openChanges();
        click(u"changesReview"_s);
        QTRY_VERIFY(shown<QWidget>(u"reviewPage"_s));
    }
    void apply() const
    {
        review();
        click(u"applyAll"_s);
    }
    /// Qt's own tester on the models of what is staged and of what was run, for as long as they live.
    void watchModels() const
    {
        const QList<QAbstractItemView *> views = m_window->findChildren<QAbstractItemView *>();
        for (const QAbstractItemView *view : views) {
            QAbstractItemModel *model = view->model();
            const bool isOurs = model && (model->inherits("Provost::ChangeListModel") || model->inherits("Provost::RunListModel") || model->inherits("Provost::RunChangesModel"));
            if (isOurs && !model->findChild<QAbstractItemModelTester *>())
                new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
        }
    }
    void end() const { QTRY_COMPARE_WITH_TIMEOUT(run().state(), ApplyRun::State::Ended, 20'000); }

private:
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

[[nodiscard]] inline Practice::Options people(int count, const QStringList &faults = {})
{
    return {.users = count, .groups = 3, .faults = faults};
}


/// A console in the real window over a practice directory, for tests with mouse and keys.
class ApplyFixture
{
protected:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PracticeClient> m_server;
    std::unique_ptr<Console> m_console;

    void open(const Practice::Options &options, const SavedConnection &like = {})
    {
        m_server = std::make_unique<PracticeClient>(options);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->failure()));
        m_console = std::make_unique<Console>(*m_server, m_home->path(), like);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    }
    [[nodiscard]] QString userIdAt(int row) const { return m_server->get(u"/Users?startIndex=%1&count=1"_s.arg(row + 1)).json().value(u"Resources").at(0).value(u"id").toString(); }
    [[nodiscard]] QString titleOf(const QString &id) const { return m_server->get(u"/Users/"_s + id).at(u"title").toString(); }
    void replaceTitle(const QString &id, const QString &title) const
    {
        const Json patch = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}},
                                         {u"Operations"_s, Json::Array {Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, u"title"_s}, {u"value"_s, title}})}}});
        QVERIFY(m_server->send("PATCH", u"/Users/"_s + id, patch).status < 300);
    }
    /// One gesture over many, as an import or an edit of many stages it.
    void stageTitles(int count, const QString &title) const
    {
        const Json list = m_server->get(u"/Users?count=%1"_s.arg(count)).json().value(u"Resources");
        QList<Change> edits;
        for (const Json &user : list.items())
            edits << Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user.value(u"id").toString(), .attributes = Json::object({{u"title"_s, title}}), .before = Resource(user)};
        m_console->window().session()->stage(edits, u"Many titles"_s);
        QCOMPARE(m_console->staged().changes.size(), count);
    }
    [[nodiscard]] qint64 countWith(const QString &title) const { return m_server->get(u"/Users?count=0&filter=title eq \"%1\""_s.arg(title)).at(u"totalResults").toInteger(); }
    void typeInto(const QString &name, const QString &text) const
    {
        auto *field = m_console->shown<QLineEdit>(name);
        QVERIFY2(field, qPrintable(name));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }
    void openHome()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_home = std::make_unique<QTemporaryDir>();
    }
    void closeAll()
    {
        m_console.reset();
        m_server.reset();
        m_home.reset();
    }
};

} // namespace Provost::Testing
