// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/suggestedprofile.h"

#include <QRegularExpression>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Row = CapabilityCard::Row;
using Standing = CapabilityCard::Standing;

bool isNews(const Row &row)
{
    return row.standing == Standing::Contradicted || row.standing == Standing::Learned;
}

QString pagingWord(ServerProfile::Paging paging)
{
    return paging == ServerProfile::Paging::Cursor ? u"cursor"_s : paging == ServerProfile::Paging::None ? u"none"_s : u"index"_s;
}

/// Puts a correction together, member by member.
class Suggestion
{
public:
    Suggestion(const CapabilityCard &card, const ServerProfile &effective)
        : m_card(card)
        , m_effective(effective)
    {
    }
    Json make();

private:
    void addSwitches();
    void addRemoval();
    void addPages();
    void addFilter();
    void addOperators(Json &filter);
    void addFacts();
    [[nodiscard]] ServerProfile::Pages corrected(const QString &type) const;
    [[nodiscard]] std::optional<ServerProfile::Paging> seenPaging() const;
    [[nodiscard]] std::optional<bool> seen(Capability capability, const QString &type = {}) const;
    [[nodiscard]] std::optional<qint64> seenNumber(Capability capability, const QString &type) const;
    [[nodiscard]] QStringList types() const;

    const CapabilityCard &m_card;
    const ServerProfile &m_effective;
    Json m_json = Json::object();
};

Json pagesJson(const ServerProfile::Pages &pages)
{
    Json json = Json::object();
    if (pages.paging)
        json.set(u"paging"_s, pagingWord(*pages.paging));
    if (pages.defaultSize)
        json.set(u"defaultSize"_s, *pages.defaultSize);
    if (pages.maxSize)
        json.set(u"maxSize"_s, *pages.maxSize);
    if (pages.maxSizeWithoutProjection)
        json.set(u"maxSizeWithoutProjection"_s, *pages.maxSizeWithoutProjection);
    if (!pages.slowAttributes.isEmpty()) {
        Json slow = Json::array();
        for (const QString &name : pages.slowAttributes)
            slow.append(name);
        json.set(u"slowAttributes"_s, slow);
    }
    if (pages.maxStartIndex)
        json.set(u"maxStartIndex"_s, *pages.maxStartIndex);
    json.set(u"countZero"_s, pages.countZero);
    json.set(u"totals"_s, pages.totals);
    return json;
}

std::optional<bool> Suggestion::seen(Capability capability, const QString &type) const
{
    const Row *row = m_card.row(capability, type);
    return row && isNews(*row) && row->observed.isBool() ? std::optional(row->observed.toBool()) : std::nullopt;
}

std::optional<qint64> Suggestion::seenNumber(Capability capability, const QString &type) const
{
    const Row *row = m_card.row(capability, type);
    return row && isNews(*row) && row->observed.isNumber() ? std::optional(row->observed.toInteger()) : std::nullopt;
}

QStringList Suggestion::types() const
{
    QStringList names;
    for (const Row &row : m_card.rows) {
        if (!row.resourceType.isEmpty() && !names.contains(row.resourceType))
            names << row.resourceType;
    }
    return names;
}

/// Learnt on users; where both ways work, the profile's choice stays.
std::optional<ServerProfile::Paging> Suggestion::seenPaging() const
{
    for (const QString &type : types()) {
        const Row *index = m_card.row(Capability::IndexPaging, type);
        const Row *cursor = m_card.row(Capability::CursorPaging, type);
        if (!index || !cursor || !index->observed.isBool() || !cursor->observed.isBool())
            continue;
        const bool byIndex = index->observed.toBool();
        const bool byCursor = cursor->observed.toBool();
        if (byIndex != byCursor)
            return byIndex ? ServerProfile::Paging::Index : ServerProfile::Paging::Cursor;
        return byIndex ? std::nullopt : std::optional(ServerProfile::Paging::None);
    }
    return {};
}

