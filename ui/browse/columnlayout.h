// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"

#include <QHash>

class QHeaderView;
class QSettings;

namespace Provost {

struct ConnectionSettings;

/// Which columns a person wants for one resource type of one connection, how wide, sorted by which; kept in the settings.
class ColumnLayout
{
public:
    ColumnLayout(QSettings &settings, const ConnectionSettings &connection, const QString &resourceType);

    /// The kept columns that `all` still has; else `defaults`.
    [[nodiscard]] QList<Column> columns(const QList<Column> &all, const QList<Column> &defaults) const;
    void keepColumns(const QList<Column> &columns);
    void forgetColumns();

    void applyWidths(QHeaderView &header, const QList<Column> &columns) const;
    void keepWidths(const QHeaderView &header, const QList<Column> &columns);

    struct Sort {
        QString by {};
        bool descending = false;
    };
    [[nodiscard]] Sort sort() const;
    void keepSort(const Sort &sort);

private:
    QSettings &m_settings;
    QString m_prefix;
};

} // namespace Provost
