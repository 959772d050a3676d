// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/secrets.h"

#include "net/redaction.h"
#include "scim/attributepath.h"

#include <functional>

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

using Visit = std::function<Json(const Json &)>;

/// The document with `visit` done to the value of each secret.
Json visitSecrets(const Json &json, const Visit &visit)
{
    Json result = json;
    for (qsizetype i = 0; i < qsizetype(json.items().size()); ++i)
        result.setAt(i, visitSecrets(json.at(i), visit));
    const bool byPath = json.isObject() && namesSecret(json);
    for (const auto &[name, value] : json.members()) {
        const bool secret = isSecret(name) || (byPath && name.compare("value"_L1, Qt::CaseInsensitive) == 0);
        if (!secret || value.isNull() || value.isBool()) // passwordForceChangeOnNextSignIn is no secret
            result.set(name, visitSecrets(value, visit));
        else
            result.set(name, visit(value));
    }
    return result;
}

} // namespace

Json withoutSecrets(const Json &json)
{
    return visitSecrets(json, [](const Json &) { return Json(marker()); });
}

bool lacksSecrets(const Json &json)
{
    bool lacks = false;
    visitSecrets(json, [&lacks](const Json &value) {
        lacks = lacks || value.toString() == marker();
        return value;
    });
    return lacks;
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
        return value;
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
