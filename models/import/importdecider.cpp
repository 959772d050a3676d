// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importdecider.h"

#include "import/rowedits.h"

#include <algorithm>
#include <set>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;
using Fate = ImportPlan::Fate;

QString pathOf(const PatchOperation &operation)
{
    return operation.path ? operation.path->toString() : QString();
}

/// By which references find what the file creates: without selectors, in one case.
QString keyOf(const QString &path)
{
    return filterName(path).toString().toLower();
}

/// The same without the room that its lists have grown into, which is half as much again: there may be a million of them.
Json fitted(const Json &json)
{
    if (json.isArray()) {
        Json::Array items;
        items.reserve(json.items().size());
        for (const Json &item : json.items())
            items.push_back(fitted(item));
        return items;
    }
    if (!json.isObject())
        return json;
    Json::Object members;
    members.reserve(json.members().size());
    for (const auto &[name, value] : json.members())
        members.emplace_back(name, fitted(value));
    return members;
}

QString labelOf(const Json &object, const QString &fallback)
{
    for (const auto name : {u"displayName", u"userName"}) {
        const QString text = object.value(QStringView(name)).toString();
        if (!text.isEmpty())
            return text;
    }
    return fallback;
}

} // namespace

ImportDecider::ImportDecider(const RowBuilder &builder, const ImportOptions &options, const ResourceType &type)
    : m_builder(builder)
    , m_options(options)
    , m_type(type)
{
    for (const FieldMapping &field : builder.mapping().fields) {
        if (!field.reference.isEmpty())
            m_referredBy.insert(*m_keyNames.insert(field.reference, keyOf(field.reference)));
    }
}

void ImportDecider::setFound(const QStringList &questions, const FoundObjects &objects, const FoundObjects &groups)
{
    m_questions = questions;
    m_isExact.clear();
    for (const QString &path : questions)
        m_isExact << m_builder.isCaseExact(path);
    m_objects = objects;
    m_groups = groups;
}

ChangeOrigin ImportDecider::originOf(qint64 row) const
{
    return {.kind = ChangeOrigin::Kind::Csv, .source = m_options.fileName, .row = int(row)};
}

const ImportDecider::Objects *ImportDecider::found(const QString &path, const QString &text) const
{
    const qsizetype question = m_questions.indexOf(path);
    if (question < 0)
        return nullptr;
    const auto answer = m_objects.answers[question].constFind(answerKey(text, m_isExact.value(question)));
    return answer == m_objects.answers[question].cend() ? nullptr : &*answer;
}

void ImportDecider::setLeftOut(const std::vector<BuiltRow> &rows)
{
    const QStringList &match = m_builder.mapping().match;
    for (const BuiltRow &row : rows) {
        for (qsizetype i = 0; i < match.size(); ++i) {
            const Objects *objects = row.keys[i].isEmpty() ? nullptr : found(match[i], row.keys[i]);
            for (const FoundObjects::Object &one : objects ? *objects : Objects())
                m_named.insert(one.id);
        }
    }
}

/// Whom it is about cannot be told: its keys are empty or damaged.
bool ImportDecider::isUnreadable(const BuiltRow &row) const
{
    const auto spoilsKey = [this](const RowProblem &problem) {
        switch (problem.kind) {
        case Kind::OpenQuote:
        case Kind::RowTooLong:
        case Kind::BadBytes:
        case Kind::Torn:
        case Kind::SurplusCells: // a delimiter too many moves all cells behind it
        case Kind::DamagedBefore:
        case Kind::NoKey:
            return true;
        case Kind::Expression:
        case Kind::WrongType:
            return m_builder.mapping().match.contains(problem.path, Qt::CaseInsensitive);
        default:
            return false;
        }
    };
    return std::any_of(row.problems.cbegin(), row.problems.cend(), spoilsKey);
}

