// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rowsieve.h"

#include "import/objectfinder.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isAscii(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return quint8(c) >= 0x80; });
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// As QString::trimmed() for ASCII; what else is a space is left to it.
QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

quint64 hashOf(QByteArrayView folded)
{
    return std::max<quint64>(1, qHash(folded, size_t(0x9e3779b97f4a7c15)));
}

quint64 rawHash(QByteArrayView text, bool caseExact)
{
    std::array<char, 256> folded {};
    if (size_t(text.size()) > folded.size() || !isAscii(text))
        return RowSieve::keyHash(QString::fromUtf8(text).trimmed(), caseExact);
    if (caseExact)
        return hashOf(text);
    std::transform(text.begin(), text.end(), folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return hashOf(QByteArrayView(folded.data(), text.size()));
}

bool isBoolean(QByteArrayView text)
{
    static constexpr std::array words {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("yes"), QByteArrayView("no"), QByteArrayView("ja"), QByteArrayView("nein"),
                                       QByteArrayView("1"), QByteArrayView("0")};
    return std::any_of(words.begin(), words.end(), [text](QByteArrayView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A day that every month has, as 2026-03-28.
bool isPlainDate(QByteArrayView text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !isDigits(text.first(4)) || !isDigits(text.sliced(5, 2)) || !isDigits(text.sliced(8)))
        return false;
    const int year = text.first(4).toInt();
    const int month = text.sliced(5, 2).toInt();
    const int day = text.sliced(8).toInt();
    return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

} // namespace

RowSieve::RowSieve(const RowBuilder &builder)
{
    learn(builder);
}

void RowSieve::learn(const RowBuilder &builder)
{
    m_width = builder.m_width;
    m_keyCount = size_t(builder.m_mapping.match.size());
    for (const QString &path : builder.m_mapping.match)
        m_isExact.push_back(builder.isCaseExact(path));
    m_firstName = builder.m_header.value(0).toUtf8();
    m_damageColumn = builder.m_damageColumn;
    for (const RowBuilder::Target &target : builder.m_targets) {
        if (target.cell < 0 && target.keys.isEmpty() && target.field.value.columns().isEmpty()) { // the same for all
            m_useful = m_useful && !target.hasRule && jsonFromCell(target.field.value.text(), target.attribute).ok();
            continue;
        }
        if (target.cell < 0) { // an expression that cannot fail, into an attribute that takes any text, is no matter of a check
            m_useful = m_useful && (target.keys.isEmpty() || target.field.value.isUnique()) && target.isFreeText() && !target.hasRule && target.field.value.cannotFail();
            continue;
        }
        Cell cell {.column = target.cell, .keys = target.keys, .isList = target.attribute.multiValued && !target.path.filter};
        if (!target.field.reference.isEmpty() && target.keys.isEmpty())
            continue; // who it names is for the directory to say
        if (target.hasRule || cell.isList)
            m_useful = m_useful && !target.hasRule && target.isFreeText();
        switch (target.attribute.type) {
        case Attribute::Type::Boolean:
            cell.kind = Kind::Boolean;
            m_useful = m_useful && target.keys.isEmpty();
            break;
        case Attribute::Type::Integer:
        case Attribute::Type::Decimal:
            cell.kind = Kind::Number;
            break;
        case Attribute::Type::DateTime:
            cell.kind = Kind::Date;
            m_useful = m_useful && target.keys.isEmpty();
            break;
        case Attribute::Type::Binary:
            m_useful = false;
            break;
        default:
            m_useful = m_useful && (target.isFreeText() || !target.attribute.canonicalValues.isEmpty());
            cell.kind = target.attribute.canonicalValues.isEmpty() ? Kind::Text : Kind::Choice;
            for (const QString &choice : target.attribute.canonicalValues)
                cell.choices << choice.toUtf8();
            break;
        }
        m_cells.push_back(std::move(cell));
    }
    m_useful = m_useful && std::all_of(builder.m_mapping.groups.cbegin(), builder.m_mapping.groups.cend(), [](const GroupMapping &group) { return group.value.cannotFail(); })
        && std::all_of(builder.m_mapping.rules.cbegin(), builder.m_mapping.rules.cend(), [](const MappingRule &rule) { return rule.set.isEmpty(); });
}

bool RowSieve::fits(const Cell &cell, QByteArrayView text)
{
    if (text.isEmpty())
        return true;
    switch (cell.kind) {
    case Kind::Text:
        return !cell.isList || text.front() != '[';
    case Kind::Boolean:
        return isBoolean(text);
    case Kind::Number:
        return isDigits(text) && text.size() < 16 && (text.size() == 1 || text.front() != '0');
    case Kind::Date:
        return isPlainDate(text);
    case Kind::Choice:
        return cell.choices.contains(text);
    }
    return false;
}

bool RowSieve::passes(const CsvParser::RawRow &row, std::vector<quint64> &hashes) const
{
    if (qsizetype(row.cells.size()) > m_width)
        return false;
    if (!row.cells.empty() && row.cells.front().size() == m_firstName.size() && row.cells.front().compare(m_firstName, Qt::CaseInsensitive) == 0)
        return false; // may be the header once more
    if (m_damageColumn >= 0 && m_damageColumn < qsizetype(row.cells.size()) && !row.cells[size_t(m_damageColumn)].isEmpty())
        return false;
    hashes.assign(m_keyCount, 0);
    for (const Cell &cell : m_cells) {
        if (cell.column >= qsizetype(row.cells.size()))
            continue;
        const QByteArrayView text = trimmed(row.cells[size_t(cell.column)]);
        if (!text.isEmpty() && text.front() == '\'') // a formula that an export has made harmless
            return false;
        if (!fits(cell, text))
            return false;
        for (const qsizetype key : cell.keys)
            hashes[size_t(key)] = text.isEmpty() ? 0 : rawHash(text, m_isExact[size_t(key)]);
    }
    return true;
}

quint64 RowSieve::keyHash(const QString &text, bool caseExact)
{
    return text.isEmpty() ? 0 : hashOf(answerKey(text, caseExact).toUtf8());
}

} // namespace Provost
