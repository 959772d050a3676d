// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/differencemodel.h"

#include "directory/columns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Kind = ObjectDifference::Kind;
constexpr quintptr topLevel = 0;

/// "Department" of a path; what no label is known of stays a path.
QString fieldLabel(const QString &path, const QHash<QString, QString> &labels)
{
    const auto name = AttributeName::parse(path);
    return name ? attributeLabel(*name, labels) : path;
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

DifferenceModel::Entry DifferenceModel::entryOf(const ObjectDifference &difference, const QHash<QString, QString> &names, const QHash<QString, QString> &labels)
{
    Entry entry {.difference = difference};
    for (const ObjectDifference::Value &value : difference.values)
        entry.parts.append({.name = fieldLabel(value.path, labels), .was = value.was, .now = value.now});
    for (const QString &id : difference.membersAdded)
        entry.parts.append({.name = tr("Member that came"), .now = names.value(id, id), .isMember = true});
    for (const QString &id : difference.membersRemoved)
        entry.parts.append({.name = tr("Member that went"), .was = names.value(id, id), .isMember = true});
    entry.ticks = QList<bool>(std::max<qsizetype>(1, entry.parts.size()), false);
    entry.staged = entry.ticks;
    entry.isSpared = difference.isOlder;
    return entry;
}

void DifferenceModel::setDifferences(const QList<ObjectDifference> &differences, const QHash<QString, QHash<QString, QString>> &labels)
{
    QHash<QString, QString> names;
    for (const ObjectDifference &difference : differences)
        names.insert(difference.id, difference.label);
    beginResetModel();
    m_entries.clear();
    m_entries.reserve(differences.size());
    m_counts = {};
    m_chosenCount = 0;
    for (const ObjectDifference &difference : differences) {
        m_entries.append(entryOf(difference, names, labels.value(difference.resourceType)));
        ++m_counts[size_t(difference.kind)];
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

QList<ObjectDifference> DifferenceModel::chosen() const
{
    QList<ObjectDifference> all;
    for (const Entry &entry : m_entries) {
        if (stateOf(entry) == Qt::Unchecked)
            continue;
        ObjectDifference part = entry.difference;
        if (part.kind == Kind::Changed) {
            qsizetype at = 0;
            part.values.removeIf([&](const ObjectDifference::Value &) { return !entry.ticks[at++]; });
            part.membersAdded.removeIf([&](const QString &) { return !entry.ticks[at++]; });
            part.membersRemoved.removeIf([&](const QString &) { return !entry.ticks[at++]; });
        }
        all.append(part);
    }
    return all;
}

void DifferenceModel::Entry::tickAll(bool chosen)
{
    for (qsizetype part = 0; part < ticks.size(); ++part)
        ticks[part] = chosen && !staged[part] && !isSpared;
}

void DifferenceModel::setTicks(int row, const std::function<void(Entry &)> &tick)
{
    Entry &entry = m_entries[row];
    m_chosenCount -= stateOf(entry) == Qt::Unchecked ? 0 : 1;
    tick(entry);
    m_chosenCount += stateOf(entry) == Qt::Unchecked ? 0 : 1;
}

/// Of the objects and of their parts, which views and screen readers show apart.
void DifferenceModel::tellTicks(int firstRow, int lastRow)
{
    if (lastRow < firstRow)
        return;
    const QList<int> roles {Qt::CheckStateRole};
    Q_EMIT dataChanged(index(firstRow, 0), index(lastRow, 0), roles);
    for (int row = firstRow; row <= lastRow; ++row) {
        const QModelIndex object = index(row, 0);
        if (const int parts = rowCount(object); parts > 0)
            Q_EMIT dataChanged(index(0, 0, object), index(parts - 1, 0, object), roles);
    }
    Q_EMIT chosenChanged();
}

void DifferenceModel::setAllChosen(bool chosen)
{
    for (int row = 0; row < int(m_entries.size()); ++row)
        setTicks(row, [chosen](Entry &entry) { entry.tickAll(chosen); });
    tellTicks(0, int(m_entries.size()) - 1);
}

void DifferenceModel::setChosenStaged()
{
    for (Entry &entry : m_entries) {
        for (qsizetype part = 0; part < entry.ticks.size(); ++part)
            entry.staged[part] = entry.staged[part] || entry.ticks[part];
        entry.ticks.fill(false);
    }
    m_chosenCount = 0;
    tellStates();
}

void DifferenceModel::unstage(const QSet<ObjectKey> &keys)
{
    for (Entry &entry : m_entries) {
        if (keys.contains({entry.difference.resourceType, entry.difference.id}))
            entry.staged.fill(false);
    }
    tellStates();
}

bool DifferenceModel::hasStaged() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return entry.staged.contains(true); });
}

