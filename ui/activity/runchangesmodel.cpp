// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runchangesmodel.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr quintptr noParent = 0; ///< internal id: 0 for objects, row + 1 of the object for lines

RowMarks::Mark markOf(PlannedObject::Fate fate)
{
    return fate == PlannedObject::Fate::Create ? RowMarks::Mark::Created : fate == PlannedObject::Fate::Delete ? RowMarks::Mark::Deleted : RowMarks::Mark::Edited;
}

QString withId(const QString &name, const QString &id)
{
    return id.isEmpty() || name == id ? name : name + u'\n' + id;
}

/// The step whose outcome an operator must hear of first.
int weight(StepState state)
{
    switch (state) {
    case StepState::Failed:
        return 5;
    case StepState::Sent:
        return 4;
    case StepState::Skipped:
        return 3;
    case StepState::Planned:
        return 2;
    case StepState::Done:
        return 1;
    }
    return 0;
}

} // namespace

RunChangesModel::RunChangesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

RunChangesModel::~RunChangesModel() = default;

void RunChangesModel::setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running)
{
    beginResetModel();
    m_steps = steps;
    m_running = running;
    m_objects.clear();
    m_labels.clear();
    m_objects.reserve(size_t(objects.size())); // 50,000, at times
    m_labels.reserve(objects.size());
    for (const PlannedObject &object : objects) {
        m_objects.push_back({.planned = object});
        learnLabel(object.key.id, object.label);
    }
    for (int i = 0; i < steps.size(); ++i) {
        const int object = steps.at(i).step.object;
        if (object < 0 || object >= objects.size())
            continue;
        learnLabel(steps.at(i).outcome.id, objects.at(object).label);
        m_objects[size_t(object)].steps << i;
    }
    select();
    endResetModel();
}

void RunChangesModel::learnLabel(const QString &id, const QString &label)
{
    if (!id.isEmpty() && !label.isEmpty() && label != id)
        m_labels.insert(id, label);
}

/// Whom the run is about it knows best, also those who are not there any more.
QString RunChangesModel::nameOf(const QString &id) const
{
    const auto own = m_labels.constFind(id);
    return own != m_labels.cend() ? *own : m_names ? m_names(id) : id;
}

/// As many lines as before: only what they say of whom differs.
void RunChangesModel::refreshNames()
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        const Object &object = m_objects[m_rows[row]];
        if (!object.lines)
            continue;
        object.lines.reset();
        const QModelIndex parent = index(int(row), 0);
        if (const int lines = rowCount(parent); lines > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(lines - 1, int(Column::Count) - 1, parent));
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(Column::Count) - 1));
}

void RunChangesModel::setDeletedForGood(bool forGood)
{
    m_deletedForGood = forGood;
}

void RunChangesModel::select()
{
    m_rows.clear();
    m_rowOfObject.clear();
    for (size_t i = 0; i < m_objects.size(); ++i) {
        if (m_objects[i].planned.fate == PlannedObject::Fate::Unchanged && m_objects[i].steps.isEmpty())
            continue;
        if (m_onlyTroubles && !isTrouble(m_objects[i]))
            continue;
        m_rowOfObject.insert(int(i), int(m_rows.size()));
        m_rows.push_back(i);
    }
}

void RunChangesModel::setOutcome(int number, const StepOutcome &outcome)
{
    if (number < 0 || number >= m_steps.size())
        return;
    m_steps[number].outcome = outcome;
    if (const int object = m_steps[number].step.object; object >= 0 && size_t(object) < m_objects.size())
        learnLabel(outcome.id, m_objects[size_t(object)].planned.label);
    if (const auto row = m_rowOfObject.constFind(m_steps[number].step.object); row != m_rowOfObject.cend())
        Q_EMIT dataChanged(index(*row, 0), index(*row, int(Column::Outcome)));
}

void RunChangesModel::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(Column::Outcome)));
}

void RunChangesModel::setOnlyTroubles(bool only)
{
    if (only == m_onlyTroubles)
        return;
    beginResetModel();
    m_onlyTroubles = only;
    select();
    endResetModel();
}

bool RunChangesModel::isTrouble(const Object &object) const
{
    if (const StepRecord *step = tellingStep(object)) { // most need no words to tell
        if (step->outcome.state == StepState::Done && step->outcome.differences.isEmpty())
            return false;
        if (step->outcome.state == StepState::Planned && step->outcome.note.isEmpty())
            return !m_running;
    }
    const OutcomeWords::Tone tone = wordsOf(object).tone;
    return tone == OutcomeWords::Tone::Bad || tone == OutcomeWords::Tone::Unsure || (tone == OutcomeWords::Tone::Dim && !m_running);
}

int RunChangesModel::troubles() const
{
    return int(std::count_if(m_objects.cbegin(), m_objects.cend(), [this](const Object &object) {
        return (object.planned.fate != PlannedObject::Fate::Unchanged || !object.steps.isEmpty()) && isTrouble(object);
    }));
}

