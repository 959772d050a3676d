// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/capabilitycard.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array ofService {Capability::Patch, Capability::Put, Capability::Bulk, Capability::Filter, Capability::Sort, Capability::ETag,
                                Capability::ChangePassword, Capability::Attributes, Capability::ExcludedAttributes, Capability::Conjunction,
                                Capability::Disjunction, Capability::Negation, Capability::ValuePath, Capability::Members, Capability::ReadYourWrites};
constexpr std::array ofType {Capability::IndexPaging, Capability::CursorPaging, Capability::DefaultPageSize, Capability::MaxPageSize,
                             Capability::MaxPageSizeWhole, Capability::StartIndexReach, Capability::CountZero, Capability::Totals};

bool isOfService(Capability capability)
{
    return std::find(ofService.begin(), ofService.end(), capability) != ofService.end();
}

bool isOfType(Capability capability)
{
    return std::find(ofType.begin(), ofType.end(), capability) != ofType.end();
}

/// What RFC 7643 and 7644 promise of themselves: the measure where nobody else says anything.
Json usual(Capability capability)
{
    switch (capability) {
    case Capability::EnvelopeKeys:
        return u"Resources"_s;
    case Capability::ContentType:
        return u"application/scim+json"_s;
    case Capability::NotFound:
        return 404;
    case Capability::Count:
    case Capability::Meta:
        return true;
    default:
        return {};
    }
}

/// Two ways to page may both work, of which the profile names the one that is used.
bool isOtherWayOfPaging(const CapabilityCard::Row &row)
{
    return (row.capability == Capability::IndexPaging || row.capability == Capability::CursorPaging) && row.observed.toBool() && !row.effective.toBool();
}

bool agrees(const CapabilityCard::Row &row)
{
    if (row.atLeast && row.effective.isNumber())
        return row.effective.toInteger() >= row.observed.toInteger();
    return row.observed == row.effective || isOtherWayOfPaging(row);
}

CapabilityCard::Standing standingOf(const CapabilityCard::Row &row)
{
    using Standing = CapabilityCard::Standing;
    if (!row.observed.isUndefined()) {
        if (row.effective.isUndefined())
            return row.observed == usual(row.capability) ? Standing::Confirmed : Standing::Learned;
        return agrees(row) ? Standing::Confirmed : Standing::Contradicted;
    }
    if (row.verdict)
        return Standing::Unclear;
    if (!row.profile.isUndefined() && !(row.profile == row.declared))
        return Standing::Corrected;
    return row.declared.isUndefined() ? Standing::Unknown : Standing::Declared;
}

class CardMaker
{
public:
    CardMaker(const ServiceDescription &description, const ServerProfile &own)
        : m_description(description)
        , m_own(own)
    {
    }
    QList<CapabilityCard::Row> rows(const std::optional<ProbeReport> &probe);

private:
    CapabilityCard::Row known(Capability capability, const QString &type, const QString &detail) const;
    void observe(const Observation &observation);
    CapabilityCard::Row &rowFor(const Observation &observation);

    const ServiceDescription &m_description;
    const ServerProfile &m_own;
    QList<CapabilityCard::Row> m_rows;
};

CapabilityCard::Row CardMaker::known(Capability capability, const QString &type, const QString &detail) const
{
    static const ServerProfile plain;
    CapabilityCard::Row row {.capability = capability, .resourceType = type, .detail = detail};
    row.declared = declaredCapability(m_description.config, capability);
    const Json own = profiledCapability(m_own, capability, type, detail);
    // what a profile leaves at the RFC's default it does not say
    if (!(own == profiledCapability(plain, capability, type, detail)))
        row.profile = own;
    const Json effective = profiledCapability(m_description.profile, capability, type, detail);
    row.effective = effective.isUndefined() ? row.declared : effective;
    return row;
}

