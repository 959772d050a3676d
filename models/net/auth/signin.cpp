// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/signin.h"

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
using Kind = SignIn::Kind;

constexpr std::array kinds {
    std::pair {Kind::None, "none"_L1},
    std::pair {Kind::Bearer, "bearer"_L1},
    std::pair {Kind::Basic, "basic"_L1},
    std::pair {Kind::ClientSecret, "client-secret"_L1},
    std::pair {Kind::ClientCertificate, "client-certificate"_L1},
    std::pair {Kind::AuthorizationCode, "authorization-code"_L1},
    std::pair {Kind::MutualTls, "mutual-tls"_L1},
    std::pair {Kind::Command, "command"_L1},
};

Error wrong(QStringView member, const QString &why)
{
    return Error::validation(u"%1: %2"_s.arg(member, why));
}

std::optional<Error> readText(const Json &json, const QString &member, QString &into)
{
    const Json value = json.value(member);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isString())
        return wrong(member, u"not a text"_s);
    into = value.toString();
    return {};
}

std::optional<Error> readUrl(const Json &json, const QString &member, QUrl &into)
{
    QString text;
    if (auto error = readText(json, member, text))
        return error;
    into = QUrl(text, QUrl::StrictMode);
    if (text.isEmpty() || (into.isValid() && !into.host().isEmpty()))
        return {};
    return wrong(member, u"not a web address"_s);
}

std::optional<Error> readCommand(const Json &json, QStringList &into)
{
    const Json value = json.value(u"command");
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isArray() || value.size() == 0)
        return wrong(u"command", u"not a list of program and arguments"_s);
    for (const Json &word : value.items()) {
        if (!word.isString())
            return wrong(u"command", u"not a list of program and arguments"_s);
        into.append(word.toString());
    }
    return {};
}

void write(Json &json, const QString &member, const QString &text)
{
    if (text.isEmpty())
        json.remove(member);
    else
        json.set(member, text);
}

std::optional<Error> readNames(const Json &json, SignIn &signIn)
{
    QString kind;
    QString algorithm;
    QString method;
    for (auto error : {readText(json, u"auth"_s, kind), readText(json, u"algorithm"_s, algorithm), readText(json, u"clientAuthentication"_s, method)}) {
        if (error)
            return error;
    }
    const auto known = kind.isEmpty() ? std::optional(Kind::Bearer) : SignIn::kindCalled(kind);
    if (!known)
        return wrong(u"auth", u"one of %1"_s.arg(SignIn::kindNames().join(u", ")));
    signIn.kind = *known;
    if (!algorithm.isEmpty() && algorithm != "PS256"_L1 && algorithm != "RS256"_L1)
        return wrong(u"algorithm", u"PS256 or RS256"_s);
    signIn.algorithm = algorithm == "RS256"_L1 ? SignIn::Algorithm::Rs256 : SignIn::Algorithm::Ps256;
    if (!method.isEmpty() && method != "basic"_L1 && method != "post"_L1)
        return wrong(u"clientAuthentication", u"basic or post"_s);
    signIn.secretInHeader = method == "basic"_L1;
    return {};
}
}

QString SignIn::nameOf(Kind kind)
{
    for (const auto &[value, name] : kinds) {
        if (value == kind)
            return name;
    }
    return {};
}

std::optional<SignIn::Kind> SignIn::kindCalled(const QString &name)
{
    for (const auto &[value, known] : kinds) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QStringList SignIn::kindNames()
{
    QStringList names;
    for (const auto &[value, name] : kinds)
        names << name;
    return names;
}

Result<SignIn> SignIn::fromJson(const Json &json)
{
    SignIn signIn;
    if (auto error = readNames(json, signIn))
        return *error;
    for (auto error : {readUrl(json, u"tokenUrl"_s, signIn.tokenUrl), readUrl(json, u"authorizationUrl"_s, signIn.authorizationUrl),
                       readUrl(json, u"redirectUrl"_s, signIn.redirectUrl), readText(json, u"clientId"_s, signIn.clientId),
                       readText(json, u"scope"_s, signIn.scope), readText(json, u"userName"_s, signIn.userName),
                       readText(json, u"keyId"_s, signIn.keyId), readText(json, u"audience"_s, signIn.audience),
                       readText(json, u"certificateFile"_s, signIn.certificateFile), readText(json, u"keyFile"_s, signIn.keyFile),
                       readCommand(json, signIn.command)}) {
        if (error)
            return *error;
    }
    return signIn;
}

void SignIn::writeTo(Json &json) const
{
    json.set(u"auth"_s, nameOf(kind));
    write(json, u"tokenUrl"_s, tokenUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    write(json, u"authorizationUrl"_s, authorizationUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    write(json, u"redirectUrl"_s, redirectUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    write(json, u"clientId"_s, clientId);
    write(json, u"scope"_s, scope);
    write(json, u"userName"_s, userName);
    write(json, u"keyId"_s, keyId);
    write(json, u"audience"_s, audience);
    write(json, u"certificateFile"_s, certificateFile);
    write(json, u"keyFile"_s, keyFile);
    write(json, u"algorithm"_s, algorithm == Algorithm::Rs256 ? u"RS256"_s : QString());
    write(json, u"clientAuthentication"_s, secretInHeader ? u"basic"_s : QString());
    Json words = Json::array();
    for (const QString &word : command)
        words.append(word);
    if (command.isEmpty())
        json.remove(u"command"_s);
    else
        json.set(u"command"_s, std::move(words));
}

bool SignIn::holdsPin() const
{
    return keyFile.contains("pin-value"_L1, Qt::CaseInsensitive) || keyFile.contains("pin-source"_L1, Qt::CaseInsensitive);
}

bool SignIn::needsSecret() const
{
    switch (kind) {
    case Kind::Bearer:
    case Kind::Basic:
    case Kind::ClientSecret:
        return true;
    case Kind::ClientCertificate:
    case Kind::MutualTls:
        return certificateFile.isEmpty();
    case Kind::None:
    case Kind::AuthorizationCode:
    case Kind::Command:
        break;
    }
    return false;
}

} // namespace Provost
