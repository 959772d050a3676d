// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/importcommand.h"

#include "change/latewrites.h"
#include "change/twins.h"
#include "import/automapping.h"
#include "import/importtargets.h"
#include "import/tablesample.h"
#include "import/templatestore.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// A row as an object of the plan, so that counts, words and the journal know of it.
PlannedObject plannedObject(const ImportPlan::Row &row, const QString &resourceType, PlannedObject::Fate fate)
{
    return {.key = row.object.id.isEmpty() ? ObjectKey {resourceType, {}} : row.object, .label = u"row %1 %2"_s.arg(row.row).arg(row.label).trimmed(), .fate = fate};
}

} // namespace

ImportCommand::ImportCommand(QObject *parent)
    : WritingCommand(Mode::Plan, parent)
{
}

void ImportCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"file"_s, tr("A CSV, TSV, XLSX or ODS file; encoding, delimiter and header are found out."), u"FILE"_s);
    parser.addOptions({
        {u"mapping"_s, tr("Which column is which attribute, as the window saves it; found out from the header if not given."), tr("file")},
        {u"mode"_s, tr("create, update, upsert (both, the default) or mirror (also tells who is not in the file)."), tr("mode")},
        {u"match"_s, tr("The attribute by which a row finds its person; userName if the file has it."), tr("path")},
        {u"resource"_s, tr("The resource type; users if not given."), tr("type")},
        {u"absent"_s, tr("With --mode mirror, what becomes of those who are not in the file: list (the default), disable or delete."), tr("action")},
        {u"clear-empty"_s, tr("An empty cell empties the attribute; else it says nothing.")},
        {u"encoding"_s, tr("The file's encoding, where it was guessed wrongly."), tr("name")},
        {u"sheet"_s, tr("The sheet of a workbook; the first that holds something if not given."), tr("name")},
        {u"delimiter"_s, tr("The file's delimiter, where it was guessed wrongly: a character, or tab."), tr("character")},
        {u"header-row"_s, tr("The row of the header, where it was guessed wrongly, as a spreadsheet counts; 0: there is none."), tr("row")},
        {u"report"_s, tr("Write what came of each row to <file>: .csv, .html or .xlsx."), tr("file")},
        {u"rejects"_s, tr("Write the rows that were not done to <file>, with the reason; it imports again as it is."), tr("file")},
        {u"passwords"_s, tr("Make initial passwords for those who are created without one, and seal them in <file>."), tr("file")},
        {u"seal-env"_s, tr("The environment variable that holds the passphrase of --passwords."), tr("variable")},
    });
}

bool ImportCommand::prepareInput()
{
    if (arguments().size() != 1) {
        usage(tr("import takes one file"));
        return false;
    }
    m_options.fileName = QFileInfo(arguments().constFirst()).absoluteFilePath();
    return readModes() && checkFiles() && readDialect() && readMapping();
}

/// Before anything is sent: what is written takes no file's place that is read or written as well, and can be written.
bool ImportCommand::checkFiles()
{
    const QStringList names {u"mapping"_s, u"report"_s, u"rejects"_s, u"passwords"_s, u"out"_s};
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString file = options().value(names[i]);
        if (isSameFile(file, m_options.fileName)) {
            usage(tr("--%1 %2 is the file that is imported").arg(names[i], file));
            return false;
        }
        for (qsizetype j = 0; j < i; ++j) {
            if (isSameFile(file, options().value(names[j]))) {
                usage(tr("--%1 and --%2 are one file").arg(names[j], names[i]));
                return false;
            }
        }
    }
    for (const QString &name : {u"report"_s, u"rejects"_s}) {
        const auto writable = options().isSet(name) ? ImportReport::canWrite(options().value(name)) : Result<void>();
        if (!writable) {
            usage(tr("--%1 cannot be written: %2").arg(name, writable.error().detail));
            return false;
        }
    }
    return true;
}

