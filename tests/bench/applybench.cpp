// SPDX-License-Identifier: GPL-3.0-or-later
// provost_applybench [--changes N | --newcomers N] [--review-only]: stages, lists, reviews and applies many changes in the real window over a practice directory, and prints for
// each phase how long it took and which events held up the window longest (anything but painting), as one JSON document. Newcomers are staged as an import stages them: made
// ready off the window's thread, and taken over.
#include "appservices.h"
#include "bench/waituntil.h"
#include "bench/watchedapplication.h"
#include "browse/resourcetable.h"
#include "form/rundesk.h"
#include "import/stagedimport.h"
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
#include <QTreeView>

#include <cstdio>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 600'000;

class ApplyBench
{
public:
    struct Wish {
        int changes = 0;
        int newcomers = 0; ///< instead
        bool reviewOnly = false;
    };
    ApplyBench(WatchedApplication &application, const Wish &wish)
        : m_application(application)
        , m_changes(wish.changes)
        , m_newcomers(wish.newcomers)
        , m_reviewOnly(wish.reviewOnly)
    {
    }

    QJsonObject run()
    {
        applyTheme(m_application, ThemeMode::Light);
        const QTemporaryDir home;
        PracticeClient server({.users = m_newcomers > 0 ? 100 : m_changes, .groups = 3});
        AppServices services {QDir(home.path())};
        MainWindow window(services);
        services.setWindow(&window);
        window.resize(1280, 800);
        window.show();
        SavedConnection connection {.name = u"bench"_s, .baseUrl = server.url()};
        connection.environment = SavedConnection::Environment::Test;
        services.connectTo(connection, {.secret = Redacted(server.token())}, false, 0, {});
        const bool isOpen = QTest::qWaitFor([&window] { return window.session() && window.findChild<ResourceTable *>() && window.findChild<ResourceTable *>()->model()->rowCount() > 0; }, patienceMs);
        const QList<Change> edits = m_newcomers > 0 ? newcomers() : editsOf(server);
        StagedChanges &staged = window.session()->staged();
        const ChangeSet before = staged.changes();
        const ChangeSet ready = m_newcomers > 0 ? stagedWith(before, edits, {}, {u"userName"_s}).after : ChangeSet();
        QTest::qWait(500);
        bool isTaken = true;
        measure(u"stage"_s,
                [&] {
                    if (m_newcomers > 0)
                        isTaken = staged.takeOver(before, ready, u"bench"_s);
                    else
                        window.session()->stage(edits, u"bench"_s);
                },
                [] { return true; });
        const int objects = m_newcomers > 0 ? m_newcomers : m_changes;
        measure(u"list"_s, [&] { window.workspace()->openChanges(); },
                [&] {
                    const auto *list = window.findChild<QTreeView *>(u"changesList"_s);
                    return list != nullptr && list->model()->rowCount() == objects;
                });
        auto *button = [&window]() -> QPushButton * { return window.findChild<QPushButton *>(u"applyAll"_s); }();
        measure(u"review"_s, [&] { window.workspace()->openReview(); }, [&] { return (button = window.findChild<QPushButton *>(u"applyAll"_s)) && button->isEnabled(); });
        m_report.insert(u"changes"_s, objects);
        m_report.insert(u"opened"_s, isOpen && isTaken);
        if (!m_reviewOnly)
            apply(window);
        window.close();
        services.setWindow(nullptr);
        window.showDirectory(nullptr, SavedConnection::Environment::Test);
        return m_report;
    }

private:
    void apply(MainWindow &window)
    {
        ApplyRun &apply = window.desk()->staged();
        QStringList confirmations;
        QObject::connect(&apply, &ApplyRun::questioned, &window, [&](const QList<GuardQuestion> &questions) {
            for (const GuardQuestion &question : questions)
                confirmations << question.confirmation;
        });
        const ChangeSet all = window.session()->changes();
        measure(u"ask"_s, [&] { apply.start(all, {}, {}); }, [&] { return !confirmations.isEmpty() || apply.state() == ApplyRun::State::Ended; });
        measure(u"apply"_s, [&] { apply.start(all, confirmations, {}); }, [&] { return apply.state() == ApplyRun::State::Ended; });
        m_report.insert(u"done"_s, apply.summary() ? apply.summary()->done : -1);
    }
    /// As a row of twelve columns makes them.
    QList<Change> newcomers() const
    {
        QList<Change> edits;
        edits.reserve(m_newcomers);
        for (int i = 0; i < m_newcomers; ++i) {
            const QString mail = u"newcomer%1@fjordline.example"_s.arg(i);
            const Json name = Json::object({{u"givenName"_s, u"Given%1"_s.arg(i)}, {u"familyName"_s, u"Family, %1"_s.arg(i)}});
            const auto one = [](const QString &type, const QString &value) { return Json::array({Json::object({{u"type"_s, type}, {u"value"_s, value}})}); };
            edits << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(),
                             .attributes = Json::object({{u"userName"_s, mail}, {u"title"_s, u"Harbour pilot"_s}, {u"active"_s, true}, {u"name"_s, name}, {u"emails"_s, one(u"work"_s, mail)},
                                                         {u"phoneNumbers"_s, one(u"work"_s, u"+47 55 01 02 03"_s)}, {u"displayName"_s, u"Given Family %1"_s.arg(i)}}),
                             .origin = {.kind = ChangeOrigin::Kind::Csv, .source = u"people.csv"_s, .row = i + 2}};
        }
        return edits;
    }
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
        waitUntil(until, patienceMs);
        const double whole = double(timer.nsecsElapsed()) / 1e6;
        QTest::qWait(600); // what follows it
        const WatchedApplication::Stall &work = m_application.longestWork();
        m_report.insert(phase, QJsonObject {{u"callMs"_s, call}, {u"wholeMs"_s, whole}, {u"longestMs"_s, work.ms}, {u"longest"_s, QString(work.event + u' ' + work.receiver)},
                                            {u"longestPaintMs"_s, m_application.longestPaint().ms}, {u"over16"_s, m_application.over16()}});
    }

    WatchedApplication &m_application;
    int m_changes;
    int m_newcomers;
    bool m_reviewOnly;
    QJsonObject m_report;
};

} // namespace

int main(int argc, char *argv[])
{
    WatchedApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption changes(u"changes"_s, {}, u"N"_s, u"5000"_s);
    const QCommandLineOption newcomers(u"newcomers"_s, {}, u"N"_s, u"0"_s);
    const QCommandLineOption reviewOnly(u"review-only"_s);
    parser.addOptions({changes, newcomers, reviewOnly});
    parser.process(application);
    const ApplyBench::Wish wish {.changes = parser.value(changes).toInt(), .newcomers = parser.value(newcomers).toInt(), .reviewOnly = parser.isSet(reviewOnly)};
    const QByteArray text = QJsonDocument(ApplyBench(application, wish).run()).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    return 0;
}
