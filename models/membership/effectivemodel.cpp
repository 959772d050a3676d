// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/effectivemodel.h"

namespace Provost {
using namespace Qt::StringLiterals;

void EffectiveModel::setNesting(const Nesting &nesting)
{
    beginResetModel();
    m_nesting = nesting;
    m_all = effectiveMembers(nesting);
    collect();
    endResetModel();
}

void EffectiveModel::setContains(const QString &text)
{
    beginResetModel();
    m_contains = text;
    collect();
    endResetModel();
}

void EffectiveModel::collect()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (m_contains.isEmpty() || m_all.at(i).principal.label().contains(m_contains, Qt::CaseInsensitive))
            m_shown << i;
    }
}

QString EffectiveModel::wayWords(const QStringList &between) const
{
    if (between.isEmpty())
        return tr("direct");
    QStringList names;
    for (const QString &id : between)
        names << m_nesting.nameOf(id);
    return tr("via %1").arg(names.join(u" › "_s));
}

int EffectiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int EffectiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant EffectiveModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EffectiveMember &member = m_all.at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == int(Column::Name))
            return member.principal.label();
        return member.ways > 1 ? tr("%1, and %n other way(s)", nullptr, member.ways - 1).arg(wayWords(member.via)) : wayWords(member.via);
    case Qt::ToolTipRole: {
        QStringList ways;
        const QList<QStringList> paths = m_nesting.paths(member.principal.id, 20);
        for (const QStringList &path : paths)
            ways << wayWords(path.mid(1, path.size() - 2));
        return QString(member.principal.label() + u'\n' + ways.join(u'\n'));
    }
    case int(Role::Id):
        return member.principal.id;
    case int(Role::IsGroup):
        return member.principal.isGroup();
    default:
        return {};
    }
}

QVariant EffectiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == int(Column::Name) ? tr("Name") : tr("How");
}

NestingTreeModel::NestingTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
    m_root->isOpened = true;
}

NestingTreeModel::~NestingTreeModel() = default;

void NestingTreeModel::setNesting(const Nesting &nesting)
{
    beginResetModel();
    m_nesting = nesting;
    m_root = std::make_unique<Item>();
    m_root->isOpened = true;
    if (nesting.nodes.contains(nesting.root)) {
        m_root->below.push_back(std::make_unique<Item>());
        m_root->below.front()->principal = nesting.nodes.value(nesting.root).principal;
        m_root->below.front()->above = m_root.get();
    }
    endResetModel();
}

NestingTreeModel::Item *NestingTreeModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

/// Lines are made when they are first looked at: the ways through a directory can be very many.
void NestingTreeModel::open(Item &item) const
{
    if (item.isOpened)
        return;
    item.isOpened = true;
    if (item.isCycle)
        return;
    const auto at = m_nesting.nodes.constFind(item.principal.id);
    if (at == m_nesting.nodes.constEnd())
        return;
    const auto append = [&item](const Principal &principal) -> Item & {
        auto below = std::make_unique<Item>();
        below->principal = principal;
        below->above = &item;
        below->row = int(item.below.size());
        item.below.push_back(std::move(below));
        return *item.below.back();
    };
    for (const QString &step : at->next) {
        Item &below = append(m_nesting.nodes.value(step).principal);
        for (const Item *above = &item; above && !below.isCycle; above = above->above)
            below.isCycle = above->principal.id == step;
    }
    for (const Principal &person : at->people)
        append(person).isOpened = true;
}

QModelIndex NestingTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    Item *above = itemOf(parent);
    open(*above);
    if (row < 0 || column != 0 || size_t(row) >= above->below.size())
        return {};
    return createIndex(row, column, above->below[size_t(row)].get());
}

QModelIndex NestingTreeModel::parent(const QModelIndex &child) const
{
    const Item *item = child.isValid() ? itemOf(child) : nullptr;
    if (!item || !item->above || item->above == m_root.get())
        return {};
    return createIndex(item->above->row, 0, item->above);
}

int NestingTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Item *item = itemOf(parent);
    open(*item);
    return int(item->below.size());
}

int NestingTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant NestingTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = *itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return item.isCycle ? tr("%1 – leads back to itself").arg(item.principal.label()) : item.principal.label();
    case Qt::ToolTipRole:
        return item.principal.id;
    case int(Role::Id):
        return item.principal.id;
    case int(Role::IsGroup):
        return item.principal.isGroup();
    case int(Role::IsCycle):
        return item.isCycle;
    default:
        return {};
    }
}

} // namespace Provost
