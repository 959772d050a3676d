// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/target.h"

#include "datadir.h"
#include "store/connectionstore.h"

#include <QCoreApplication>
#include <QFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct TargetText {
    Q_DECLARE_TR_FUNCTIONS(Target)
};

Result<Redacted<QByteArray>> tokenFrom(const QCommandLineParser &parser)
{
    if (const QString variable = parser.value(u"token-env"_s); !variable.isEmpty()) {
        const QByteArray token = qgetenv(variable.toLocal8Bit().constData()).trimmed();
        if (token.isEmpty())
            return Error::validation(u"the environment variable %1 is not set or empty"_s.arg(variable));
        return Redacted(token);
    }
    if (const QString fileName = parser.value(u"token-file"_s); !fileName.isEmpty()) {
        QFile file(fileName);
        if (!file.open(QIODevice::ReadOnly))
            return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
        const QByteArray token = file.read(64 * 1024).trimmed();
        if (token.isEmpty())
            return Error::validation(u"%1 holds no token"_s.arg(fileName));
        return Redacted(token);
    }
    return Redacted<QByteArray>();
}

Result<ServerProfile> profileFor(const QString &id, const QUrl &url, const ProfileLibrary &library)
{
    if (id.isEmpty())
        return library.detect(url);
    if (!library.ids().contains(id))
        return Error::validation(u"--profile %1: one of %2"_s.arg(id, library.ids().join(u", ")));
    return library.profile(id);
}

Result<SavedConnection> savedFor(const QCommandLineParser &parser, const QDir &dataDir)
{
    const QString name = parser.value(u"connection"_s);
    if (name.isEmpty()) {
        const QUrl url(parser.value(u"url"_s), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty())
            return Error::validation(u"--url %1 is not a web address"_s.arg(parser.value(u"url"_s)));
        return SavedConnection {.name = url.host(), .baseUrl = url, .profileId = {}};
    }
    auto all = ConnectionStore(dataDir).load();
    if (!all)
        return all.error();
    for (const SavedConnection &saved : std::as_const(all.value())) {
        if (saved.name == name)
            return saved;
    }
    return Error::validation(u"there is no connection named \"%1\""_s.arg(name));
}

} // namespace

void Target::addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"connection"_s, TargetText::tr("A saved connection."), TargetText::tr("name")},
        {u"url"_s, TargetText::tr("The base URL of a SCIM service provider."), TargetText::tr("url")},
        {u"token-env"_s, TargetText::tr("The environment variable that holds the bearer token."), TargetText::tr("variable")},
        {u"token-file"_s, TargetText::tr("The file that holds the bearer token."), TargetText::tr("file")},
        {u"profile"_s, TargetText::tr("The provider's profile; recognised from the URL if not given."), TargetText::tr("name")},
    });
}

Result<ConnectionSettings> Target::resolve(const QCommandLineParser &parser, const QDir &dataDir)
{
    if (parser.isSet(u"connection"_s) == parser.isSet(u"url"_s))
        return Error::validation(u"name one target: --connection NAME or --url URL"_s);
    const auto saved = savedFor(parser, dataDir);
    if (!saved)
        return saved.error();
    const auto token = tokenFrom(parser);
    if (!token)
        return token.error();
    const ProfileLibrary library(profilesFolder(dataDir));
    const QString profileId = parser.isSet(u"profile"_s) ? parser.value(u"profile"_s) : saved->profileId;
    const auto profile = profileFor(profileId, saved->baseUrl, library);
    if (!profile)
        return profile.error();
    const bool isGuess = profileId.isEmpty() && profile->id == u"rfc"_s;
    return ConnectionSettings {.name = saved->name, .baseUrl = saved->baseUrl, .token = *token, .profile = *profile,
                               .profiles = isGuess ? std::optional(library) : std::nullopt, .extraCaPem = saved->extraCaPem};
}

} // namespace Provost
