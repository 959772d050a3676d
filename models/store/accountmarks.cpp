// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accountmarks.h"

#include "base/processlock.h"
#include "base/random.h"
#include "net/directoryid.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype markKeySize = 32;
constexpr qsizetype markSize = 16; // hexadecimal digits
constexpr int markLockWaitMs = 2'000;

/// What tells one account from another, where that is at hand before anybody signs in.
Redacted<QByteArray> materialOf(const ConnectionSettings &settings)
{
    switch (settings.signIn.kind) {
    case SignIn::Kind::Bearer:
        return settings.token.isEmpty() ? settings.secrets.secret : settings.token;
    case SignIn::Kind::Basic: // not the password: it can be guessed, and changes
        return Redacted(settings.signIn.userName.toUtf8());
    case SignIn::Kind::Command:
        return Redacted(settings.signIn.command.join(QChar(0)).toUtf8());
    case SignIn::Kind::None:
    case SignIn::Kind::ClientSecret:
    case SignIn::Kind::ClientCertificate:
    case SignIn::Kind::AuthorizationCode:
    case SignIn::Kind::MutualTls:
        break;
    }
    return {};
}

Redacted<QByteArray> readKey(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? Redacted(file.read(markKeySize + 1)) : Redacted<QByteArray>();
}
}

AccountMarks::AccountMarks(const QDir &dataDir)
    : m_fileName(dataDir.filePath(u"account.key"_s))
{
}

QString AccountMarks::of(const ConnectionSettings &settings) const
{
    const Redacted<QByteArray> material = materialOf(settings);
    if (material.isEmpty() || !DirectoryId::of(settings).tenant.isEmpty())
        return {};
    const Redacted<QByteArray> secret = key();
    if (secret.reveal().size() != markKeySize)
        return {};
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret.reveal());
    for (const QByteArray &part : {QByteArray("account"), SignIn::nameOf(settings.signIn.kind).toUtf8(), settings.baseUrl.toEncoded(QUrl::StripTrailingSlash)}) {
        code.addData(part);
        code.addData(QByteArray(1, '\0'));
    }
    code.addData(material.reveal());
    return QString::fromLatin1(code.result().toHex().left(markSize));
}

ConnectionSettings AccountMarks::marked(ConnectionSettings settings) const
{
    settings.account = of(settings);
    return settings;
}

/// Made when it is first needed; two programs that need it at once must not each make one.
Redacted<QByteArray> AccountMarks::key() const
{
    Redacted<QByteArray> known = readKey(m_fileName);
    if (known.reveal().size() == markKeySize)
        return known;
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(markLockWaitMs))
        return {};
    known = readKey(m_fileName);
    if (known.reveal().size() == markKeySize)
        return known;
    const Redacted<QByteArray> made(randomBytes(markKeySize));
    QSaveFile file(m_fileName);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return isOpen && file.write(made.reveal()) == markKeySize && file.commit() ? made : Redacted<QByteArray>();
}

} // namespace Provost
