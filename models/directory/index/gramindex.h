// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/grams.h"
#include "directory/index/indexsql.h"

#include <array>
#include <map>
#include <unordered_map>

namespace Provost {

/// Which rows have which grams, in an index's file. Rows are kept in segments, each with a list of its places for each gram: the differences of neighbours, or a bit each where that is
/// shorter. Nothing is ever taken out: a row that was written anew or removed is found by what it had, too, until rebuilding; whoever asks looks at the row's text.
///
/// Why no full text table of SQLite does it: docs/decisions/008-grams.md.
class GramIndex
{
public:
    explicit GramIndex(IndexSql &sql);
    void makeTables();
    void add(qint64 row, const Grams &grams);
    [[nodiscard]] qint64 size(); ///< rows added, those added again included

    using Choices = std::vector<Grams>; ///< all grams of one of these
    /// Rows that may answer each of `conditions`, those added last come last; some may come twice. Until `take` says false.
    void find(const std::vector<Choices> &conditions, const std::function<bool(qint64 row)> &take);

    void flush(); ///< into the file
    void release(); ///< flush(), and what it took of memory
    void clear();

private:
    static constexpr qsizetype segmentSize = 1 << 15;
    static constexpr qsizetype listsPerBlob = 8;
    using Bits = std::array<quint64, segmentSize / 64>;
    struct List {
        std::vector<quint8> bytes {};
        qint32 last = -1;
    };
    using Rows = std::vector<quint32>;

    void open();
    void settle();
    void readLists(qint64 segment);
    void startNext();
    [[nodiscard]] const Rows &rowsOf(qint64 segment);
    using Known = std::unordered_map<quint32, Bits>; ///< of one segment and one question: mistyped words that are near each other share most of their grams
    [[nodiscard]] const Bits &placesOf(quint32 gram, qint64 segment, Known &known);
    void readPlaces(Bits &places, qint64 segment, quint32 gram);
    [[nodiscard]] bool findIn(qint64 segment, const std::vector<Choices> &conditions, Bits &found);
    static void append(List &list, qint32 place);
    static void setVarints(Bits &places, const quint8 *data, qsizetype size);

    IndexSql &m_sql;
    std::vector<List> m_lists; ///< of the open segment; empty while it is in the file only
    Rows m_rows; ///< likewise
    std::vector<quint32> m_unsettled; ///< what is to be appended to the lists: each the gram, and above its bits the place behind m_settled
    std::vector<quint32> m_sorted; ///< settle()'s
    qint32 m_settled = 0; ///< places whose grams are in the lists
    qint64 m_open = -1; ///< its number; -1: not looked up yet
    bool m_isChanged = false;
    std::map<qint64, Rows> m_closed; ///< rows of the others, once they were asked for
};

} // namespace Provost
