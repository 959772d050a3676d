// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/nesting.h"

#include <QAbstractItemModel>

#include <memory>

namespace Provost {

/// Everybody who is in a group in the end, or all groups somebody is in in the end, each once, with the way that leads there.
class EffectiveModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Via, Count };
    Q_ENUM(Column)
    enum class Role {
        Id = Qt::UserRole + 1,
        IsGroup, ///< bool
    };
    Q_ENUM(Role)
    using QAbstractTableModel::QAbstractTableModel;
    void setNesting(const Nesting &nesting);
    void setContains(const QString &text);
    [[nodiscard]] int total() const { return int(m_all.size()); }
    [[nodiscard]] QString wayWords(const QStringList &between) const; ///< "via Staff › Finance", "direct"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void collect();

    Nesting m_nesting;
    QList<EffectiveMember> m_all;
    QList<qsizetype> m_shown;
    QString m_contains;
};

/// The same as a tree: groups in groups, people at the ends. A group that stands above itself is shown once more as what it is, a circle, and not opened.
class NestingTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Role {
        Id = Qt::UserRole + 1,
        IsGroup, ///< bool
        IsCycle, ///< bool
    };
    Q_ENUM(Role)
    explicit NestingTreeModel(QObject *parent = nullptr);
    ~NestingTreeModel() override;
    void setNesting(const Nesting &nesting);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Item {
        Principal principal {};
        Item *above = nullptr;
        int row = 0;
        bool isCycle = false;
        bool isOpened = false; ///< `below` is filled
        std::vector<std::unique_ptr<Item>> below {};
    };
    void open(Item &item) const;
    [[nodiscard]] Item *itemOf(const QModelIndex &index) const;

    Nesting m_nesting;
    std::unique_ptr<Item> m_root; ///< holds the one root line
};

} // namespace Provost
