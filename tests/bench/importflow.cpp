// SPDX-License-Identifier: GPL-3.0-or-later
// provost_importflow [--rows N] [--stacks N] [--no-undo]: an import in the real window over a practice directory, from the file to what would take it back: read, checked, planned, staged, reviewed, applied, told
// of by the wizard's report and by Activity, and its undo planned. Prints for each step how long it took and which events held up the window longest (anything but painting), as one JSON document;
// with --stacks also in which of our functions events longer than a frame spent their time.
#include "appservices.h"
#include "bench/waituntil.h"
#include "bench/watchedapplication.h"
#include "browse/resourcetable.h"
#include "form/rundesk.h"
#include "import/importpage.h"
#include "practiceclient.h"
#include "review/reviewpage.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/theme.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <cmath>
#include <cstdio>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 1'200'000;

double rounded(double value)
{
    return std::round(value * 10) / 10;
}

struct Wish {
    int rows = 0;
    int stacks = 0; ///< functions named for each step; 0: none are looked for
    bool undo = true;
};

class ImportFlow
{
public:
    ImportFlow(WatchedApplication &application, const Wish &wish)
        : m_application(application)
        , m_wish(wish)
        , m_server({.users = 100, .groups = 3})
        , m_services(QDir(m_home.path()))
        , m_window(m_services)
    {
        if (wish.stacks > 0)
            application.sampleStacks();
    }
    ~ImportFlow()
    {
        m_services.setWindow(nullptr);
        m_window.showDirectory(nullptr, SavedConnection::Environment::Test);
    }
    ImportFlow(const ImportFlow &) = delete;
    ImportFlow &operator=(const ImportFlow &) = delete;

    QJsonObject run()
    {
        const QString file = write();
        applyTheme(m_application, ThemeMode::Light);
        m_services.setWindow(&m_window);
        m_window.resize(1280, 800);
        m_window.show();
        SavedConnection connection {.name = u"bench"_s, .baseUrl = m_server.url()};
        connection.environment = SavedConnection::Environment::Test;
        m_services.connectTo(connection, {.secret = Redacted(m_server.token())}, false, 0, {});
        (void)QTest::qWaitFor([this] { return m_window.session() && m_window.findChild<ResourceTable *>() && m_window.findChild<ResourceTable *>()->model()->rowCount() > 0; }, patienceMs);
        m_window.workspace()->openImport(nullptr);
        QTest::qWait(500);
        import(file);
        apply();
        lookBack();
        measure(u"close"_s, [&] { m_window.close(); }, [] { return true; });
        return m_report;
    }

private:
    ImportSession &importing() { return m_window.workspace()->findChild<ImportPage *>()->importing(); }
    bool isIdle() { return importing().work() == ImportSession::Work::None; }

