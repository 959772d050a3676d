// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/serverprofile.h"

#include "scim/serviceproviderconfig.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUrl>

// the same collection as the schemas'; naming it keeps the linker from dropping it
static void initScimResources()
{
    Q_INIT_RESOURCE(scim);
}

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString shippedFolder()
{
    initScimResources();
    return u":/provost/profiles/"_s;
}

void read(const Json &json, bool &into)
{
    if (!json.isUndefined())
        into = json.toBool(into);
}

void read(const Json &json, std::optional<bool> &into)
{
    if (json.isBool())
        into = json.toBool();
}

template <typename Number>
void read(const Json &json, std::optional<Number> &into)
{
    if (json.isNumber())
        into = Number(json.toInteger());
}

void read(const Json &json, QByteArray &into)
{
    if (json.isString())
        into = json.toString().toUtf8();
}

QStringList stringsOf(const Json &json)
{
    QStringList strings;
    for (const Json &item : json.items())
        strings << item.toString();
    return strings;
}

QStringList lowered(QStringList strings)
{
    for (QString &text : strings)
        text = text.toLower();
    return strings;
}

QHash<QString, QStringList> stringListsOf(const Json &json)
{
    QHash<QString, QStringList> lists;
    for (const auto &[key, value] : json.members())
        lists.insert(key, stringsOf(value));
    return lists;
}

Result<ServerProfile::Pages> pagesOf(const Json &json)
{
    static const QHash<QString, ServerProfile::Paging> kinds {
        {u"index"_s, ServerProfile::Paging::Index}, {u"cursor"_s, ServerProfile::Paging::Cursor}, {u"none"_s, ServerProfile::Paging::None}};
    ServerProfile::Pages pages;
    if (const QString kind = json.value(u"paging").toString(); !kind.isEmpty()) {
        if (!kinds.contains(kind))
            return Error::validation(u"pages.paging is \"%1\": one of index, cursor, none"_s.arg(kind));
        pages.paging = kinds.value(kind);
    }
    read(json.value(u"defaultSize"), pages.defaultSize);
    read(json.value(u"maxSize"), pages.maxSize);
    read(json.value(u"maxSizeWithoutProjection"), pages.maxSizeWithoutProjection);
    read(json.value(u"maxStartIndex"), pages.maxStartIndex);
    read(json.value(u"countZero"), pages.countZero);
    read(json.value(u"totals"), pages.totals);
    pages.slowAttributes = lowered(stringsOf(json.value(u"slowAttributes")));
    return pages;
}

ServerProfile::FilterRules filterRulesOf(const Json &json)
{
    ServerProfile::FilterRules rules;
    read(json.value(u"supported"), rules.supported);
    read(json.value(u"everything"), rules.everything);
    read(json.value(u"conjunction"), rules.conjunction);
    read(json.value(u"disjunction"), rules.disjunction);
    read(json.value(u"negation"), rules.negation);
    read(json.value(u"valuePaths"), rules.valuePaths);
    rules.alone = lowered(stringsOf(json.value(u"alone")));
    for (const auto &[type, attributes] : json.value(u"operators").members()) {
        QHash<QString, QStringList> byPath;
        for (const auto &[path, operators] : attributes.members())
            byPath.insert(path.toLower(), lowered(stringsOf(operators)));
        rules.operators.insert(type, byPath);
    }
    return rules;
}

void readLimits(const Json &json, ServerProfile::Limits &limits)
{
    limits.concurrency = int(json.value(u"concurrency").toInteger(limits.concurrency));
    for (const Json &window : json.value(u"windows").items()) {
        limits.windows << ServerProfile::Window {.requests = int(window.value(u"requests").toInteger()),
                                                 .seconds = int(window.value(u"seconds").toInteger()),
                                                 .writesOnly = window.value(u"writesOnly").toBool()};
    }
}

Result<ServerProfile::MemberAccess> memberAccessOf(const Json &json)
{
    using Access = ServerProfile::MemberAccess;
    static const QHash<QString, Access> kinds {{u"in group"_s, Access::InGroup}, {u"on request"_s, Access::OnRequest},
                                               {u"groups filter"_s, Access::ByGroupsFilter}, {u"pair filter"_s, Access::ByPairFilter},
                                               {u"never"_s, Access::Never}};
    const QString kind = json.toString(u"in group"_s);
    if (kinds.contains(kind))
        return kinds.value(kind);
    return Error::validation(u"members is \"%1\": one of in group, on request, groups filter, pair filter, never"_s.arg(kind));
}

/// Which clauses of `filter` a profile with an operator table takes; the whole must be taken.
bool acceptsNode(const ServerProfile &profile, const QString &type, const Filter &filter, bool isTop)
{
    const ServerProfile::FilterRules &rules = profile.filter;
    const auto all = [&](bool allowed) {
        return allowed && std::all_of(filter.operands().begin(), filter.operands().end(), [&](const Filter &operand) {
            return acceptsNode(profile, type, operand, false);
        });
    };
    switch (filter.kind()) {
    case Filter::Kind::Everything:
        return true;
    case Filter::Kind::Compare:
        return (isTop || !rules.alone.contains(filter.name().toString().toLower()))
            && profile.acceptsOperator(type, filter.name(), compareOpText(filter.op()));
    case Filter::Kind::Present:
        return profile.acceptsOperator(type, filter.name(), u"pr"_s);
    case Filter::Kind::And:
        return all(rules.conjunction);
    case Filter::Kind::Or:
        return all(rules.disjunction);
    case Filter::Kind::Not:
        return all(rules.negation);
    case Filter::Kind::ValuePath:
        return rules.valuePaths && rules.everything;
    }
    return false;
}

} // namespace

