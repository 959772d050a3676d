// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/columnlayout.h"

#include "browse/settingsplace.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// A first width in design pixels, by what the column holds.
double widthFor(const Column &column)
{
    const QString word = column.name.subAttribute.isEmpty() ? column.name.attribute : column.name.subAttribute;
    static const QStringList wide {u"displayName"_s, u"emails"_s, u"title"_s, u"description"_s};
    if (word.compare("id"_L1, Qt::CaseInsensitive) == 0)
        return 270; // a UUID
    if (word.compare("userName"_L1, Qt::CaseInsensitive) == 0)
        return 220; // mostly a mail address
    if (column.type == Attribute::Type::Boolean)
        return 72;
    if (column.type == Attribute::Type::DateTime)
        return 150;
    return wide.contains(word, Qt::CaseInsensitive) ? 190 : 140;
}

} // namespace

ColumnLayout::ColumnLayout(QSettings &settings, const ConnectionSettings &connection, const QString &resourceType)
    : m_settings(settings)
    , m_prefix(settingsPlace(settings, u"tables"_s, connection, resourceType) + u'/')
{
}

QList<Column> ColumnLayout::columns(const QList<Column> &all, const QList<Column> &defaults) const
{
    const QStringList kept = m_settings.value(m_prefix + u"columns"_s).toStringList();
    QList<Column> columns;
    for (const QString &path : kept) {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&path](const Column &column) { return column.name.toString().compare(path, Qt::CaseInsensitive) == 0; });
        if (found != all.end())
            columns.append(*found);
    }
    return columns.isEmpty() ? defaults : columns;
}

void ColumnLayout::keepColumns(const QList<Column> &columns)
{
    QStringList paths;
    for (const Column &column : columns)
        paths.append(column.name.toString());
    m_settings.setValue(m_prefix + u"columns"_s, paths);
}

void ColumnLayout::forgetColumns()
{
    m_settings.remove(m_prefix + u"columns"_s);
}

void ColumnLayout::applyWidths(QHeaderView &header, const QList<Column> &columns) const
{
    const QVariantMap kept = m_settings.value(m_prefix + u"widths"_s).toMap();
    for (int i = 0; i < columns.size() && i < header.count(); ++i) {
        const int width = kept.value(columns.at(i).name.toString().toLower()).toInt();
        header.resizeSection(i, width > 0 ? width : scaled(header.font(), widthFor(columns.at(i))));
    }
}

void ColumnLayout::keepWidths(const QHeaderView &header, const QList<Column> &columns)
{
    QVariantMap kept = m_settings.value(m_prefix + u"widths"_s).toMap();
    const int stretched = header.stretchLastSection() ? header.logicalIndex(header.count() - 1) : -1;
    for (int i = 0; i < columns.size() && i < header.count(); ++i) {
        if (i != stretched) // its width is the window's, not the person's
            kept.insert(columns.at(i).name.toString().toLower(), header.sectionSize(i));
    }
    m_settings.setValue(m_prefix + u"widths"_s, kept);
}

ColumnLayout::Sort ColumnLayout::sort() const
{
    return {.by = m_settings.value(m_prefix + u"sortBy"_s).toString(), .descending = m_settings.value(m_prefix + u"descending"_s).toBool()};
}

void ColumnLayout::keepSort(const Sort &sort)
{
    m_settings.setValue(m_prefix + u"sortBy"_s, sort.by);
    m_settings.setValue(m_prefix + u"descending"_s, sort.descending);
}

} // namespace Provost
