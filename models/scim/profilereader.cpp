// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilereader.h"

#include "scim/filter.h"
#include "scim/rulekey.h"

#include <QDate>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <concepts>
#include <limits>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// One JSON object of a profile. Remembers which members were asked for: at the end a member nobody asked for is a typing error.
/// The first fault is kept for all.
class Reader
{
public:
    Reader(Json json, QString path, std::optional<Error> &fault)
        : m_json(std::move(json))
        , m_path(std::move(path))
        , m_fault(fault)
    {
        if (!m_json.isUndefined() && !m_json.isObject())
            fail(m_path, u"an object"_s);
    }
    ~Reader()
    {
        for (const Json::Member &member : m_json.members()) {
            if (!m_known.contains(member.first) && !member.first.startsWith(u'$'))
                fail(placeOf(member.first), u"nothing of this name (see docs/profile-format.md)"_s);
        }
    }
    Q_DISABLE_COPY_MOVE(Reader)

    void read(const QString &key, bool &into);
    void readCount(const QString &key, std::optional<int> &into); ///< at least 1
    void readDate(const QString &key, QString &into);
    void readHeader(const QString &key, QByteArray &into);
    void read(const QString &key, std::optional<bool> &into);
    void read(const QString &key, QString &into);
    void read(const QString &key, QByteArray &into);
    void read(const QString &key, double &into);
    void read(const QString &key, QStringList &into);
    void read(const QString &key, QHash<QString, QStringList> &into);
    void read(const QString &key, QHash<QString, QString> &into);
    template <std::integral Number>
    void read(const QString &key, Number &into);
    template <std::integral Number>
    void read(const QString &key, std::optional<Number> &into);
    template <typename Enum>
    void choose(const QString &key, std::initializer_list<std::pair<const char *, Enum>> words, std::optional<Enum> &into);

    /// Calls `visit(name, Reader &)` for every member of the object `key`.
    template <typename Visit>
    void eachMember(const QString &key, Visit visit);
    /// Calls `visit(Reader &)` for every item of the array `key`.
    template <typename Visit>
    void eachItem(const QString &key, Visit visit);
    template <typename Visit>
    void inside(const QString &key, Visit visit)
    {
        Reader inner(take(key), placeOf(key), m_fault);
        visit(inner);
    }
    void fail(const QString &place, const QString &wanted)
    {
        if (!m_fault)
            m_fault = Error::validation(u"profile, %1: %2 was expected"_s.arg(place, wanted));
    }
    QStringList names() const; ///< of all members, where any may be there
    QString placeOf(const QString &key) const { return m_path.isEmpty() ? key : QString(m_path + u'.' + key); }

private:
    Json take(const QString &key)
    {
        m_known.insert(key);
        const auto &members = m_json.members(); // names are our own, so their case counts
        const auto it = std::find_if(members.begin(), members.end(), [&](const Json::Member &member) { return member.first == key; });
        return it == members.end() || it->second.isNull() ? Json() : it->second;
    }
    QStringList strings(const Json &json, const QString &place);

    Json m_json;
    QString m_path;
    std::optional<Error> &m_fault;
    QSet<QString> m_known;
};

QStringList Reader::names() const
{
    QStringList all;
    for (const Json::Member &member : m_json.members()) {
        if (!member.first.startsWith(u'$'))
            all << member.first;
    }
    return all;
}

void Reader::read(const QString &key, bool &into)
{
    std::optional<bool> value;
    read(key, value);
    into = value.value_or(into);
}

void Reader::read(const QString &key, std::optional<bool> &into)
{
    const Json json = take(key);
    if (json.isBool())
        into = json.toBool();
    else if (!json.isUndefined())
        fail(placeOf(key), u"true or false"_s);
}

void Reader::read(const QString &key, QString &into)
{
    const Json json = take(key);
    if (json.isString())
        into = json.toString();
    else if (!json.isUndefined())
        fail(placeOf(key), u"a string"_s);
}

