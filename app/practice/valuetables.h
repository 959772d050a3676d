// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/valuetable.h"

namespace Provost::Practice {

/// What filters look at, in memory: read from the file when it is first asked for, or before that while there is nothing else to do, and kept
/// up with what is written.
class ValueTables
{
public:
    ValueTables(Database &database, const Catalog &catalog);

    [[nodiscard]] ValueTable &index(const Collection &collection) { return of(collection).index; }
    [[nodiscard]] ValueTable &elements(const Collection &collection, int number) { return of(collection).elements[std::size_t(number)]; }

    void changed(const Collection &collection, qint64 row) { of(collection).changed.push_back(row); }
    void settle(); ///< reads what changed, whether that was committed or rolled back; not inside a transaction that may still be
    void forget();
    /// Reads one column, what people search by first; false: all are there.
    [[nodiscard]] bool prepareNext(const Collection &collection);

private:
    struct Tables {
        const Collection *collection;
        ValueTable index;
        std::vector<ValueTable> elements;
        std::vector<qint64> changed; ///< rows
    };
    [[nodiscard]] Tables &of(const Collection &collection);
    bool prepare(ValueTable &table, int column);
    bool prepareAny(ValueTable &table);
    [[nodiscard]] static Tables tablesOf(const Collection &collection);

    Database &m_database;
    std::vector<Tables> m_tables;
};

} // namespace Provost::Practice
