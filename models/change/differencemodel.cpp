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
QString labelOf(const QString &path)
{
    const auto name = AttributeName::parse(path);
    return name ? attributeLabel(*name) : path;
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

DifferenceModel::Entry DifferenceModel::entryOf(const ObjectDifference &difference, const QHash<QString, QString> &names)
{
    Entry entry {.difference = difference};
    for (const ObjectDifference::Value &value : difference.values)
        entry.parts.append({.name = labelOf(value.path), .was = value.was, .now = value.now, .list = value.path.contains(u'[') ? value.path.section(u'[', 0, 0) : QString()});
    for (const QString &id : difference.membersAdded)
        entry.parts.append({.name = tr("Member that came"), .now = names.value(id, id), .isMember = true});
    for (const QString &id : difference.membersRemoved)
        entry.parts.append({.name = tr("Member that went"), .was = names.value(id, id), .isMember = true});
    entry.ticks = QList<bool>(std::max<qsizetype>(1, entry.parts.size()), false);
    return entry;
}

void DifferenceModel::setDifferences(const QList<ObjectDifference> &differences)
{
    QHash<QString, QString> names;
    for (const ObjectDifference &difference : differences)
        names.insert(difference.id, difference.label);
    beginResetModel();
    m_entries.clear();
    m_entries.reserve(differences.size());
    for (const ObjectDifference &difference : differences)
        m_entries.append(entryOf(difference, names));
    endResetModel();
    recount();
}

int DifferenceModel::count(ObjectDifference::Kind kind) const
{
    return int(std::count_if(m_entries.cbegin(), m_entries.cend(), [kind](const Entry &entry) { return entry.difference.kind == kind; }));
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

void DifferenceModel::setAllChosen(bool chosen)
{
    for (Entry &entry : m_entries)
        entry.ticks.fill(chosen && !entry.isStaged);
    tellTicks();
}

void DifferenceModel::markStaged()
{
    for (Entry &entry : m_entries) {
        entry.isStaged = entry.isStaged || entry.ticks.contains(true);
        entry.ticks.fill(false);
    }
    tellTicks();
}

void DifferenceModel::tellTicks()
{
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_entries.size()) - 1, int(Column::Difference)));
    for (int row = 0; row < int(m_entries.size()); ++row) {
        const QModelIndex object = index(row, 0);
        if (const int parts = rowCount(object); parts > 0)
            Q_EMIT dataChanged(index(0, 0, object), index(parts - 1, 0, object), {Qt::CheckStateRole});
    }
    recount();
}

void DifferenceModel::recount()
{
    m_chosenCount = int(std::count_if(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return stateOf(entry) != Qt::Unchecked; }));
    Q_EMIT chosenChanged();
}

Qt::CheckState DifferenceModel::stateOf(const Entry &entry)
{
    const auto ticked = entry.ticks.count(true);
    return ticked == 0 ? Qt::Unchecked : ticked == entry.ticks.size() ? Qt::Checked : Qt::PartiallyChecked;
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
    if (entry.isStaged)
        return tr("Staged; compare again after the run");
    switch (entry.difference.kind) {
    case Kind::Added:
        return tr("New since: %1", "a resource type").arg(entry.difference.resourceType);
    case Kind::Removed:
        return tr("Gone since: %1", "a resource type").arg(entry.difference.resourceType);
    case Kind::Changed:
        return tr("Changed in %n place(s): %1", "a resource type", int(entry.parts.size())).arg(entry.difference.resourceType);
    }
    return {};
}

QVariant DifferenceModel::partText(const Part &part, Column column)
{
    switch (column) {
    case Column::Name:
        return part.name;
    case Column::Was:
        return part.was;
    case Column::Now:
        return part.now;
    case Column::Difference:
        break;
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
        return isObject ? objectText(entry, column) : partText(entry.parts.at(index.row()), column);
    if (role == Qt::CheckStateRole && index.column() == 0)
        return isObject ? stateOf(entry) : entry.ticks.at(index.row()) ? Qt::Checked : Qt::Unchecked;
    return {};
}

/// The values of a list are set back together: which of them was which other one before cannot be known.
void DifferenceModel::tick(Entry &entry, qsizetype part, bool chosen)
{
    const QString list = entry.parts.at(part).list;
    for (qsizetype i = 0; i < entry.ticks.size(); ++i) {
        if (i == part || (!list.isEmpty() && entry.parts.at(i).list == list))
            entry.ticks[i] = chosen;
    }
}

bool DifferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != 0)
        return false;
    const bool isObject = index.internalId() == topLevel;
    const QModelIndex object = isObject ? index : index.parent();
    Entry &entry = m_entries[object.row()];
    const bool chosen = value.toInt() == int(Qt::Checked);
    if (entry.isStaged)
        return false;
    if (isObject)
        entry.ticks.fill(chosen);
    else
        tick(entry, index.row(), chosen);
    Q_EMIT dataChanged(object, object, {Qt::CheckStateRole});
    if (const int parts = rowCount(object); parts > 0)
        Q_EMIT dataChanged(this->index(0, 0, object), this->index(parts - 1, 0, object), {Qt::CheckStateRole});
    recount();
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
    return m_entries.at(isObject ? index.row() : int(index.internalId()) - 1).isStaged ? usual : usual | Qt::ItemIsUserCheckable;
}

} // namespace Provost
