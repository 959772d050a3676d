// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importreport.h"

#include "directory/csvtext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <xlsxwriter.h>

#include <algorithm>

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Status = RowResult::Status;

constexpr std::array statuses {
    std::pair {Status::Created, "created"_L1},   std::pair {Status::Updated, "updated"_L1}, std::pair {Status::Unchanged, "unchanged"_L1},
    std::pair {Status::Rejected, "rejected"_L1}, std::pair {Status::Failed, "failed"_L1},   std::pair {Status::NotReached, "not reached"_L1},
    std::pair {Status::Planned, "planned"_L1}};

void addText(QString &texts, const QString &text)
{
    if (!text.isEmpty())
        texts += texts.isEmpty() ? text : u"; "_s + text;
}

/// The steps of a plan by whom they concern.
class Outcomes
{
public:
    Outcomes(const ImportPlan &import, const Plan &plan, const QHash<int, StepOutcome> &outcomes)
        : m_import(import)
        , m_plan(plan)
        , m_outcomes(outcomes)
    {
        for (int i = 0; i < plan.objects.size(); ++i)
            m_objects.insert(plan.objects[i].key, i);
        for (int i = 0; i < plan.steps.size(); ++i) {
            m_steps[plan.steps[i].object] << i;
            for (const QString &member : plan.steps[i].members)
                m_memberships[member] << i;
        }
        for (const Change &change : import.changes.changes) {
            const int group = change.members.isEmpty() ? -1 : m_objects.value(change.key(), -1);
            for (const QString &member : group >= 0 && plan.objects[group].rejection ? change.members : QStringList())
                m_refusedGroups[member] << group;
        }
    }
    RowResult resultFor(const ImportPlan::Row &row) const
    {
        RowResult result {.status = row.fate == ImportPlan::Fate::Unchanged ? Status::Unchanged : Status::Planned,
                          .id = isTemporaryId(row.object.id) ? QString() : row.object.id};
        const int object = m_objects.value(row.object, -1);
        if (object >= 0)
            take(object, row, result);
        if (!result.isDone()) // who is not there is in no group either, and the reason is told
            return result;
        const QList<int> memberships = m_memberships.value(row.object.id);
        for (const int step : memberships)
            takeMembership(step, result);
        const QList<int> refused = m_refusedGroups.value(row.object.id);
        for (const int group : refused)
            takeRefusal(m_plan.objects[group], result);
        return result;
    }

private:
    void take(int object, const ImportPlan::Row &row, RowResult &result) const
    {
        const PlannedObject &planned = m_plan.objects[object];
        if (planned.rejection) {
            result.status = Status::Rejected;
            result.reason = planned.rejection->detail;
            return;
        }
        const QList<int> steps = m_steps.value(object);
        if (steps.isEmpty())
            result.status = Status::Unchanged;
        for (const int step : steps) {
            const StepOutcome outcome = m_outcomes.value(step);
            if (!outcome.id.isEmpty())
                result.id = outcome.id;
            if (outcome.state == StepState::Done && result.status == Status::Planned)
                result.status = row.fate == ImportPlan::Fate::Create ? Status::Created : Status::Updated;
            else if (outcome.state != StepState::Done)
                takeFailure(outcome, result);
        }
    }
    void takeMembership(int step, RowResult &result) const
    {
        const StepOutcome outcome = m_outcomes.value(step);
        if (outcome.state == StepState::Done || (outcome.isInPart() && !outcome.leavesOut(result.id))) {
            if (result.status == Status::Unchanged && !m_plan.steps[step].already.contains(result.id))
                result.status = Status::Updated; // the row wanted the group, and has it
            return;
        }
        if (m_outcomes.isEmpty()) {
            if (result.status == Status::Unchanged)
                result.status = Status::Planned;
            return;
        }
        const QString before = std::exchange(result.reason, {});
        const Status statusBefore = result.status;
        takeFailure(outcome, result);
        if (statusBefore == Status::Failed)
            result.status = statusBefore;
        const QString group = m_plan.objects[m_plan.steps[step].object].label;
        const QString reason = u"group %1: %2"_s.arg(group, result.reason.isEmpty() ? rowStatusText(Status::NotReached) : result.reason);
        result.reason = before;
        addText(result.reason, reason);
    }
    /// The plan has left the group out, so that no step tells of it.
    void takeRefusal(const PlannedObject &group, RowResult &result) const
    {
        result.status = m_outcomes.isEmpty() ? Status::Rejected : Status::Failed;
        addText(result.reason, u"group %1: %2"_s.arg(m_import.names.value(group.key.id, group.label), group.rejection->detail));
    }
    void takeFailure(const StepOutcome &outcome, RowResult &result) const
    {
        if (m_outcomes.isEmpty())
            return;
        result.status = outcome.state == StepState::Failed ? Status::Failed : Status::NotReached;
        if (outcome.error) {
            addText(result.reason, outcome.error->detail);
            result.scimType = outcome.error->scimType;
        }
        result.requestId = outcome.error && outcome.requestId.isEmpty() ? outcome.error->requestId : outcome.requestId; // of an error it is with the error
    }

