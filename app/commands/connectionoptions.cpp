// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/connectionoptions.h"

#include "net/accesspool.h"
#include "net/auth/signinpreset.h"
#include "net/certificatecheck.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct ConnectionOptionsText {
    Q_DECLARE_TR_FUNCTIONS(ConnectionOptions)
};

QString textOf(const char *text)
{
    return ConnectionOptionsText::tr(text);
}

Error wrong(const QString &option, const QString &why)
{
    return Error::validation(u"--%1: %2"_s.arg(option, why));
}

std::optional<Error> readUrl(const QCommandLineParser &parser, const QString &option, QUrl &into)
{
    if (!parser.isSet(option))
        return {};
    into = QUrl(parser.value(option), QUrl::StrictMode);
    if (into.isValid() && !into.host().isEmpty())
        return {}; // the rest is judged where all connections are
    return wrong(option, u"not a web address"_s);
}

std::optional<Error> readSignIn(const QCommandLineParser &parser, SignIn &signIn)
{
    for (auto error : {readUrl(parser, u"token-url"_s, signIn.tokenUrl), readUrl(parser, u"authorization-url"_s, signIn.authorizationUrl),
                       readUrl(parser, u"redirect-url"_s, signIn.redirectUrl)}) {
        if (error)
            return error;
    }
    const auto take = [&parser](const QString &option, QString &into) {
        if (parser.isSet(option))
            into = parser.value(option);
    };
    take(u"client-id"_s, signIn.clientId);
    take(u"scope"_s, signIn.scope);
    take(u"user"_s, signIn.userName);
    take(u"key-id"_s, signIn.keyId);
    take(u"audience"_s, signIn.audience);
    signIn.secretInHeader = parser.isSet(u"secret-in-header"_s);
    signIn.command = parser.values(u"command"_s);
    if (parser.isSet(u"certificate"_s))
        signIn.certificateFile = QFileInfo(parser.value(u"certificate"_s)).absoluteFilePath();
    const QString key = parser.value(u"key"_s);
    signIn.keyFile = key.isEmpty() || key.startsWith("pkcs11:"_L1) ? key : QFileInfo(key).absoluteFilePath();
    const QString algorithm = parser.value(u"algorithm"_s).toUpper();
    if (!algorithm.isEmpty() && algorithm != "PS256"_L1 && algorithm != "RS256"_L1)
        return wrong(u"algorithm"_s, u"PS256 or RS256"_s);
    if (algorithm == "RS256"_L1)
        signIn.algorithm = SignIn::Algorithm::Rs256;
    return {};
}

/// It may be gone later; not to be there from the start is a slip of the pen.
std::optional<Error> checkFile(const QString &option, const QString &fileName)
{
    const QFileInfo file(fileName);
    if (fileName.isEmpty() || fileName.startsWith("pkcs11:"_L1) || (file.isFile() && file.isReadable()))
        return {};
    return wrong(option, u"%1 is no file that can be read"_s.arg(fileName));
}

std::optional<Error> checkSignIn(const SignIn &signIn)
{
    using Kind = SignIn::Kind;
    const bool asksForTokens = signIn.kind == Kind::ClientSecret || signIn.kind == Kind::ClientCertificate || signIn.kind == Kind::AuthorizationCode;
    if (asksForTokens && signIn.tokenUrl.isEmpty())
        return Error::validation(u"--auth %1 needs --token-url (or --tenant, for a provider whose profile knows the rest)"_s.arg(SignIn::nameOf(signIn.kind)));
    if (asksForTokens && signIn.clientId.isEmpty())
        return Error::validation(u"--auth %1 needs --client-id"_s.arg(SignIn::nameOf(signIn.kind)));
    if (signIn.kind == Kind::AuthorizationCode && signIn.authorizationUrl.isEmpty())
        return Error::validation(u"--auth authorization-code needs --authorization-url"_s);
    if (signIn.kind == Kind::Basic && signIn.userName.isEmpty())
        return Error::validation(u"--auth basic needs --user"_s);
    if ((signIn.kind == Kind::ClientCertificate || signIn.kind == Kind::MutualTls) && signIn.certificateFile.isEmpty())
        return Error::validation(u"--auth %1 needs --certificate"_s.arg(SignIn::nameOf(signIn.kind)));
    if (signIn.holdsPin())
        return wrong(u"key"_s, u"the PIN does not belong into the address; --secret-env or --secret-file gives it"_s);
    if (signIn.kind == Kind::Command && signIn.command.isEmpty())
        return Error::validation(u"--auth command needs --command, once for the program and once for each argument"_s);
    if (signIn.command.size() == 1 && signIn.command.constFirst().contains(u' ') && !QFileInfo::exists(signIn.command.constFirst()))
        return wrong(u"command"_s, u"no shell reads it: each argument is given by another --command"_s);
    if (auto error = checkFile(u"certificate"_s, signIn.certificateFile))
        return error;
    return checkFile(u"key"_s, signIn.keyFile);
}

