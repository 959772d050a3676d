// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runchangesmodel.h"

#include "base/letgo.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype atOnce = 1000; ///< steps and objects: more are gone through off this thread
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
    connect(&m_making, &QFutureWatcherBase::finished, this, [this] {
        if (m_making.isCanceled()) // another run is shown
            return;
        show(m_making.future().takeResult());
        Q_EMIT contentShown();
    });
}

RunChangesModel::~RunChangesModel()
{
    letGo(std::move(m_content));
}

void RunChangesModel::setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running, const StepOutcomes &outcomes)
{
    const bool isLarge = objects.size() + steps.size() > atOnce;
    m_making.setFuture({}); // what is still being made is of another run
    m_running = running;
    if (isLarge && !m_content->objects.isEmpty())
        show(std::make_shared<const RunContent>());
    m_early.clear();
    m_outcomes = outcomes;
    m_outcomes.reserve(steps.size());
    if (isLarge)
        return m_making.setFuture(QtConcurrent::run(&RunContent::of, objects, steps, outcomes));
    show(RunContent::of(objects, steps, outcomes));
    Q_EMIT contentShown();
}

void RunChangesModel::show(const std::shared_ptr<const RunContent> &content)
{
    beginResetModel();
    letGo(std::exchange(m_content, content));
    m_lines.clear();
    m_labels.clear();
    const QList<int> early = std::exchange(m_early, {});
    for (const int step : early)
        learnLabel(step);
    select();
    endResetModel();
}

void RunChangesModel::learnLabel(int step)
{
    const int object = m_content->steps.at(step).step.object;
    const QString label = m_content->objects.value(object).label;
    if (const QString id = outcomeOf(step).id; RunContent::isLabel(id, label))
        m_labels.insert(id, label);
}

/// Whom the run is about it knows best, also those who are not there any more.
QString RunChangesModel::nameOf(const QString &id) const
{
    if (const auto own = m_labels.constFind(id); own != m_labels.cend())
        return *own;
    const auto own = m_content->labels.constFind(id);
    return own != m_content->labels.cend() ? *own : m_names ? m_names(id) : id;
}

/// As many lines as before: only what they say of whom differs.
void RunChangesModel::refreshNames()
{
    const QList<size_t> open = m_lines.keys();
    m_lines.clear();
    for (const size_t object : open) {
        const int row = m_rowOf[object];
        const QModelIndex parent = row < 0 ? QModelIndex() : index(row, 0);
        if (const int lines = parent.isValid() ? rowCount(parent) : 0; lines > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(lines - 1, int(Column::Count) - 1, parent));
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(Column::Count) - 1));
}

void RunChangesModel::setDeletedForGood(bool forGood)
{
    m_deletedForGood = forGood;
}

bool RunChangesModel::isListed(size_t object) const
{
    return planned(object).fate != PlannedObject::Fate::Unchanged || m_content->firstStep[object] >= 0;
}

void RunChangesModel::select()
{
    const size_t count = size_t(m_content->objects.size());
    m_rows.clear();
    m_rowOf.assign(count, -1);
    for (size_t i = 0; i < count; ++i) {
        if (!isListed(i) || (m_onlyTroubles && !isTrouble(i)))
            continue;
        m_rowOf[i] = int(m_rows.size());
        m_rows.push_back(i);
    }
}

/// Also while the content is still being made: it is laid over that then.
void RunChangesModel::setOutcome(int number, const StepOutcome &outcome)
{
    if (!m_outcomes.set(number, outcome))
        return;
    if (number >= m_content->steps.size())
        return m_early.append(number);
    learnLabel(number);
    const int object = m_content->steps.at(number).step.object;
    if (const int row = object >= 0 && size_t(object) < m_rowOf.size() ? m_rowOf[size_t(object)] : -1; row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, int(Column::Outcome)));
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

bool RunChangesModel::isTrouble(size_t object) const
{
    if (const int step = tellingStep(object); step >= 0) { // most need no words to tell
        const StepOutcome &outcome = outcomeOf(step);
        if (outcome.state == StepState::Done && outcome.differences.isEmpty())
            return false;
        if (outcome.state == StepState::Planned && outcome.note.isEmpty())
            return !m_running;
    }
    const OutcomeWords::Tone tone = wordsOf(object).tone;
    return tone == OutcomeWords::Tone::Bad || tone == OutcomeWords::Tone::Unsure || (tone == OutcomeWords::Tone::Dim && !m_running);
}

