// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/steporder.h"

#include "change/references.h"

#include <queue>
#include <utility>

namespace Provost {

namespace {

struct Graph {
    std::vector<QSet<int>> needs;
    std::vector<QList<int>> neededBy;

    explicit Graph(qsizetype size)
        : needs(size_t(size))
        , neededBy(size_t(size))
    {
    }
    void add(int step, int need)
    {
        if (step == need || needs[size_t(step)].contains(need))
            return;
        needs[size_t(step)].insert(need);
        neededBy[size_t(need)] << step;
    }
};

void chainObjects(const QList<PlanStep> &steps, Graph &graph)
{
    QHash<int, int> last;
    for (int i = 0; i < steps.size(); ++i) {
        const auto previous = last.constFind(steps[i].object);
        if (previous != last.constEnd())
            graph.add(i, *previous);
        last.insert(steps[i].object, i);
    }
}

void addReferences(const QList<PlanStep> &steps, Graph &graph)
{
    QHash<QString, int> makers;
    QHash<QString, int> breakers;
    for (int i = 0; i < steps.size(); ++i) {
        if (steps[i].kind == ChangeKind::Create)
            makers.insert(steps[i].id, i);
        if (steps[i].kind == ChangeKind::Delete)
            breakers.insert(steps[i].id, i);
    }
    const QSet<QString> deleted(breakers.keyBegin(), breakers.keyEnd());
    for (int i = 0; i < steps.size(); ++i) {
        for (const Json &document : {steps[i].body, steps[i].patch}) {
            const QSet<QString> temporary = makers.isEmpty() ? QSet<QString>() : temporaryIdsIn(document);
            for (const QString &id : temporary) {
                if (makers.contains(id))
                    graph.add(i, makers.value(id));
            }
            const QSet<QString> mentioned = mentionsIn(document, deleted);
            for (const QString &id : mentioned)
                graph.add(breakers.value(id), i);
        }
    }
}

/// By kind, then by position: smaller goes first.
std::vector<int> sequence(const QList<PlanStep> &steps, const Graph &graph)
{
    using Key = std::pair<ChangeKind, int>;
    std::priority_queue<Key, std::vector<Key>, std::greater<>> ready;
    std::vector<qsizetype> open(size_t(steps.size()));
    for (int i = 0; i < steps.size(); ++i) {
        open[size_t(i)] = graph.needs[size_t(i)].size();
        if (open[size_t(i)] == 0)
            ready.emplace(steps[i].kind, i);
    }
    std::vector<int> order;
    while (!ready.empty()) {
        const int step = ready.top().second;
        ready.pop();
        order.push_back(step);
        for (const int next : graph.neededBy[size_t(step)]) {
            if (--open[size_t(next)] == 0)
                ready.emplace(steps[next].kind, next);
        }
    }
    return order;
}

} // namespace

QList<PlanStep> orderedSteps(const QList<PlanStep> &steps)
{
    Graph graph(steps.size());
    chainObjects(steps, graph);
    addReferences(steps, graph);
    const std::vector<int> order = sequence(steps, graph);
    std::vector<int> position(size_t(steps.size()), -1);
    QList<PlanStep> result;
    for (const int old : order) {
        position[size_t(old)] = int(result.size());
        PlanStep step = steps[old];
        step.dependsOn.clear();
        for (const int need : std::as_const(graph.needs[size_t(old)]))
            step.dependsOn << position[size_t(need)];
        std::sort(step.dependsOn.begin(), step.dependsOn.end());
        result << step;
    }
    return result;
}

} // namespace Provost