    const ImportPlan &m_import;
    const Plan &m_plan;
    const QHash<int, StepOutcome> &m_outcomes;
    QHash<ObjectKey, int> m_objects;
    QHash<int, QList<int>> m_steps;
    QHash<QString, QList<int>> m_memberships;
    QHash<QString, QList<int>> m_refusedGroups;
};

RowResult rejectedRow(const ImportPlan::Row &row)
{
    RowResult result {.status = Status::Rejected};
    for (const RowProblem &problem : row.problems) {
        if (!problem.isFatal())
            continue;
        addText(result.reason, rowProblemText(problem));
        if (!result.advice.contains(rowProblemAdvice(problem)))
            addText(result.advice, rowProblemAdvice(problem));
    }
    return result;
}

Result<void> writeFile(const QString &fileName, const QByteArray &bytes)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(bytes) != bytes.size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(fileName, file.errorString()));
    return {};
}

QString adviceFor(const RowResult &result)
{
    switch (result.status) {
    case Status::Failed:
        return result.scimType == "uniqueness"_L1 ? u"another one has this value: change it"_s : u"correct the row, then import this file again"_s;
    case Status::Rejected:
        return u"mend what stands in the way, then import this file again"_s;
    case Status::NotReached:
        return u"resume the run, or import this file again"_s;
    default:
        return {};
    }
}

} // namespace

QString rowStatusText(Status status)
{
    for (const auto &[each, text] : statuses) {
        if (each == status)
            return text;
    }
    return {};
}

ImportReport ImportReport::of(const ImportPlan &import, const Plan &plan, const QHash<int, StepOutcome> &outcomes)
{
    ImportReport report {.import = import};
    const Outcomes known(import, plan, outcomes);
    for (const ImportPlan::Row &row : import.rows) {
        RowResult result = row.fate == ImportPlan::Fate::Rejected ? rejectedRow(row) : known.resultFor(row);
        if (result.advice.isEmpty())
            result.advice = adviceFor(result);
        report.results << result;
    }
    return report;
}

void ImportReport::keep(const ImportReport &before)
{
    for (qsizetype i = 0; i < std::min(results.size(), before.results.size()); ++i) {
        const Status earlier = before.results[i].status;
        if (results[i].status == Status::Planned || (results[i].status == Status::Unchanged && earlier <= Status::Unchanged))
            results[i] = before.results[i];
    }
}

int ImportReport::count(Status status) const
{
    return int(std::count_if(results.cbegin(), results.cend(), [status](const RowResult &result) { return result.status == status; }));
}

/// A column of passwords is not copied into reports; the rejects file is the operator's own rows and keeps them.
bool ImportReport::isSecret(qsizetype column) const
{
    return import.secretColumns.contains(import.header.value(column), Qt::CaseInsensitive);
}

QStringList ImportReport::header() const
{
    QStringList names;
    for (const QString &name : import.header) {
        if (!isReportColumn(name))
            names << name;
    }
    return names << reportColumns();
}

