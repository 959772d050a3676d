// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importplan.h"

#include "directory/csvtext.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;

constexpr std::array modes {
    std::pair {ImportMode::Create, "create"_L1}, std::pair {ImportMode::Update, "update"_L1},
    std::pair {ImportMode::Upsert, "upsert"_L1}, std::pair {ImportMode::Mirror, "mirror"_L1}};

constexpr std::array reportColumns {"provost status"_L1, "provost reason"_L1, "provost what to do"_L1};

} // namespace

QString importModeText(ImportMode mode)
{
    for (const auto &[each, text] : modes) {
        if (each == mode)
            return text;
    }
    return {};
}

std::optional<ImportMode> importModeFromText(QStringView text)
{
    for (const auto &[mode, each] : modes) {
        if (text.compare(each, Qt::CaseInsensitive) == 0)
            return mode;
    }
    return std::nullopt;
}

int ImportPlan::count(Fate fate) const
{
    return int(std::count_if(rows.cbegin(), rows.cend(), [fate](const Row &row) { return row.fate == fate; }));
}

QString rowProblemText(const RowProblem &problem)
{
    return problem.column.isEmpty() ? problem.detail : u"%1: %2"_s.arg(problem.column, problem.detail);
}

QString rowProblemAdvice(Kind kind)
{
    switch (kind) {
    case Kind::OpenQuote:
        return u"close the quote, or double it where it belongs to the text"_s;
    case Kind::RowTooLong:
        return u"shorten the row"_s;
    case Kind::BadBytes:
        return u"save the file as UTF-8, or name its encoding"_s;
    case Kind::SurplusCells:
        return u"quote cells that hold the delimiter"_s;
    case Kind::Expression:
    case Kind::WrongType:
    case Kind::RuleBroken:
    case Kind::UnusualValue:
        return u"correct the cell"_s;
    case Kind::Missing:
        return u"fill the cell, or map a column or a default to it"_s;
    case Kind::NoKey:
        return u"fill the column that rows are matched by"_s;
    case Kind::DuplicateKey:
        return u"keep one of the rows"_s;
    case Kind::AlreadyExists:
        return u"import with --mode upsert to update"_s;
    case Kind::NotFound:
        return u"import with --mode upsert to create"_s;
    case Kind::Ambiguous:
        return u"match by an attribute that only one has"_s;
    case Kind::UnknownReference:
    case Kind::UnknownGroup:
        return u"correct the name, or create it first"_s;
    }
    return {};
}

bool isReportColumn(const QString &name)
{
    return std::any_of(reportColumns.begin(), reportColumns.end(), [&name](QLatin1StringView each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

QByteArray rejectsFile(const ImportPlan &plan, char delimiter)
{
    QStringList header;
    QList<qsizetype> kept;
    for (qsizetype i = 0; i < plan.header.size(); ++i) {
        if (!isReportColumn(plan.header[i])) {
            header << plan.header[i];
            kept << i;
        }
    }
    for (const QLatin1StringView column : reportColumns)
        header << column;
    QByteArray file = csvLine(header, QLatin1Char(delimiter)).toUtf8();
    for (const ImportPlan::Row &row : plan.rows) {
        if (row.fate != ImportPlan::Fate::Rejected)
            continue;
        QStringList cells;
        for (const qsizetype column : kept)
            cells << row.cells.value(column);
        QStringList reasons;
        QStringList advice;
        for (const RowProblem &problem : row.problems) {
            if (!problem.isFatal())
                continue;
            reasons << rowProblemText(problem);
            if (const QString words = rowProblemAdvice(problem.kind); !advice.contains(words))
                advice << words;
        }
        cells << u"rejected"_s << u"row %1: %2"_s.arg(row.row).arg(reasons.join(u"; ")) << advice.join(u"; ");
        file += csvLine(cells, QLatin1Char(delimiter)).toUtf8();
    }
    return file;
}

} // namespace Provost