void Reader::read(const QString &key, QByteArray &into)
{
    QString text = QString::fromUtf8(into);
    read(key, text);
    into = text.toUtf8();
}

void Reader::readCount(const QString &key, std::optional<int> &into)
{
    read(key, into);
    if (into && *into < 1)
        fail(placeOf(key), u"at least 1"_s);
}

void Reader::readDate(const QString &key, QString &into)
{
    read(key, into);
    if (!into.isEmpty() && !QDate::fromString(into, u"yyyy-MM-dd"_s).isValid())
        fail(placeOf(key), u"a date such as 2026-09-04"_s);
}

/// A line break would begin another header, or end them all.
void Reader::readHeader(const QString &key, QByteArray &into)
{
    read(key, into);
    if (std::any_of(into.cbegin(), into.cend(), [](char c) { return c < 0x20 || c > 0x7e; }))
        fail(placeOf(key), u"a header's value: printable ASCII"_s);
}

void Reader::read(const QString &key, double &into)
{
    const Json json = take(key);
    if (json.isNumber() && json.toDouble() >= 0)
        into = json.toDouble();
    else if (!json.isUndefined())
        fail(placeOf(key), u"a number that is not negative"_s);
}

template <std::integral Number>
void Reader::read(const QString &key, Number &into)
{
    std::optional<Number> value;
    read(key, value);
    into = value.value_or(into);
}

template <std::integral Number>
void Reader::read(const QString &key, std::optional<Number> &into)
{
    const Json json = take(key);
    const qint64 value = json.toInteger(-1);
    if (json.isNumber() && value >= 0 && value <= qint64(std::numeric_limits<Number>::max()))
        into = Number(value);
    else if (!json.isUndefined())
        fail(placeOf(key), u"a whole number that is not negative"_s);
}

QStringList Reader::strings(const Json &json, const QString &place)
{
    QStringList texts;
    if (!json.isArray())
        fail(place, u"an array of strings"_s);
    for (const Json &item : json.items()) {
        if (!item.isString())
            fail(place, u"an array of strings"_s);
        texts << item.toString();
    }
    return texts;
}

void Reader::read(const QString &key, QStringList &into)
{
    const Json json = take(key);
    if (!json.isUndefined())
        into = strings(json, placeOf(key));
}

void Reader::read(const QString &key, QHash<QString, QStringList> &into)
{
    const Json json = take(key);
    if (!json.isUndefined() && !json.isObject())
        fail(placeOf(key), u"an object"_s);
    for (const Json::Member &member : json.members())
        into.insert(member.first, strings(member.second, placeOf(key) + u'.' + member.first));
}

void Reader::read(const QString &key, QHash<QString, QString> &into)
{
    const Json json = take(key);
    if (!json.isUndefined() && !json.isObject())
        fail(placeOf(key), u"an object"_s);
    for (const Json::Member &member : json.members()) {
        if (!member.second.isString())
            fail(placeOf(key), u"an object of strings"_s);
        into.insert(member.first, member.second.toString());
    }
}

template <typename Enum>
void Reader::choose(const QString &key, std::initializer_list<std::pair<const char *, Enum>> words, std::optional<Enum> &into)
{
    const Json json = take(key);
    if (json.isUndefined())
        return;
    QStringList known;
    for (const auto &[word, value] : words) {
        known << QString::fromLatin1(word);
        if (json.toString() == known.last()) {
            into = value;
            return;
        }
    }
    fail(placeOf(key), u"one of %1"_s.arg(known.join(", "_L1)));
}

template <typename Visit>
void Reader::eachMember(const QString &key, Visit visit)
{
    const Json json = take(key);
    if (!json.isUndefined() && !json.isObject())
        fail(placeOf(key), u"an object"_s);
    for (const Json::Member &member : json.members()) {
        Reader inner(member.second, placeOf(key) + u'.' + member.first, m_fault);
        visit(member.first, inner);
    }
}

