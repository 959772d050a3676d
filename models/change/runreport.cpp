// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runreport.h"

#include "change/auditevents.h"
#include "change/loadedrun.h"
#include "directory/csvtext.h"

#include <QDateTime>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString shortText(const Json &value)
{
    const QString text = value.isArray() || value.isObject() ? QString::fromUtf8(value.toBytes()) : value.scalarText();
    constexpr qsizetype longest = 120;
    return text.size() > longest ? text.first(longest) + u'\u2026' : text;
}

QString changesText(const Json &changes, const PlanStep &step)
{
    QStringList parts;
    for (const Json &change : changes.items()) {
        const QString name = change.value(u"attribute").toString();
        if (change.value(u"secret").toBool())
            parts << name + u": \u2022\u2022\u2022"_s;
        else if (change.contains(u"old"))
            parts << u"%1: %2 \u2192 %3"_s.arg(name, shortText(change.value(u"old")), shortText(change.value(u"new")));
        else
            parts << u"%1: %2"_s.arg(name, shortText(change.value(u"new")));
    }
    if (!step.members.isEmpty()) {
        const QStringList shown = step.members.first(std::min<qsizetype>(step.members.size(), 20));
        parts << (step.kind == ChangeKind::MembersRemove ? u"\u2212 "_s : u"+ "_s) + shown.join(u", "_s) + (shown.size() < step.members.size() ? u", \u2026"_s : QString());
    }
    return parts.join(u"; "_s);
}

/// Of a step that was settled in a later session the time in between counts, too.
double secondsOf(const StepRecord &record)
{
    const QDateTime sent = QDateTime::fromString(record.sentAt, Qt::ISODateWithMs);
    const QDateTime ended = QDateTime::fromString(record.endedAt, Qt::ISODateWithMs);
    return sent.isValid() && ended.isValid() ? double(sent.msecsTo(ended)) / 1000 : 0;
}

QString durationText(double seconds)
{
    return QString::number(seconds, 'f', seconds < 10 ? 2 : 0) + u" s"_s;
}

QString amountText(double amount)
{
    return QString::number(amount, 'f', amount < 1 ? 4 : 2);
}

QString costText(double amount, const QString &currency)
{
    return currency.isEmpty() ? QString() : amountText(amount) + u' ' + currency;
}

RunReportRow rowOf(const PlannedObject &object, const StepRecord &record, const Json &changes)
{
    const StepOutcome &outcome = record.outcome;
    const bool isUnsure = outcome.state == StepState::Sent || (outcome.error && outcome.error->inDoubt);
    RunReportRow row {.step = record.number + 1,
                      .kind = changeKindText(record.step.kind),
                      .resourceType = object.key.resourceType,
                      .id = outcome.id.isEmpty() ? record.step.id : outcome.id,
                      .label = object.label,
                      .changes = changesText(changes, record.step),
                      .outcome = isUnsure ? u"in-doubt"_s : stepStateText(outcome.state),
                      .detail = outcome.error ? outcome.error->detail : outcome.note,
                      .status = outcome.error ? outcome.error->httpStatus : outcome.status,
                      .requestId = outcome.error && outcome.requestId.isEmpty() ? outcome.error->requestId : outcome.requestId,
                      .calls = outcome.calls,
                      .seconds = secondsOf(record),
                      .sentAt = record.sentAt,
                      .endedAt = record.endedAt};
    for (const ValueDifference &difference : outcome.differences)
        row.differences << u"%1 %2: %3 \u2192 %4"_s.arg(difference.attribute, differenceText(difference.kind), shortText(difference.sent), shortText(difference.found));
    return row;
}

/// A spreadsheet would work out what begins like this, and may send it somewhere (OWASP: CSV injection).
QString harmless(const QString &cell)
{
    const bool isFormula = !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front());
    return isFormula ? u'\'' + cell : cell;
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

const char *const style = R"(
:root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --good: #1b6e3c; --dim: #777; }
body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1.5rem; }
dt { color: var(--dim); } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { border-bottom-width: 2px; white-space: nowrap; }
td.n { color: var(--dim); } td small { display: block; color: var(--dim); }
.failed, .in-doubt { color: var(--bad); font-weight: 600; } .done { color: var(--good); } .skipped, .planned { color: var(--dim); }
@media print { body { margin: 0; font-size: 10pt; } table { font-size: 8.5pt; } thead { display: table-header-group; } tr { break-inside: avoid; } @page { margin: 15mm; } }
)";

} // namespace

Result<RunReport> RunReport::of(const Journal &journal, qint64 run)
{
    const auto loaded = LoadedRun::of(journal, run);
    if (!loaded)
        return loaded.error();
    const RunSummary &summary = loaded->record.summary;
    RunReport report {.run = loaded->record, .attributeChanges = Json::array()};
    for (const StepRecord &step : loaded->steps) {
        const PlannedObject object = loaded->objects.value(step.step.object);
        const Json changes = Provost::attributeChanges(object, step.step);
        report.rows << rowOf(object, step, changes);
        report.rows.last().amount = summary.calls > 0 ? summary.amount / summary.calls * step.outcome.calls : 0;
        report.attributeChanges.append(changes);
    }
    return report;
}