void ImportDecider::take(BuiltRow row)
{
    const Decision decision = matched(row);
    const bool isHeader = std::any_of(row.problems.cbegin(), row.problems.cend(), [](const RowProblem &problem) { return problem.kind == Kind::RepeatedHeader; });
    if (isUnreadable(row))
        ++m_plan.unreadable;
    else if (!isHeader)
        ++m_plan.readable;
    const QList<BuiltRow::Claim> awaited = decision.id.isEmpty() ? QList<BuiltRow::Claim>() : checkClaims(row, decision);
    if (decision.existing == nullptr && !decision.id.isEmpty() && !row.isBroken()) {
        makeUnique(row);
        noteCreated(row, decision.id);
    } else if (row.isBroken() && !isHeader) {
        noteLost(row);
    }
    if (!awaited.isEmpty() || waitsForOthers(row)) {
        const qsizetype index = m_plan.rows.size();
        m_plan.rows.append(ImportPlan::Row());
        if (decision.existing == nullptr && !decision.id.isEmpty())
            m_newcomers.insert(decision.id, qsizetype(m_waiting.size()));
        m_waiting.push_back({.index = index, .row = std::move(row), .decision = decision, .awaited = awaited});
        return;
    }
    resolveReferences(row, m_plan.rows.size());
    m_plan.rows.append(planned(row, decision));
    noteUnmade(decision, m_plan.rows.constLast());
}

ImportPlan ImportDecider::finish()
{
    settleWaiting();
    rejectTorn();
    takeBackStranded();
    if (!std::exchange(m_waiting, {}).empty()) { // in the file's order, as if they had not waited
        auto &changes = m_plan.changes.changes;
        std::stable_sort(changes.begin(), changes.end(), [this](const Change &a, const Change &b) { return placeOf(a.origin.row) < placeOf(b.origin.row); });
    }
    countPasswords();
    planGroups();
    if (m_options.mode == ImportMode::Mirror)
        planAbsent();
    return std::move(m_plan);
}

/// Of the changes that are left: whoever was taken back gets no password.
void ImportDecider::countPasswords()
{
    for (const Change &change : std::as_const(m_plan.changes.changes)) {
        if (change.kind == ChangeKind::Update && setsSecret(change.operations))
            ++m_plan.resets;
        // A create that lacks anything else is not planned.
        if (change.kind == ChangeKind::Create && !m_plan.lacksPasswords)
            m_plan.lacksPasswords = !m_builder.missingForCreate(change.attributes).isEmpty();
    }
}

/// Who is in the directory is known; who is not may be created by this very file.
bool ImportDecider::waitsForOthers(const BuiltRow &row) const
{
    return std::any_of(row.references.cbegin(), row.references.cend(), [this](const BuiltRow::Reference &reference) { return found(reference.by, reference.text) == nullptr; });
}

/// By which key the row means somebody else as well: the number of one person would be written to another.
QString ImportDecider::otherMeant(const BuiltRow &row, qsizetype key, const QString &id)
{
    const QStringList &match = m_builder.mapping().match;
    for (qsizetype i = key + 1; i < match.size(); ++i) {
        const Objects *others = row.keys[i].isEmpty() ? nullptr : found(match[i], row.keys[i]);
        if (others == nullptr || std::any_of(others->cbegin(), others->cend(), [&id](const FoundObjects::Object &other) { return other.id == id; }))
            continue;
        for (const FoundObjects::Object &other : *others)
            m_named.insert(other.id);
        return match[i];
    }
    return {};
}

