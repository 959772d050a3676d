// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probescript.h"

#include "scim/filter.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What of the grammar is tried on which attribute: the look-ups a console needs, one of each operator. Few, because
/// each is a call.
struct Trial {
    QString attribute;
    QStringList operators;
};
QList<Trial> trialsFor(const ResourceType &type)
{
    if (type.isCalled(u"Group"))
        return {{u"displayName"_s, {u"eq"_s, u"sw"_s, u"co"_s, u"ew"_s}}, {u"id"_s, {u"eq"_s}},
            {u"externalId"_s, {u"eq"_s}}};
    return {{u"userName"_s, {u"eq"_s, u"sw"_s, u"co"_s, u"ew"_s, u"pr"_s, u"ne"_s}}, {u"id"_s, {u"eq"_s}},
        {u"externalId"_s, {u"eq"_s}}, {u"displayName"_s, {u"eq"_s, u"co"_s}}, {u"name.familyName"_s, {u"eq"_s}},
        {u"emails.value"_s, {u"eq"_s}}, {u"active"_s, {u"eq"_s}}, {u"meta.lastModified"_s, {u"ge"_s}}};
}

AttributeName nameOf(const QString &text)
{
    return AttributeName::parse(text).valueOr({});
}

/// One value of what a resource has there.
Json oneValue(const Resource &resource, const AttributeName &name)
{
    const Json value = resource.value(name);
    return value.isArray() ? value.at(0) : value;
}

class FilterTopic final : public ProbeTopic {
public:
    using ProbeTopic::ProbeTopic;
    void begin() override;

private:
    void tryOperator(const QString &attribute, const QString &op);
    void tryRest();
    void tryConnectives();
    void tryNegation(const QString &attribute, const Json &value);
    void tryValuePath();
    void tryFilter(Capability capability, const Filter &filter, const QString &detail, const QStringList &secrets,
        std::function<void(bool)> then = {});
    [[nodiscard]] bool judge(
        Capability capability, const Filter &filter, const QString &detail, const ProbeAnswer &answer);
    [[nodiscard]] const Resource *resourceWith(const AttributeName &name) const;
    [[nodiscard]] bool matchesAll(const Filter &filter) const;
    [[nodiscard]] QString tellingEnding(const AttributeName &name, const QString &text) const;
    [[nodiscard]] QList<Filter> joinable() const;
};

void FilterTopic::begin()
{
    if (subject().sample.isEmpty())
        return;
    const QList<Trial> trials = trialsFor(subject().type);
    for (const Trial &trial : trials) {
        for (const QString &op : trial.operators)
            tryOperator(trial.attribute, op);
    }
    tryRest();
}

const Resource *FilterTopic::resourceWith(const AttributeName &name) const
{
    const QList<Resource> &sample = subject().sample;
    // where a flag is rare it tells more
    const auto rare = std::find_if(sample.begin(), sample.end(), [&name](const Resource &resource) {
        const Json value = oneValue(resource, name);
        return value.isBool() && !value.toBool();
    });
    if (rare != sample.end())
        return &*rare;
    const auto found = std::find_if(sample.begin(), sample.end(), [&name](const Resource &resource) {
        const Json value = oneValue(resource, name);
        return value.isBool() || value.isNumber() || !value.toString().isEmpty();
    });
    return found == sample.end() ? nullptr : &*found;
}

void FilterTopic::tryOperator(const QString &attribute, const QString &op)
{
    const QString detail = attribute + u' ' + op;
    const AttributeName name = nameOf(attribute);
    const Resource *resource = resourceWith(name);
    if (!resource)
        return noteUnasked(Capability::FilterOperator, u"nobody has a value there"_s, detail);
    if (op == "pr"_L1)
        return tryFilter(Capability::FilterOperator, Filter::present(name), detail, {});
    Json value = oneValue(*resource, name);
    if (value.isString()) {
        const QString text = value.toString();
        if (op == "sw"_L1)
            value = text.left(std::max<qsizetype>(1, text.size() * 2 / 3));
        else if (op == "ew"_L1)
            value = tellingEnding(name, text);
        else if (op == "co"_L1)
            value = text.mid(1, std::max<qsizetype>(1, text.size() / 2));
    }
    const Filter filter = Filter::compare(name, *compareOpFromText(op), value);
    tryFilter(Capability::FilterOperator, filter, detail, {value.isString() ? value.toString() : QString()});
}

/// The shortest ending from two thirds on that not everybody seen has: user names often share a long domain.
QString FilterTopic::tellingEnding(const AttributeName &name, const QString &text) const
{
    qsizetype size = std::max<qsizetype>(1, text.size() * 2 / 3);
    while (size < text.size() - 1 && matchesAll(Filter::compare(name, CompareOp::Ew, Json(text.right(size)))))
        ++size;
    return text.right(size);
}

void FilterTopic::tryFilter(Capability capability, const Filter &filter, const QString &detail,
    const QStringList &secrets, std::function<void(bool)> then)
{
    const Query query{{u"filter"_s, filter.toString()}, {u"count"_s, u"10"_s}};
    askList(
        query,
        [this, capability, filter, detail, then = std::move(then)](const ProbeAnswer &answer) {
            const bool works = judge(capability, filter, detail, answer);
            if (works && capability == Capability::FilterOperator)
                subject().works.insert(detail);
            if (then)
                then(works);
        },
        secrets);
}

bool FilterTopic::matchesAll(const Filter &filter) const
{
    const QList<Resource> &sample = subject().sample;
    return std::all_of(sample.begin(), sample.end(),
        [&](const Resource &resource) { return filter.matches(resource.json(), &subject().schema); });
}

