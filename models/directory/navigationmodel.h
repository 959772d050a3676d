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
    enum class Entry : quint8 { ResourceType, Requests, Provider };
    Q_ENUM(Entry)
    enum class Role { Entry = Qt::UserRole + 1, Endpoint, IconName };
    Q_ENUM(Role)

    explicit NavigationModel(QObject *parent = nullptr);
    void setResourceTypes(const QList<ResourceType> &types); ///< keeps entries that stay
    [[nodiscard]] const ResourceType *resourceType(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void removeGone(const QList<ResourceType> &types);
    [[nodiscard]] Entry entryAt(const QModelIndex &index) const;
    void place(int row, const ResourceType &type);

    QList<ResourceType> m_types;
};

} // namespace Provost