    QString write() const
    {
        const QStringList groups = m_server.get(u"/Groups"_s).texts(u"displayName");
        QString name = m_home.filePath(u"people.csv"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("User name,First name,Last name,Display name,Job title,Department,Employee number,Work email,Work phone,Active,Manager,Groups\n");
        for (int i = 0; i < m_wish.rows; ++i) {
            const QString mail = u"newcomer%1@fjordline.example"_s.arg(i);
            const QString manager = i == 0 ? QString() : u"newcomer%1@fjordline.example"_s.arg(i / 20);
            file.write(u"%1,Given%2,\"Family, %2\",Given Family %2,Harbour pilot,Pilots,N%2,%1,+47 55 01 02 03,true,%3,%4\n"_s.arg(mail, QString::number(i), manager, groups.value(i % groups.size())).toUtf8());
        }
        return name;
    }
    void import(const QString &file)
    {
        auto *page = m_window.workspace()->findChild<ImportPage *>();
        measure(u"read"_s, [&] { page->openFile(file); }, [&] { return importing().hasTable(); });
        measure(u"columns"_s, [&] { page->goOn(); }, [] { return true; });
        measure(u"check and plan"_s, [&] { page->goOn(); }, [&] { return importing().planned() && isIdle(); });
        m_report.insert(u"step"_s, int(page->step()));
        measure(u"scroll the plan"_s, [&] { scroll(page, u"planRows"_s); }, [] { return true; });
        measure(u"stage"_s, [&] { page->goOn(); }, [&] { return !m_window.session()->changes().isEmpty() && isIdle(); }, 3000); // with its draft
        measure(u"review"_s, [&] { page->goOn(); }, [this] { return isReviewed(&m_window); });
        measure(u"scroll the review"_s, [&] { scroll(&m_window, u"reviewList"_s); }, [] { return true; });
    }
    /// So many at once are asked about first: a number has to be typed.
    static bool isReviewed(const QWidget *page)
    {
        const auto *button = page->findChild<QPushButton *>(u"applyAll"_s);
        const auto *question = page->findChild<QLineEdit *>(u"guardAnswer0"_s);
        return button != nullptr && (button->isEnabled() || (question != nullptr && question->isVisible()));
    }
    void apply()
    {
        ApplyRun &apply = m_window.desk()->staged();
        QStringList confirmations;
        QObject::connect(&apply, &ApplyRun::questioned, &m_window, [&](const QList<GuardQuestion> &questions) {
            for (const GuardQuestion &question : questions)
                confirmations << question.confirmation;
        });
        const ChangeSet all = m_window.session()->changes();
        measure(u"ask"_s, [&] { apply.start(all, {}, {}); }, [&] { return !confirmations.isEmpty() || apply.state() == ApplyRun::State::Ended; });
        measure(u"look before"_s, [&] { apply.start(all, confirmations, {}); }, [&] { return apply.state() == ApplyRun::State::Sending || apply.state() == ApplyRun::State::Ended; }, 0);
        measure(u"begin"_s, [] {}, [&] { return apply.progress().ended > 0 || apply.state() == ApplyRun::State::Ended; }, 0);
        measure(u"send"_s, [] {}, [&] { return apply.state() == ApplyRun::State::Ended; }, 3000);
        m_report.insert(u"done"_s, apply.summary() ? apply.summary()->done : -1);
        m_report.insert(u"left"_s, int(m_window.session()->objectCount()));
    }
    void lookBack()
    {
        Workspace *workspace = m_window.workspace();
        measure(u"report"_s, [&] { workspace->openImport(nullptr); }, [&] { return importing().report().has_value(); });
        const qint64 run = m_window.desk()->staged().run();
        measure(u"activity"_s, [&] { workspace->openRun(run); }, [&] {
            const auto lists = m_window.findChildren<QTreeView *>(u"runChanges"_s);
            return std::any_of(lists.cbegin(), lists.cend(), [this](QTreeView *list) { return list->isVisible() && list->model()->rowCount() >= m_wish.rows; });
        });
        measure(u"scroll the run"_s, [&] { scroll(&m_window, u"runChanges"_s); }, [] { return true; });
        if (!m_wish.undo)
            return;
        const auto planned = [&] {
            const auto *review = qobject_cast<ReviewPage *>(workspace->page());
            return review != nullptr && isReviewed(review);
        };
        measure(u"undo"_s, [&] { m_window.desk()->openUndo(run); }, planned);
    }
    static void scroll(const QWidget *parent, const QString &name)
    {
        const auto views = parent->findChildren<QAbstractItemView *>(name);
        for (QAbstractItemView *view : views) {
            if (view->isVisible())
                view->scrollToBottom();
        }
    }
    template <typename Do, typename Until>
    void measure(const QString &phase, Do act, Until until, int thenMs = 600)
    {
        m_application.forgetStalls();
        QElapsedTimer timer;
        timer.start();
        QObject starter;
        QMetaObject::invokeMethod(&starter, act, Qt::QueuedConnection); // an event like others
        QTest::qWait(1);
        waitUntil(until, patienceMs);
        const double whole = double(timer.nsecsElapsed()) / 1e6;
        QTest::qWait(thenMs); // what follows it
        QJsonArray busiest;
        for (const WatchedApplication::Stall &stall : m_application.busiest()) {
            if (stall.cpuMs > 4)
                busiest << u"%1 ms (%2 by the clock) %3 %4"_s.arg(QString::number(rounded(stall.cpuMs)), QString::number(rounded(stall.ms)), stall.event, stall.receiver);
        }
        QJsonObject told {{u"wholeMs"_s, rounded(whole)}, {u"busiest"_s, busiest}, {u"longestMs"_s, rounded(m_application.longestWork().ms)},
                          {u"longestPaintMs"_s, rounded(m_application.longestPaint().ms)}, {u"over16"_s, m_application.over16()}};
        if (const QStringList functions = m_application.busiestFunctions(m_wish.stacks); !functions.isEmpty())
            told.insert(u"functions"_s, QJsonArray::fromStringList(functions));
        m_report.insert(phase, told);
        std::fprintf(stderr, "%s: %.0f ms\n", qPrintable(phase), whole);
    }

    WatchedApplication &m_application;
    Wish m_wish;
    const QTemporaryDir m_home;
    mutable PracticeClient m_server;
    AppServices m_services;
    MainWindow m_window;
    QJsonObject m_report;
};

} // namespace

int main(int argc, char *argv[])
{
    WatchedApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rows(u"rows"_s, {}, u"N"_s, u"50000"_s);
    const QCommandLineOption stacks(u"stacks"_s, {}, u"N"_s, u"0"_s);
    const QCommandLineOption noUndo(u"no-undo"_s);
    parser.addOptions({rows, stacks, noUndo});
    parser.process(application);
    ImportFlow flow(application, {.rows = parser.value(rows).toInt(), .stacks = parser.value(stacks).toInt(), .undo = !parser.isSet(noUndo)});
    const QByteArray text = QJsonDocument(flow.run()).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    return 0;
}