QModelIndex RunChangesModel::firstTrouble() const
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (isTrouble(m_objects[m_rows[row]]))
            return index(int(row), 0);
    }
    return {};
}

const RunChangesModel::Object &RunChangesModel::objectOf(const QModelIndex &index) const
{
    const size_t row = index.internalId() == noParent ? size_t(index.row()) : size_t(index.internalId() - 1);
    return m_objects[m_rows[row]];
}

const PlannedObject *RunChangesModel::objectAt(const QModelIndex &index) const
{
    return index.isValid() ? &objectOf(index).planned : nullptr;
}

const StepRecord *RunChangesModel::tellingStep(const Object &object) const
{
    const StepRecord *telling = nullptr;
    for (const int number : object.steps) {
        const StepRecord &step = m_steps.at(number);
        if (!telling || weight(step.outcome.state) > weight(telling->outcome.state))
            telling = &step;
    }
    return telling;
}

const StepRecord *RunChangesModel::stepAt(const QModelIndex &index) const
{
    return index.isValid() ? tellingStep(objectOf(index)) : nullptr;
}

OutcomeWords RunChangesModel::wordsOf(const Object &object) const
{
    const StepRecord *step = tellingStep(object);
    if (!step)
        return OutcomeWords::ofRejection(object.planned);
    OutcomeWords words = OutcomeWords::of(*step, m_running, [this](const QString &id) { return nameOf(id); }, m_labelsOfTypes.value(object.planned.key.resourceType));
    const bool isDeletion = step->step.kind == ChangeKind::Delete && step->outcome.state == StepState::Done;
    if (m_deletedForGood && isDeletion && object.planned.key.resourceType == u"User"_s)
        words.advice = tr("The name stays taken here, and undo cannot bring this user back: only the provider’s own tools can.");
    return words;
}

OutcomeWords RunChangesModel::wordsAt(const QModelIndex &index) const
{
    return index.isValid() ? wordsOf(objectOf(index)) : OutcomeWords();
}

const QList<RunLine> &RunChangesModel::linesOf(const Object &object) const
{
    if (!object.lines) {
        object.lines.emplace();
        for (const int number : object.steps)
            *object.lines << RunLine::of(object.planned, m_steps.at(number), [this](const QString &id) { return nameOf(id); }, m_labelsOfTypes);
    }
    return *object.lines;
}

QModelIndex RunChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= int(Column::Count) || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : noParent);
}

QModelIndex RunChangesModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != noParent ? createIndex(int(child.internalId() - 1), 0, noParent) : QModelIndex();
}

int RunChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_rows.size());
    if (parent.internalId() != noParent || parent.column() != 0)
        return 0;
    return int(linesOf(objectOf(parent)).size());
}

bool RunChangesModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_rows.empty();
    if (parent.internalId() != noParent || parent.column() != 0)
        return false;
    const Object &object = objectOf(parent);
    if (object.lines)
        return !object.lines->isEmpty();
    return std::any_of(object.steps.cbegin(), object.steps.cend(), [this](int number) { return m_steps.at(number).step.kind != ChangeKind::Delete; }); // a line says what is else
}

int RunChangesModel::columnCount(const QModelIndex &) const
{
    return int(Column::Count);
}

QVariant RunChangesModel::objectData(const Object &object, Column column, int role) const
{
    if (role == int(ChangeListModel::Role::IsObject))
        return true;
    if (role == int(ChangeListModel::Role::Mark))
        return int(markOf(object.planned.fate));
    if (role == int(ChangeListModel::Role::ResourceType))
        return object.planned.key.resourceType;
    if (role == int(ChangeListModel::Role::Id))
        return object.planned.key.id;
    if (role == int(Role::Tone))
        return int(wordsOf(object).tone);
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    switch (column) {
    case Column::What: {
        const QString id = object.planned.key.id;
        const QString name = object.planned.label.isEmpty() || object.planned.label == id ? nameOf(id) : object.planned.label;
        return isTip && !isTemporaryId(id) ? withId(name, id) : name;
    }
    case Column::New:
        return object.steps.isEmpty() ? QString() : OutcomeWords::ofKind(m_steps.at(object.steps.first()).step.kind);
    case Column::Outcome:
        return wordsOf(object).summary;
    default:
        return {};
    }
}

QVariant RunChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Object &object = objectOf(index);
    if (index.internalId() == noParent)
        return objectData(object, Column(index.column()), role);
    if (role == int(ChangeListModel::Role::IsObject))
        return false;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const RunLine &line = linesOf(object).at(index.row());
    const bool isTip = role == Qt::ToolTipRole;
    switch (Column(index.column())) {
    case Column::What:
        return line.what;
    case Column::Old:
        return isTip ? withId(line.old, line.oldId) : line.old;
    case Column::New:
        return isTip ? withId(line.now, line.nowId) : line.now;
    default:
        return {};
    }
}

QVariant RunChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::What:
        return tr("Object");
    case Column::Old:
        return tr("Before");
    case Column::New:
        return tr("After");
    case Column::Outcome:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace Provost
