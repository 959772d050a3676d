// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/target.h"

#include "commands/authfile.h"
#include "datadir.h"
#include "store/accountmarks.h"
#include "store/connectionsettings.h"

#include <QCoreApplication>
#include <QFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct TargetText {
    Q_DECLARE_TR_FUNCTIONS(Target)
};

/// A faulty correction is said rather than passed over.
std::optional<Error> checkProfile(const QString &id, const QUrl &url, const ProfileLibrary &library)
{
    if (id.isEmpty()) { // any of them may be the one that is meant, by its URL or by its signs
        const auto found = library.detect(url);
        const QList<Error> faults = found ? library.faults() : QList<Error> {found.error()};
        return faults.isEmpty() ? std::nullopt : std::optional(faults.first());
    }
    if (!library.ids().contains(id))
        return Error::validation(u"--profile %1: one of %2"_s.arg(id, library.ids().join(u", ")));
    const auto profile = library.profile(id);
    return profile ? std::nullopt : std::optional(profile.error());
}

} // namespace

void Target::addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"connection"_s, TargetText::tr("A saved connection."), TargetText::tr("name")},
        {u"url"_s, TargetText::tr("The base URL of a SCIM service provider."), TargetText::tr("url")},
        {u"token-env"_s, TargetText::tr("The environment variable that holds the bearer token."), TargetText::tr("variable")},
        {u"token-file"_s, TargetText::tr("The file that holds the bearer token."), TargetText::tr("file")},
        {u"auth-file"_s, TargetText::tr("The file (JSON) that says how to sign in."), TargetText::tr("file")},
        {u"vault-passphrase-env"_s, TargetText::tr("The environment variable that holds the passphrase of the vault."), TargetText::tr("variable")},
        {u"profile"_s, TargetText::tr("The provider's profile; recognised from the URL if not given."), TargetText::tr("name")},
    });
}

Result<Redacted<QByteArray>> Target::secretInVariable(const QString &variable)
{
    const QByteArray secret = qgetenv(variable.toLocal8Bit().constData()).trimmed();
    if (secret.isEmpty())
        return Error::validation(u"the environment variable %1 is not set or empty"_s.arg(variable));
    return Redacted(secret);
}

Result<Redacted<QByteArray>> Target::secretInFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    const QByteArray secret = file.read(64 * 1024).trimmed();
    if (secret.isEmpty())
        return Error::validation(u"%1 is empty"_s.arg(fileName));
    return Redacted(secret);
}

Result<Redacted<QByteArray>> Target::secretFrom(const QCommandLineParser &parser, const QString &option)
{
    if (parser.isSet(option + u"-env"_s))
        return secretInVariable(parser.value(option + u"-env"_s));
    if (parser.isSet(option + u"-file"_s))
        return secretInFile(parser.value(option + u"-file"_s));
    return Redacted<QByteArray>();
}

Result<SavedConnection> Target::savedFor(const QCommandLineParser &parser, const QDir &dataDir)
{
    const QString name = parser.value(u"connection"_s);
    if (!name.isEmpty())
        return ConnectionStore(dataDir).find(name);
    const QUrl url(parser.value(u"url"_s), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return Error::validation(u"--url %1 is not a web address"_s.arg(parser.value(u"url"_s)));
    return SavedConnection {.name = url.host(), .baseUrl = url};
}

Result<ConnectionSettings> Target::resolve(const QCommandLineParser &parser, const QDir &dataDir)
{
    if (parser.isSet(u"connection"_s) == parser.isSet(u"url"_s))
        return Error::validation(u"name one target: --connection NAME or --url URL"_s);
    auto saved = savedFor(parser, dataDir);
    if (!saved)
        return saved.error();
    const auto token = secretFrom(parser, u"token"_s);
    if (!token)
        return token.error();
    SignInSecrets secrets {.secret = *token};
    if (parser.isSet(u"auth-file"_s)) {
        const auto file = AuthFile::read(parser.value(u"auth-file"_s));
        if (!file)
            return file.error();
        saved->signIn = file->signIn;
        secrets = file->secrets;
    } else if (!token->isEmpty()) { // a token at hand goes before any other way to get one
        saved->signIn = {};
    }
    if (parser.isSet(u"profile"_s))
        saved->profileId = parser.value(u"profile"_s);
    const ProfileLibrary library(profilesFolder(dataDir));
    if (const auto problem = checkProfile(saved->profileId, saved->baseUrl, library))
        return *problem;
    return AccountMarks(dataDir).marked(settingsFor(*saved, secrets, library));
}

} // namespace Provost
