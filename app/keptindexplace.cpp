// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptindexplace.h"

#include "secretkeeper.h"
#include "store/sealedcopy.h"

#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 maxFile = 64 * 1024;
constexpr QLatin1StringView sealedEnd(".sealed");
constexpr QLatin1StringView ownerEnd(".of");

QString ownerFile(const QDir &dataDir, const QString &connectionId)
{
    return dataDir.filePath(u"index/%1%2"_s.arg(connectionId, ownerEnd));
}

std::optional<DirectoryId> ownerOf(const QDir &dataDir, const QString &connectionId)
{
    QFile file(ownerFile(dataDir, connectionId));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = Json::parse(file.read(maxFile));
    if (!json || !json->value(u"baseUrl").isString())
        return {};
    return DirectoryId::fromText(json->value(u"baseUrl").toString(), {}, json->value(u"directory").toString());
}

void setOwner(const QDir &dataDir, const QString &connectionId, const DirectoryId &owner)
{
    makeIndexFolder(dataDir);
    QSaveFile file(ownerFile(dataDir, connectionId));
    const Json json = Json::object({{u"baseUrl"_s, owner.baseUrl}, {u"directory"_s, owner.toText()}});
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(json.toBytes() + '\n') > 0)
        file.commit();
}

/// Another tenant of one address is another directory, although a person who edits a connection may be asked about its runs.
DirectoryId::Sameness judged(const DirectoryId &here, const DirectoryId &made)
{
    const bool isOtherTenant = !here.tokenUrl.isEmpty() && !made.tokenUrl.isEmpty() && here.tokenUrl != made.tokenUrl;
    const auto sameness = here.comparedTo(made);
    return sameness == DirectoryId::Sameness::Unsure && isOtherTenant ? DirectoryId::Sameness::Other : sameness;
}

} // namespace

QString keptIndexFile(const QDir &dataDir, const QString &connectionId)
{
    return dataDir.filePath(u"index/%1%2"_s.arg(connectionId, sealedEnd));
}

QString keptIndexSecret(const QString &connectionId)
{
    return connectionId + u"-index"_s;
}

void makeIndexFolder(const QDir &dataDir)
{
    dataDir.mkpath(u"index"_s);
    QFile::setPermissions(dataDir.filePath(u"index"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void fetchIndexKey(SecretKeeper &secrets, const QDir &dataDir, const QString &connectionId, const std::function<void(const Redacted<QByteArray> &)> &then)
{
    const QString entry = keptIndexSecret(connectionId);
    secrets.fetch(entry, [&secrets, entry, fileName = keptIndexFile(dataDir, connectionId), then](const Result<SignInSecrets> &found) {
        if (found && !found->secret.isEmpty())
            return then(Redacted(QByteArray::fromHex(found->secret.reveal())));
        if (!found || QFile::exists(fileName)) // it may be behind a lock: what is kept stays as it is
            return then({});
        const Redacted<QByteArray> key = SealedCopy::makeKey();
        secrets.keep(entry, {.secret = Redacted(key.reveal().toHex())});
        then(key);
    });
}

DirectoryId::Sameness claimKeptIndex(const QDir &dataDir, const QString &connectionId, const DirectoryId &here)
{
    auto sameness = DirectoryId::Sameness::Same;
    const auto made = ownerOf(dataDir, connectionId);
    if (made && QFile::exists(keptIndexFile(dataDir, connectionId))) // without an owner it is of a version that gave another id to what led elsewhere
        sameness = judged(here, *made);
    if (sameness == DirectoryId::Sameness::Other)
        removeKeptIndex(dataDir, connectionId);
    if (!made || made->baseUrl != here.baseUrl || made->toText() != here.toText())
        setOwner(dataDir, connectionId, here);
    return sameness;
}

void removeKeptIndex(const QDir &dataDir, const QString &connectionId)
{
    QFile::remove(keptIndexFile(dataDir, connectionId));
    QFile::remove(ownerFile(dataDir, connectionId));
}

QStringList removeOtherIndexes(const QDir &dataDir, const QStringList &connectionIds)
{
    QStringList gone;
    const QDir folder(dataDir.filePath(u"index"_s));
    const QStringList files = folder.entryList({u'*' + sealedEnd, u'*' + ownerEnd}, QDir::Files);
    for (const QString &file : files) {
        const QString id = file.left(file.lastIndexOf(u'.'));
        if (connectionIds.contains(id))
            continue;
        QFile::remove(folder.filePath(file));
        if (!gone.contains(id))
            gone << id;
    }
    return gone;
}

} // namespace Provost
