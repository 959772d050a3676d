// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

#include <QAbstractListModel>

namespace Provost {

/// The left rail: one entry per resource type the provider has, then the tools.
class NavigationModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Entry : quint8 { ResourceType, Overview, Members, Import, Changes, Activity, Requests, Snapshots, Provider };
    Q_ENUM(Entry)
    enum class Role {
        Entry = Qt::UserRole + 1,
        Endpoint,
        IconName,
        Badge, ///< int: how many things wait behind an entry; 0: none
    };
    Q_ENUM(Role)

    explicit NavigationModel(QObject *parent = nullptr);
    void setResourceTypes(const QList<ResourceType> &types); ///< keeps entries that stay
    void setChangeCount(int count); ///< objects with staged changes
    [[nodiscard]] QModelIndex entry(Entry tool) const; ///< of a tool
    [[nodiscard]] QModelIndex entryFor(const QString &resourceType) const; ///< by name; invalid when there is none
    [[nodiscard]] const ResourceType *resourceType(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void removeGone(const QList<ResourceType> &types);
    void place(int row, const ResourceType &type);

    [[nodiscard]] Entry kindAt(int row) const;
    [[nodiscard]] QVariant toolData(Entry tool, int role) const;

    QList<ResourceType> m_types;
    int m_changes = 0;
};

} // namespace Provost
