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
    void remove(int step, int need)
    {
        if (needs[size_t(step)].remove(need))
            neededBy[size_t(need)].removeOne(step);
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

using Edge = std::pair<int, int>; ///< who waits, and for what

/// From the step that gets what nobody may share to the one that gives it up. An object's values change in its first create or update. What several have had is not
/// kept from being shared.
QList<Edge> handoversIn(const QList<PlanStep> &steps, const std::vector<UniqueValues> &values)
{
    QHash<QString, int> givers; ///< by value; -1: several
    QList<int> takers;
    QSet<int> objects;
    for (int i = 0; i < steps.size(); ++i) {
        const PlanStep &step = steps[i];
        const bool isWhole = step.kind == ChangeKind::Create || step.kind == ChangeKind::Update || step.kind == ChangeKind::Delete;
        if (!isWhole || step.object < 0 || size_t(step.object) >= values.size() || objects.contains(step.object))
            continue;
        objects.insert(step.object);
        for (const QString &value : values[size_t(step.object)].freed)
            givers.insert(value, givers.contains(value) ? -1 : i);
        if (!values[size_t(step.object)].taken.isEmpty())
            takers << i;
    }
    QList<Edge> edges;
    for (const int taker : std::as_const(takers)) {
        if (givers.isEmpty())
            break;
        for (const QString &value : values[size_t(steps[taker].object)].taken) {
            if (const int giver = givers.value(value, -1); giver >= 0)
                edges << Edge {taker, giver};
        }
    }
    return edges;
}

/// Steps that wait for themselves in the end, and what is between two such: all others can be taken away from the one end or the other.
std::vector<bool> onRings(const Graph &graph)
{
    const size_t size = graph.needs.size();
    std::vector<bool> isOn(size, true);
    std::vector<qsizetype> needs(size);
    std::vector<qsizetype> neededBy(size);
    std::vector<int> ends;
    for (size_t i = 0; i < size; ++i) {
        needs[i] = graph.needs[i].size();
        neededBy[i] = graph.neededBy[i].size();
        if (needs[i] == 0 || neededBy[i] == 0)
            ends.push_back(int(i));
    }
    while (!ends.empty()) {
        const auto step = size_t(ends.back());
        ends.pop_back();
        if (!isOn[step])
            continue;
        isOn[step] = false;
        for (const int next : graph.neededBy[step]) {
            if (--needs[size_t(next)] == 0)
                ends.push_back(next);
        }
        for (const int need : graph.needs[step]) {
            if (--neededBy[size_t(need)] == 0)
                ends.push_back(need);
        }
    }
    return isOn;
}

/// What is needed for other reasons is without rings, so that none is left once the handovers of one are taken away. The objects whose own are.
QSet<int> addHandovers(const QList<PlanStep> &steps, const std::vector<UniqueValues> &values, Graph &graph)
{
    QSet<int> inTheWay;
    QList<Edge> edges = handoversIn(steps, values);
    edges.removeIf([&graph](const Edge &edge) { return graph.needs[size_t(edge.first)].contains(edge.second); });
    if (edges.isEmpty())
        return inTheWay;
    for (const auto &[taker, giver] : std::as_const(edges))
        graph.add(taker, giver);
    const std::vector<bool> isOnRing = onRings(graph);
    for (const auto &[taker, giver] : std::as_const(edges)) {
        if (!isOnRing[size_t(taker)] || !isOnRing[size_t(giver)])
            continue;
        graph.remove(taker, giver);
        inTheWay.insert(steps[taker].object);
    }
    return inTheWay;
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

QList<PlanStep> orderedSteps(const QList<PlanStep> &steps, bool membersAtOnce, const std::vector<UniqueValues> &values, QSet<int> *inTheWay)
{
    Graph graph(steps.size());
    chainObjects(steps, membersAtOnce, graph);
    addReferences(steps, graph);
    addMoves(steps, graph);
    const QSet<int> unordered = addHandovers(steps, values, graph);
    if (inTheWay != nullptr)
        *inTheWay = unordered;
    const std::vector<int> order = sequence(steps, graph);
    std::vector<int> position(size_t(steps.size()), -1);
    QList<PlanStep> result;
    result.reserve(steps.size());
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
