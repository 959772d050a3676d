// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexsql.h"
#include "directory/index/outlinepacking.h"

#include <QHash>
#include <QList>

namespace Provost {

/// Documents of one kind are alike: with the outline of one of them for a dictionary they take a third of their size, at the price of some microseconds each. The
/// outline has the names of attributes and no values: nothing of a person stays behind in it.
class DocumentPacker
{
public:
    explicit DocumentPacker(IndexSql &sql);
    void makeTables();
    /// Of the first documents of a kind the longest gives its outline.
    void learn(qint64 kind, const QList<QByteArray> &documents);
    [[nodiscard]] bool knows(qint64 kind);
    [[nodiscard]] QByteArray packed(qint64 kind, const QByteArray &document);
    [[nodiscard]] QByteArray unpacked(const QByteArray &stored); ///< empty, and a failure of the IndexSql, where it is damaged

    /// Valid JSON's text without its values, but for URNs.
    [[nodiscard]] static QByteArray outlineOf(const QByteArray &document);

private:
    [[nodiscard]] OutlinePacking *packingFor(qint64 kind); ///< null: there is no outline

    IndexSql &m_sql;
    std::map<qint64, std::unique_ptr<OutlinePacking>> m_packings; ///< by kind
};

} // namespace Provost
