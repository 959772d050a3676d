// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that wait for others of their file.
#include "import/importdecider.h"

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;
using Fate = ImportPlan::Fate;

} // namespace

void ImportDecider::settle(Waiting &one)
{
    m_plan.rows[one.index] = planned(one.row, one.decision);
    noteUnmade(one.decision, m_plan.rows[one.index]);
    one.row = {};
}

/// Those who wait for a value that another row gives up come after that row. Two who wait for each other could not be done one after the other.
void ImportDecider::settleWaiting()
{
    std::vector<Waiting *> open;
    for (Waiting &one : m_waiting) {
        one.refersTo = resolveReferences(one.row, one.index);
        if (one.awaited.isEmpty())
            settle(one);
        else
            open.push_back(&one);
    }
    for (size_t before = open.size() + 1; open.size() < before;) {
        before = open.size();
        std::erase_if(open, [this](Waiting *one) { return settleFreed(*one); });
        std::reverse(open.begin(), open.end()); // numbers that all move up by one wait for each other up the file, those that move down the other way
    }
    for (Waiting *one : open) {
        for (const BuiltRow::Claim &claim : std::as_const(one->awaited))
            one->row.problems << takenProblem(claim);
        settle(*one);
    }
}

/// False: of the values it waits for one is not given up, or not yet.
bool ImportDecider::settleFreed(Waiting &one)
{
    QList<qsizetype> freedBy;
    qint64 place = one.row.row;
    for (const BuiltRow::Claim &claim : std::as_const(one.awaited)) {
        const qsizetype index = m_freed.value(claim.path).value(answerKey(claim.text, m_builder.isCaseExact(claim.path)), -1);
        if (index < 0 || m_plan.rows[index].fate != Fate::Update)
            return false;
        freedBy << index;
        place = std::max(place, placeOf(m_plan.rows[index].row));
    }
    if (one.decision.existing == nullptr && waitsForItself(one, freedBy))
        return false;
    m_places.insert(one.row.row, place);
    one.freedBy = freedBy;
    settle(one);
    return true;
}

/// What somebody new waits for would wait for them in turn: where who gives up the name gets them as a manager, neither could go first.
bool ImportDecider::waitsForItself(const Waiting &one, const QList<qsizetype> &freedBy) const
{
    QSet<qsizetype> seen;
    std::vector<const Waiting *> open;
    const auto add = [&seen, &open](const Waiting &next) {
        if (!seen.contains(next.index))
            open.push_back(&next);
        seen.insert(next.index);
    };
    const auto follow = [&](const QList<qsizetype> &givers, const QStringList &newcomers) {
        for (const qsizetype index : givers) {
            const auto giver = std::lower_bound(m_waiting.cbegin(), m_waiting.cend(), index, [](const Waiting &each, qsizetype place) { return each.index < place; });
            if (giver != m_waiting.cend() && giver->index == index)
                add(*giver);
        }
        for (const QString &id : newcomers) {
            if (const auto known = m_newcomers.constFind(id); known != m_newcomers.cend())
                add(m_waiting[size_t(*known)]);
        }
    };
    QStringList others = one.refersTo;
    others.removeAll(one.decision.id); // who is their own manager is told so once they are there
    follow(freedBy, others);
    while (!open.empty()) {
        const Waiting &next = *open.back();
        open.pop_back();
        if (next.index == one.index)
            return true;
        follow(next.freedBy, next.refersTo);
    }
    return false;
}

qint64 ImportDecider::placeOf(qint64 row) const
{
    return m_places.value(row, row);
}

void ImportDecider::noteUnmade(const Decision &decision, const ImportPlan::Row &planned)
{
    if (decision.existing == nullptr && !decision.id.isEmpty() && planned.fate == Fate::Rejected)
        m_unmade.insert(decision.id, planned.row);
}

/// Why it cannot be done after all: whom it refers to is not created, or what it waits for is not given up.
std::optional<RowProblem> ImportDecider::lossOf(const Waiting &one) const
{
    const auto lost = std::find_if(one.refersTo.cbegin(), one.refersTo.cend(), [this](const QString &id) { return m_unmade.contains(id); });
    if (lost != one.refersTo.cend())
        return strandedProblem(m_unmade.value(*lost));
    for (qsizetype i = 0; i < one.freedBy.size(); ++i) {
        if (m_plan.rows[one.freedBy[i]].fate == Fate::Rejected)
            return takenProblem(one.awaited[i]);
    }
    return std::nullopt;
}

void ImportDecider::takeBack(qsizetype index, const RowProblem &problem)
{
    ImportPlan::Row &row = m_plan.rows[index];
    if (row.fate == Fate::Rejected)
        return;
    m_takenBack.insert(row.object.id);
    if (isTemporaryId(row.object.id))
        m_unmade.insert(row.object.id, row.row);
    row.problems << problem;
    row.fate = Fate::Rejected;
    row.object = {};
}

/// Of a name that this file gives from one to another it cannot be told which of the two another row means by it.
void ImportDecider::rejectTorn()
{
    for (const Waiting &one : m_waiting) {
        const bool isGranted = m_plan.rows[one.index].fate != Fate::Rejected;
        for (const BuiltRow::Claim &claim : isGranted ? one.awaited : QList<BuiltRow::Claim>()) {
            const QString name = keyName(claim.path);
            const QList<qsizetype> torn = m_referring.value(name).value(answerKey(claim.text, false));
            const auto &fields = m_builder.mapping().fields;
            const auto field = std::find_if(fields.cbegin(), fields.cend(), [&](const FieldMapping &each) { return !each.reference.isEmpty() && keyName(each.reference) == name; });
            for (const qsizetype index : torn) {
                takeBack(index, {.kind = Kind::Ambiguous, .path = field == fields.cend() ? QString() : field->path,
                                 .detail = u"this file gives %1 \"%2\" from one to another"_s.arg(claim.path, claim.text), .text = claim.text});
            }
        }
    }
}

/// Whoever refers to somebody who is not created cannot be created either, and so on down the line; their groups are for the others all the same.
void ImportDecider::takeBackStranded()
{
    for (bool again = !m_takenBack.isEmpty() || !m_unmade.isEmpty(); std::exchange(again, false);) {
        for (const Waiting &one : m_waiting) {
            const auto problem = m_plan.rows[one.index].fate == Fate::Rejected ? std::nullopt : lossOf(one);
            if (!problem)
                continue;
            takeBack(one.index, *problem);
            again = true;
        }
    }
    m_plan.changes.changes.removeIf([this](const Change &change) { return m_takenBack.contains(change.id); });
    for (QStringList &members : m_additions)
        members.removeIf([this](const QString &id) { return m_takenBack.contains(id); });
}

} // namespace Provost
