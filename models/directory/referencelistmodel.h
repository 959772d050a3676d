// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/attributetreemodel.h"

#include <QAbstractListModel>

namespace Provost {

/// Resources somebody points to (a group's members, a user's groups), by name, found by a part of it. Ten thousand are no trouble.
class ReferenceListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Role {
        ReferenceType = Qt::UserRole + 1, ///< QString
        ReferenceId, ///< QString
        IsGroup, ///< bool
    };
    Q_ENUM(Role)

    explicit ReferenceListModel(QObject *parent = nullptr);
    void setValues(const Json &values, const Attribute *attribute); ///< an array like `members`
    void setResources(const QList<Resource> &resources, const QString &type);
    void setContains(const QString &text); ///< only names or ids with this in it
    [[nodiscard]] qsizetype total() const { return qsizetype(m_entries.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Entry {
        QString text;
        ResourceReference reference;
    };
    void setEntries(std::vector<Entry> entries);
    void collect();

    std::vector<Entry> m_entries; ///< sorted as a person expects
    std::vector<size_t> m_shown;
    QString m_contains;
};

} // namespace Provost