ServerProfile::Pages Suggestion::corrected(const QString &type) const
{
    ServerProfile::Pages pages = m_effective.pagesFor(type);
    if (const auto paging = seenPaging())
        pages.paging = paging;
    for (const QString &asked : types()) { // of these the users speak for all
        pages.totals = seen(Capability::Totals, asked).value_or(pages.totals);
        pages.countZero = seen(Capability::CountZero, asked).value_or(pages.countZero);
        if (const auto reach = seenNumber(Capability::StartIndexReach, asked))
            pages.maxStartIndex = *reach;
    }
    if (const auto size = seenNumber(Capability::DefaultPageSize, type))
        pages.defaultSize = int(*size);
    if (const auto size = seenNumber(Capability::MaxPageSize, type))
        pages.maxSize = int(*size);
    if (const auto size = seenNumber(Capability::MaxPageSizeWhole, type))
        pages.maxSizeWithoutProjection = int(*size);
    return pages;
}

void Suggestion::addPages()
{
    Json byType = Json::object();
    const QStringList names = types();
    for (const QString &type : names) {
        const ServerProfile::Pages pages = corrected(type);
        if (!(pages == m_effective.pagesFor(type)))
            byType.set(type, pagesJson(pages)); // as a whole, since it stands in place of `pages`
    }
    if (byType.size() > 0)
        m_json.set(u"pagesByType"_s, byType);
}

void Suggestion::addSwitches()
{
    const auto add = [this](Capability capability, const QString &member) {
        if (const auto value = seen(capability))
            m_json.set(member, *value);
    };
    add(Capability::Sort, u"sort"_s);
    add(Capability::Patch, u"patch"_s);
    add(Capability::Put, u"put"_s);
    add(Capability::Bulk, u"bulk"_s);
    add(Capability::ETag, u"etag"_s);
    add(Capability::ConditionalWrite, u"etag"_s);
    add(Capability::ReadYourWrites, u"readYourWrites"_s);
    for (const Capability capability : {Capability::Attributes, Capability::ExcludedAttributes}) {
        if (seen(capability) == false)
            m_json.set(u"projection"_s, false);
    }
    const Row *members = m_card.row(Capability::Members);
    if (members && members->standing == Standing::Contradicted)
        m_json.set(u"members"_s, members->observed);
}

/// How members are taken out: by the way that was seen to do it.
void Suggestion::addRemoval()
{
    const Row *removal = m_card.row(Capability::MemberRemove);
    if (!removal || removal->standing != Standing::Contradicted || !removal->observed.isString())
        return;
    const bool byValue = removal->observed.toString() == "value list"_L1;
    Json rules = Json::object({{u"removeByValue"_s, byValue}});
    if (byValue && removal->note == otherWayIgnored) // nobody would notice what else a selector leaves undone
        rules.set(u"selectors"_s, false);
    m_json.set(u"patchRules"_s, rules);
}

void Suggestion::addFilter()
{
    Json filter = Json::object();
    addOperators(filter);
    for (const auto &[capability, member] : {std::pair {Capability::Conjunction, u"conjunction"_s}, std::pair {Capability::Disjunction, u"disjunction"_s},
                                             std::pair {Capability::Negation, u"negation"_s}, std::pair {Capability::ValuePath, u"valuePaths"_s}}) {
        if (const auto value = seen(capability))
            filter.set(member, *value);
    }
    if (filter.size() > 0)
        m_json.set(u"filter"_s, filter);
}

