// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/document.h"
#include "practice/indexer.h"
#include "practice/members.h"
#include "practice/positions.h"
#include "practice/valuetables.h"

namespace Provost::Practice {

/// The directory in its SQLite file: per resource type a table of documents, a narrow table of the values that filters and sorting look at,
/// and a table of the elements of multi-valued attributes. One Store is one connection; a second one may be open for late reads.
class Store
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &file, const Catalog &catalog);
    /// An empty directory for writing a whole population at once: no journal, no indexes until finishCreating().
    [[nodiscard]] static Result<std::unique_ptr<Store>> create(const QString &file, const Catalog &catalog);
    void finishCreating();

    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] ValueTables &values() { return m_values; }
    [[nodiscard]] Members &members() { return m_members; }

    [[nodiscard]] qint64 count(const Collection &collection) const { return positions(collection).count(); }
    [[nodiscard]] const Positions &positions(const Collection &collection) const;
    [[nodiscard]] std::optional<Document> find(const Collection &collection, const QString &id);
    [[nodiscard]] std::optional<Document> at(const Collection &collection, qint64 row);
    /// Documents in order of creation, from the `first`-th (0 based) on.
    [[nodiscard]] std::vector<Document> range(const Collection &collection, qint64 first, qint64 count);

    qint64 insert(const Collection &collection, const Document &document, const IndexEntry &entry); ///< the row
    void update(const Collection &collection, const Document &document, const IndexEntry &entry); ///< document.row must be set
    void remove(const Collection &collection, qint64 row);
    [[nodiscard]] qint64 nextRevision(); ///< ever growing, kept in the file

    /// Counts changes seen through this connection: what was derived from an older generation is out of date.
    [[nodiscard]] quint64 generation() const { return m_generation; }
    void touched() { ++m_generation; }
    void reload(); ///< after a rollback; when another connection wrote, values() have to be forgotten too

private:
    Store(std::unique_ptr<Database> database, const Catalog &catalog);
    void createTables();
    void createIndexes();
    void insertElements(const Collection &collection, qint64 row, const IndexEntry &entry);
    [[nodiscard]] qsizetype indexOf(const Collection &collection) const { return &collection - catalog().collections().data(); }
    [[nodiscard]] qint64 schemaBits(const Document &document, const Collection &collection) const;

    const Catalog &m_catalog;
    std::unique_ptr<Database> m_database;
    Members m_members;
    ValueTables m_values;
    std::vector<Positions> m_positions;
    quint64 m_generation = 0;
};

} // namespace Provost::Practice
