// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/serverprofile.h"

#include "scim/profilelibrary.h"
#include "scim/profilereader.h"
#include "scim/rulekey.h"
#include "scim/serviceproviderconfig.h"
#include "scim/shippedresources.h"

#include <QDir>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString shippedFolder()
{
    initScimResources();
    return u":/provost/profiles/"_s;
}

Result<Json> readProfileFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::store(u"%1: %2"_s.arg(path, file.errorString()));
    auto json = Json::parse(file.readAll());
    if (json)
        return json;
    Error error = json.error();
    error.kind = ErrorKind::Validation; // a file of the operator's, not an answer
    error.detail = u"%1: %2"_s.arg(path, error.detail);
    return error;
}

/// Of the operator's; empty: there is none.
QString ownFile(const QString &directory, const QString &id)
{
    const QString file = QDir(directory).filePath(id + u".json"_s);
    return directory.isEmpty() || id.contains(u'/') || id.contains(u'\\') || !QFile::exists(file) ? QString() : file;
}

/// Laid over the profile that it names, if it names one.
Result<Json> extended(const Json &json)
{
    const Json base = json.value(u"extends");
    if (base.isUndefined())
        return json;
    if (!ServerProfile::shippedIds().contains(base.toString()))
        return Error::validation(u"extends: there is no shipped profile \"%1\""_s.arg(base.scalarText()));
    const auto shippedJson = readProfileFile(shippedFolder() + base.toString() + u".json"_s);
    if (!shippedJson)
        return shippedJson.error();
    if (shippedJson->contains(u"extends"))
        return Error::validation(u"extends: \"%1\" itself extends another profile"_s.arg(base.toString()));
    return profileOverlay(*shippedJson, json);
}

/// Asks a profile's rules about a filter, from the top down; the whole must be taken.
class Acceptance
{
public:
    Acceptance(const ServerProfile &profile, const QString &type, const Filter &whole)
        : m_profile(profile)
        , m_rules(profile.filter)
        , m_type(type)
    {
        collectConjuncts(whole);
    }
    bool accepts(const Filter &filter, bool isTop = true) const;

private:
    void collectConjuncts(const Filter &filter)
    {
        if (filter.kind() == Filter::Kind::Compare)
            m_conjuncts << ruleKey(filter.name());
        if (filter.kind() != Filter::Kind::And)
            return;
        for (const Filter &operand : filter.operands())
            collectConjuncts(operand);
    }
    /// "eq with id": beside a clause about that only.
    bool acceptsInCompany(const QString &key, const QString &op) const
    {
        const QString beginning = op + u" with "_s;
        const QStringList operators = m_rules.operators.value(m_type).value(key);
        return std::any_of(operators.cbegin(), operators.cend(), [this, &beginning](const QString &each) {
            return each.startsWith(beginning) && m_conjuncts.contains(ruleKey(each.sliced(beginning.size())));
        });
    }
    bool acceptsAll(const std::vector<Filter> &operands) const
    {
        return std::all_of(operands.begin(), operands.end(), [this](const Filter &operand) { return accepts(operand, false); });
    }
    bool acceptsClause(const Filter &clause, const QString &op, bool isTop) const
    {
        const QString key = ruleKey(clause.name());
        return (isTop || !m_rules.alone.contains(key)) && (m_profile.acceptsOperator(m_type, clause.name(), op) || acceptsInCompany(key, op));
    }
    bool acceptsNot(const Filter &operand) const
    {
        if (m_rules.negation)
            return accepts(operand, false);
        return operand.kind() == Filter::Kind::Compare && !m_rules.everything
            && m_profile.acceptsOperator(m_type, operand.name(), u"not "_s + compareOpText(operand.op()));
    }

    const ServerProfile &m_profile;
    const ServerProfile::FilterRules &m_rules;
    const QString &m_type;
    QStringList m_conjuncts; ///< what all of the filter's matches are asked for by
};