ImportDecider::Decision ImportDecider::matched(BuiltRow &row)
{
    const QStringList &match = m_builder.mapping().match;
    bool hasKey = false;
    for (qsizetype i = 0; i < match.size(); ++i) {
        if (row.keys[i].isEmpty())
            continue;
        hasKey = true;
        const Objects *objects = found(match[i], row.keys[i]);
        if (objects == nullptr)
            continue;
        if (objects->size() > 1) {
            for (const FoundObjects::Object &one : *objects)
                m_named.insert(one.id);
            row.problems << RowProblem {.kind = Kind::Ambiguous, .path = match[i], .detail = u"%1 objects have %2 \"%3\""_s.arg(objects->size()).arg(match[i], row.keys[i]), .text = row.keys[i]};
            return {};
        }
        const auto &one = objects->constFirst();
        if (const QString other = otherMeant(row, i, one.id); !other.isEmpty())
            row.problems << RowProblem {.kind = Kind::Ambiguous, .path = other, .detail = u"%1 and %2 are of different objects"_s.arg(match[i], other), .text = row.keys[match.indexOf(other)]};
        if (m_matched.contains(one.id))
            row.problems << RowProblem {.kind = Kind::DuplicateKey, .path = match[i], .detail = u"another row is about the same %1"_s.arg(m_type.name)};
        m_matched.insert(one.id);
        if (m_options.mode == ImportMode::Create)
            row.problems << RowProblem {.kind = Kind::AlreadyExists, .path = match[i], .detail = u"there is one with %1 \"%2\" already"_s.arg(match[i], row.keys[i])};
        return row.isBroken() ? Decision {} : Decision {.existing = &one, .id = one.id};
    }
    const auto filled = std::find_if(row.keys.cbegin(), row.keys.cend(), [](const QString &key) { return !key.isEmpty(); });
    const qsizetype asked = filled == row.keys.cend() ? 0 : filled - row.keys.cbegin();
    const bool keysAreMade = !row.uniqueOperations.empty();
    if (!hasKey && !keysAreMade)
        row.problems << RowProblem {.kind = Kind::NoKey, .path = match.value(0), .detail = u"%1 is empty"_s.arg(match.join(u", "))};
    else if (m_options.mode == ImportMode::Update)
        row.problems << RowProblem {.kind = Kind::NotFound, .path = match.value(asked), .detail = u"there is none with %1 \"%2\""_s.arg(match.value(asked), row.keys.value(asked))};
    else if (match.contains(u"id"_s) && !row.keys[match.indexOf(u"id"_s)].isEmpty() && match.size() == 1)
        row.problems << RowProblem {.kind = Kind::NotFound, .path = u"id"_s, .detail = u"there is none with the id \"%1\", and ids are given by the provider"_s.arg(row.keys.constFirst())};
    return row.isBroken() ? Decision {} : Decision {.id = makeTemporaryId()};
}

RowProblem ImportDecider::strandedProblem(qint64 row)
{
    const QString whose = QString::number(row);
    return {.kind = Kind::Stranded, .detail = u"refers to whom row %1 would create, which cannot be imported"_s.arg(whose), .text = whose};
}

RowProblem ImportDecider::takenProblem(const BuiltRow::Claim &claim) const
{
    return {.kind = Kind::Taken, .column = claim.column, .path = claim.path, .detail = u"another %1 has %2 \"%3\""_s.arg(m_type.name, claim.path, claim.text)};
}

/// What somebody has now and gets another value for is nobody's once that row is done.
void ImportDecider::noteFreed(const FoundObjects::Object &existing, const BuiltRow::Claim &claim)
{
    const bool isExact = m_builder.isCaseExact(claim.path);
    const QStringList former = textsOf(existing.resource.value(filterName(claim.path)));
    for (const QString &text : former) {
        if (answerKey(text, isExact) != answerKey(claim.text, isExact))
            m_freed[claim.path].insert(answerKey(text, isExact), m_plan.rows.size());
    }
}

/// The provider would refuse it, after the rows above are done. Who has the value already may keep it, whoever else has. Returns what another one has now: it may be had
/// where the file gives that one another value.
QList<BuiltRow::Claim> ImportDecider::checkClaims(BuiltRow &row, const Decision &decision)
{
    QList<BuiltRow::Claim> awaited;
    for (const BuiltRow::Claim &claim : std::as_const(row.claims)) {
        if (decision.existing != nullptr && claim.onCreate)
            continue;
        if (decision.existing != nullptr)
            noteFreed(*decision.existing, claim);
        const Objects *owners = found(claim.path, claim.text);
        const bool isTheirs = owners == nullptr || (decision.existing != nullptr && std::any_of(owners->cbegin(), owners->cend(), [&decision](const FoundObjects::Object &one) { return one.id == decision.existing->id; }));
        if (!isTheirs && owners->size() > 1) {
            row.problems << takenProblem(claim);
            continue;
        }
        if (!isTheirs)
            awaited << claim;
        if (m_builder.mapping().match.contains(claim.path))
            continue; // two rows with one key were told before
        QHash<QString, qint64> &claimed = m_claimed[claim.path];
        const QString key = answerKey(claim.text, m_builder.isCaseExact(claim.path));
        const qint64 first = claimed.value(key, row.row);
        claimed.insert(key, first);
        if (first != row.row && (owners == nullptr || !isTheirs))
            row.problems << RowProblem {.kind = Kind::Taken, .column = claim.column, .path = claim.path, .detail = u"row %1 has the same %2"_s.arg(first).arg(claim.path), .text = QString::number(first)};
    }
    return awaited;
}