template <typename Visit>
void Reader::eachItem(const QString &key, Visit visit)
{
    const Json json = take(key);
    if (!json.isUndefined() && !json.isArray())
        fail(placeOf(key), u"an array"_s);
    for (qsizetype i = 0; i < json.size(); ++i) {
        Reader inner(json.at(i), u"%1[%2]"_s.arg(placeOf(key), QString::number(i)), m_fault);
        visit(inner);
    }
}

QStringList lowered(const QStringList &texts)
{
    QStringList lower;
    for (const QString &text : texts)
        lower << text.toLower();
    return lower;
}

QStringList ruleKeys(const QStringList &paths)
{
    QStringList keys;
    for (const QString &path : paths)
        keys << ruleKey(path);
    return keys;
}

template <typename Value>
QHash<QString, Value> loweredKeys(const QHash<QString, Value> &hash)
{
    QHash<QString, Value> lower;
    for (auto it = hash.constBegin(); it != hash.constEnd(); ++it)
        lower.insert(it.key().toLower(), it.value());
    return lower;
}

void readPages(Reader &in, ServerProfile::Pages &pages)
{
    using Paging = ServerProfile::Paging;
    in.choose<Paging>(u"paging"_s, {{"index", Paging::Index}, {"cursor", Paging::Cursor}, {"none", Paging::None}}, pages.paging);
    in.readCount(u"defaultSize"_s, pages.defaultSize);
    in.readCount(u"maxSize"_s, pages.maxSize);
    in.readCount(u"maxSizeWithoutProjection"_s, pages.maxSizeWithoutProjection);
    in.read(u"slowAttributes"_s, pages.slowAttributes);
    in.read(u"maxStartIndex"_s, pages.maxStartIndex);
    in.read(u"countZero"_s, pages.countZero);
    in.read(u"totals"_s, pages.totals);
    pages.slowAttributes = lowered(pages.slowAttributes);
}

/// `eq`, `not eq`, `eq with id`.
bool isOperator(const QString &text)
{
    QString word = text;
    if (word.startsWith("not "_L1))
        word.remove(0, 4);
    else if (const auto with = word.indexOf(" with "_L1); with > 0 && AttributeName::parse(word.sliced(with + 6)))
        word.truncate(with);
    return word == "pr"_L1 || compareOpFromText(word);
}

void readFilterRules(Reader &in, ServerProfile::FilterRules &rules)
{
    in.read(u"supported"_s, rules.supported);
    in.read(u"everything"_s, rules.everything);
    in.read(u"conjunction"_s, rules.conjunction);
    in.read(u"disjunction"_s, rules.disjunction);
    in.read(u"negation"_s, rules.negation);
    in.read(u"valuePaths"_s, rules.valuePaths);
    in.read(u"alone"_s, rules.alone);
    rules.alone = ruleKeys(rules.alone);
    in.inside(u"operators"_s, [&](Reader &types) {
        for (const QString &type : types.names()) {
            QHash<QString, QStringList> byPath;
            types.read(type, byPath);
            for (auto path = byPath.cbegin(); path != byPath.cend(); ++path) {
                const QStringList words = lowered(path.value());
                if (!std::all_of(words.cbegin(), words.cend(), isOperator))
                    types.fail(types.placeOf(type) + u'.' + path.key(), u"eq, ne, co, sw, ew, gt, ge, lt, le, pr, also \"not ew\" or \"eq with id\""_s);
                rules.operators[type].insert(ruleKey(path.key()), words);
            }
        }
    });
}

