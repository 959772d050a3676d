// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/authfile.h"

#include "commands/target.h"

#include <QFile>
#include <QFileInfo>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Result<Redacted<QByteArray>> secretOf(const Json &json, const QDir &folder)
{
    if (const QString variable = json.value(u"secretEnv").toString(); !variable.isEmpty())
        return Target::secretInVariable(variable);
    if (const QString file = json.value(u"secretFile").toString(); !file.isEmpty())
        return Target::secretInFile(folder.absoluteFilePath(file));
    return Redacted(json.value(u"secret").toString().toUtf8());
}

} // namespace

Result<AuthFile> AuthFile::read(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    const auto json = Json::parse(file.read(1024 * 1024));
    if (!json || !json->isObject())
        return Error::validation(u"%1: not a JSON object"_s.arg(fileName));
    auto signIn = SignIn::fromJson(*json);
    if (!signIn)
        return Error::validation(u"%1: %2"_s.arg(fileName, signIn.error().detail));
    const QDir folder = QFileInfo(fileName).absoluteDir();
    for (QString *path : {&signIn->certificateFile, &signIn->keyFile}) {
        if (!path->isEmpty() && !path->startsWith("pkcs11:"_L1))
            *path = folder.absoluteFilePath(*path);
    }
    const auto secret = secretOf(*json, folder);
    if (!secret)
        return secret.error();
    return AuthFile {.signIn = *signIn, .secrets = {.secret = *secret}};
}

} // namespace Provost
