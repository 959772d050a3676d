// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/csvtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool needsQuotes(const QString &cell, QChar delimiter)
{
    if (cell.isEmpty())
        return false;
    return QStringView(u"=+-@").contains(cell.front()) || cell.front().isSpace() || cell.back().isSpace() || cell.contains(delimiter) || cell.contains(u'"')
        || cell.contains(u'\n') || cell.contains(u'\r');
}

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QString csvLine(const QStringList &cells, QChar delimiter)
{
    if (cells.size() == 1 && cells.constFirst().isEmpty())
        return u"\"\"\r\n"_s; // an empty line would be no record at all
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += delimiter;
        line += needsQuotes(cells.at(i), delimiter) ? quoted(cells.at(i)) : cells.at(i);
    }
    return line + "\r\n"_L1;
}

namespace {

bool wouldBeFormula(QStringView cell)
{
    if (cell.isEmpty())
        return false;
    const QChar first = cell.front();
    if (first == u'=' || first == u'@' || first == u'\t' || first == u'\r')
        return true;
    const bool isSigned = first == u'+' || first == u'-';
    return isSigned && std::any_of(cell.begin() + 1, cell.end(), [](QChar c) { return !c.isDigit() && !QStringView(u" .,()/-").contains(c); });
}

/// A formula, or one that is text already: its own apostrophe is told from ours by a second one.
bool needsApostrophe(QStringView cell)
{
    while (cell.startsWith(u'\''))
        cell = cell.sliced(1);
    return wouldBeFormula(cell);
}

} // namespace

QString neutralised(const QString &cell)
{
    return needsApostrophe(cell) ? QString(u'\'' + cell) : cell;
}

QString withoutApostrophe(const QString &cell)
{
    return cell.startsWith(u'\'') && needsApostrophe(QStringView(cell).sliced(1)) ? cell.sliced(1) : cell;
}

} // namespace Provost