void ImportDecider::makeUnique(BuiltRow &row)
{
    for (const qsizetype index : row.uniqueOperations) {
        PatchOperation &operation = row.operations[size_t(index)];
        const QString path = pathOf(operation);
        const QString wanted = operation.value.toString();
        const auto isTaken = [&](const QString &text) { return m_taken[path].contains(answerKey(text, false)) || m_objects.taken(path, text); };
        QString value = wanted;
        for (int number = 2; isTaken(value); ++number)
            value = withSuffix(wanted, number);
        m_taken[path].insert(answerKey(value, false));
        operation.value = value;
    }
}

const QString &ImportDecider::keyName(const QString &path)
{
    if (!m_keyNames.contains(path))
        m_keyNames.insert(path, keyOf(path));
    return m_keyNames[path];
}

/// By what other rows may name whom this one is about.
QList<std::pair<QString, QString>> ImportDecider::namesIn(const BuiltRow &row)
{
    QList<std::pair<QString, QString>> names;
    for (const PatchOperation &operation : row.operations) {
        const QString text = operation.value.isString() ? operation.value.toString() : QString();
        if (!text.isEmpty() && m_referredBy.contains(keyName(pathOf(operation))))
            names.emplace_back(keyName(pathOf(operation)), answerKey(text, false));
    }
    return names;
}

void ImportDecider::noteCreated(const BuiltRow &row, const QString &id)
{
    if (m_referredBy.isEmpty())
        return;
    const auto names = namesIn(row);
    for (const auto &[name, text] : names)
        m_created[name].insert(text, id);
}

/// A broken row is in the file all the same: whoever refers to whom it would create is told to mend it first.
void ImportDecider::noteLost(const BuiltRow &row)
{
    const QStringList &match = m_builder.mapping().match;
    if (m_referredBy.isEmpty() || m_options.mode == ImportMode::Update)
        return;
    auto names = namesIn(row);
    for (qsizetype i = 0; i < match.size(); ++i) {
        if (row.keys[i].isEmpty())
            continue;
        if (found(match[i], row.keys[i]) != nullptr)
            return; // it is about somebody who is there
        names.emplace_back(keyName(match[i]), answerKey(row.keys[i], false));
    }
    for (const auto &[name, text] : std::as_const(names)) {
        if (!m_lost[name].contains(text))
            m_lost[name].insert(text, row.row);
    }
}

/// Whoever reviews what is planned wants to read names.
QString ImportDecider::noteName(const FoundObjects::Object &object)
{
    if (!object.label.isEmpty() && !m_plan.names.contains(object.id))
        m_plan.names.insert(object.id, object.label);
    return object.id;
}

QStringList ImportDecider::resolveReferences(BuiltRow &row, qsizetype index)
{
    QStringList temporary;
    for (const BuiltRow::Reference &reference : std::as_const(row.references)) {
        const Objects *objects = found(reference.by, reference.text);
        QString id;
        if (objects != nullptr && objects->size() == 1) {
            id = noteName(objects->constFirst());
            m_referring[m_keyNames.value(reference.by)][answerKey(reference.text, false)] << index;
        } else if (objects == nullptr) {
            id = m_created.value(m_keyNames.value(reference.by)).value(answerKey(reference.text, false));
        }
        const qint64 lost = objects == nullptr ? m_lost.value(m_keyNames.value(reference.by)).value(answerKey(reference.text, false), -1) : -1;
        if (id.isEmpty() && lost >= 0) {
            RowProblem stranded = strandedProblem(lost);
            stranded.column = reference.column;
            stranded.path = reference.path.toString();
            if (lost != row.row)
                row.problems << stranded;
            continue;
        }
        if (id.isEmpty()) {
            const QString what = objects == nullptr ? u"there is none with %1 \"%2\", neither in the directory nor in the file"_s : u"several have %1 \"%2\""_s;
            row.problems << RowProblem {.kind = objects == nullptr ? Kind::UnknownReference : Kind::Ambiguous, .column = reference.column,
                                        .path = reference.path.toString(), .detail = what.arg(reference.by, reference.text), .text = reference.text};
            continue;
        }
        if (objects == nullptr)
            temporary << id;
        const bool isPart = !reference.path.subAttribute.isEmpty() || !reference.path.name.subAttribute.isEmpty();
        if (reference.onCreate)
            row.createOperations.push_back(qsizetype(row.operations.size()));
        row.operations.push_back({.op = PatchOperation::Op::Replace, .path = reference.path,
                                  .value = isPart ? Json(id) : Json::object({{u"value"_s, id}})});
    }
    for (const BuiltRow::Group &group : std::as_const(row.groups)) {
        const QString &name = group.name;
        const Objects groups = groupsCalled(group);
        const RowProblem problem {.kind = groups.isEmpty() ? Kind::UnknownGroup : Kind::Ambiguous, .path = u"groups"_s,
                                  .detail = groups.isEmpty() ? u"there is no group \"%1\""_s.arg(name) : u"several groups are called \"%1\""_s.arg(name), .text = name};
        if (groups.size() != 1 && !row.problems.contains(problem))
            row.problems << problem;
    }
    return temporary;
}