std::optional<Error> readNumbers(const QCommandLineParser &parser, CallBudget &budget)
{
    bool fine = true;
    if (parser.isSet(u"budget-calls"_s))
        budget.calls = parser.value(u"budget-calls"_s).toLongLong(&fine);
    if (!fine || budget.calls < 0)
        return wrong(u"budget-calls"_s, u"not a number"_s);
    if (parser.isSet(u"budget-amount"_s))
        budget.amount = parser.value(u"budget-amount"_s).toDouble(&fine);
    if (!fine || !std::isfinite(budget.amount) || budget.amount < 0)
        return wrong(u"budget-amount"_s, u"not a number"_s);
    return {};
}

std::optional<Error> readTransport(const QCommandLineParser &parser, SavedConnection &connection)
{
    connection.proxy = parser.value(u"proxy"_s);
    connection.proxyUser = parser.value(u"proxy-user"_s);
    if (!AccessPool::proxyOf(connection.proxy))
        return wrong(u"proxy"_s, u"system, none, http://HOST:PORT or socks5://HOST:PORT"_s);
    if (const QString fileName = parser.value(u"extra-ca"_s); !fileName.isEmpty()) {
        QFile file(fileName);
        if (!file.open(QIODevice::ReadOnly))
            return wrong(u"extra-ca"_s, u"%1: %2"_s.arg(fileName, file.errorString()));
        connection.extraCaPem = certificatesIn(file.read(1024 * 1024));
        if (!connection.extraCaPem.contains("-----BEGIN CERTIFICATE-----"))
            return wrong(u"extra-ca"_s, u"%1 holds no certificate in PEM form"_s.arg(fileName));
    }
    if (parser.isSet(u"pin"_s)) {
        const auto pin = fingerprintOf(parser.value(u"pin"_s));
        if (!pin)
            return wrong(u"pin"_s, u"not a SHA-256 fingerprint"_s);
        connection.pinnedCertificate = *pin;
    }
    return {};
}

std::optional<Error> readLook(const QCommandLineParser &parser, SavedConnection &connection)
{
    const QString environment = parser.value(u"environment"_s);
    if (!environment.isEmpty() && environment != "production"_L1 && environment != "test"_L1)
        return wrong(u"environment"_s, u"production or test"_s);
    if (environment == "test"_L1)
        connection.environment = SavedConnection::Environment::Test;
    static const QRegularExpression color(u"^#[0-9a-fA-F]{6}$"_s);
    connection.color = parser.value(u"color"_s);
    if (!connection.color.isEmpty() && !color.match(connection.color).hasMatch())
        return wrong(u"color"_s, u"as in #1f6feb"_s);
    connection.isReadOnly = parser.isSet(u"read-only"_s);
    connection.protectedNames = parser.values(u"protect"_s);
    connection.ownAccount = parser.value(u"own-account"_s);
    if (parser.isSet(u"admins"_s))
        connection.adminPatterns = parser.values(u"admins"_s);
    connection.adminPatterns.removeAll(QString());
    connection.keepsIndex = parser.isSet(u"keep-index"_s);
    return {};
}

} // namespace