bool Acceptance::accepts(const Filter &filter, bool isTop) const
{
    switch (filter.kind()) {
    case Filter::Kind::Everything:
        return true;
    case Filter::Kind::Compare:
        return acceptsClause(filter, compareOpText(filter.op()), isTop);
    case Filter::Kind::Present:
        return acceptsClause(filter, u"pr"_s, isTop);
    case Filter::Kind::And:
        return m_rules.conjunction && acceptsAll(filter.operands());
    case Filter::Kind::Or:
        return m_rules.disjunction && acceptsAll(filter.operands());
    case Filter::Kind::Not:
        return acceptsNot(filter.operands().front());
    case Filter::Kind::ValuePath:
        return m_rules.valuePaths && m_rules.everything;
    }
    return false;
}

/// All single values within, however deep.
void collectScalars(const Json &value, QList<Json> &scalars)
{
    if (!value.isArray() && !value.isObject() && !value.isUndefined() && !value.isNull())
        scalars << value;
    for (const Json &item : value.items())
        collectScalars(item, scalars);
    for (const Json::Member &member : value.members())
        collectScalars(member.second, scalars);
}

/// What is wrong with a single value; empty: nothing.
QString brokenBySingle(const ServerProfile::ValueRule &rule, const Json &value)
{
    const QString text = value.scalarText();
    if (text.isEmpty())
        return {};
    if (text.size() < rule.minLength.value_or(0))
        return u"at least %1 characters"_s.arg(*rule.minLength);
    if (rule.maxLength && text.size() > *rule.maxLength)
        return u"at most %1 characters"_s.arg(*rule.maxLength);
    if (!rule.oneOf.isEmpty() && !rule.oneOf.contains(text))
        return u"one of %1"_s.arg(rule.oneOf.join(", "_L1));
    if (!rule.pattern.isEmpty() && !QRegularExpression(QRegularExpression::anchoredPattern(rule.pattern)).match(text).hasMatch())
        return u"does not fit %1"_s.arg(rule.pattern);
    return {};
}

QString brokenByElements(const ServerProfile::ValueRule &rule, const Json &values)
{
    const auto own = Filter::parse(rule.readOnlyElements).valueOr({});
    QStringList seen;
    int count = 0;
    for (const Json &element : values.items()) {
        if (!own.isEverything() && own.matchesElement(element))
            continue;
        ++count;
        const QString type = element.value(u"type").toString().toLower();
        if (!rule.types.isEmpty() && !rule.types.contains(type))
            return u"of the type %1"_s.arg(rule.types.join(", "_L1));
        if (rule.onePerType.contains(type) && seen.contains(type))
            return u"one value of the type %1"_s.arg(type);
        seen << type;
    }
    return rule.maxValues && count > *rule.maxValues ? u"at most %1 values"_s.arg(*rule.maxValues) : QString();
}

/// In words; empty: it keeps the rule. A whole extension is judged by everything that is in it.
QString brokenBy(const ServerProfile::ValueRule &rule, const Json &value, bool isExtension)
{
    const bool isElements = value.isArray() && std::any_of(value.items().begin(), value.items().end(), [](const Json &item) { return item.isObject(); });
    if (!isExtension && (isElements || value.isObject()))
        return brokenByElements(rule, isElements ? value : Json::array({value}));
    QList<Json> scalars;
    collectScalars(value, scalars);
    if (rule.maxValues && (value.isArray() || isExtension) && scalars.size() > *rule.maxValues)
        return u"at most %1 values"_s.arg(*rule.maxValues);
    for (const Json &scalar : std::as_const(scalars)) {
        if (const QString broken = brokenBySingle(rule, scalar); !broken.isEmpty())
            return broken;
    }
    return {};
}

} // namespace

const ServerProfile::Pages &ServerProfile::pagesFor(const QString &resourceType) const
{
    const auto own = pagesByType.constFind(resourceType);
    return own == pagesByType.constEnd() ? pages : *own;
}

