// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/steporder.h"

#include "change/references.h"

#include <optional>
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

/// What an object goes through, in stages: a stage begins when the one before is over.
struct Stages {
    int create = -1;
    QList<int> before {}; ///< what the stage waits for
    QList<int> now {};
    std::optional<ChangeKind> kind {}; ///< of a stage that takes more steps
};

/// It names who comes or who goes and depends on nothing that was read before: other members of the group are no matter of its. One that the
/// operator's ETag guards is waited for.
bool isLoose(const PlanStep &step)
{
    return !step.strict && (step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove) && step.method == "PATCH" && step.patch.isUndefined();
}

/// The first of a stage waits for all of the stage before, and where those are many the others wait for the first: an edge for each step, and not their product.
void chainObjects(const QList<PlanStep> &steps, bool membersAtOnce, Graph &graph)
{
    QHash<int, Stages> objects;
    for (int i = 0; i < steps.size(); ++i) {
        Stages &stages = objects[steps[i].object];
        const bool isPart = membersAtOnce && isLoose(steps[i]);
        if (!isPart || stages.kind != steps[i].kind) {
            stages.before = std::exchange(stages.now, {});
            stages.kind = isPart ? std::optional(steps[i].kind) : std::nullopt;
            for (const int need : std::as_const(stages.before))
                graph.add(i, need);
            if (stages.before.size() > 1)
                stages.before = {i};
        } else if (!stages.before.isEmpty()) {
            graph.add(i, stages.before.constFirst());
        }
        if (stages.create >= 0) // itself, for a step in between may fail by itself
            graph.add(i, stages.create);
        if (steps[i].kind == ChangeKind::Create)
            stages.create = i;
        stages.now << i;
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

/// Who moves to another group leaves once he is there.
void addMoves(const QList<PlanStep> &steps, Graph &graph)
{
    QHash<QString, QHash<QString, int>> targets; ///< by group, then by member: the step that takes him in
    for (const PlanStep &step : steps) {
        if (!step.movedTo.isEmpty())
            targets.insert(step.movedTo, {});
    }
    QHash<QString, int> makers;
    for (int i = 0; i < steps.size(); ++i) {
        const auto target = targets.find(steps[i].id);
        if (target == targets.end())
            continue;
        if (steps[i].kind == ChangeKind::Create)
            makers.insert(steps[i].id, i);
        if (steps[i].kind != ChangeKind::MembersAdd)
            continue;
        for (const QString &member : steps[i].members)
            target->insert(member, i);
    }
    for (int i = 0; i < steps.size(); ++i) {
        const auto target = targets.constFind(steps[i].movedTo);
        if (target == targets.cend())
            continue;
        if (makers.contains(steps[i].movedTo))
            graph.add(i, makers.value(steps[i].movedTo));
        for (const QString &member : steps[i].members) {
            if (const auto comes = target->constFind(member); comes != target->cend())
                graph.add(i, *comes);
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

QList<PlanStep> orderedSteps(const QList<PlanStep> &steps, bool membersAtOnce)
{
    Graph graph(steps.size());
    chainObjects(steps, membersAtOnce, graph);
    addReferences(steps, graph);
    addMoves(steps, graph);
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