/// Where the whole grammar was taken for granted and does not hold, only what was seen to work is left.
void Suggestion::addOperators(Json &filter)
{
    const bool everything = m_effective.filter.everything;
    const bool wrong = std::any_of(m_card.rows.begin(), m_card.rows.end(), [](const Row &row) {
        return row.capability == Capability::FilterOperator && row.standing == Standing::Contradicted;
    });
    if (!wrong)
        return;
    QHash<QString, QHash<QString, QStringList>> operators = m_effective.filter.operators;
    QHash<QString, QSet<QString>> touched;
    for (const Row &row : m_card.rows) {
        const auto space = row.detail.indexOf(u' ');
        if (row.capability != Capability::FilterOperator || row.detail.contains(u" and "_s) || !row.observed.isBool() || (!everything && row.standing != Standing::Contradicted))
            continue;
        const QString name = row.detail.left(space).toLower();
        QStringList &list = operators[row.resourceType][name];
        list.removeAll(row.detail.mid(space + 1));
        if (row.observed.toBool())
            list << row.detail.mid(space + 1);
        touched[row.resourceType].insert(row.detail.left(space));
    }
    if (everything)
        filter.set(u"everything"_s, false);
    Json byType = Json::object();
    for (auto type = touched.cbegin(); type != touched.cend(); ++type) {
        Json byName = Json::object();
        QStringList names(type->cbegin(), type->cend());
        names.sort();
        for (const QString &name : std::as_const(names)) {
            Json list = Json::array();
            for (const QString &op : operators.value(type.key()).value(name.toLower()))
                list.append(op);
            byName.set(name, list);
        }
        byType.set(type.key(), byName);
    }
    filter.set(u"operators"_s, byType);
}

void Suggestion::addFacts()
{
    Json facts = Json::array();
    for (const Row &row : m_card.rows) {
        if (row.standing != Standing::Contradicted)
            continue;
        QString subject = capabilityKey(row.capability);
        if (!row.detail.isEmpty())
            subject += u": "_s + row.detail;
        const QString value = row.observed.isBool() ? (row.observed.toBool() ? u"yes"_s : u"no"_s) : row.observed.scalarText();
        const QString how = row.verdict && *row.verdict != Observation::Verdict::Works ? u" (%1)"_s.arg(verdictText(*row.verdict)) : QString();
        const QString text = u"Observed: %1%2%3. %4"_s.arg(value, how, row.note.isEmpty() ? QString() : u", "_s + row.note, row.request).trimmed();
        facts.append(Json::object({{u"subject"_s, subject}, {u"text"_s, text}, {u"asOf"_s, m_card.probedAt.left(10)}, {u"source"_s, u"provost discover --probe"_s}}));
    }
    if (facts.size() > 0)
        m_json.set(u"facts"_s, facts);
}

Json Suggestion::make()
{
    if (!m_card.probe)
        return {};
    addPages();
    addFilter();
    addSwitches();
    addRemoval();
    if (m_json.size() == 0)
        return {};
    addFacts();
    const bool isKnown = m_card.profileId != "rfc"_L1 && m_card.profileId != "practice"_L1; // what those are, is so for many
    const QString port = m_card.url.port() < 0 ? QString() : u'-' + QString::number(m_card.url.port());
    QString own = m_card.url.host() + port + m_card.url.path();
    own.replace(QRegularExpression(u"[^A-Za-z0-9]+"_s), u"-"_s);
    while (own.endsWith(u'-'))
        own.chop(1);
    Json json = Json::object({{u"id"_s, isKnown ? m_card.profileId : own}});
    // a correction of a correction is laid over it when it is saved
    if (ServerProfile::shippedIds().contains(m_card.profileId))
        json.set(u"extends"_s, m_card.profileId);
    if (!isKnown) {
        json.set(u"title"_s, QString(m_card.url.host() + QString(port).replace(u'-', u':')));
        const QString pattern = u'^' + QRegularExpression::escape(m_card.url.adjusted(QUrl::StripTrailingSlash).toString()) + u"(/|$)"_s;
        json.set(u"urlPatterns"_s, Json::array({Json(pattern)}));
    }
    json.set(u"$why"_s, u"suggested by a probe on %1"_s.arg(m_card.probedAt.left(10)));
    for (const auto &[name, value] : m_json.members())
        json.set(name, value);
    return json;
}

} // namespace

Json suggestedProfile(const CapabilityCard &card, const ServerProfile &effective)
{
    return Suggestion(card, effective).make();
}

} // namespace Provost
