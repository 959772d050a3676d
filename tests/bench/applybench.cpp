// SPDX-License-Identifier: GPL-3.0-or-later
// provost_applybench [--changes N]: stages, reviews and applies many changes in the real window over a practice directory, and prints for each phase how long it took
// and which events held up the window longest (anything but painting), as one JSON document.
#include "appservices.h"
#include "bench/watchedapplication.h"
#include "browse/resourcetable.h"
#include "form/rundesk.h"
#include "practiceclient.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/theme.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 600'000;

class ApplyBench
{
public:
    ApplyBench(WatchedApplication &application, int changes)
        : m_application(application)
        , m_changes(changes)
    {
    }

    QJsonObject run()
    {
        applyTheme(m_application, ThemeMode::Light);
        const QTemporaryDir home;
        PracticeClient server({.users = m_changes, .groups = 3});
        AppServices services {QDir(home.path())};
        MainWindow window(services);
        services.setWindow(&window);
        window.resize(1280, 800);
        window.show();
        SavedConnection connection {.name = u"bench"_s, .baseUrl = server.url()};
        connection.environment = SavedConnection::Environment::Test;
        services.connectTo(connection, {.secret = Redacted(server.token())}, false, 0, {});
        const bool isOpen = QTest::qWaitFor([&window] { return window.session() && window.findChild<ResourceTable *>() && window.findChild<ResourceTable *>()->model()->rowCount() > 0; }, patienceMs);
        const QList<Change> edits = editsOf(server);
        QTest::qWait(500);
        measure(u"stage"_s, [&] { window.session()->stage(edits, u"bench"_s); }, [] { return true; });
        auto *button = [&window]() -> QPushButton * { return window.findChild<QPushButton *>(u"applyAll"_s); }();
        measure(u"review"_s, [&] { window.workspace()->openReview(); }, [&] { return (button = window.findChild<QPushButton *>(u"applyAll"_s)) && button->isEnabled(); });
        ApplyRun &apply = window.desk()->staged();
        QStringList confirmations;
        QObject::connect(&apply, &ApplyRun::questioned, &window, [&](const QList<GuardQuestion> &questions) {
            for (const GuardQuestion &question : questions)
                confirmations << question.confirmation;
        });
        const ChangeSet all = window.session()->changes();
        measure(u"ask"_s, [&] { apply.start(all, {}, {}); }, [&] { return !confirmations.isEmpty() || apply.state() == ApplyRun::State::Ended; });
        measure(u"apply"_s, [&] { apply.start(all, confirmations, {}); }, [&] { return apply.state() == ApplyRun::State::Ended; });
        m_report.insert(u"changes"_s, m_changes);
        m_report.insert(u"done"_s, apply.summary() ? apply.summary()->done : -1);
        m_report.insert(u"opened"_s, isOpen);
        window.close();
        services.setWindow(nullptr);
        window.showDirectory(nullptr, SavedConnection::Environment::Test);
        return m_report;
    }

private:
    QList<Change> editsOf(PracticeClient &server) const
    {
        QList<Change> edits;
        for (int start = 1; start <= m_changes; start += 1000) {
            const Json page = server.get(u"/Users?startIndex=%1&count=1000"_s.arg(start)).json().value(u"Resources");
            for (const Json &user : page.items())
                edits << Change {.resourceType = u"User"_s, .id = user.value(u"id").toString(), .attributes = Json::object({{u"title"_s, u"Benched"_s}}), .before = Resource(user)};
        }
        return edits;
    }
    template <typename Do, typename Until>
    void measure(const QString &phase, Do act, Until until)
    {
        m_application.forgetStalls();
        QElapsedTimer timer;
        timer.start();
        act();
        const double call = double(timer.nsecsElapsed()) / 1e6;
        (void)QTest::qWaitFor(until, patienceMs);
        const double whole = double(timer.nsecsElapsed()) / 1e6;
        QTest::qWait(600); // what follows it
        const WatchedApplication::Stall &work = m_application.longestWork();
        m_report.insert(phase, QJsonObject {{u"callMs"_s, call}, {u"wholeMs"_s, whole}, {u"longestMs"_s, work.ms}, {u"longest"_s, QString(work.event + u' ' + work.receiver)},
                                            {u"longestPaintMs"_s, m_application.longestPaint().ms}, {u"over16"_s, m_application.over16()}});
    }

    WatchedApplication &m_application;
    int m_changes;
    QJsonObject m_report;
};

} // namespace

int main(int argc, char *argv[])
{
    WatchedApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption changes(u"changes"_s, {}, u"N"_s, u"5000"_s);
    parser.addOption(changes);
    parser.process(application);
    const QByteArray text = QJsonDocument(ApplyBench(application, parser.value(changes).toInt()).run()).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    return 0;
}
