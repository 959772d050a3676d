// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importplan.h"

#include "change/plan.h"
#include "scim/serverprofile.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;

constexpr char cellEnd = '\xFF';

constexpr std::array modes {
    std::pair {ImportMode::Create, "create"_L1}, std::pair {ImportMode::Update, "update"_L1},
    std::pair {ImportMode::Upsert, "upsert"_L1}, std::pair {ImportMode::Mirror, "mirror"_L1}};

} // namespace

qsizetype unseenMemberships(const Plan &plan, const ServerProfile &profile)
{
    using Access = ServerProfile::MemberAccess;
    if (profile.members == Access::InGroup || profile.members == Access::OnRequest)
        return 0;
    qsizetype unseen = 0;
    for (const PlanStep &step : plan.steps) {
        if (step.kind != ChangeKind::MembersAdd || step.lookedUp || isTemporaryId(step.id))
            continue;
        unseen += std::count_if(step.members.cbegin(), step.members.cend(), [&step](const QString &member) { return !isTemporaryId(member) && !step.already.contains(member); });
    }
    return unseen;
}

PackedCells::PackedCells(const QStringList &cells)
{
    for (const QString &cell : cells)
        m_bytes += cell.toUtf8() + cellEnd;
    m_bytes.squeeze();
}

QStringList PackedCells::list() const
{
    QStringList cells;
    for (qsizetype from = 0; from < m_bytes.size();) {
        const qsizetype end = m_bytes.indexOf(cellEnd, from);
        cells << QString::fromUtf8(QByteArrayView(m_bytes).sliced(from, end - from));
        from = end + 1;
    }
    return cells;
}

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

QString rowProblemAdvice(const RowProblem &problem)
{
    switch (problem.kind) {
    case Kind::OpenQuote:
        return u"close the quote, or double it where it belongs to the text"_s;
    case Kind::RowTooLong:
        return u"shorten the row"_s;
    case Kind::BadBytes:
        return u"save the file as UTF-8, or name its encoding"_s;
    case Kind::Torn:
        return u"mend the row beside it, or take this one out"_s;
    case Kind::SurplusCells:
        return u"quote cells that hold the delimiter"_s;
    case Kind::RepeatedHeader:
        return u"take the row out"_s;
    case Kind::DamagedBefore:
        return u"correct the row, then empty this cell"_s;
    case Kind::Expression:
    case Kind::WrongType:
    case Kind::RuleBroken:
    case Kind::UnusualValue:
        return u"correct the cell"_s;
    case Kind::Missing:
        if (problem.path == "password"_L1)
            return u"fill the cell, or have passwords made"_s;
        return u"fill the cell, or map a column or a default to it"_s;
    case Kind::NoKey:
        return u"fill the column that rows are matched by"_s;
    case Kind::DuplicateKey:
        return u"keep one of the rows"_s;
    case Kind::Taken:
        return u"choose another value: nobody may share it"_s;
    case Kind::AlreadyExists:
        return u"import with --mode upsert to update"_s;
    case Kind::NotFound:
        return u"import with --mode upsert to create"_s;
    case Kind::Ambiguous:
        return u"match by an attribute that only one has"_s;
    case Kind::Stranded:
        return u"mend row %1 first"_s.arg(problem.text);
    case Kind::UnknownReference:
    case Kind::UnknownGroup:
        return u"correct the name, or create it first"_s;
    }
    return {};
}

const QStringList &reportColumns()
{
    static const QStringList names {u"provost status"_s, u"provost reason"_s, u"provost what to do"_s, u"provost scimType"_s, u"provost request id"_s, u"provost id"_s};
    return names;
}

bool isReportColumn(const QString &name)
{
    return reportColumns().contains(name, Qt::CaseInsensitive) || name.compare(damageColumn(), Qt::CaseInsensitive) == 0;
}

} // namespace Provost