CapabilityCard::Row &CardMaker::rowFor(const Observation &observation)
{
    const QString type = isOfService(observation.capability) ? QString() : observation.resourceType;
    const QString detail = observation.capability == Capability::FilterOperator ? observation.detail : QString();
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const CapabilityCard::Row &row) {
        return row.capability == observation.capability && row.resourceType == type && row.detail == detail;
    });
    if (found != m_rows.end())
        return *found;
    m_rows.append(known(observation.capability, type, detail));
    return m_rows.last();
}

void CardMaker::observe(const Observation &observation)
{
    CapabilityCard::Row &row = rowFor(observation);
    // of two types that behave differently the one that does not behave is worth telling
    const bool worse = row.verdict && *row.verdict != Observation::Verdict::Works && *row.verdict != Observation::Verdict::Unclear;
    if (worse)
        return;
    if (row.verdict == Observation::Verdict::Works && observation.verdict == Observation::Verdict::Unclear)
        return;
    // a member that was just added may show late: lists that were seen with members in them say more
    if (row.verdict == Observation::Verdict::Works && observation.capability == Capability::Members)
        return;
    row.observed = observation.value;
    row.atLeast = observation.atLeast;
    row.verdict = observation.verdict;
    row.note = observation.note;
    row.request = observation.request;
    row.clause = brokenClause(observation, m_description.config);
}

QList<CapabilityCard::Row> CardMaker::rows(const std::optional<ProbeReport> &probe)
{
    for (const Capability capability : ofService)
        m_rows.append(known(capability, {}, {}));
    for (const ResourceType &type : m_description.resourceTypes) {
        for (const Capability capability : ofType)
            m_rows.append(known(capability, type.name, {}));
    }
    if (probe) {
        for (const Observation &observation : probe->observations)
            observe(observation);
    }
    for (CapabilityCard::Row &row : m_rows)
        row.standing = standingOf(row);
    m_rows.removeIf([](const CapabilityCard::Row &row) {
        return isOfType(row.capability) && row.standing == CapabilityCard::Standing::Unknown && row.effective.isUndefined();
    });
    return m_rows;
}

Json orNull(const Json &value)
{
    return value.isUndefined() ? Json(nullptr) : value;
}

QString shown(const Json &value)
{
    return value.isUndefined() ? u"-"_s : value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : value.scalarText();
}

Json rowJson(const CapabilityCard::Row &row)
{
    Json json = Json::object({{u"capability"_s, capabilityKey(row.capability)}});
    if (!row.resourceType.isEmpty())
        json.set(u"resourceType"_s, row.resourceType);
    if (!row.detail.isEmpty())
        json.set(u"detail"_s, row.detail);
    json.set(u"declared"_s, orNull(row.declared));
    json.set(u"profile"_s, orNull(row.profile));
    json.set(u"effective"_s, orNull(row.effective));
    json.set(u"observed"_s, orNull(row.observed));
    json.set(u"standing"_s, standingText(row.standing));
    if (row.verdict)
        json.set(u"verdict"_s, verdictText(*row.verdict));
    if (row.atLeast)
        json.set(u"atLeast"_s, true);
    for (const auto &[name, text] : {std::pair {u"clause"_s, row.clause}, std::pair {u"note"_s, row.note}, std::pair {u"request"_s, row.request}}) {
        if (!text.isEmpty())
            json.set(name, text);
    }
    return json;
}

Json textList(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.append(text);
    return list;
}

} // namespace

CapabilityCard CapabilityCard::of(const ServiceDescription &description, const ServerProfile &own, const QUrl &url,
                                  const std::optional<ProbeReport> &probe, const QString &probedAt)
{
    return {.url = url,
            .profileId = own.id,
            .profileTitle = own.title,
            .profileAsOf = own.asOf,
            .rows = CardMaker(description, own).rows(probe),
            .notes = description.notes,
            .facts = own.facts,
            .probe = probe,
            .probedAt = probedAt};
}

const CapabilityCard::Row *CapabilityCard::row(Capability capability, const QString &resourceType, const QString &detail) const
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row &row) {
        return row.capability == capability && row.resourceType == resourceType && row.detail == detail;
    });
    return found == rows.end() ? nullptr : &*found;
}