QStringList ImportReport::cellsOf(qsizetype row) const
{
    QStringList cells;
    const QStringList own = import.rows[row].cells;
    for (qsizetype column = 0; column < import.header.size(); ++column) {
        if (!isReportColumn(import.header[column]))
            cells << own.value(column);
    }
    const RowResult &result = results[row];
    return cells << rowStatusText(result.status) << (result.reason.isEmpty() ? QString() : u"row %1: %2"_s.arg(import.rows[row].row).arg(result.reason))
                 << result.advice << result.scimType << result.requestId << result.id;
}

/// Why a row could not be cut into cells: written out again it would be sound, and its cells are not what they were meant to be.
QString ImportReport::damageOf(qsizetype row) const
{
    for (const RowProblem &problem : import.rows[row].problems) {
        if (problem.kind == RowProblem::Kind::OpenQuote)
            return u"open quote"_s;
        if (problem.kind == RowProblem::Kind::RowTooLong)
            return u"row too long"_s;
        if (problem.kind == RowProblem::Kind::Torn)
            return u"part of another row"_s;
        if (problem.kind == RowProblem::Kind::DamagedBefore)
            return problem.text;
    }
    return {};
}

QByteArray ImportReport::csv(char delimiter, bool all) const
{
    bool anyDamage = false;
    for (qsizetype row = 0; !all && row < results.size(); ++row)
        anyDamage = anyDamage || !damageOf(row).isEmpty();
    QByteArray text = csvLine(header() + (anyDamage ? QStringList {damageColumn()} : QStringList()), QLatin1Char(delimiter)).toUtf8();
    for (qsizetype row = 0; row < results.size(); ++row) {
        if (!all && results[row].isDone())
            continue;
        QStringList cells = cellsOf(row);
        for (qsizetype column = 0, cell = 0; all && column < import.header.size(); ++column) {
            if (isReportColumn(import.header[column]))
                continue;
            if (isSecret(column))
                cells[cell].clear();
            ++cell;
        }
        if (anyDamage)
            cells << damageOf(row);
        if (!all) // behind the last column they are too many once more
            cells << import.rows[row].cells.list().mid(import.header.size());
        for (QString &cell : cells)
            cell = neutralised(withoutApostrophe(cell)); // as an import reads it
        text += csvLine(cells, QLatin1Char(delimiter)).toUtf8();
    }
    return text;
}

QByteArray ImportReport::toCsv(char delimiter) const
{
    return csv(delimiter, true);
}

QByteArray ImportReport::rejectsCsv(char delimiter) const
{
    return csv(delimiter, false);
}

QByteArray ImportReport::toHtml() const
{
    QString html = u"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Import</title><style>"
                   "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left;vertical-align:top}"
                   ".bar{display:inline-block;height:.8em;background:#47a}.failed,.rejected,.not{background:#fdd}</style></head><body><h1>Import</h1><table>"_s;
    for (const auto &[status, text] : statuses) {
        if (const int number = count(status); number > 0) {
            html += u"<tr><th>%1</th><td>%2</td><td><span class=\"bar\" style=\"width:%3px\"></span></td></tr>"_s.arg(text).arg(number).arg(
                400.0 * number / double(results.size()));
        }
    }
    html += u"</table><h2>Rows</h2><table><tr>"_s;
    const QStringList names = header();
    for (const QString &name : names)
        html += u"<th>%1</th>"_s.arg(name.toHtmlEscaped());
    html += u"</tr>"_s;
    for (qsizetype row = 0; row < results.size(); ++row) {
        html += u"<tr class=\"%1\">"_s.arg(rowStatusText(results[row].status).section(u' ', 0, 0));
        const QStringList cells = cellsOf(row);
        for (qsizetype cell = 0; cell < cells.size(); ++cell)
            html += u"<td>%1</td>"_s.arg(import.secretColumns.contains(names[cell], Qt::CaseInsensitive) ? QString() : cells[cell].toHtmlEscaped());
        html += u"</tr>"_s;
    }
    return (html + u"</table></body></html>\n"_s).toUtf8();
}