void ConnectionOptions::addTo(QCommandLineParser &parser)
{
    struct Option {
        QLatin1StringView name;
        const char *text;
        const char *value; ///< null: a switch
    };
    static const Option options[] {
        {"url"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The base URL of the service provider."), "url"},
        {"profile"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The provider's profile; recognised from the URL if not given."), "name"},
        {"auth"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "bearer, basic, client-secret, client-certificate, authorization-code, mutual-tls, command or none."), "kind"},
        {"tenant"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The tenant, for providers whose token URL has it."), "tenant"},
        {"token-url"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Where tokens come from."), "url"},
        {"authorization-url"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Where a person signs in."), "url"},
        {"redirect-url"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Where the browser comes back to, on this machine."), "url"},
        {"client-id"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The application's id."), "id"},
        {"scope"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The scope to ask for."), "scope"},
        {"audience"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The audience of the signed assertion; the token URL if not given."), "audience"},
        {"certificate"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Certificate to sign in with, PEM or PKCS#12."), "file"},
        {"key"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Its private key, PEM or a pkcs11: address, when it is elsewhere."), "file"},
        {"key-id"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The key's name at the server (kid)."), "id"},
        {"algorithm"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "PS256 (what Entra asks for) or RS256."), "name"},
        {"user"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "User name for HTTP basic."), "name"},
        {"command"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "The program that prints a token, then each of its arguments by another --command."), "word"},
        {"secret-in-header"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Send id and secret by HTTP basic instead of in the body."), nullptr},
        {"environment"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "production (as if not given) or test."), "name"},
        {"color"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Colour of its strip, as in #1f6feb."), "colour"},
        {"read-only"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Never send anything that changes the directory."), nullptr},
        {"proxy"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "system, none, http://HOST:PORT or socks5://HOST:PORT."), "proxy"},
        {"proxy-user"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "User name for a proxy that asks for one."), "name"},
        {"extra-ca"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Certificates (PEM) to trust besides the system's."), "file"},
        {"pin"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "SHA-256 fingerprint that the server's certificate must have."), "fingerprint"},
        {"budget-calls"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Billable calls a month."), "count"},
        {"budget-amount"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Money a month, in the currency of the provider's price."), "amount"},
        {"protect"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "A name that the guard protects, with * for anything; may be repeated."), "pattern"},
        {"own-account"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "User name of the account in use, where the token does not tell it; the guard asks before it is disabled or deleted."), "name"},
        {"admins"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "Roles and groups of administrators, with * for anything (*admin*); the guard asks before one is disabled or deleted; may be repeated."), "pattern"},
        {"keep-index"_L1, QT_TRANSLATE_NOOP("ConnectionOptions", "What was read for searching may stay on disk, encrypted."), nullptr},
    };
    for (const Option &option : options) {
        if (option.value == nullptr)
            parser.addOption({QString(option.name), textOf(option.text)});
        else
            parser.addOption({QString(option.name), textOf(option.text), QLatin1StringView(option.value)});
    }
}

Result<SavedConnection> ConnectionOptions::read(const QCommandLineParser &parser, const QString &name, const QString &directory)
{
    const ProfileLibrary profiles(directory);
    SavedConnection connection {.name = name.simplified()};
    if (connection.name.isEmpty())
        return Error::validation(u"a connection needs a name"_s);
    if (!parser.isSet(u"url"_s))
        return Error::validation(u"--url is missing"_s);
    if (auto error = readUrl(parser, u"url"_s, connection.baseUrl))
        return *error;
    connection.profileId = parser.value(u"profile"_s);
    const auto profile = connection.profileId.isEmpty() ? profiles.detect(connection.baseUrl) : profiles.profile(connection.profileId);
    if (!profile && !connection.profileId.isEmpty() && !profiles.ids().contains(connection.profileId))
        return wrong(u"profile"_s, u"one of %1"_s.arg(profiles.ids().join(u", ")));
    if (!profile)
        return profile.error();
    const QString auth = parser.value(u"auth"_s);
    const auto kind = auth.isEmpty() ? std::optional(SignIn::Kind::Bearer) : SignIn::kindCalled(auth);
    if (!kind)
        return wrong(u"auth"_s, u"one of %1"_s.arg(SignIn::kindNames().join(u", ")));
    connection.signIn = KnownSignIn::of(*profile, directory).preset(*kind, parser.value(u"tenant"_s), connection.baseUrl);
    for (auto step : {readSignIn(parser, connection.signIn), readNumbers(parser, connection.budget), readTransport(parser, connection), readLook(parser, connection)}) {
        if (step)
            return *step;
    }
    if (auto error = checkSignIn(connection.signIn))
        return *error;
    if (auto error = ConnectionStore::objectionTo(connection))
        return *error;
    return connection;
}

} // namespace Provost
