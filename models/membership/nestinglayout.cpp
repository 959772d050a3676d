// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/nestinglayout.h"

#include <algorithm>

namespace Provost {

namespace {

constexpr int sweeps = 6; ///< over the columns, for fewer crossings
constexpr qsizetype mostRows = 40; ///< more stand in several columns side by side: a column of 500 is a hairline on any screen

using Columns = std::vector<QStringList>;

/// As far from the root as the longest way, circles left out: so every line goes forward.
QHash<QString, int> distances(const Nesting &nesting)
{
    const auto cycles = nesting.cycles();
    QHash<QString, int> distance {{nesting.root, 0}};
    for (qsizetype round = 0; round < nesting.order.size(); ++round) {
        bool changes = false;
        for (const QString &id : nesting.order) {
            if (!distance.contains(id))
                continue;
            const QStringList steps = nesting.nodes.value(id).next;
            for (const QString &step : steps) {
                if (cycles.contains({id, step}) || distance.value(step, -1) > distance.value(id))
                    continue;
                distance.insert(step, distance.value(id) + 1);
                changes = true;
            }
        }
        if (!changes)
            break;
    }
    return distance;
}

/// Each stands in the middle of those it is tied to in the column beside.
void order(QStringList &column, const QStringList &beside, const QHash<QString, QSet<QString>> &ties)
{
    QHash<QString, double> middle;
    for (qsizetype own = 0; own < column.size(); ++own) {
        double sum = 0;
        int count = 0;
        const QSet<QString> tied = ties.value(column.at(own));
        for (qsizetype i = 0; i < beside.size(); ++i) {
            if (!tied.contains(beside.at(i)))
                continue;
            sum += double(i);
            ++count;
        }
        middle.insert(column.at(own), count > 0 ? sum / count : double(own));
    }
    std::stable_sort(column.begin(), column.end(), [&middle](const QString &a, const QString &b) { return middle.value(a) < middle.value(b); });
}

} // namespace

NestingLayout layoutOf(const Nesting &nesting)
{
    NestingLayout layout;
    const QHash<QString, int> distance = distances(nesting);
    Columns columns;
    QHash<QString, QSet<QString>> ties;
    for (const QString &id : nesting.order) {
        const auto column = size_t(distance.value(id, 0));
        if (columns.size() <= column)
            columns.resize(column + 1);
        columns[column] << id;
        const QStringList steps = nesting.nodes.value(id).next;
        for (const QString &step : steps) {
            ties[id].insert(step);
            ties[step].insert(id);
        }
    }
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (size_t i = 1; i < columns.size(); ++i)
            order(columns[i], columns[i - 1], ties);
        for (size_t i = columns.size(); i-- > 1;)
            order(columns[i - 1], columns[i], ties);
    }
    for (const QStringList &column : columns) {
        const qsizetype parts = std::max<qsizetype>(1, (column.size() + mostRows - 1) / mostRows);
        const qsizetype height = (column.size() + parts - 1) / parts;
        layout.rows = std::max(layout.rows, int(height));
        for (qsizetype i = 0; i < column.size(); ++i)
            layout.places.insert(column.at(i), {layout.columns + int(i / height), int(i % height)});
        layout.columns += int(parts);
    }
    return layout;
}

} // namespace Provost