/// Where ids were asked about. Whom somebody has been told to have all along is no matter of this file's.
void ImportDecider::checkNamedIds(BuiltRow &row, const FoundObjects::Object *existing) const
{
    const QString id = u"id"_s;
    for (const BuiltRow::NamedId &one : std::as_const(row.namedIds)) {
        if (!m_questions.contains(id) || found(id, one.text) != nullptr)
            continue;
        const bool isKept = existing != nullptr && (one.onCreate || textsOf(existing->resource.value(one.path.name)).contains(one.text));
        if (!isKept) {
            row.problems << RowProblem {.kind = Kind::UnknownReference, .column = one.column, .path = one.path.toString(),
                                        .detail = u"there is none with %1 \"%2\", neither in the directory nor in the file"_s.arg(id, one.text), .text = one.text};
        }
    }
}

ImportPlan::Row ImportDecider::planned(BuiltRow &row, const Decision &decision)
{
    ImportPlan::Row planned {.row = row.row, .line = row.line, .cells = row.cells};
    if (!row.isBroken() && !decision.id.isEmpty())
        checkNamedIds(row, decision.existing);
    if (!row.isBroken() && !decision.id.isEmpty()) {
        if (decision.existing != nullptr)
            planUpdate(row, *decision.existing, planned);
        else
            planCreate(row, decision.id, planned);
    }
    if (row.isBroken() || decision.id.isEmpty()) {
        planned.fate = Fate::Rejected;
        planned.object = {};
        planned.label = row.keys.value(0);
    }
    planned.problems = row.problems;
    return planned;
}

void ImportDecider::planCreate(BuiltRow &row, const QString &id, ImportPlan::Row &planned)
{
    std::erase_if(row.operations, [](const PatchOperation &operation) { return operation.op == PatchOperation::Op::Remove; });
    auto made = Patch {std::move(row.operations)}.apply(Json::object(), m_builder.schema());
    if (!made) {
        row.problems << RowProblem {.kind = Kind::WrongType, .detail = made.error().detail};
        return;
    }
    QList<RowProblem> missing = m_builder.missingForCreate(*made);
    if (m_options.passwordsLater || m_options.generatePasswords)
        missing.removeIf([](const RowProblem &problem) { return problem.path.compare("password"_L1, Qt::CaseInsensitive) == 0; });
    row.problems << missing;
    if (row.isBroken())
        return;
    planned.fate = Fate::Create;
    planned.object = {m_type.name, id};
    planned.label = labelOf(*made, row.keys.value(0));
    m_plan.changes.changes << Change {.kind = ChangeKind::Create, .resourceType = m_type.name, .id = id, .attributes = fitted(*made), .origin = originOf(row.row)};
    wishGroups(row, id, {});
}

