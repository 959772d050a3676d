// SPDX-License-Identifier: GPL-3.0-or-later
// provost_bench form, bare, or prime|rows|list --url U --token-file F ...: measures, asserts nothing, prints one JSON document.
#include "bench/barebench.h"
#include "bench/formbench.h"
#include "bench/listbench.h"
#include "bench/memberbench.h"
#include "bench/rowsbench.h"
#include "widgets/scriptfonts.h"
#include "widgets/theme.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

void print(const QJsonObject &report)
{
    const QByteArray text = QJsonDocument(report).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

Redacted<QByteArray> tokenIn(const QString &path)
{
    QFile file(path);
    return Redacted<QByteArray>(file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray());
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    WatchedApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption url(u"url"_s, {}, u"U"_s);
    const QCommandLineOption token(u"token-file"_s, {}, u"F"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, {}, u"DIR"_s);
    const QCommandLineOption provost(u"provost"_s, {}, u"PROGRAM"_s);
    const QCommandLineOption users(u"users"_s, {}, u"N"_s, u"100000"_s);
    const QCommandLineOption pageSize(u"page-size"_s, {}, u"N"_s, u"2000"_s); // the most that the practice directory gives, so that `provost list` asks for as many
    const QCommandLineOption server(u"server-pid"_s, {}, u"PID"_s, u"0"_s);
    const QCommandLineOption noScripts(u"no-scripts"_s); // fonts are looked for while painting
    parser.addOptions({noScripts, url, token, dataDir, provost, users, pageSize, server});
    parser.addPositionalArgument(u"what"_s, u"form, bare, members, member-run, prime, rows or list"_s);
    parser.process(application);
    const QString what = parser.positionalArguments().value(0);
    if (what == u"form") {
        print(FormBench(application, 300).run());
        return 0;
    }
    if (what == u"bare") {
        applyTheme(application, ThemeMode::Light);
        print(BareBench(application).run());
        return 0;
    }
    if (what == u"members") {
        print(MemberBench(application).run());
        return 0;
    }
    if (what == u"member-run") {
        print(MemberBench(application).runEntra(std::min(parser.value(users).toInt(), 40'000)));
        return 0;
    }
    if (what == u"list") {
        print(ListBench(parser.value(provost), QUrl(parser.value(url)), parser.value(token), parser.value(users).toLongLong(), parser.value(pageSize).toInt(), parser.value(server).toLongLong()).run());
        return 0;
    }
    const ConnectionSettings settings {.name = u"bench"_s, .baseUrl = QUrl(parser.value(url)), .token = tokenIn(parser.value(token))};
    RowsBench bench(application, settings, DescriptionCache(QDir(parser.value(dataDir))), sinceStart);
    if (what == u"prime")
        return bench.prime() ? 0 : 3;
    if (what == u"rows") {
        applyTheme(application, ThemeMode::Light); // as the program does: its fonts and its style are part of what is painted
        if (!parser.isSet(noScripts))
            lookForScripts(QApplication::font());
        print(bench.run());
        return 0;
    }
    parser.showHelp(2);
}
