// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/valuerules.h"

#include "practice/exchange.h"
#include "practice/urns.h"

#include <QRegularExpression>
#include <QSet>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSecurityValues = 50; ///< of one user
constexpr qsizetype longestSecurityValue = 64;

Error invalidValue(const QString &detail)
{
    return refusal(400, detail, u"invalidValue"_s);
}

Json valueAt(const Json &resource, const QString &path)
{
    const auto name = AttributeName::parse(path);
    return name ? name->valueIn(resource) : Json();
}

bool isMissing(const Json &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

/// All single values of a tree.
void collectValues(const Json &value, QList<Json> &values)
{
    if (!value.isArray() && !value.isObject())
        values << value;
    for (const Json &item : value.items())
        collectValues(item, values);
    for (const auto &[key, member] : value.members())
        collectValues(member, values);
}

} // namespace

ValueRules::ValueRules(const Dialect &dialect, const Collection &collection)
    : m_dialect(dialect)
    , m_collection(collection)
{
}

Result<void> ValueRules::checkTaken(const Json &body) const
{
    for (const auto &[name, value] : body.members()) {
        if (m_dialect.notTaken.contains(name.toLower()) && !value.isNull())
            return invalidValue(u"The attribute '%1' is not supported."_s.arg(name));
    }
    return {};
}

Result<void> ValueRules::checkCreation(const Json &body) const
{
    const QStringList required = m_dialect.requiredOnCreate.value(m_collection.name());
    for (const QString &path : required) {
        if (isMissing(valueAt(body, path)))
            return invalidValue(u"The attribute '%1' is required."_s.arg(path));
    }
    return {};
}

Result<void> ValueRules::check(const Json &resource) const
{
    for (const Elements &elements : m_collection.elements()) {
        if (const auto checked = checkElements(elements, elements.name.valueIn(resource)); !checked)
            return checked;
    }
    for (auto pattern = m_dialect.patterns.cbegin(); pattern != m_dialect.patterns.cend(); ++pattern) {
        const Json value = valueAt(resource, pattern.key());
        const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern.value()));
        if (value.isString() && !whole.match(value.toString()).hasMatch())
            return invalidValue(u"The value of '%1' is not allowed."_s.arg(pattern.key()));
    }
    if (!m_dialect.groupKinds)
        return {};
    const auto checked = checkGroupKind(resource);
    return checked ? checkSecurityAttributes(resource) : checked;
}

Result<void> ValueRules::checkElements(const Elements &elements, const Json &values) const
{
    const QString attribute = elements.name.attribute.toLower();
    if (!elements.name.schema.isEmpty())
        return {};
    if (m_dialect.singleValued.contains(attribute) && values.size() > 1)
        return invalidValue(u"'%1' takes one value only."_s.arg(elements.name.attribute));
    const QStringList types = m_dialect.onlyTypes.value(attribute);
    QSet<QString> seen;
    for (const Json &value : values.items()) {
        const QString type = value.value(u"type").toString().toLower();
        if (!types.isEmpty() && !types.contains(type))
            return invalidValue(u"'%1' takes values of the types %2."_s.arg(elements.name.attribute, types.join(u", "_s)));
        if (m_dialect.onePerType.value(attribute).contains(type) && seen.contains(type))
            return invalidValue(u"'%1' takes one value of the type %2."_s.arg(elements.name.attribute, type));
        if (!type.isEmpty() && m_dialect.primaryType.value(attribute) == type && value.value(u"primary") == Json(false))
            return invalidValue(u"The value of '%1' of the type %2 is the primary one."_s.arg(elements.name.attribute, type));
        seen.insert(type);
    }
    return {};
}

Result<void> ValueRules::checkGroupKind(const Json &resource) const
{
    const Json part = resource.value(entraGroupUrn);
    if (part.isUndefined())
        return {};
    const bool mail = part.value(u"mailEnabled").toBool();
    const bool security = part.value(u"securityEnabled").toBool();
    const Json types = part.value(u"groupTypes");
    const bool unified = types.size() == 1 && types.at(0).toString() == "Unified"_L1;
    const bool isSecurityGroup = types.size() == 0 && !mail && security;
    if (!isSecurityGroup && !(unified && mail))
        return invalidValue(u"Only security groups and Microsoft 365 groups can be managed here."_s);
    return {};
}

Result<void> ValueRules::checkSecurityAttributes(const Json &resource) const
{
    QList<Json> values;
    collectValues(resource.value(securityUrn), values);
    values.removeIf([](const Json &value) { return value.isUndefined(); });
    if (values.size() > mostSecurityValues)
        return invalidValue(u"A user has at most %1 values of custom security attributes."_s.arg(mostSecurityValues));
    for (const Json &value : values) {
        if (value.isString() && value.toString().size() > longestSecurityValue)
            return invalidValue(u"A value of a custom security attribute has at most %1 characters."_s.arg(longestSecurityValue));
    }
    return {};
}

void ValueRules::complete(Json &resource) const
{
    if (!m_dialect.groupKinds || m_collection.name() != "User"_L1)
        return;
    Json part = resource.value(entraUserUrn);
    if (!isMissing(part.value(u"mailNickname")))
        return;
    if (!part.isObject())
        part = Json::object();
    part.set(u"mailNickname"_s, resource.value(u"userName").toString().section(u'@', 0, 0));
    resource.set(entraUserUrn, part);
    Json schemas = resource.value(u"schemas");
    for (const Json &urn : schemas.items()) {
        if (urn.toString() == entraUserUrn)
            return;
    }
    schemas.append(entraUserUrn);
    resource.set(u"schemas"_s, schemas);
}

} // namespace Provost::Practice
