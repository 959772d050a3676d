// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/navigationmodel.h"

#include "directory/attributelabels.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

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

/// In the order of the rail, behind the resource types.
constexpr std::array tools {NavigationModel::Entry::Requests, NavigationModel::Entry::Provider};

QString toolTitle(NavigationModel::Entry tool)
{
    return tool == NavigationModel::Entry::Provider ? NavigationModel::tr("Provider") : NavigationModel::tr("Requests");
}

QString toolTip(NavigationModel::Entry tool)
{
    return tool == NavigationModel::Entry::Provider ? NavigationModel::tr("What the server says of itself, and what it really does")
                                                    : NavigationModel::tr("Every exchange with the server");
}

QString toolIcon(NavigationModel::Entry tool)
{
    return tool == NavigationModel::Entry::Provider ? u"server"_s : u"requests"_s;
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

NavigationModel::Entry NavigationModel::entryAt(const QModelIndex &index) const
{
    return resourceType(index) ? Entry::ResourceType : tools.at(size_t(index.row() - m_types.size()));
}

int NavigationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_types.size()) + int(tools.size());
}

QVariant NavigationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const ResourceType *type = resourceType(index);
    const Entry entry = entryAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return type ? titleOf(*type) : toolTitle(entry);
    case Qt::ToolTipRole:
        return type ? type->description : toolTip(entry);
    case int(Role::Entry):
        return QVariant::fromValue(entry);
    case int(Role::Endpoint):
        return type ? type->endpoint : QString();
    case int(Role::IconName):
        return type ? iconOf(*type) : toolIcon(entry);
    default:
        return {};
    }
}

} // namespace Provost
