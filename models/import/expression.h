// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <vector>

namespace Provost {

/// Tables that the function `lookup` asks, by name: what stands in the file -> what is meant. Keys are compared whatever their case.
using LookupTables = QHash<QString, QHash<QString, QString>>;

/// A value made of a row's cells: text with `{Column}` in it, each column followed by functions: `{Given name|lower|ascii}.{Surname|lower}@contoso.com`.
/// `{{` and `}}` are braces, a backslash takes the character behind it as it is.
///
/// Functions: lower, upper, title, trim, ascii, ascii:de (ä -> ae), not (yes <-> no), replace:FROM:TO, first:N, last:N, part:SEPARATOR:N,
/// date:FORMAT (what the cell holds, as Qt writes formats: dd.MM.yyyy), lookup:TABLE, default:TEXT, unique (the whole value gets 2, 3, ... before
/// its @ where it is taken already).
class Expression
{
public:
    /// The text of a column's cell; empty for a column that is not there.
    using Cells = std::function<QString(const QString &column)>;

    Expression() = default;
    /// Validation error with the character's position for what cannot be understood.
    [[nodiscard]] static Result<Expression> parse(const QString &text);
    [[nodiscard]] static Expression column(const QString &name); ///< the cell as it is

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QStringList columns() const; ///< that it reads, each once
    [[nodiscard]] bool isUnique() const { return m_isUnique; }
    [[nodiscard]] bool cannotFail() const; ///< whatever the cells say
    /// Validation error when a cell does not fit a function (no such date, not in the table).
    [[nodiscard]] Result<QString> evaluate(const Cells &cells, const LookupTables &tables) const;

    friend bool operator==(const Expression &a, const Expression &b) { return a.m_text == b.m_text; }

private:
    struct Function {
        QString name;
        QStringList arguments;
    };
    struct Piece {
        QString text; ///< literal, or the column's name
        bool isColumn = false;
        std::vector<Function> functions {};
    };
    class Reader;
    [[nodiscard]] static Result<QString> applied(const Function &function, const QString &value, const LookupTables &tables);

    QString m_text;
    std::vector<Piece> m_pieces;
    bool m_isUnique = false;
};

/// Latin letters without their marks, ß as ss, Cyrillic and Greek by their usual romanisation; what has none is left out.
[[nodiscard]] QString toAscii(const QString &text, bool german = false);

/// true, yes, 1, on, enabled, active and their like in the languages headers are recognised in; nullopt for anything else.
[[nodiscard]] std::optional<bool> booleanFrom(QStringView text);

/// `value` with the number put before its "@", or at its end.
[[nodiscard]] QString withSuffix(const QString &value, int number);

} // namespace Provost
