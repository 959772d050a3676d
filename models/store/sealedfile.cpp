// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedfile.h"

#include "scim/json.h"
#include "store/disksync.h"

#include <QDateTime>
#include <QFileInfo>
#include <QtEndian>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView magic {"PRVPWDS\x1a\x01", 9}; // with the version
constexpr QByteArrayView purpose = "PWDS";
constexpr qsizetype lengthSize = 4;
constexpr quint32 longestRecord = 1024 * 1024;

QByteArray frameOf(const QByteArray &sealed)
{
    QByteArray frame(lengthSize, Qt::Uninitialized);
    qToBigEndian(quint32(sealed.size()), frame.data());
    return frame + sealed;
}

QByteArray textOf(const SealedSecret &secret, qsizetype number)
{
    return Json::object({{u"n"_s, qint64(number)},
                         {u"time"_s, secret.time},
                         {u"run"_s, secret.run},
                         {u"step"_s, secret.step},
                         {u"resourceType"_s, secret.resourceType},
                         {u"label"_s, secret.label},
                         {u"attribute"_s, secret.attribute},
                         {u"secret"_s, secret.secret.reveal()}})
        .toBytes();
}

SealedSecret secretOf(const Json &json)
{
    return {.run = json.value(u"run").toInteger(),
            .step = int(json.value(u"step").toInteger(-1)),
            .resourceType = json.value(u"resourceType").toString(),
            .label = json.value(u"label").toString(),
            .attribute = json.value(u"attribute").toString(),
            .secret = Redacted(json.value(u"secret").toString()),
            .time = json.value(u"time").toString()};
}

} // namespace

struct SealedFile::Scan {
    SealedContents contents {};
    qint64 end = 0; ///< of the last whole record
    bool isTail = false; ///< what is damaged is an unfinished write: shorter than it says it is, and the last
};

SealedFile::SealedFile(const QString &fileName, SealKey key)
    : m_file(fileName)
    , m_key(std::move(key))
{
}

Result<QByteArray> SealedFile::readAll(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::store(u"%1: %2"_s.arg(fileName, file.errorString()));
    QByteArray bytes = file.readAll();
    if (!bytes.startsWith(magic.first(magic.size() - 1)))
        return Error::store(u"%1 is no file of sealed passwords"_s.arg(fileName));
    if (!bytes.startsWith(magic))
        return Error::store(u"%1 was sealed by another version of Provost"_s.arg(fileName));
    if (bytes.size() < magic.size() + lengthSize + SealHeader::size)
        return Error::store(u"%1 is cut off before its first password"_s.arg(fileName));
    return bytes;
}

SealedFile::Scan SealedFile::scan(const QByteArray &bytes, const SealKey &key)
{
    Scan scan {.end = magic.size()};
    const auto damaged = [&scan](const QString &what) {
        const qsizetype number = scan.contents.secrets.size() + 1;
        scan.contents.damage = Error::store(u"record %1 of the sealed file %2"_s.arg(QString::number(number), what));
        return scan;
    };
    while (scan.end < bytes.size()) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(scan.end);
        scan.isTail = rest.size() < lengthSize;
        if (scan.isTail)
            return damaged(u"is cut off"_s);
        const auto length = qFromBigEndian<quint32>(rest.data());
        if (length > longestRecord)
            return damaged(u"is damaged"_s);
        scan.isTail = qsizetype(length) > rest.size() - lengthSize;
        if (scan.isTail)
            return damaged(u"is cut off"_s);
        const auto plain = key.open(rest.sliced(lengthSize, qsizetype(length)));
        if (!plain)
            return damaged(u"is damaged"_s);
        const auto json = Json::parse(plain->view());
        if (!json)
            return damaged(u"cannot be read"_s);
        if (json->value(u"n").toInteger() != scan.contents.secrets.size() + 1)
            return damaged(u"is missing or stands in another place"_s);
        scan.contents.secrets << secretOf(*json);
        scan.end += lengthSize + length;
    }
    return scan;
}

Result<SealedContents> SealedFile::read(const QString &fileName, QByteArrayView passphrase)
{
    const auto bytes = readAll(fileName);
    if (!bytes)
        return bytes.error();
    const auto key = SealKey::of(QByteArrayView(*bytes).sliced(magic.size() + lengthSize), passphrase, purpose);
    if (!key)
        return key.error();
    return scan(*bytes, *key).contents;
}

Result<std::unique_ptr<SealedFile>> SealedFile::open(const QString &fileName, QByteArrayView passphrase, SealCost cost)
{
    const bool isNew = !QFile::exists(fileName) || QFileInfo(fileName).size() <= magic.size();
    const auto bytes = isNew ? Result<QByteArray>(QByteArray()) : readAll(fileName);
    if (!bytes)
        return bytes.error();
    auto key = isNew ? SealKey::make(passphrase, purpose, cost) : SealKey::of(QByteArrayView(*bytes).sliced(magic.size() + lengthSize), passphrase, purpose);
    if (!key)
        return key.error();
    std::unique_ptr<SealedFile> file(new SealedFile(fileName, std::move(key).value())); // the constructor is private
    if (!file->m_file.open(QIODevice::ReadWrite) || !file->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error::store(u"%1: %2"_s.arg(fileName, file->m_file.errorString()));
    if (isNew) {
        file->m_end = magic.size();
        if (!file->m_file.resize(0) || file->m_file.write(magic.data(), magic.size()) != magic.size())
            return Error::store(u"%1: %2"_s.arg(fileName, file->m_file.errorString()));
        return file;
    }
    Scan found = scan(*bytes, file->m_key);
    if (found.contents.damage && !found.isTail)
        return *found.contents.damage;
    file->m_secrets = std::move(found.contents.secrets);
    file->m_end = found.end;
    if (!file->m_file.resize(found.end))
        return Error::store(u"%1: %2"_s.arg(fileName, file->m_file.errorString()));
    return file;
}

QList<SealedSecret> SealedFile::secrets() const
{
    const QMutexLocker locker(&m_mutex);
    return m_secrets;
}

Result<void> SealedFile::append(QList<SealedSecret> secrets)
{
    if (secrets.isEmpty())
        return {};
    const QMutexLocker locker(&m_mutex);
    QByteArray frames;
    qsizetype number = m_secrets.size();
    for (SealedSecret &secret : secrets) {
        if (secret.time.isEmpty())
            secret.time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        QByteArray text = textOf(secret, ++number);
        const auto sealed = m_key.seal(text);
        wipe(text);
        if (!sealed)
            return sealed.error();
        frames += frameOf(*sealed);
    }
    const bool isWritten = m_file.seek(m_end) && m_file.write(frames) == frames.size();
    const auto synced = isWritten ? syncToDisk(m_file) : Result<void>(Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString())));
    if (!synced) {
        static_cast<void>(m_file.resize(m_end));
        return synced;
    }
    m_end += frames.size();
    m_secrets << secrets;
    return {};
}

} // namespace Provost
