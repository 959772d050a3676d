// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/navigationmodel.h"

#include "directory/attributelabels.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Below the resource types, in this order.
constexpr std::array tools {NavigationModel::Entry::Overview, NavigationModel::Entry::Members, NavigationModel::Entry::Import,
                            NavigationModel::Entry::Changes, NavigationModel::Entry::Activity, NavigationModel::Entry::Requests,
                            NavigationModel::Entry::Snapshots, NavigationModel::Entry::Provider};

bool isSame(const ResourceType &a, const ResourceType &b)
{
    return a.endpoint == b.endpoint;
}

/// Many of a kind, as the rail calls them.
QString titleOf(const ResourceType &type)
{
    if (type.isCalled(u"User"))
        return NavigationModel::tr("Users");
    if (type.isCalled(u"Group"))
        return NavigationModel::tr("Groups");
    if (type.isCalled(u"Device"))
        return NavigationModel::tr("Devices");
    if (type.isCalled(u"EndpointApp"))
        return NavigationModel::tr("Endpoint apps");
    const QString last = type.endpoint.section(u'/', -1);
    return humanised(last.isEmpty() ? type.name : last);
}

QString iconOf(const ResourceType &type)
{
    for (const QString &name : {u"User"_s, u"Group"_s, u"Device"_s}) {
        if (type.isCalled(name))
            return name.toLower() + u's';
    }
    return u"resource"_s;
}

struct ToolLook {
    NavigationModel::Entry entry;
    QString icon;
    QString title;
    QString tip;
};

QVariant plainData(const ToolLook &look, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return look.title;
    case Qt::ToolTipRole:
        return look.tip;
    case int(NavigationModel::Role::Entry):
        return QVariant::fromValue(look.entry);
    case int(NavigationModel::Role::IconName):
        return look.icon;
    default:
        return {};
    }
}

} // namespace

NavigationModel::NavigationModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void NavigationModel::setResourceTypes(const QList<ResourceType> &types)
{
    removeGone(types);
    for (int row = 0; row < types.size(); ++row)
        place(row, types.at(row));
    if (const int surplus = int(m_types.size() - types.size()); surplus > 0) { // a type listed twice before
        beginRemoveRows({}, int(types.size()), int(m_types.size()) - 1);
        m_types.resize(types.size());
        endRemoveRows();
    }
}

void NavigationModel::removeGone(const QList<ResourceType> &types)
{
    for (int row = int(m_types.size()) - 1; row >= 0; --row) {
        const bool stays = std::any_of(types.begin(), types.end(), [&](const ResourceType &type) { return isSame(type, m_types.at(row)); });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_types.removeAt(row);
        endRemoveRows();
    }
}

void NavigationModel::place(int row, const ResourceType &type)
{
    const auto at = std::find_if(m_types.cbegin() + row, m_types.cend(), [&type](const ResourceType &other) { return isSame(other, type); });
    if (at == m_types.cend()) {
        beginInsertRows({}, row, row);
        m_types.insert(row, type);
        endInsertRows();
        return;
    }
    if (const int from = int(at - m_types.cbegin()); from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_types.move(from, row);
        endMoveRows();
    }
    if (m_types.at(row) != type) {
        m_types[row] = type;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

const ResourceType *NavigationModel::resourceType(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_types.size() ? &m_types.at(index.row()) : nullptr;
}

void NavigationModel::setChangeCount(int count)
{
    if (count == m_changes)
        return;
    m_changes = count;
    const QModelIndex changes = entry(Entry::Changes);
    Q_EMIT dataChanged(changes, changes);
}

QModelIndex NavigationModel::entry(Entry tool) const
{
    const auto at = std::find(tools.begin(), tools.end(), tool);
    return at == tools.end() ? QModelIndex() : index(int(m_types.size()) + int(at - tools.begin()));
}

QModelIndex NavigationModel::entryFor(const QString &resourceType) const
{
    for (int row = 0; row < m_types.size(); ++row) {
        if (m_types.at(row).isCalled(resourceType))
            return index(row);
    }
    return {};
}

NavigationModel::Entry NavigationModel::kindAt(int row) const
{
    return row < m_types.size() ? Entry::ResourceType : tools.at(size_t(row - m_types.size()));
}

int NavigationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_types.size() + qsizetype(tools.size()));
}

QVariant NavigationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const ResourceType *type = resourceType(index);
    if (!type)
        return toolData(kindAt(index.row()), role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleOf(*type);
    case Qt::ToolTipRole:
        return type->description;
    case int(Role::Entry):
        return QVariant::fromValue(Entry::ResourceType);
    case int(Role::Endpoint):
        return type->endpoint;
    case int(Role::IconName):
        return iconOf(*type);
    default:
        return {};
    }
}

QVariant NavigationModel::toolData(Entry tool, int role) const
{
    if (tool == Entry::Import)
        return plainData({tool, u"download"_s, tr("Import"), tr("People from a spreadsheet or CSV file")}, role);
    if (tool == Entry::Overview)
        return plainData({tool, u"overview"_s, tr("Overview"), tr("What the directory holds, in figures and charts")}, role);
    if (tool == Entry::Provider)
        return plainData({tool, u"server"_s, tr("Provider"), tr("What the server says of itself, and what it really does")}, role);
    if (tool == Entry::Activity)
        return plainData({tool, u"clock"_s, tr("Activity"), tr("What was applied, and what came of it")}, role);
    if (tool == Entry::Snapshots)
        return plainData({tool, u"compare"_s, tr("Snapshots"), tr("What has changed since, and taking it back")}, role);
    if (tool == Entry::Members)
        return plainData({tool, u"members"_s, tr("Members", "page"), tr("Who is in which group: add, move, compare")}, role);
    const bool changes = tool == Entry::Changes;
    switch (role) {
    case Qt::DisplayRole:
        return changes ? tr("Changes") : tr("Requests");
    case Qt::AccessibleTextRole:
        return changes && m_changes > 0 ? tr("Changes, %n object(s)", nullptr, m_changes) : toolData(tool, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return changes ? tr("What you have edited and not applied yet") : tr("Every exchange with the server");
    case int(Role::Entry):
        return QVariant::fromValue(tool);
    case int(Role::Endpoint):
        return QString();
    case int(Role::IconName):
        return changes ? u"changes"_s : u"requests"_s;
    case int(Role::Badge):
        return changes ? m_changes : 0;
    default:
        return {};
    }
}

} // namespace Provost