QList<CapabilityCard::Row> CapabilityCard::contradictions() const
{
    QList<Row> found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
                 [](const Row &row) { return !row.clause.isEmpty() || row.standing == Standing::Contradicted; });
    return found;
}

Json CapabilityCard::toJson() const
{
    Json capabilities = Json::array();
    for (const Row &row : rows)
        capabilities.append(rowJson(row));
    Json against = Json::array();
    const QList<Row> contradicting = contradictions();
    for (const Row &row : contradicting)
        against.append(rowJson(row));
    Json known = Json::array();
    for (const ServerProfile::Fact &fact : facts)
        known.append(Json::object({{u"subject"_s, fact.subject}, {u"text"_s, fact.text}, {u"asOf"_s, fact.asOf}, {u"source"_s, fact.source}}));
    Json json = Json::object({{u"capabilities"_s, capabilities}, {u"contradictions"_s, against}, {u"facts"_s, known}});
    if (probe) {
        json.set(u"probe"_s, Json::object({{u"at"_s, probedAt},
                                           {u"calls"_s, probe->calls},
                                           {u"complete"_s, probe->complete},
                                           {u"stopped"_s, probe->stopped.isEmpty() ? Json(nullptr) : Json(probe->stopped)},
                                           {u"leftovers"_s, textList(probe->leftovers)}}));
    }
    return json;
}

QString CapabilityCard::toMarkdown() const
{
    const auto cell = [](QString text) { return text.replace(u'|', u"\\|"_s).replace(u'\n', u' '); };
    QString text = u"# %1\n\nProfile: %2%3\n"_s.arg(url.toString(), profileTitle.isEmpty() ? profileId : profileTitle,
                                                  profileAsOf.isEmpty() ? QString() : u" (as of %1)"_s.arg(profileAsOf));
    if (probe)
        text += u"Probed: %1, %2 calls%3\n"_s.arg(probedAt).arg(probe->calls).arg(probe->complete ? QString() : u", not complete: "_s + probe->stopped);
    text += u"\n| Capability | Declared | Profile | Observed | Standing | At odds with | Note |\n|---|---|---|---|---|---|---|\n"_s;
    for (const Row &row : rows) {
        QString name = capabilityKey(row.capability);
        if (!row.resourceType.isEmpty())
            name = row.resourceType + u' ' + name;
        if (!row.detail.isEmpty())
            name += u": `"_s + row.detail + u'`';
        const QString observed = (row.atLeast ? u"at least "_s : QString()) + shown(row.observed);
        const QString seen = row.verdict && *row.verdict != Observation::Verdict::Works ? u"%1 (%2)"_s.arg(observed, verdictText(*row.verdict)) : observed;
        text += u"| %1 | %2 | %3 | %4 | %5 | %6 | %7 |\n"_s.arg(cell(name), cell(shown(row.declared)), cell(shown(row.profile)), cell(seen),
                                                                standingText(row.standing), row.clause, cell(row.note));
    }
    for (const ServiceDescription::Note &note : notes)
        text += u"\n- %1: %2"_s.arg(note.subject, note.text);
    for (const ServerProfile::Fact &fact : facts)
        text += u"\n- %1: %2 (%3%4)"_s.arg(fact.subject, fact.text, fact.asOf, fact.source.isEmpty() ? QString() : u", "_s + fact.source);
    return text + u'\n';
}

QString standingText(CapabilityCard::Standing standing)
{
    switch (standing) {
    case CapabilityCard::Standing::Declared:
        return u"declared"_s;
    case CapabilityCard::Standing::Corrected:
        return u"corrected"_s;
    case CapabilityCard::Standing::Confirmed:
        return u"confirmed"_s;
    case CapabilityCard::Standing::Learned:
        return u"learned"_s;
    case CapabilityCard::Standing::Contradicted:
        return u"contradicted"_s;
    case CapabilityCard::Standing::Unclear:
        return u"unclear"_s;
    case CapabilityCard::Standing::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace Provost