bool ServerProfile::acceptsFilter(const QString &resourceType, const Filter &wanted) const
{
    return wanted.isEverything() || (filter.supported.value_or(true) && Acceptance(*this, resourceType, wanted).accepts(wanted));
}

bool ServerProfile::acceptsOperator(const QString &resourceType, const AttributeName &name, const QString &op) const
{
    if (!filter.supported.value_or(true))
        return false;
    return filter.everything || filter.operators.value(resourceType).value(ruleKey(name)).contains(op.toLower());
}

/// What is shipped never changes, and discovery looks through all of it: in the window, between two frames.
Result<ServerProfile> ServerProfile::shipped(const QString &id)
{
    static QMutex mutex;
    static QHash<QString, Result<ServerProfile>> known;
    if (!shippedIds().contains(id))
        return Error::validation(u"there is no profile \"%1\""_s.arg(id));
    const QMutexLocker locker(&mutex);
    if (const auto found = known.constFind(id); found != known.constEnd())
        return *found;
    const auto json = readProfileFile(shippedFolder() + id + u".json"_s);
    return *known.insert(id, json ? fromJson(*json) : Result<ServerProfile>(json.error()));
}

Result<ServerProfile> ServerProfile::load(const QString &directory, const QString &id)
{
    const QString own = ownFile(directory, id);
    if (own.isEmpty())
        return shipped(id);
    const auto json = readProfileFile(own);
    return json ? fromJson(*json) : Result<ServerProfile>(json.error());
}

Result<ServerProfile> ServerProfile::fromJson(const Json &json)
{
    const auto whole = extended(json);
    return whole ? readProfile(*whole) : Result<ServerProfile>(whole.error());
}

Result<Json> profileDocument(const QString &directory, const QString &id)
{
    const QString own = ownFile(directory, id);
    if (own.isEmpty() && !ServerProfile::shippedIds().contains(id))
        return Error::validation(u"there is no profile \"%1\""_s.arg(id));
    const auto json = readProfileFile(own.isEmpty() ? shippedFolder() + id + u".json"_s : own);
    return json ? extended(*json) : json;
}

QStringList ServerProfile::shippedIds()
{
    static const QStringList ids = [] {
        QStringList all;
        const auto names = QDir(shippedFolder()).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            all << name.chopped(5);
        return all;
    }();
    return ids;
}

ServerProfile ServerProfile::detect(const QUrl &baseUrl)
{
    return ProfileLibrary().detect(baseUrl).valueOr({});
}

Result<void> ServerProfile::checkValue(const QString &resourceType, const AttributeName &name, const Json &value) const
{
    const auto rules = values.constFind(resourceType);
    if (rules == values.constEnd())
        return {};
    const auto rule = rules->constFind(ruleKey(name));
    if (rule == rules->constEnd())
        return {};
    const QString broken = brokenBy(*rule, value, name.attribute.isEmpty());
    if (broken.isEmpty())
        return {};
    return Error::validation(u"%1: %2"_s.arg(name.toString(), rule->reason.isEmpty() ? broken : rule->reason));
}

/// `ours` where it leaves something open.
static ServerProfile::Pages completedBy(const ServerProfile::Pages &ours, const ServiceProviderConfig &config)
{
    ServerProfile::Pages whole = ours;
    if (!whole.defaultSize)
        whole.defaultSize = config.defaultPageSize;
    if (!whole.maxSize)
        whole.maxSize = config.maxPageSize ? config.maxPageSize : config.filterMaxResults;
    if (!whole.paging) {
        const bool cursor = config.defaultPaginationMethod.compare("cursor"_L1, Qt::CaseInsensitive) == 0
            || (config.cursorPagination.value_or(false) && !config.indexPagination.value_or(true));
        whole.paging = cursor ? ServerProfile::Paging::Cursor : ServerProfile::Paging::Index;
    }
    return whole;
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
    whole.pages = Provost::completedBy(pages, config);
    for (Pages &own : whole.pagesByType)
        own = Provost::completedBy(own, config);
    return whole;
}

} // namespace Provost
