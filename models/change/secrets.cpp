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