/// Did the server do what the filter says? What it sent is matched here once more.
bool FilterTopic::judge(Capability capability, const Filter &filter, const QString &detail, const ProbeAnswer &answer)
{
    if (answer.error) {
        noteError(capability, answer, detail);
        return false;
    }
    const QList<Resource> &came = answer.page.resources;
    if (came.isEmpty()) {
        note(capability, Verdict::Empty, false, u"what was asked for exists"_s, detail);
        return false;
    }
    const auto strangers = std::count_if(came.begin(), came.end(),
        [&](const Resource &resource) { return !filter.matches(resource.json(), &subject().schema); });
    QStringList unfiltered;
    for (const Resource &resource : subject().sample.mid(0, came.size()))
        unfiltered << resource.id();
    if (strangers > 0) {
        const bool ignored = answer.ids() == unfiltered || strangers >= came.size() - 1;
        note(capability, ignored ? Verdict::Ignored : Verdict::Wrong, false,
            u"%1 of %2 do not match"_s.arg(strangers).arg(came.size()), detail);
        return false;
    }
    if (matchesAll(filter) && detail != "userName pr"_L1 && subject().sample.size() > 1) {
        note(capability, Verdict::Unclear, {}, u"everything that was seen matches"_s, detail);
        return false;
    }
    note(capability, Verdict::Works, true, {}, detail);
    return true;
}

/// Once the plain ones are answered: what joins them is tried with those that work.
void FilterTopic::tryRest()
{
    const QString naming = subject().naming;
    const Resource *resource = naming.isEmpty() ? nullptr : resourceWith(nameOf(naming));
    if (!resource)
        return;
    // the last plain question is answered before this one is put: questions keep their order
    const Filter nobody = Filter::compare(nameOf(naming), CompareOp::Eq, Json(u"provost-probe-nobody-of-this-name"_s));
    askList({{u"filter"_s, nobody.toString()}, {u"count"_s, u"10"_s}}, [this, naming](const ProbeAnswer &answer) {
        if (!answer.error && !answer.page.resources.isEmpty())
            note(Capability::Filter, Verdict::Ignored, false,
                u"a name that nobody has brings %1"_s.arg(answer.page.resources.size()), naming + u" eq"_s);
        else if (answer.isRefusal())
            noteError(Capability::Filter, answer, naming + u" eq"_s);
        else if (!answer.error)
            note(Capability::Filter, Verdict::Works, true, {}, naming + u" eq"_s);
        tryConnectives();
    });
}

/// What the first of the sample can be asked for by, without what the profile says must stand alone.
QList<Filter> FilterTopic::joinable() const
{
    const Resource &first = subject().sample.first();
    const QString naming = subject().naming;
    const QStringList alone = description().profile.filter.alone;
    QList<Filter> parts;
    for (const QString &attribute : {naming, u"id"_s}) {
        if (subject().works.contains(attribute + u" eq"_s) && !alone.contains(attribute.toLower()))
            parts << Filter::compare(nameOf(attribute), CompareOp::Eq, first.value(nameOf(attribute)));
    }
    if (parts.isEmpty())
        parts << Filter::compare(nameOf(naming), CompareOp::Eq, first.value(nameOf(naming)));
    return parts;
}

void FilterTopic::tryConnectives()
{
    const QString naming = subject().naming;
    if (!subject().works.contains(naming + u" eq"_s))
        return noteUnasked(Capability::Conjunction, u"no comparison works"_s);
    const AttributeName name = nameOf(naming);
    const auto valueOf = [&](qsizetype index) { return subject().sample.at(index).value(name); };
    const auto isName = [&](qsizetype index) { return Filter::compare(name, CompareOp::Eq, valueOf(index)); };
    const QList<Filter> parts = joinable();
    tryFilter(Capability::Conjunction, Filter::allOf({parts.first(), parts.last()}), {},
        {valueOf(0).toString(), subject().sample.first().id()});
    if (!subject().type.isCalled(u"User"))
        return;
    if (subject().sample.size() > 1)
        tryFilter(Capability::Disjunction, Filter::anyOf({isName(0), isName(1)}), {},
            {valueOf(0).toString(), valueOf(1).toString()});
    tryNegation(naming, valueOf(0));
    tryValuePath();
}

void FilterTopic::tryNegation(const QString &attribute, const Json &value)
{
    const AttributeName name = nameOf(attribute);
    const QString text = value.toString();
    const auto afterwards = [this, name, text](bool works) {
        const QString ending = tellingEnding(name, text);
        const Filter notEnding = Filter::negated(Filter::compare(name, CompareOp::Ew, Json(ending)));
        if (!works && subject().works.contains(name.toString() + u" ew"_s))
            tryFilter(Capability::FilterOperator, notEnding, name.toString() + u" not ew"_s, {ending});
    };
    tryFilter(
        Capability::Negation, Filter::negated(Filter::compare(name, CompareOp::Eq, value)), {}, {text}, afterwards);
}

void FilterTopic::tryValuePath()
{
    const AttributeName value = nameOf(u"emails.value"_s);
    const Resource *resource = resourceWith(value);
    if (!resource)
        return noteUnasked(Capability::ValuePath, u"nobody has an e-mail address"_s);
    const Json address = oneValue(*resource, value);
    const Filter inner = Filter::compare(nameOf(u"value"_s), CompareOp::Eq, address);
    tryFilter(Capability::ValuePath, Filter::valuePath(nameOf(u"emails"_s), inner), {}, {address.toString()});
}

} // namespace

std::unique_ptr<ProbeTopic> makeFilterTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
{
    return std::make_unique<FilterTopic>(script, std::move(subject));
}

} // namespace Provost