void ImportDecider::planUpdate(BuiltRow &row, const FoundObjects::Object &existing, ImportPlan::Row &planned)
{
    const Json before = existing.resource.json();
    // A value that is made unique is for somebody new as well: who exists has theirs, and the plain one may be another's.
    std::set<qsizetype> notForThem(row.createOperations.cbegin(), row.createOperations.cend());
    notForThem.insert(row.uniqueOperations.cbegin(), row.uniqueOperations.cend());
    for (auto index = notForThem.crbegin(); index != notForThem.crend(); ++index)
        row.operations.erase(row.operations.begin() + *index);
    std::erase_if(row.operations, [&before](const PatchOperation &operation) { return saysTheSame(operation, before); });
    settleRemovals(row.operations, before);
    for (PatchOperation &operation : row.operations)
        keepSpelling(operation, before);
    Patch patch {std::move(row.operations)};
    const auto after = patch.apply(before, m_builder.schema());
    if (!after) {
        row.problems << RowProblem {.kind = Kind::WrongType, .detail = after.error().detail};
        return;
    }
    forgetUsedTo(row.problems, before, *after);
    planned.object = {m_type.name, existing.id};
    planned.label = existing.label;
    // Not in the change set at all when nothing differs: fifty thousand unchanged people are no burden to anybody.
    planned.fate = *after == before ? Fate::Unchanged : Fate::Update;
    if (planned.fate == Fate::Update) {
        m_plan.changes.changes << Change {.kind = ChangeKind::Update, .resourceType = m_type.name, .id = existing.id, .operations = std::move(patch.operations),
                                          .before = existing.resource, .origin = originOf(row.row)};
    }
    wishGroups(row, existing.id, before);
    if (!row.groups.isEmpty())
        noteName(existing);
}

/// Never shown, so that it differs each time.
bool ImportDecider::setsSecret(const std::vector<PatchOperation> &operations) const
{
    return std::any_of(operations.cbegin(), operations.cend(), [this](const PatchOperation &operation) {
        const Attribute *attribute = operation.path ? m_builder.schema().find(operation.path->name) : nullptr;
        return attribute != nullptr && attribute->mutability == Attribute::Mutability::WriteOnly;
    });
}

/// A group whose name looks like a place in a directory is meant before the one that would be called so there.
ImportDecider::Objects ImportDecider::groupsCalled(const BuiltRow::Group &group) const
{
    const auto answers = m_groups.answers.value(0);
    const Objects whole = answers.value(answerKey(group.written, false));
    return whole.isEmpty() ? answers.value(answerKey(group.name, false)) : whole;
}

void ImportDecider::wishGroups(BuiltRow &row, const QString &id, const Json &existing)
{
    QSet<QString> present;
    for (const Json &group : existing.value(u"groups").items())
        present.insert(group.value(u"value").toString());
    for (const BuiltRow::Group &group : std::as_const(row.groups)) {
        const Objects groups = groupsCalled(group);
        if (groups.size() != 1)
            continue;
        const QString joined = noteName(groups.constFirst());
        if (!present.contains(joined))
            m_additions[joined] << id;
        present.insert(joined); // two names may be of one group
    }
}

void ImportDecider::planGroups()
{
    m_additions.removeIf([](std::pair<const QString &, QStringList &> addition) { return addition.second.isEmpty(); });
    QStringList ids = m_additions.keys();
    ids.sort();
    for (const QString &id : std::as_const(ids))
        m_plan.changes.changes << Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = id, .members = m_additions[id], .origin = originOf(0)};
}

void ImportDecider::planAbsent()
{
    if (!m_objects.everything || m_plan.readable == 0) // a file that names nobody says nothing of anybody
        return;
    for (const FoundObjects::Object &object : std::as_const(*m_objects.everything)) {
        if (m_matched.contains(object.id) || m_named.contains(object.id))
            continue;
        m_plan.absent << ImportPlan::Absent {object.id, object.label};
        if (m_plan.unreadable > 0)
            continue;
        if (m_options.absent == AbsentAction::Delete)
            m_plan.changes.changes << Change {.kind = ChangeKind::Delete, .resourceType = m_type.name, .id = object.id, .origin = originOf(0)};
        else if (m_options.absent == AbsentAction::Disable)
            m_plan.changes.changes << Change {.kind = ChangeKind::Update, .resourceType = m_type.name, .id = object.id,
                                              .attributes = Json::object({{u"active"_s, false}}), .origin = originOf(0)};
    }
}

} // namespace Provost
