// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace Provost {

/// One row of a table as it stands in its file.
struct TableRow {
    enum class Flaw : quint8 {
        None,
        OpenQuote, ///< a quote that is never closed, and stands in its cell; the row ends with its line, and may hold bad bytes besides
        TooLong, ///< over a mebibyte; cut off
        BadBytes, ///< holds bytes that the encoding does not know
        Torn, ///< may be a part of the row beside it: a quote there is never closed, or a line ends as no other does
    };
    qint64 row = 0; ///< 1-based, as a spreadsheet counts: blank rows count, a row of several lines is one
    qint64 line = 0; ///< 1-based line of the file where it begins
    QStringList cells {};
    Flaw flaw = Flaw::None;

    [[nodiscard]] bool isBlank() const { return cells.isEmpty(); }
    [[nodiscard]] qsizetype badCell() const; ///< the first that holds what stands for bytes that the encoding does not know; -1: none
    [[nodiscard]] Flaw flawLeft() const; ///< once cells were retyped: none where the damage is not in them any more
    friend bool operator==(const TableRow &, const TableRow &) = default;
};

/// Cuts UTF-8 text into rows, RFC 4180 and what programs make of it, as the bytes come. A row that is broken never takes its neighbours with it:
/// where a quote stays open the row ends with its line and reading goes on with the next one. Memory: one row.
class CsvParser
{
public:
    /// Returns false to stop.
    using Sink = std::function<bool(const TableRow &)>;

    /// A row that is plainly well-formed, as bytes that are gone when the glance is over.
    struct RawRow {
        qint64 row = 0;
        qint64 line = 0;
        const std::vector<QByteArrayView> &cells; ///< valid UTF-8, without their quotes
    };
    enum class Verdict : quint8 {
        Give, ///< the sink shall have it, as text
        Done, ///< nothing else is to be done about it
        Stop,
    };
    /// Asked before the sink, where that would not need all cells as text: making strings is what takes the time.
    using Glance = std::function<Verdict(const RawRow &)>;

    CsvParser(char delimiter, bool carriageReturnOnly);
    ~CsvParser();
    CsvParser(const CsvParser &) = delete;
    CsvParser &operator=(const CsvParser &) = delete;

    /// How many cells the table's rows should have: tells a row of several lines from rows that a stray quote has swallowed. 0: not known.
    void setWidth(qsizetype width) { m_width = width; }

    void setGlance(Glance glance) { m_glance = std::move(glance); }
    /// Every row through the one slow way: what tests hold the short one against.
    void setThorough(bool thorough) { m_thorough = thorough; }

    /// False once the sink has said stop. Blank rows are given out, without cells.
    bool feed(QByteArrayView utf8, const Sink &sink);
    /// The last row, which may lack its line end.
    bool finish(const Sink &sink);

private:
    struct Lexer;
    [[nodiscard]] bool splitPlain(QByteArrayView line);
    bool givePlain(const Sink &sink);
    bool takeLine(QByteArrayView line, const Sink &sink);
    bool endRow(const Sink &sink);
    bool recover(const Sink &sink);
    bool takePieces(QByteArrayView line, const QByteArrayList &pieces, const Sink &sink);
    [[nodiscard]] bool hasSwallowedRows() const;
    [[nodiscard]] bool isTorn(qint64 line, qsizetype cells);

    std::unique_ptr<Lexer> m_lexer;
    QByteArray m_line; ///< without its end, which has not come yet
    QByteArrayList m_pending; ///< the lines of the row under way
    Glance m_glance;
    std::vector<QByteArrayView> m_plain; ///< cells of the line under way
    bool m_thorough = false;
    qsizetype m_pendingSize = 0;
    qsizetype m_width = 0;
    char m_delimiter;
    char m_lineEnd;
    qint64 m_row = 0; ///< last given out
    qint64 m_lineNumber = 0; ///< last taken
    qint64 m_tornUntil = 0; ///< lines up to this one were within a quote that turned out to be a slip, or the end of a file that was cut off
    qint64 m_unclearUntil = 0; ///< lines up to this one came out of one whose pieces are no rows
    bool m_isTearing = false; ///< so may be those behind it, until one has the table's width
    bool m_skipping = false; ///< the rest of a line that is too long
};

} // namespace Provost
