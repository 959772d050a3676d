// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/secrets.h"

#include "net/redaction.h"
#include "scim/attributepath.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const QString &marker()
{
    static const QString text = QString::fromLatin1(redactedText);
    return text;
}

bool isSecret(const QString &name)
{
    return isSecretName(name.toUtf8());
}

/// Is this an operation of a PATCH whose path ends in a secret?
bool namesSecret(const Json &operation)
{
    const Json path = operation.value(u"path");
    if (!path.isString())
        return false;
    const auto parsed = AttributeName::parse(path.toString());
    if (!parsed)
        return isSecret(path.toString());
    return isSecret(parsed->attribute) || isSecret(parsed->subAttribute);
}

bool isSecretMember(const Json::Member &member, bool byPath)
{
    const auto &[name, value] = member;
    if (value.isNull() || value.isBool()) // passwordForceChangeOnNextSignIn is no secret
        return false;
    return isSecret(name) || (byPath && name.compare("value"_L1, Qt::CaseInsensitive) == 0);
}

/// Shows the value of each secret.
void visitSecrets(const Json &json, const std::function<void(const Json &)> &visit)
{
    for (const Json &item : json.items())
        visitSecrets(item, visit);
    const bool byPath = json.isObject() && namesSecret(json);
    for (const Json::Member &member : json.members()) {
        if (isSecretMember(member, byPath))
            visit(member.second);
        else
            visitSecrets(member.second, visit);
    }
}

std::optional<Json> redacted(const Json &json);

std::optional<Json> redactedItems(const Json::Array &items)
{
    std::optional<Json::Array> changed;
    for (size_t i = 0; i < items.size(); ++i) {
        auto item = redacted(items[i]);
        if (!item)
            continue;
        if (!changed)
            changed = items;
        (*changed)[i] = std::move(*item);
    }
    return changed ? std::optional<Json>(std::move(*changed)) : std::nullopt;
}

/// With the secrets replaced; nothing where there are none: a copy of each of 50,000 bodies that hold none would take as much memory as the plan they are of.
std::optional<Json> redacted(const Json &json)
{
    if (json.isArray())
        return redactedItems(json.items());
    const bool byPath = json.isObject() && namesSecret(json);
    const Json::Object &members = json.members();
    std::optional<Json::Object> changed;
    for (size_t i = 0; i < members.size(); ++i) {
        auto value = isSecretMember(members[i], byPath) ? std::optional<Json>(marker()) : redacted(members[i].second);
        if (!value)
            continue;
        if (!changed)
            changed = members;
        (*changed)[i].second = std::move(*value);
    }
    return changed ? std::optional<Json>(std::move(*changed)) : std::nullopt;
}

} // namespace

Json withoutSecrets(const Json &json)
{
    return redacted(json).value_or(json);
}

bool lacksSecrets(const Json &json)
{
    if (json.isString())
        return json.toString() == marker();
    const Json::Array &items = json.items();
    const Json::Object &members = json.members();
    return std::any_of(items.begin(), items.end(), lacksSecrets) || std::any_of(members.begin(), members.end(), [](const Json::Member &member) { return lacksSecrets(member.second); });
}

QList<PlacedSecret> placedSecretsIn(const Json &json)
{
    QList<PlacedSecret> found;
    const auto collect = [&found](const QString &name, const Json &value) {
        QList<PlacedSecret> inner = placedSecretsIn(value);
        for (PlacedSecret &secret : inner) {
            secret.place.prepend(name + u'/');
            found << secret;
        }
    };
    for (qsizetype i = 0; i < qsizetype(json.items().size()); ++i)
        collect(QString::number(i), json.at(i));
    const bool byPath = json.isObject() && namesSecret(json);
    for (const auto &[name, value] : json.members()) {
        const bool isSecretHere = isSecret(name) || (byPath && name.compare("value"_L1, Qt::CaseInsensitive) == 0);
        if (isSecretHere && !value.isBool() && !value.scalarText().isEmpty())
            found << PlacedSecret {name, value.scalarText()};
        else
            collect(name, value);
    }
    return found;
}

Json withSecret(const Json &json, const PlacedSecret &secret)
{
    if (json.isString())
        return secret.place.isEmpty() && json.toString() == marker() ? Json(secret.text) : json;
    const QString name = secret.place.section(u'/', 0, 0);
    const PlacedSecret inner {secret.place.section(u'/', 1), secret.text};
    Json result = json;
    bool isIndex = false;
    const qsizetype index = name.toLongLong(&isIndex);
    if (json.isArray() && isIndex && index < json.size())
        result.setAt(index, withSecret(json.at(index), inner));
    else if (json.isObject() && json.contains(name))
        result.set(name, withSecret(json.value(name), inner));
    return result;
}

QStringList secretsIn(const Json &json)
{
    QStringList found;
    visitSecrets(json, [&found](const Json &value) {
        if (!value.scalarText().isEmpty())
            found << value.scalarText();
    });
    return found;
}

QString withoutTexts(QString text, const QStringList &secrets)
{
    for (const QString &secret : secrets)
        text.replace(secret, marker());
    return text;
}

} // namespace Provost
