// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probescript.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Whatever is asked for, these may come along (RFC 7643 section 3.1).
bool isAlwaysThere(const QString &name)
{
    static const QStringList names {u"schemas"_s, u"id"_s, u"meta"_s, u"externalId"_s};
    return names.contains(name, Qt::CaseInsensitive);
}

QStringList ownKeys(const Json &resource)
{
    QStringList keys;
    for (const auto &[key, value] : resource.members()) {
        if (!isAlwaysThere(key))
            keys << key;
    }
    return keys;
}

/// The first page as it comes, how it is wrapped, and whether parts of a resource can be asked for.
class ListingTopic final : public ProbeTopic
{
public:
    using ProbeTopic::ProbeTopic;
    void begin() override
    {
        askList({}, [this](const ProbeAnswer &answer) { onFirst(answer); });
    }

private:
    void onFirst(const ProbeAnswer &answer);
    void noteEnvelope(const ProbeAnswer &answer);
    void noteMeta(const ProbeAnswer &answer);
    void noteTotals(const ProbeAnswer &answer);
    void chooseNaming();
    [[nodiscard]] QString otherAttribute() const;
    void askAttributes();
    void askExcluded();
    void askCount();
};

void ListingTopic::onFirst(const ProbeAnswer &answer)
{
    if (answer.error) {
        noteError(Capability::DefaultPageSize, answer, {}, {});
        return;
    }
    subject().sample = answer.page.resources;
    subject().total = answer.page.totalResults;
    subject().wantsCursor = !answer.page.nextCursor.isEmpty();
    subject().hasMore = subject().wantsCursor || subject().total.value_or(0) > subject().sample.size();
    noteEnvelope(answer);
    noteTotals(answer);
    const auto came = int(subject().sample.size());
    if (subject().hasMore)
        note(Capability::DefaultPageSize, Verdict::Works, came);
    else
        note(Capability::DefaultPageSize, Verdict::Unclear, {}, u"all %1 came at once"_s.arg(came));
    if (subject().sample.isEmpty())
        return;
    noteMeta(answer);
    chooseNaming();
    if (subject().naming.isEmpty())
        return;
    askAttributes();
    askExcluded();
    askCount();
}

void ListingTopic::noteEnvelope(const ProbeAnswer &answer)
{
    const QByteArray type = answer.contentType.split(';').first().trimmed();
    note(Capability::ContentType, type == "application/scim+json" ? Verdict::Works : Verdict::Wrong, QString::fromLatin1(type));
    for (const auto &[key, value] : answer.json.members()) {
        if (key.compare("Resources"_L1, Qt::CaseInsensitive) == 0)
            return note(Capability::EnvelopeKeys, key == "Resources"_L1 ? Verdict::Works : Verdict::Wrong, key);
    }
    note(Capability::EnvelopeKeys, Verdict::Wrong, {}, answer.page.bare ? u"no ListResponse"_s : u"no Resources"_s);
}

void ListingTopic::noteMeta(const ProbeAnswer &answer)
{
    const Json meta = answer.page.resources.first().json().value(u"meta");
    QStringList missing;
    for (const QString &name : {u"resourceType"_s, u"location"_s, u"created"_s, u"lastModified"_s}) {
        if (!meta.contains(name))
            missing << u"meta."_s + name;
    }
    if (missing.isEmpty())
        note(Capability::Meta, Verdict::Works, true);
    else
        note(Capability::Meta, Verdict::Wrong, false, u"missing: %1"_s.arg(missing.size() == 4 ? u"meta"_s : missing.join(u", "_s)));
}

void ListingTopic::noteTotals(const ProbeAnswer &answer)
{
    if (!answer.page.totalResults)
        note(Capability::Totals, Verdict::Wrong, false, u"no totalResults"_s);
    else if (subject().wantsCursor && *answer.page.totalResults <= answer.page.resources.size())
        note(Capability::Totals, Verdict::Wrong, false, u"totalResults is the page's size, yet there is a nextCursor"_s);
}

void ListingTopic::chooseNaming()
{
    const Json first = subject().sample.first().json();
    for (const QString &name : {u"userName"_s, u"displayName"_s}) {
        if (first.value(name).isString())
            return void(subject().naming = name);
    }
    for (const auto &[key, value] : first.members()) {
        if (value.isString() && !isAlwaysThere(key))
            return void(subject().naming = key);
    }
}

/// One that the first resource has and that a server may leave out; empty: there is none.
QString ListingTopic::otherAttribute() const
{
    const QStringList keys = ownKeys(subject().sample.first().json());
    const auto found = std::find_if(keys.begin(), keys.end(), [this](const QString &key) {
        const Attribute *attribute = subject().schema.core().attribute(key);
        return key.compare(subject().naming, Qt::CaseInsensitive) != 0 && attribute != nullptr && attribute->returned == Attribute::Returned::Default;
    });
    return found == keys.end() ? QString() : *found;
}

void ListingTopic::askAttributes()
{
    const QString wanted = subject().naming;
    const QString other = otherAttribute();
    if (other.isEmpty())
        return noteUnasked(Capability::Attributes, u"there is no other attribute"_s);
    askList({{u"count"_s, u"2"_s}, {u"attributes"_s, wanted}}, [this, wanted, other](const ProbeAnswer &answer) {
        if (answer.error || answer.page.resources.isEmpty())
            return noteError(Capability::Attributes, answer);
        const Json first = answer.page.resources.first().json();
        subject().projects = !first.contains(other);
        if (!subject().projects)
            note(Capability::Attributes, Verdict::Ignored, false, u"%1 came too"_s.arg(other));
        else if (!first.contains(wanted))
            note(Capability::Attributes, Verdict::Wrong, false, u"%1 did not come"_s.arg(wanted));
        else
            note(Capability::Attributes, Verdict::Works, true);
    });
}

void ListingTopic::askExcluded()
{
    const QString name = otherAttribute();
    if (name.isEmpty())
        return noteUnasked(Capability::ExcludedAttributes, u"there is no other attribute"_s);
    askList({{u"count"_s, u"2"_s}, {u"excludedAttributes"_s, name}}, [this, name](const ProbeAnswer &answer) {
        if (answer.error || answer.page.resources.isEmpty())
            return noteError(Capability::ExcludedAttributes, answer);
        const bool came = answer.page.resources.first().json().contains(name);
        note(Capability::ExcludedAttributes, came ? Verdict::Ignored : Verdict::Works, !came, came ? u"%1 came all the same"_s.arg(name) : QString());
    });
}

void ListingTopic::askCount()
{
    if (subject().sample.size() < 2)
        return noteUnasked(Capability::Count, u"there is one resource only"_s);
    askList({{u"count"_s, u"1"_s}}, [this](const ProbeAnswer &answer) {
        if (answer.error)
            return noteError(Capability::Count, answer);
        const auto came = answer.page.resources.size();
        note(Capability::Count, came == 1 ? Verdict::Works : Verdict::Ignored, came == 1, came == 1 ? QString() : u"%1 came"_s.arg(came));
    });
}

} // namespace

std::unique_ptr<ProbeTopic> makeListingTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
{
    return std::make_unique<ListingTopic>(script, std::move(subject));
}

} // namespace Provost
