// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexsql.h"

#include <QSet>
#include <QStringList>

#include <array>

namespace Provost {

/// Every word that resources of an index have or had and that somebody may mistype, to know what was meant.
class WordList
{
public:
    explicit WordList(IndexSql &sql);
    void makeTables();
    void add(QStringView word, quint64 number); ///< `number` stands for the word (grams.h)
    void clear();
    /// One letter away from `word` and in the list. The half of it that holds no mistake is looked up as it is, and the other half's possible letters are tried.
    [[nodiscard]] QStringList near(const QString &word);

private:
    void readKnown();

    IndexSql &m_sql;
    QSet<quint64> m_known; ///< of the list
    std::array<quint64, 4096> m_met {}; ///< some that were added before: most words are those of the last few people, and the set is larger than what a processor has at hand
    bool m_isRead = false;
};

} // namespace Provost