/// Words, ticks and whether they can be set.
void DifferenceModel::tellStates()
{
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_entries.size()) - 1, columnCount() - 1));
    tellTicks(0, int(m_entries.size()) - 1);
}

QList<ObjectKey> DifferenceModel::staged() const
{
    QList<ObjectKey> keys;
    for (const Entry &entry : m_entries) {
        if (entry.staged.contains(true))
            keys << ObjectKey {entry.difference.resourceType, entry.difference.id};
    }
    return keys;
}

Qt::CheckState DifferenceModel::stateOf(const Entry &entry)
{
    const auto ticked = entry.ticks.count(true);
    return ticked == 0 ? Qt::Unchecked : ticked == entry.staged.count(false) ? Qt::Checked : Qt::PartiallyChecked;
}

QModelIndex DifferenceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topLevel);
}

QModelIndex DifferenceModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != topLevel ? createIndex(int(index.internalId()) - 1, 0, topLevel) : QModelIndex();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_entries.size());
    return parent.internalId() == topLevel && parent.column() == 0 ? int(m_entries.at(parent.row()).parts.size()) : 0;
}

int DifferenceModel::columnCount(const QModelIndex &) const
{
    return 4;
}

QVariant DifferenceModel::objectText(const Entry &entry, Column column) const
{
    if (column == Column::Name)
        return entry.difference.label;
    if (column != Column::Difference)
        return {};
    if (entry.isStaged())
        return tr("Staged: %1", "a resource type").arg(entry.difference.resourceType);
    switch (entry.difference.kind) {
    case Kind::Added:
        return (entry.isSpared ? tr("Not in it, though older: %1", "a resource type") : tr("New since: %1", "a resource type")).arg(entry.difference.resourceType);
    case Kind::Removed:
        return tr("Gone since: %1", "a resource type").arg(entry.difference.resourceType);
    case Kind::Changed:
        return tr("Changed in %n place(s): %1", "a resource type", int(entry.parts.size())).arg(entry.difference.resourceType);
    }
    return {};
}

QVariant DifferenceModel::partText(const Part &part, Column column, bool isStaged)
{
    switch (column) {
    case Column::Name:
        return part.name;
    case Column::Was:
        return part.was;
    case Column::Now:
        return part.now;
    case Column::Difference:
        return isStaged ? tr("Staged") : QString();
    }
    return {};
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isObject = index.internalId() == topLevel;
    const Entry &entry = m_entries.at(isObject ? index.row() : int(index.internalId()) - 1);
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return isObject ? objectText(entry, column) : partText(entry.parts.at(index.row()), column, entry.staged.at(index.row()));
    if (role == Qt::CheckStateRole && index.column() == 0 && !entry.isSpared && !(isObject ? entry.isStaged() : entry.staged.at(index.row())))
        return isObject ? stateOf(entry) : entry.ticks.at(index.row()) ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool DifferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != 0)
        return false;
    const bool isObject = index.internalId() == topLevel;
    const QModelIndex object = isObject ? index : index.parent();
    if (!(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const bool chosen = value.toInt() == int(Qt::Checked);
    setTicks(object.row(), [&](Entry &entry) {
        if (isObject)
            entry.tickAll(chosen);
        else
            entry.ticks[index.row()] = chosen;
    });
    tellTicks(object.row(), object.row());
    return true;
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Difference:
        return tr("Difference");
    case Column::Was:
        return tr("Before");
    case Column::Now:
        return tr("After");
    }
    return {};
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractItemModel::flags(index);
    if (!index.isValid() || index.column() != 0)
        return usual;
    const bool isObject = index.internalId() == topLevel;
    const Entry &entry = m_entries.at(isObject ? index.row() : int(index.internalId()) - 1);
    const bool isStaged = isObject ? entry.isStaged() : entry.staged.at(index.row());
    return isStaged || entry.isSpared ? usual : usual | Qt::ItemIsUserCheckable;
}

} // namespace Provost
