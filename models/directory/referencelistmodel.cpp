// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/referencelistmodel.h"

#include <QCollator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

ReferenceListModel::ReferenceListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ReferenceListModel::setValues(const Json &values, const Attribute *attribute)
{
    std::vector<Entry> entries;
    entries.reserve(values.items().size());
    for (const Json &value : values.items()) {
        ResourceReference reference = referenceIn(value, attribute);
        if (!reference.isValid())
            reference.id = value.value(u"value").toString();
        const QString display = value.value(u"display").toString();
        entries.push_back({.text = display.isEmpty() ? reference.id : display, .reference = std::move(reference)});
    }
    setEntries(std::move(entries));
}

void ReferenceListModel::setResources(const QList<Resource> &resources, const QString &type)
{
    std::vector<Entry> entries;
    entries.reserve(size_t(resources.size()));
    for (const Resource &resource : resources)
        entries.push_back({.text = resource.displayText(), .reference = {.type = type, .id = resource.id()}});
    setEntries(std::move(entries));
}

void ReferenceListModel::setContains(const QString &text)
{
    m_contains = text;
    beginResetModel();
    collect();
    endResetModel();
}

void ReferenceListModel::setEntries(std::vector<Entry> entries)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, size_t>> keys; // a key each is far cheaper than a collation per comparison
    keys.reserve(entries.size());
    for (size_t i = 0; i < entries.size(); ++i)
        keys.emplace_back(collator.sortKey(entries[i].text), i);
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    beginResetModel();
    m_entries.clear();
    m_entries.reserve(entries.size());
    for (const auto &key : keys)
        m_entries.push_back(std::move(entries[key.second]));
    collect();
    endResetModel();
}

void ReferenceListModel::collect()
{
    m_shown.clear();
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (m_contains.isEmpty() || entry.text.contains(m_contains, Qt::CaseInsensitive)
            || entry.reference.id.contains(m_contains, Qt::CaseInsensitive))
            m_shown.push_back(i);
    }
}

int ReferenceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ReferenceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[m_shown[size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole:
    case int(Role::ReferenceId):
        return entry.reference.id;
    case int(Role::ReferenceType):
        return entry.reference.type;
    case int(Role::IsGroup):
        return entry.reference.type.startsWith("Group"_L1, Qt::CaseInsensitive);
    default:
        return {};
    }
}

} // namespace Provost
