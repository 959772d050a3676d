// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/csvparser.h"
#include "import/rowbuilder.h"

namespace Provost {

/// Lets rows pass that have nothing wrong for certain, by their bytes alone; all others are for the RowBuilder to judge. A table of a million rows is checked at
/// the speed of its disk so, since what is fine needs neither strings nor attributes.
class RowSieve
{
public:
    explicit RowSieve(const RowBuilder &builder); ///< which outlives it

    /// Can it let anything pass? Not where values are made that may fail, or that rows are matched by.
    [[nodiscard]] bool isUseful() const { return m_useful; }
    /// True: the builder would find no problem in the row, and its keys are `hashes` (keyHash(), 0 for an empty one).
    [[nodiscard]] bool passes(const CsvParser::RawRow &row, std::vector<quint64> &hashes) const;

    /// Of a key's text as answerKey() has it; never 0 for a text that is not empty.
    [[nodiscard]] static quint64 keyHash(const QString &text, bool caseExact);

private:
    enum class Kind : quint8 { Text, Boolean, Number, Date, Choice };
    struct Cell {
        qsizetype column = 0;
        Kind kind = Kind::Text;
        QByteArrayList choices {}; ///< of Kind::Choice
        QList<qsizetype> keys {};
        bool isList = false; ///< one that starts with a bracket is JSON
    };
    void learn(const RowBuilder &builder);
    [[nodiscard]] static bool fits(const Cell &cell, QByteArrayView text);

    std::vector<Cell> m_cells;
    size_t m_keyCount = 0;
    std::vector<bool> m_isExact; ///< by key: its case matters
    QByteArray m_firstName; ///< of the header
    qsizetype m_damageColumn = -1;
    qsizetype m_width = 0;
    bool m_useful = true;
};

} // namespace Provost
