// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/runscommand.h"

#include "change/journal.h"
#include "commands/rundocument.h"
#include "datadir.h"

#include <QFile>

namespace Provost {
using namespace Qt::StringLiterals;

RunsCommand::RunsCommand(QObject *parent)
    : Command(parent)
{
}

void RunsCommand::describe(QCommandLineParser &) const
{
}

void RunsCommand::start()
{
    if (!arguments().isEmpty())
        return usage(tr("runs takes no argument but its options"));
    Json::Array records;
    if (QFile::exists(journalFileName(dataDir()))) {
        const auto journal = Journal::openToRead(journalFileName(dataDir()));
        if (!journal)
            return fail(journal.error());
        const auto runs = journal.value()->runs();
        if (!runs)
            return fail(runs.error());
        for (const RunRecord &run : *runs)
            records.push_back(run.toJson());
    }
    const QStringList columns {u"run"_s, u"state"_s, u"done"_s, u"failed"_s, u"skipped"_s, u"calls"_s, u"seconds"_s, u"amount"_s, u"currency"_s, u"started"_s, u"operator"_s, u"title"_s, u"url"_s};
    if (write(RunDocument::records(records, columns, output().format())))
        finish(ExitCode::Done);
}

} // namespace Provost