void readPatchRules(Reader &in, ServerProfile::PatchRules &rules)
{
    bool ignored = false; // in profiles that people have corrected
    in.read(u"withoutPath"_s, ignored);
    in.read(u"selectors"_s, rules.selectors);
    in.read(u"selectorAttributes"_s, rules.selectorAttributes);
    in.inside(u"selectorForms"_s, [&](Reader &attributes) {
        for (const QString &attribute : attributes.names()) {
            QHash<QString, QString> byType;
            attributes.read(attribute, byType);
            rules.selectorForms.insert(attribute.toLower(), loweredKeys(byType));
        }
    });
    in.read(u"replaceValues"_s, rules.replaceValues);
    in.read(u"replaceMembers"_s, rules.replaceMembers);
    in.read(u"removeByValue"_s, rules.removeByValue);
    in.read(u"bySubAttribute"_s, rules.bySubAttribute);
    in.read(u"noRemove"_s, rules.noRemove);
    rules.selectorAttributes = lowered(rules.selectorAttributes);
    rules.noRemove = lowered(rules.noRemove);
}

void readMembers(Reader &in, ServerProfile &profile)
{
    using Access = ServerProfile::MemberAccess;
    std::optional<Access> access;
    in.choose<Access>(u"members"_s,
                      {{"in group", Access::InGroup},
                       {"on request", Access::OnRequest},
                       {"groups filter", Access::ByGroupsFilter},
                       {"pair filter", Access::ByPairFilter},
                       {"never", Access::Never}},
                      access);
    profile.members = access.value_or(profile.members);
    in.read(u"memberAttribute"_s, profile.memberAttribute);
    in.read(u"memberTypes"_s, profile.memberTypes);
    in.readCount(u"membersPerAdd"_s, profile.membersPerAdd);
    in.readCount(u"membersPerRemove"_s, profile.membersPerRemove);
    in.read(u"membersAlone"_s, profile.membersAlone);
}

void readTransport(Reader &in, ServerProfile &profile)
{
    in.inside(u"headers"_s, [&](Reader &headers) {
        headers.readHeader(u"accept"_s, profile.headers.accept);
        headers.readHeader(u"deleteAccept"_s, profile.headers.deleteAccept);
        headers.readHeader(u"contentType"_s, profile.headers.contentType);
    });
    in.inside(u"limits"_s, [&](Reader &limits) {
        limits.read(u"concurrency"_s, profile.limits.concurrency);
        limits.eachItem(u"windows"_s, [&](Reader &item) {
            ServerProfile::Window window;
            item.read(u"requests"_s, window.requests);
            item.read(u"seconds"_s, window.seconds);
            item.read(u"writesOnly"_s, window.writesOnly);
            if (window.requests < 1 || window.seconds < 1)
                item.fail(item.placeOf(u"requests, seconds"_s), u"at least 1 each"_s);
            profile.limits.windows << window;
        });
        if (profile.limits.concurrency < 1)
            limits.fail(limits.placeOf(u"concurrency"_s), u"at least 1"_s);
    });
    in.inside(u"price"_s, [&](Reader &price) {
        price.read(u"perCall"_s, profile.price.perCall);
        price.read(u"currency"_s, profile.price.currency);
        price.read(u"notFoundBilled"_s, profile.price.notFoundBilled);
    });
    in.inside(u"signIn"_s, [&](Reader &signIn) {
        signIn.read(u"kinds"_s, profile.signIn.kinds);
        signIn.read(u"tokenUrl"_s, profile.signIn.tokenUrl);
        signIn.read(u"scope"_s, profile.signIn.scope);
        QString text; // of these BrowserSignIn has the values
        for (const QString &key : {u"authorizationUrl"_s, u"browserScope"_s, u"redirectUrl"_s})
            signIn.read(key, text);
        QString portal;
        signIn.read(u"portal"_s, portal);
        if (!portal.isEmpty() && !portal.startsWith(u"https://"_s)) // one click opens it
            signIn.fail(signIn.placeOf(u"portal"_s), u"an address with https"_s);
        QStringList names;
        for (const QString &key : {u"readPermissions"_s, u"changePermissions"_s})
            signIn.read(key, names);
    });
}

void checkPattern(Reader &in, const QString &key, const QString &pattern)
{
    if (!QRegularExpression(pattern).isValid())
        in.fail(in.placeOf(key), u"a regular expression"_s);
}

