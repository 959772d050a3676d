// SPDX-License-Identifier: GPL-3.0-or-later
// provost_bench_import [ROWS=1000000]: how fast a file of so many rows and twelve columns is read and checked, and what it takes of memory. Measures, asserts
// nothing, prints one JSON document.
#include "change/stagedchanges.h"
#include "import/automapping.h"
#include "import/importdecider.h"
#include "import/stagedimport.h"
#include "import/tablecheck.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// Of this process, in megabytes: the most it has ever had resident.
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6, 20).trimmed().split(' ').first().toDouble() / 1024;
}

QString writeRows(const QTemporaryDir &folder, int rows)
{
    QFile file(folder.filePath(u"people.csv"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("User name,First name,Last name,Display name,E-mail,Job title,Department,Employee number,Cost center,Phone,City,Active\n");
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        file.write("person" + n + "@fjordline.example,Given" + n + ",\"Family, " + n + "\",Given Family " + n + ",person" + n + "@fjordline.example,Harbour pilot,Harbour operations,H-"
                   + n + ",4711,+47 55 01 02 03,Bergen,yes\n");
    }
    return file.fileName();
}

QJsonObject reading(const QString &name, const Dialect &dialect)
{
    QElapsedTimer clock;
    clock.start();
    qint64 rows = 0;
    const auto done = TableReader(name, dialect).read([&rows](const TableRow &) { return ++rows > 0; });
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    return {{u"ok"_s, done.ok()}, {u"rows"_s, rows}, {u"seconds"_s, seconds}, {u"megabytesPerSecond"_s, double(QFileInfo(name).size()) / 1e6 / seconds}};
}

QJsonObject checking(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description)
{
    QElapsedTimer clock;
    clock.start();
    const auto check = checkTable(options, type, description);
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    return {{u"ok"_s, check.ok()},
            {u"broken"_s, check ? check->broken : -1},
            {u"seconds"_s, seconds},
            {u"megabytesPerSecond"_s, double(QFileInfo(options.fileName).size()) / 1e6 / seconds},
            {u"peakMegabytes"_s, peakMegabytes()}};
}

/// The first rows decided against a directory of 100,000, who include half of them.
QJsonObject deciding(const ImportOptions &options, const ResourceType &type, const ServiceDescription &description, int count)
{
    const TableReader reader(options.fileName, options.dialect);
    const auto builder = RowBuilder::make(options.mapping, *reader.header(), type, description);
    std::vector<BuiltRow> rows;
    const auto done = reader.read([&](const TableRow &row) {
        rows.push_back(builder->build(row));
        return int(rows.size()) < count;
    });
    FoundObjects found;
    found.answers.resize(1);
    constexpr int people = 100'000;
    for (int i = 0; i < 2 * people; i += 2) {
        const QString name = u"person%1@fjordline.example"_s.arg(i);
        const QString id = u"id-%1"_s.arg(i);
        found.answers[0][name].append({.id = id, .label = name, .resource = Resource(Json::object({{u"id"_s, id}, {u"userName"_s, name}, {u"title"_s, u"Cook"_s}}))});
    }
    QElapsedTimer clock;
    clock.start();
    ImportDecider decider(*builder, options, type);
    decider.setFound({u"userName"_s}, found, {});
    for (BuiltRow &row : rows)
        decider.take(std::move(row));
    const ImportPlan plan = decider.finish();
    const double decided = double(clock.nsecsElapsed()) / 1e9;
    const StagedImport staged = stagedWith({}, plan.changes.changes, {}, options.mapping.match);
    const double merged = double(clock.nsecsElapsed()) / 1e9;
    StagedChanges changes;
    const ChangeSet before = changes.changes();
    clock.restart();
    const bool taken = changes.takeOver(before, staged.after, u"import"_s); // what is left for the window's thread
    const double takenOver = double(clock.nsecsElapsed()) / 1e6;
    clock.restart();
    const QByteArray draft = staged.after.toBytes(); // in a thread of the pool
    return {{u"ok"_s, done.ok() && taken && !draft.isEmpty()}, {u"rows"_s, plan.rows.size()}, {u"creates"_s, plan.count(ImportPlan::Fate::Create)}, {u"updates"_s, plan.count(ImportPlan::Fate::Update)},
            {u"people"_s, people}, {u"seconds"_s, decided}, {u"mergeSeconds"_s, merged - decided}, {u"takeOverMilliseconds"_s, takenOver},
            {u"draftSeconds"_s, double(clock.nsecsElapsed()) / 1e9}};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int rows = application.arguments().size() > 1 ? application.arguments().at(1).toInt() : 1'000'000;
    const QTemporaryDir folder;
    const ServiceDescription description = ServiceDescription::fallback(*ServerProfile::shipped(u"rfc"_s));
    const ResourceType type = *description.resourceType(u"User");
    ImportOptions options {.fileName = writeRows(folder, rows)};
    options.dialect = TableReader::sniff(options.fileName).valueOr({});
    options.mapping = automaticMapping(TableReader(options.fileName, options.dialect).header()->names, type, description);
    const QJsonObject report {{u"rows"_s, rows},
                              {u"megabytes"_s, double(QFileInfo(options.fileName).size()) / 1e6},
                              {u"read"_s, reading(options.fileName, options.dialect)},
                              {u"check"_s, checking(options, type, description)},
                              {u"decide"_s, deciding(options, type, description, std::min(rows, 50'000))}};
    const QByteArray text = QJsonDocument(report).toJson();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    return 0;
}