bool ImportCommand::readModes()
{
    const auto mode = importModeFromText(options().isSet(u"mode"_s) ? options().value(u"mode"_s) : u"upsert"_s);
    if (!mode) {
        usage(tr("--mode %1: one of create, update, upsert, mirror").arg(options().value(u"mode"_s)));
        return false;
    }
    m_options.mode = *mode;
    const QString absent = options().isSet(u"absent"_s) ? options().value(u"absent"_s) : u"list"_s;
    const QStringList actions {u"list"_s, u"disable"_s, u"delete"_s};
    if (!actions.contains(absent) || (absent != "list"_L1 && *mode != ImportMode::Mirror)) {
        usage(tr("--absent is list, disable or delete, and goes with --mode mirror"));
        return false;
    }
    m_options.absent = AbsentAction(actions.indexOf(absent));
    m_options.generatePasswords = options().isSet(u"passwords"_s);
    if (m_options.generatePasswords && qgetenv(options().value(u"seal-env"_s).toLocal8Bit().constData()).isEmpty()) {
        usage(tr("--passwords needs --seal-env VARIABLE, which holds the passphrase"));
        return false;
    }
    for (const QString &name : {u"report"_s}) {
        const QString suffix = QFileInfo(options().value(name)).suffix().toLower();
        if (options().isSet(name) && !QStringList {u"csv"_s, u"html"_s, u"xlsx"_s}.contains(suffix)) {
            usage(tr("--report %1: the name must end in .csv, .html or .xlsx").arg(options().value(name)));
            return false;
        }
    }
    return true;
}

bool ImportCommand::readDelimiter(Dialect &dialect)
{
    const QString word = options().value(u"delimiter"_s);
    const QString delimiter = word.compare("tab"_L1, Qt::CaseInsensitive) == 0 ? u"\t"_s : word;
    const char character = delimiter.size() == 1 && delimiter[0].unicode() < 0x7F ? delimiter[0].toLatin1() : '\0';
    if (character == '"' || (character < ' ' && character != '\t')) {
        usage(tr("--delimiter %1: one character of ASCII that is no quote, or tab").arg(word));
        return false;
    }
    dialect.delimiter = character;
    return true;
}

bool ImportCommand::readHeaderRow(Dialect &dialect)
{
    bool isNumber = false;
    const int row = options().value(u"header-row"_s).toInt(&isNumber);
    if (!isNumber || row < 0) {
        usage(tr("--header-row %1: a number, 0 for a file without a header").arg(options().value(u"header-row"_s)));
        return false;
    }
    dialect.hasHeader = row > 0;
    dialect.preambleRows = std::max(0, row - 1);
    dialect.exampleRows = 0;
    return true;
}

void ImportCommand::sayDialect() const
{
    const Dialect &dialect = m_options.dialect;
    const int row = dialect.preambleRows + 1;
    if (!dialect.sheet.isEmpty()) {
        output().say(dialect.hasHeader ? tr("provost: sheet \"%1\", header in row %2 (--sheet and --header-row say it otherwise)").arg(dialect.sheet).arg(row)
                                       : tr("provost: sheet \"%1\", no header: the columns are called Column 1, Column 2 and so on (--sheet and --header-row say it otherwise)").arg(dialect.sheet));
        return;
    }
    const QString delimiter = dialect.delimiter == '\t' ? u"tab"_s : QString(QLatin1Char(dialect.delimiter));
    output().say(dialect.hasHeader ? tr("provost: read as %1, cells cut at %2, header in row %3 (--encoding, --delimiter and --header-row say it otherwise)").arg(dialect.encoding, delimiter).arg(row)
                                   : tr("provost: read as %1, cells cut at %2, no header: the columns are called Column 1, Column 2 and so on (--encoding, --delimiter and --header-row say it otherwise)").arg(dialect.encoding, delimiter));
    if (!dialect.isEncodingSure)
        output().say(tr("provost: %1 is a guess from few letters: look whether names with ä, ł or я are right before you apply it").arg(dialect.encoding));
}

bool ImportCommand::readDialect()
{
    const auto sniffed = TableReader::sniff(m_options.fileName);
    if (!sniffed) {
        fail(sniffed.error());
        return false;
    }
    Dialect dialect = *sniffed;
    if (options().isSet(u"encoding"_s)) {
        dialect.encoding = options().value(u"encoding"_s);
        dialect.isEncodingSure = true;
    }
    if (options().isSet(u"delimiter"_s) && !readDelimiter(dialect))
        return false;
    if (options().isSet(u"sheet"_s))
        dialect = Dialect {.sheet = options().value(u"sheet"_s)};
    if (options().isSet(u"encoding"_s) || options().isSet(u"delimiter"_s) || options().isSet(u"sheet"_s)) { // where the header is follows from them
        const auto placed = sampleTable(m_options.fileName, dialect, SampleMode::PlaceHeader);
        if (!placed || (placed->sheets.isEmpty() && options().isSet(u"sheet"_s))) {
            fail(placed ? Error::validation(u"%1 is no workbook: --sheet has no meaning"_s.arg(m_options.fileName)) : placed.error());
            return false;
        }
        dialect = placed->dialect;
    }
    if (options().isSet(u"header-row"_s) && !readHeaderRow(dialect))
        return false;
    m_options.dialect = dialect;
    const auto header = TableReader(m_options.fileName, dialect).header();
    if (!header) {
        fail(header.error());
        return false;
    }
    m_header = *header;
    sayDialect();
    return true;
}

