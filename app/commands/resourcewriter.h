// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/output.h"
#include "directory/columns.h"
#include "scim/resource.h"

namespace Provost {

/// Turns resources into the chosen format, one after the other as they arrive: a table, one JSON array, JSON lines, CSV.
/// JSON keeps every attribute and digit as the server sent it; only white space and escapes are normalised where a line asks for it.
class ResourceWriter
{
public:
    ResourceWriter(OutputFormat format, QList<Column> columns);

    [[nodiscard]] QByteArray begin() const;
    [[nodiscard]] QByteArray write(const QList<Resource> &resources);
    [[nodiscard]] QByteArray end();

    /// A value as one cell: scalars as they are, the values of a multi-valued attribute joined by a semicolon, anything else as JSON.
    [[nodiscard]] static QString plainText(const Json &value);
    /// The resource on one line, UTF-8 unescaped.
    [[nodiscard]] static QByteArray oneLine(const Resource &resource);

private:
    [[nodiscard]] QStringList cells(const Resource &resource) const;
    [[nodiscard]] QByteArray csvRow(const QStringList &cells) const;

    OutputFormat m_format;
    QList<Column> m_columns;
    QList<QStringList> m_tableRows;
    bool m_first = true;
};

} // namespace Provost