void readValueRules(Reader &in, ServerProfile &profile)
{
    in.eachMember(u"values"_s, [&](const QString &type, Reader &attributes) {
        for (const QString &attribute : attributes.names()) {
            attributes.inside(attribute, [&](Reader &item) {
                ServerProfile::ValueRule rule;
                item.read(u"minLength"_s, rule.minLength);
                item.read(u"maxLength"_s, rule.maxLength);
                item.read(u"pattern"_s, rule.pattern);
                item.read(u"oneOf"_s, rule.oneOf);
                item.read(u"maxValues"_s, rule.maxValues);
                item.read(u"types"_s, rule.types);
                item.read(u"onePerType"_s, rule.onePerType);
                item.read(u"readOnlyElements"_s, rule.readOnlyElements);
                item.read(u"reason"_s, rule.reason);
                rule.types = lowered(rule.types);
                rule.onePerType = lowered(rule.onePerType);
                checkPattern(item, u"pattern"_s, rule.pattern);
                if (!Filter::parse(rule.readOnlyElements))
                    item.fail(item.placeOf(u"readOnlyElements"_s), u"a filter"_s);
                profile.values[type].insert(ruleKey(attribute), rule);
            });
        }
    });
}

ServerProfile::ObjectRule readObjectRule(Reader &in)
{
    ServerProfile::ObjectRule rule;
    in.read(u"when"_s, rule.when);
    in.read(u"attributes"_s, rule.attributes);
    in.read(u"onCreate"_s, rule.onCreate);
    in.read(u"deletable"_s, rule.deletable);
    in.read(u"code"_s, rule.code);
    in.read(u"reason"_s, rule.reason);
    rule.attributes = lowered(rule.attributes);
    if (!Filter::parse(rule.when))
        in.fail(in.placeOf(u"when"_s), u"a filter"_s);
    if (rule.code.isEmpty() && rule.reason.isEmpty())
        in.fail(in.placeOf(u"reason"_s), u"a reason or a code"_s);
    return rule;
}

void readObjectRules(Reader &in, ServerProfile &profile)
{
    const auto byType = [&in](const QString &key, QHash<QString, QList<ServerProfile::ObjectRule>> &into) {
        in.inside(key, [&](Reader &types) {
            for (const QString &type : types.names())
                types.eachItem(type, [&](Reader &item) { into[type] << readObjectRule(item); });
        });
    };
    byType(u"readOnlyWhen"_s, profile.readOnlyWhen);
    byType(u"warnings"_s, profile.warnings);
    in.inside(u"labels"_s, [&](Reader &types) {
        for (const QString &type : types.names()) {
            QHash<QString, QString> byPath;
            types.read(type, byPath);
            profile.labels.insert(type, loweredKeys(byPath));
        }
    });
}

QStringList readPatterns(Reader &in, const QString &key)
{
    QStringList patterns;
    in.read(key, patterns);
    for (const QString &pattern : std::as_const(patterns))
        checkPattern(in, key, pattern);
    return patterns;
}

void readIdentity(Reader &in, ServerProfile &profile)
{
    QString base;
    in.read(u"extends"_s, base);
    profile.id.clear();
    in.read(u"id"_s, profile.id);
    if (profile.id.isEmpty())
        in.fail(u"id"_s, u"a name"_s);
    in.read(u"title"_s, profile.title);
    if (profile.title.isEmpty())
        profile.title = profile.id;
    in.readDate(u"asOf"_s, profile.asOf);
    profile.urlPatterns = readPatterns(in, u"urlPatterns"_s);
    in.inside(u"signs"_s, [&](Reader &signs) {
        profile.signs.schemas = readPatterns(signs, u"schemas"_s);
        profile.signs.documentationUri = readPatterns(signs, u"documentationUri"_s);
        profile.signs.authenticationSchemes = readPatterns(signs, u"authenticationSchemes"_s);
    });
    in.inside(u"discovery"_s, [&](Reader &discovery) {
        discovery.read(u"serviceProviderConfig"_s, profile.discovery.serviceProviderConfig);
        discovery.read(u"resourceTypes"_s, profile.discovery.resourceTypes);
        discovery.read(u"schemas"_s, profile.discovery.schemas);
        discovery.read(u"serviceProviderConfigPath"_s, profile.discovery.serviceProviderConfigPath);
    });
}