bool ImportCommand::readMapping()
{
    if (!options().isSet(u"mapping"_s))
        return true;
    auto mapping = Provost::readMapping(options().value(u"mapping"_s));
    if (!mapping) {
        fail(mapping.error());
        return false;
    }
    m_given = std::move(mapping).value();
    return true;
}

bool ImportCommand::chooseMapping()
{
    const QString word = options().isSet(u"resource"_s) ? options().value(u"resource"_s) : m_given ? m_given->resourceType : u"User"_s;
    const ResourceType *type = typeCalled(word);
    if (type == nullptr)
        return false;
    m_options.mapping = m_given ? *m_given : automaticMapping(m_header.names, *type, description());
    m_options.mapping.resourceType = type->name;
    if (m_options.absent == AbsentAction::Disable && !canBeDisabled(*type, description())) {
        usage(tr("a %1 cannot be disabled: --absent is list or delete").arg(type->name));
        return false;
    }
    if (options().isSet(u"match"_s))
        m_options.mapping.match = QStringList {options().value(u"match"_s)};
    if (options().isSet(u"clear-empty"_s))
        m_options.mapping.clearEmpty = true;
    for (const QString &match : std::as_const(m_options.mapping.match)) {
        if (m_options.mapping.field(match) == nullptr) {
            usage(tr("rows are to be matched by %1, and no column is mapped to it").arg(match));
            return false;
        }
    }
    return true;
}

void ImportCommand::sayMapping() const
{
    for (const FieldMapping &field : m_options.mapping.fields) {
        if (field.confidence < 0.9)
            output().complain(field.onCreate ? tr("provost: %2 of newcomers is made by %1").arg(field.value.text(), field.path)
                                             : tr("provost: column \"%1\" is taken for %2").arg(field.value.columns().join(u", "), field.path));
    }
    if (!m_options.mapping.unmapped.isEmpty())
        output().say(tr("provost: columns that are not used: %1").arg(m_options.mapping.unmapped.join(u", ")));
}

void ImportCommand::onDiscovered()
{
    if (!chooseMapping())
        return;
    sayMapping();
    warnOfLateReads();
    if (!description().profile.readYourWrites)
        m_options.created = createdLately(lateWrites(journal(), directoryOf(connection())));
    auto *job = new ImportJob(connection(), description(), m_options, this);
    connect(job, &ImportJob::progressed, this, [this](const QString &phase, qint64 done, qint64 total) {
        const QString of = total < 0 ? QString::number(done) : tr("%1 of %2").arg(done).arg(total);
        output().showProgress(phase == "read"_L1 ? tr("rows read: %1").arg(of) : tr("looked for in the directory: %1").arg(of));
    });
    job->then(this, [this](const Result<ImportPlan> &imported) { onImported(imported); });
}

