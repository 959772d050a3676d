// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/rundocument.h"

#include "change/requesttext.h"
#include "commands/texttable.h"
#include "directory/csvtext.h"

#include <QLocale>

#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString cell(const Json &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const Json &item : value.items())
            parts << cell(item);
        return parts.join(u" > "_s);
    }
    return value.isObject() ? QString::fromUtf8(value.toBytes()) : value.scalarText();
}

QStringList cellsOf(const Json &record, const QStringList &columns)
{
    QStringList cells;
    for (const QString &column : columns)
        cells << cell(record.value(column));
    return cells;
}

QByteArray oneRecord(const Json &record, OutputFormat format)
{
    if (format == OutputFormat::Json || format == OutputFormat::JsonLines)
        return record.toBytes() + '\n';
    QStringList columns;
    for (const auto &[name, value] : record.members())
        columns << name;
    return RunDocument::records({record}, columns, format);
}

constexpr qsizetype pieceSize = 1 << 16;

/// As Plan::toJson() is written, without ever being there as a whole.
bool writePlan(const Plan &plan, const std::function<bool(const QByteArray &)> &write)
{
    Plan rest = plan;
    rest.steps.clear();
    const Json document = rest.toJson();
    QByteArray text;
    for (const auto &[name, value] : document.members()) {
        text += (text.isEmpty() ? '{' : ',') + Json(name).toBytes() + ':';
        if (name != "steps"_L1) {
            text += value.toBytes();
            continue;
        }
        char before = '[';
        for (const PlanStep &step : plan.steps) {
            text += std::exchange(before, ',') + requestSummary(step).toBytes();
            if (text.size() < pieceSize)
                continue;
            if (!write(text))
                return false;
            text.clear();
        }
        text += plan.steps.isEmpty() ? "[]" : "]";
    }
    return write(text + "}\n");
}

QByteArray csvOf(const QList<QStringList> &rows)
{
    QByteArray text;
    for (const QStringList &row : rows)
        text += csvLine(row).toUtf8();
    return text;
}

} // namespace

QStringList RunDocument::droppedLines(const Plan &plan)
{
    QStringList lines;
    for (const PlannedObject &object : plan.objects) {
        for (const DroppedEdit &edit : object.dropped)
            lines << tr("left out: %1 %2: %3: %4").arg(object.key.resourceType, object.label, edit.reasonText(), edit.what.join(u", "_s));
    }
    return lines;
}

QByteArray RunDocument::records(const Json::Array &records, const QStringList &columns, OutputFormat format)
{
    QByteArray text;
    if (format == OutputFormat::Json)
        return Json(records).toBytes() + '\n';
    if (format == OutputFormat::JsonLines) {
        for (const Json &record : records)
            text += record.toBytes() + '\n';
        return text;
    }
    QList<QStringList> rows;
    for (const Json &record : records)
        rows << cellsOf(record, columns);
    return format == OutputFormat::Csv ? csvOf(QList<QStringList> {columns} + rows) : textTable(columns, rows).toUtf8();
}

QByteArray RunDocument::summary(const RunSummary &summary, OutputFormat format)
{
    return oneRecord(summary.toJson(), format);
}

bool RunDocument::plan(const Plan &plan, OutputFormat format, const std::function<bool(const QByteArray &)> &write)
{
    if (format == OutputFormat::Json || format == OutputFormat::JsonLines)
        return writePlan(plan, write);
    const Json document = plan.toJson();
    const Json::Array steps = document.value(u"steps").items();
    const QByteArray requests = records(steps, {u"method"_s, u"path"_s, u"body"_s}, format);
    if (format == OutputFormat::Csv)
        return write(requests);
    const QString head = tr("%1 created, %2 changed, %3 deleted, %4 unchanged, %5 rejected")
                             .arg(document.value(u"creates").scalarText(), document.value(u"updates").scalarText(), document.value(u"deletes").scalarText(),
                                  document.value(u"unchanged").scalarText(), document.value(u"rejected").scalarText());
    QString cost = tr("%1 calls, %2 %3, about %4 s")
                       .arg(QString::number(plan.calls), QString::number(plan.amount, 'g', 6), plan.currency, QString::number(plan.seconds));
    if (plan.mayBeMore > 0)
        cost += u"; "_s + tr("up to %1 calls where what was written shows late").arg(plan.calls + plan.mayBeMore);
    if (plan.bulk.isUsed())
        cost += u"; "_s + tr("of what is created up to %1 in one call").arg(plan.bulk.most);
    QString text = head + u'\n' + cost + u'\n';
    for (const Json &warning : document.value(u"warnings").items())
        text += tr("warning: %1").arg(warning.toString()) + u'\n';
    for (const QString &line : droppedLines(plan))
        text += line + u'\n';
    return write(text.toUtf8() + requests);
}

} // namespace Provost