void readOperations(Reader &in, ServerProfile &profile)
{
    using Deletion = ServerProfile::Deletion;
    in.read(u"sort"_s, profile.sort);
    in.read(u"patch"_s, profile.patch);
    in.read(u"put"_s, profile.put);
    in.read(u"bulk"_s, profile.bulk);
    in.read(u"bulkCreates"_s, profile.bulkCreates);
    in.read(u"etag"_s, profile.etag);
    in.read(u"projection"_s, profile.projection);
    in.read(u"readYourWrites"_s, profile.readYourWrites);
    in.read(u"requiredOnCreate"_s, profile.requiredOnCreate);
    in.read(u"createOnly"_s, profile.createOnly);
    in.read(u"readOnly"_s, profile.readOnly);
    in.read(u"unlistedExtensions"_s, profile.unlistedExtensions);
    in.read(u"keepsNamesOfDeleted"_s, profile.keepsNamesOfDeleted);
    std::optional<Deletion> deletion;
    in.choose<Deletion>(u"deletion"_s,
                        {{"final", Deletion::Final},
                         {"restorable", Deletion::Restorable},
                         {"deactivates", Deletion::Deactivates},
                         {"suspends", Deletion::Suspends}},
                        deletion);
    profile.deletion = deletion.value_or(profile.deletion);
}

} // namespace

Result<ServerProfile> readProfile(const Json &json)
{
    std::optional<Error> fault;
    ServerProfile profile;
    {
        Reader in(json.isUndefined() ? Json(nullptr) : json, {}, fault);
        readIdentity(in, profile);
        in.inside(u"pages"_s, [&](Reader &pages) { readPages(pages, profile.pages); });
        in.eachMember(u"pagesByType"_s, [&](const QString &type, Reader &pages) {
            ServerProfile::Pages &own = profile.pagesByType[type];
            readPages(pages, own);
            if (!own.paging) // sizes of one type are no reason to page it another way than the rest
                own.paging = profile.pages.paging;
        });
        in.inside(u"filter"_s, [&](Reader &rules) { readFilterRules(rules, profile.filter); });
        readOperations(in, profile);
        readMembers(in, profile);
        in.inside(u"patchRules"_s, [&](Reader &rules) { readPatchRules(rules, profile.patchRules); });
        readTransport(in, profile);
        readValueRules(in, profile);
        readObjectRules(in, profile);
        in.eachItem(u"facts"_s, [&](Reader &item) {
            ServerProfile::Fact fact;
            item.read(u"subject"_s, fact.subject);
            item.read(u"text"_s, fact.text);
            item.readDate(u"asOf"_s, fact.asOf);
            item.read(u"source"_s, fact.source);
            item.read(u"assumed"_s, fact.assumed);
            profile.facts << fact;
        });
    }
    if (fault)
        return *fault;
    return profile;
}

Json profileOverlay(const Json &base, const Json &own)
{
    if (!base.isObject() || !own.isObject())
        return own;
    Json whole = base;
    for (const Json::Member &member : own.members()) {
        const Json below = base.value(member.first);
        if (member.first == "facts"_L1 && below.isArray() && member.second.isArray()) {
            Json facts = below;
            for (const Json &fact : member.second.items())
                facts.append(fact);
            whole.set(member.first, facts);
        } else {
            whole.set(member.first, below.isUndefined() ? member.second : profileOverlay(below, member.second));
        }
    }
    return whole;
}

} // namespace Provost