QByteArray RunReport::toCsv() const
{
    QString text = csvLine({u"step"_s, u"kind"_s, u"resourceType"_s, u"id"_s, u"label"_s, u"changes"_s, u"outcome"_s, u"status"_s, u"detail"_s, u"differences"_s,
                            u"requestId"_s, u"calls"_s, u"sent"_s, u"ended"_s, u"seconds"_s, u"amount"_s, u"currency"_s});
    for (const RunReportRow &row : rows) {
        QStringList cells {QString::number(row.step), row.kind, row.resourceType, row.id, row.label, row.changes, row.outcome,
                           row.status == 0 ? QString() : QString::number(row.status), row.detail, row.differences.join(u"; "_s), row.requestId,
                           QString::number(row.calls), row.sentAt, row.endedAt, QString::number(row.seconds, 'f', 3), amountText(row.amount), run.summary.currency};
        std::transform(cells.cbegin(), cells.cend(), cells.begin(), harmless);
        text += csvLine(cells);
    }
    return "\xef\xbb\xbf" + text.toUtf8();
}

Json RunReport::toJson() const
{
    Json list = Json::array();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const RunReportRow &row = rows[i];
        list.append(Json::object({{u"step"_s, row.step},
                                  {u"kind"_s, row.kind},
                                  {u"resourceType"_s, row.resourceType},
                                  {u"id"_s, row.id},
                                  {u"label"_s, row.label},
                                  {u"changes"_s, attributeChanges.at(i)},
                                  {u"outcome"_s, row.outcome},
                                  {u"status"_s, row.status == 0 ? Json(nullptr) : Json(row.status)},
                                  {u"detail"_s, row.detail},
                                  {u"differences"_s, Json::Array(row.differences.cbegin(), row.differences.cend())},
                                  {u"requestId"_s, row.requestId},
                                  {u"calls"_s, row.calls},
                                  {u"sent"_s, row.sentAt},
                                  {u"ended"_s, row.endedAt},
                                  {u"seconds"_s, row.seconds},
                                  {u"amount"_s, row.amount}}));
    }
    Json json = run.toJson();
    json.set(u"connection"_s, run.info.connection);
    json.set(u"steps"_s, list);
    return json;
}

QByteArray RunReport::toHtml(const RunReportWords &words) const
{
    const RunSummary &summary = run.summary;
    const QString heading = words.title.arg(summary.run) + (run.title.isEmpty() ? QString() : u": "_s + run.title);
    const QStringList values {run.info.baseUrl, run.info.connection, run.info.operatorName, run.info.reason, run.startedAt, run.endedAt, runStateText(summary.state),
                              QString::number(summary.done), QString::number(summary.failed), QString::number(summary.skipped), QString::number(summary.calls),
                              durationText(summary.seconds), costText(summary.amount, summary.currency)};
    QString html = u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"_s.arg(escaped(words.language));
    html += u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"_s;
    html += u"<title>%1</title><style>"_s.arg(escaped(heading)) + QString::fromLatin1(style) + u"</style></head><body><h1>%1</h1><dl>"_s.arg(escaped(heading));
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!values[i].isEmpty())
            html += u"<dt>%1</dt><dd>%2</dd>"_s.arg(escaped(words.facts.value(i)), escaped(values[i]));
    }
    html += u"</dl><table><thead><tr>"_s;
    for (const QString &column : words.columns)
        html += u"<th scope=\"col\">%1</th>"_s.arg(escaped(column));
    html += u"</tr></thead><tbody>\n"_s;
    for (const RunReportRow &row : rows) {
        const QString detail = (QStringList {row.detail} + row.differences).join(u"\n"_s).trimmed();
        const QString request = row.requestId.isEmpty() ? QString() : u"<small>%1</small>"_s.arg(escaped(row.requestId));
        html += u"<tr><td class=\"n\">%1</td><td>%2</td><td>%3</td><td>%4<small>%5</small></td><td>%6</td>"_s.arg(QString::number(row.step), escaped(row.kind),
            escaped(row.resourceType), escaped(row.label), escaped(row.id), escaped(row.changes));
        html += u"<td class=\"%1\">%1</td><td>%2</td><td>%3%4</td>"_s.arg(escaped(row.outcome), escaped(detail).replace(u'\n', "<br>"_L1),
            row.status == 0 ? QString() : QString::number(row.status), request);
        html += u"<td>%1</td><td>%2</td><td>%3</td></tr>\n"_s.arg(QString::number(row.calls), durationText(row.seconds), escaped(costText(row.amount, summary.currency)));
    }
    return (html + u"</tbody></table></body></html>\n"_s).toUtf8();
}

} // namespace Provost