int RunChangesModel::troubles() const
{
    int count = 0;
    for (size_t i = 0; i < size_t(m_content->objects.size()); ++i)
        count += isListed(i) && isTrouble(i) ? 1 : 0;
    return count;
}

QModelIndex RunChangesModel::firstTrouble() const
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (isTrouble(m_rows[row]))
            return index(int(row), 0);
    }
    return {};
}

size_t RunChangesModel::objectOf(const QModelIndex &index) const
{
    return m_rows[index.internalId() == noParent ? size_t(index.row()) : size_t(index.internalId() - 1)];
}

const PlannedObject *RunChangesModel::objectAt(const QModelIndex &index) const
{
    return index.isValid() ? &planned(objectOf(index)) : nullptr;
}

int RunChangesModel::tellingStep(size_t object) const
{
    int telling = -1;
    for (int step = m_content->firstStep[object]; step >= 0; step = m_content->nextStep[size_t(step)]) {
        if (telling < 0 || weight(outcomeOf(step).state) > weight(outcomeOf(telling).state))
            telling = step;
    }
    return telling;
}

StepRecord RunChangesModel::recordOf(int step) const
{
    StepRecord record = m_content->steps.at(step);
    record.outcome = outcomeOf(step);
    return record;
}

std::optional<StepRecord> RunChangesModel::stepAt(const QModelIndex &index) const
{
    const int step = index.isValid() ? tellingStep(objectOf(index)) : -1;
    return step < 0 ? std::nullopt : std::optional(recordOf(step));
}

OutcomeWords RunChangesModel::wordsOf(size_t object) const
{
    const PlannedObject &what = planned(object);
    const int step = tellingStep(object);
    if (step < 0)
        return OutcomeWords::ofRejection(what);
    const StepRecord record = recordOf(step);
    OutcomeWords words = OutcomeWords::of(record, m_running, [this](const QString &id) { return nameOf(id); }, m_labelsOfTypes.value(what.key.resourceType));
    const bool isDeletion = record.step.kind == ChangeKind::Delete && record.outcome.state == StepState::Done;
    if (m_deletedForGood && isDeletion && what.key.resourceType == u"User"_s)
        words.advice = tr("The name stays taken here, and undo cannot bring this user back: only the provider’s own tools can.");
    return words;
}

OutcomeWords RunChangesModel::wordsAt(const QModelIndex &index) const
{
    return index.isValid() ? wordsOf(objectOf(index)) : OutcomeWords();
}

const QList<RunLine> &RunChangesModel::linesOf(size_t object) const
{
    if (const auto known = m_lines.constFind(object); known != m_lines.cend())
        return *known;
    QList<RunLine> lines;
    for (int step = m_content->firstStep[object]; step >= 0; step = m_content->nextStep[size_t(step)])
        lines << RunLine::of(planned(object), recordOf(step), [this](const QString &id) { return nameOf(id); }, m_labelsOfTypes);
    return *m_lines.insert(object, lines);
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
    const size_t object = objectOf(parent);
    if (const auto known = m_lines.constFind(object); known != m_lines.cend())
        return !known->isEmpty();
    for (int step = m_content->firstStep[object]; step >= 0; step = m_content->nextStep[size_t(step)]) {
        if (m_content->steps.at(step).step.kind != ChangeKind::Delete) // a line says what is else
            return true;
    }
    return false;
}

int RunChangesModel::columnCount(const QModelIndex &) const
{
    return int(Column::Count);
}

QVariant RunChangesModel::objectData(size_t object, Column column, int role) const
{
    const PlannedObject &what = planned(object);
    if (role == int(ChangeListModel::Role::IsObject))
        return true;
    if (role == int(ChangeListModel::Role::Mark))
        return int(markOf(what.fate));
    if (role == int(ChangeListModel::Role::ResourceType))
        return what.key.resourceType;
    if (role == int(ChangeListModel::Role::Id))
        return what.key.id;
    if (role == int(Role::Tone))
        return int(wordsOf(object).tone);
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    switch (column) {
    case Column::What: {
        const QString id = what.key.id;
        const QString name = what.label.isEmpty() || what.label == id ? nameOf(id) : what.label;
        return isTip && !isTemporaryId(id) ? withId(name, id) : name;
    }
    case Column::New:
        return m_content->firstStep[object] < 0 ? QString() : OutcomeWords::ofKind(m_content->steps.at(m_content->firstStep[object]).step.kind);
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
    const size_t object = objectOf(index);
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
