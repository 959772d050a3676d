// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/csvtext.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool needsQuotes(const QString &cell)
{
    if (cell.isEmpty())
        return false;
    return QStringView(u"=+-@").contains(cell.front()) || cell.front().isSpace() || cell.back().isSpace() || cell.contains(u',') || cell.contains(u'"')
        || cell.contains(u'\n') || cell.contains(u'\r');
}

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QString csvLine(const QStringList &cells)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += u',';
        line += needsQuotes(cells.at(i)) ? quoted(cells.at(i)) : cells.at(i);
    }
    return line + "\r\n"_L1;
}

} // namespace Provost
