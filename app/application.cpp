// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "appservices.h"
#include "datadir.h"
#include "exitcode.h"
#include "logsetup.h"
#include "shell/mainwindow.h"
#include "unixsignals.h"
#include "widgets/scriptfonts.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"practice"_s, Application::tr("Open the practice directory.")},
        {u"connection"_s, Application::tr("Open a saved connection."), Application::tr("name")},
        {u"data-dir"_s, Application::tr("Keep Provost's own files in <dir>."), Application::tr("dir")},
        {u"log-rules"_s, Application::tr("Logging rules, such as provost.net.debug=true."), Application::tr("rules")},
        {u"log-file"_s, Application::tr("Append the log to <file>."), Application::tr("file")},
    });
}

int refuse(const QString &reason)
{
    std::fprintf(stderr, "provost: %s\n", reason.toUtf8().constData());
    return int(ExitCode::Usage);
}

} // namespace

int Application::run()
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments())) // without -platform and the like, which Qt took
        return refuse(parser.errorText());
    const auto dataDir = openDataDir(parser.value(u"data-dir"_s));
    if (!dataDir)
        return refuse(dataDir.error().detail);
    const LogSetup log(parser.value(u"log-rules"_s), parser.value(u"log-file"_s));
    const UnixSignals signals;
    AppServices services(*dataDir);
    lookForScripts(QApplication::font());
    MainWindow window(services);
    services.setWindow(&window);
    QObject::connect(&signals, &UnixSignals::interrupted, &window, &MainWindow::closeForGood);
    QObject::connect(&signals, &UnixSignals::interrupted, qApp, &QApplication::closeAllWindows); // what else is open
    window.show();
    if (parser.isSet(u"practice"_s))
        services.openPractice();
    else if (parser.isSet(u"connection"_s))
        services.openConnection(parser.value(u"connection"_s));
    const int code = QApplication::exec();
    services.setWindow(nullptr);
    window.showDirectory(nullptr, SavedConnection::Environment::Practice); // before the directory it shows goes with the services
    return code;
}

} // namespace Provost