const ServerProfile::Pages &ServerProfile::pagesFor(const QString &resourceType) const
{
    const auto own = pagesByType.constFind(resourceType);
    return own == pagesByType.constEnd() ? pages : *own;
}

bool ServerProfile::acceptsFilter(const QString &resourceType, const Filter &wanted) const
{
    return wanted.isEverything() || (filter.supported.value_or(true) && acceptsNode(*this, resourceType, wanted, true));
}

bool ServerProfile::acceptsOperator(const QString &resourceType, const AttributeName &name, const QString &op) const
{
    if (!filter.supported.value_or(true))
        return false;
    return filter.everything || filter.operators.value(resourceType).value(name.toString().toLower()).contains(op.toLower());
}

Result<ServerProfile> ServerProfile::fromJson(const Json &json)
{
    ServerProfile profile;
    profile.id = json.value(u"id").toString();
    if (profile.id.isEmpty())
        return Error::validation(u"a profile needs an \"id\""_s);
    profile.title = json.value(u"title").toString(profile.id);
    profile.asOf = json.value(u"asOf").toString();
    profile.urlPatterns = stringsOf(json.value(u"urlPatterns"));
    read(json.value(u"discovery").value(u"serviceProviderConfig"), profile.discovery.serviceProviderConfig);
    read(json.value(u"discovery").value(u"resourceTypes"), profile.discovery.resourceTypes);
    read(json.value(u"discovery").value(u"schemas"), profile.discovery.schemas);
    const auto pages = pagesOf(json.value(u"pages"));
    if (!pages)
        return pages.error();
    profile.pages = *pages;
    for (const auto &[type, rules] : json.value(u"pagesByType").members()) {
        const auto own = pagesOf(rules);
        if (!own)
            return own.error();
        profile.pagesByType.insert(type, *own);
    }
    profile.filter = filterRulesOf(json.value(u"filter"));
    const auto members = memberAccessOf(json.value(u"members"));
    if (!members)
        return members.error();
    profile.members = *members;
    read(json.value(u"sort"), profile.sort);
    read(json.value(u"patch"), profile.patch);
    read(json.value(u"put"), profile.put);
    read(json.value(u"bulk"), profile.bulk);
    read(json.value(u"etag"), profile.etag);
    read(json.value(u"projection"), profile.projection);
    read(json.value(u"membersPerAdd"), profile.membersPerAdd);
    read(json.value(u"membersPerRemove"), profile.membersPerRemove);
    read(json.value(u"membersAlone"), profile.membersAlone);
    read(json.value(u"headers").value(u"accept"), profile.headers.accept);
    read(json.value(u"headers").value(u"deleteAccept"), profile.headers.deleteAccept);
    read(json.value(u"headers").value(u"contentType"), profile.headers.contentType);
    readLimits(json.value(u"limits"), profile.limits);
    profile.price.perCall = json.value(u"price").value(u"perCall").toDouble();
    profile.price.currency = json.value(u"price").value(u"currency").toString(profile.price.currency);
    read(json.value(u"price").value(u"notFoundBilled"), profile.price.notFoundBilled);
    read(json.value(u"readYourWrites"), profile.readYourWrites);
    profile.requiredOnCreate = stringListsOf(json.value(u"requiredOnCreate"));
    profile.createOnly = stringListsOf(json.value(u"createOnly"));
    return profile;
}

Result<ServerProfile> ServerProfile::shipped(const QString &id)
{
    QFile file(shippedFolder() + id + u".json"_s);
    if (!shippedIds().contains(id) || !file.open(QIODevice::ReadOnly))
        return Error::validation(u"there is no profile \"%1\""_s.arg(id));
    const auto json = Json::parse(file.readAll());
    return json ? fromJson(*json) : Result<ServerProfile>(json.error());
}

QStringList ServerProfile::shippedIds()
{
    QStringList ids;
    const auto names = QDir(shippedFolder()).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        ids << name.chopped(5);
    return ids;
}

ServerProfile ServerProfile::detect(const QUrl &baseUrl)
{
    const QString url = baseUrl.toString();
    const auto ids = shippedIds();
    for (const QString &id : ids) {
        const auto profile = shipped(id);
        if (!profile)
            continue;
        for (const QString &pattern : std::as_const(profile->urlPatterns)) {
            if (QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(url).hasMatch())
                return *profile;
        }
    }
    return shipped(u"rfc"_s).valueOr({});
}

ServerProfile ServerProfile::completedBy(const ServiceProviderConfig &config) const
{
    ServerProfile whole = *this;
    const auto fill = [](auto &ours, const auto &declared) {
        if (!ours.has_value())
            ours = declared;
    };
    fill(whole.sort, config.sort);
    fill(whole.patch, config.patch);
    fill(whole.bulk, config.bulk);
    fill(whole.etag, config.etag);
    fill(whole.filter.supported, config.filter);
    fill(whole.pages.defaultSize, config.defaultPageSize);
    fill(whole.pages.maxSize, config.maxPageSize ? config.maxPageSize : config.filterMaxResults);
    if (!whole.pages.paging) {
        const bool cursor = config.defaultPaginationMethod.compare("cursor"_L1, Qt::CaseInsensitive) == 0
            || (config.cursorPagination.value_or(false) && !config.indexPagination.value_or(true));
        whole.pages.paging = cursor ? Paging::Cursor : Paging::Index;
    }
    return whole;
}

} // namespace Provost
