// SPDX-License-Identifier: GPL-3.0-or-later
// `provost practice` without the window's libraries, for tests that kill it: options on the command line as there, one JSON line when it is ready.
#include "practice/practiceserver.h"
#include "scim/json.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Provost;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const auto &name : {u"state"_s, u"profile"_s, u"token"_s, u"users"_s, u"groups"_s, u"seed"_s, u"port"_s, u"fault"_s})
        parser.addOption({name, name, name});
    parser.process(application);
    Practice::Options options;
    options.port = parser.value(u"port"_s).toUShort();
    options.users = parser.value(u"users"_s).toInt();
    options.groups = parser.value(u"groups"_s).toInt();
    options.seed = parser.value(u"seed"_s).toUInt();
    options.profile = parser.value(u"profile"_s);
    options.token = parser.value(u"token"_s).toUtf8();
    options.stateFile = parser.value(u"state"_s);
    options.faults = parser.values(u"fault"_s);
    Practice::PracticeServer server(options);
    if (const auto listening = server.listen(); !listening) {
        std::fputs(qPrintable(listening.error().toString()), stderr);
        return 1;
    }
    std::puts(Json::object({{u"url"_s, server.url().toString()}}).toBytes().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