Result<void> ImportReport::canWrite(const QString &fileName)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    file.cancelWriting();
    return {};
}

bool isSameFile(const QString &a, const QString &b)
{
    const auto placeOf = [](const QString &name) {
        const QFileInfo file(name);
        return file.exists() ? file.canonicalFilePath() : QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName();
    };
    return !a.isEmpty() && !b.isEmpty() && placeOf(a) == placeOf(b);
}

Result<void> ImportReport::save(const QString &fileName) const
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == "xlsx"_L1)
        return writeXlsx(fileName);
    return writeFile(fileName, suffix == "html"_L1 ? toHtml() : toCsv());
}

Result<void> ImportReport::saveRejects(const QString &fileName, char delimiter) const
{
    return writeFile(fileName, QByteArray("\xEF\xBB\xBF") + rejectsCsv(delimiter)); // a spreadsheet would read UTF-8 otherwise, and save names that nobody has
}

Result<void> ImportReport::writeXlsx(const QString &fileName) const
{
    constexpr qsizetype mostRows = 1'048'576; // of a sheet, with the header
    if (results.size() >= mostRows)
        return Error::validation(u"%1: a sheet holds %2 rows at most; save the report as CSV or HTML"_s.arg(fileName, QString::number(mostRows)));
    // Beside it, and its owner's alone: what was there before stays until the new one is whole.
    QTemporaryFile file(QFileInfo(fileName).absoluteDir().filePath(u".provost-report-XXXXXX"_s));
    if (!file.open())
        return Error::store(u"%1: %2"_s.arg(fileName, file.errorString()));
    file.close(); // its name stays
    lxw_workbook *workbook = workbook_new(QFile::encodeName(file.fileName()).constData());
    if (workbook == nullptr)
        return Error::store(u"%1 cannot be written"_s.arg(fileName));
    lxw_worksheet *rows = workbook_add_worksheet(workbook, "Rows");
    lxw_worksheet *summary = workbook_add_worksheet(workbook, "Summary");
    lxw_format *bold = workbook_add_format(workbook);
    format_set_bold(bold);
    const QStringList names = header();
    const auto put = [rows](qsizetype row, qsizetype column, const QString &text, lxw_format *format) {
        constexpr qsizetype mostLetters = 32'767; // of a cell
        const QString whole = text.size() > mostLetters ? QString(text.first(mostLetters - 1) + u'…') : text;
        worksheet_write_string(rows, lxw_row_t(row), lxw_col_t(column), whole.toUtf8().constData(), format); // a string cell is never a formula
    };
    for (qsizetype column = 0; column < names.size(); ++column)
        put(0, column, names[column], bold);
    for (qsizetype row = 0; row < results.size(); ++row) {
        const QStringList cells = cellsOf(row);
        for (qsizetype cell = 0; cell < cells.size(); ++cell)
            put(row + 1, cell, import.secretColumns.contains(names[cell], Qt::CaseInsensitive) ? QString() : cells[cell], nullptr);
    }
    worksheet_freeze_panes(rows, 1, 0);
    for (size_t i = 0; i < statuses.size(); ++i) {
        worksheet_write_string(summary, lxw_row_t(i), 0, statuses[i].second.data(), nullptr);
        worksheet_write_number(summary, lxw_row_t(i), 1, count(statuses[i].first), nullptr);
    }
    lxw_chart *chart = workbook_add_chart(workbook, LXW_CHART_BAR);
    chart_add_series(chart, "=Summary!$A$1:$A$7", "=Summary!$B$1:$B$7");
    worksheet_insert_chart(summary, 1, 3, chart);
    if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR)
        return Error::store(u"%1: %2"_s.arg(fileName, QString::fromLatin1(lxw_strerror(error))));
    QFile written(file.fileName());
    if (!written.open(QIODevice::ReadOnly))
        return Error::store(u"%1: %2"_s.arg(fileName, written.errorString()));
    return writeFile(fileName, written.readAll());
}

} // namespace Provost