void ImportCommand::onImported(const Result<ImportPlan> &imported)
{
    if (isFinished())
        return;
    if (!imported) {
        output().complain(tr("provost: nothing was changed"));
        return fail(imported.error());
    }
    m_import = *imported;
    output().say(m_import.readEverything ? tr("provost: the directory was read as a whole: %n request(s)", nullptr, m_import.readCalls)
                                         : tr("provost: looked up row by row: %n request(s)", nullptr, m_import.readCalls));
    const auto twin = unfinishedTwin(journal(), directoryOf(connection()), m_import.changes.changes);
    if (!twin)
        return fail(twin.error());
    if (*twin != 0 && applies()) {
        output().complain(tr("provost: nothing was changed"));
        return fail(twinIn(*twin));
    }
    if (*twin != 0)
        output().complain(tr("provost: run %1 was stopped and creates some of these as well: provost resume %1 goes on with it, with --give-up it ends; --apply waits for that").arg(*twin));
    if (applies()) {
        auto sealed = openSealedFile(); // before anything is sent
        if (!sealed)
            return;
        setSealedFile(std::move(*sealed));
    }
    if (!m_import.absent.isEmpty() && m_options.absent == AbsentAction::Leave)
        output().say(tr("provost: %n not in the file, left alone (--absent disable or delete acts on them)", nullptr, int(m_import.absent.size())));
    if (m_options.mapping.hasOnlyMadeKeys())
        output().complain(tr("provost: rows are matched by %1, which is made anew each time: the same file once more creates everybody once more").arg(m_options.mapping.match.join(u", ")));
    if (m_import.resets > 0)
        output().complain(tr("provost: %n person(s) who exist get the file's password, whatever theirs is now (\"onCreate\" in the mapping leaves it alone)", nullptr, m_import.resets));
    if (m_import.readable == 0 && m_options.mode == ImportMode::Mirror)
        output().complain(tr("provost: no row says whom it is about, so nobody is taken for absent"));
    else if (m_import.unreadable > 0 && m_options.absent != AbsentAction::Leave)
        output().complain(tr("provost: %n row(s) do not say whom they are about, so nobody is taken for absent: nothing is disabled or deleted", nullptr, m_import.unreadable));
    carryOut({.changes = m_import.changes}, m_import.readCalls);
}

void ImportCommand::completePlan(Plan &plan)
{
    if (const qsizetype unseen = unseenMemberships(plan, description().profile); unseen > 0)
        output().complain(tr("provost: %n membership(s) are sent without knowing whether they are there already, which this provider does not tell: who is a member counts as done", nullptr, int(unseen)));
    for (const ImportPlan::Row &row : std::as_const(m_import.rows)) {
        for (const RowProblem &problem : row.problems) {
            if (!problem.isFatal())
                plan.warnings << PlanWarning {.detail = u"row %1: %2"_s.arg(row.row).arg(rowProblemText(problem))};
        }
        if (row.fate == ImportPlan::Fate::Unchanged) {
            plan.objects << plannedObject(row, m_options.mapping.resourceType, PlannedObject::Fate::Unchanged);
        } else if (row.fate == ImportPlan::Fate::Rejected) {
            PlannedObject object = plannedObject(row, m_options.mapping.resourceType, PlannedObject::Fate::Rejected);
            QStringList reasons;
            for (const RowProblem &problem : row.problems)
                reasons << rowProblemText(problem);
            object.rejection = Error::validation(reasons.join(u"; "));
            plan.objects << object;
        }
    }
    if (!applies() && !writeReports(plan, {}))
        noteUnwritten();
}

bool ImportCommand::onRunEnded(const Plan &plan, const QHash<int, StepOutcome> &outcomes)
{
    return writeReports(plan, outcomes);
}

bool ImportCommand::writeReports(const Plan &plan, const QHash<int, StepOutcome> &outcomes)
{
    if (!options().isSet(u"report"_s) && !options().isSet(u"rejects"_s))
        return true;
    bool isWhole = true;
    const ImportReport report = ImportReport::of(m_import, plan, outcomes);
    if (options().isSet(u"report"_s)) {
        if (const auto written = report.save(options().value(u"report"_s)); !written) {
            output().complain(u"provost: "_s + written.error().toString());
            isWhole = false;
        }
    }
    if (options().isSet(u"rejects"_s)) {
        if (const auto written = report.saveRejects(options().value(u"rejects"_s), m_options.dialect.delimiter); !written) {
            output().complain(u"provost: "_s + written.error().toString());
            rescueRejects(report);
            isWhole = false;
        }
    }
    return isWhole;
}

/// The run is over, and nothing else tells which rows are left: into the data directory, else row by row what came of them, without their cells, which may be passwords.
void ImportCommand::rescueRejects(const ImportReport &report) const
{
    const QString place = dataDir().filePath(u"rejects-%1.csv"_s.arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s)));
    if (report.saveRejects(place, m_options.dialect.delimiter)) {
        output().complain(tr("provost: the rows that were not done are in %1").arg(place));
        return;
    }
    for (qsizetype row = 0; row < report.results.size(); ++row) {
        if (!report.results[row].isDone())
            output().complain(tr("provost: row %1 %2: %3").arg(QString::number(report.import.rows[row].row), rowStatusText(report.results[row].status), report.results[row].reason));
    }
}

} // namespace Provost
