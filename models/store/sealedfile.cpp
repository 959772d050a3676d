// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedfile.h"

#include "scim/json.h"
#include "store/disksync.h"
#include "store/filelock.h"

#include <QDateTime>
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

Error cannotBeLocked(const QString &fileName)
{
    return Error::store(u"%1 cannot be locked: two programs could write over one another there"_s.arg(fileName));
}

/// New, or the beginning of a file that a crash has left so. Anything else is somebody's, however short it is.
bool holdsNothing(const QString &fileName)
{
    QFile file(fileName);
    const QByteArray start = file.open(QIODevice::ReadOnly) ? file.read(magic.size() + 1) : QByteArray("?");
    return magic.startsWith(start);
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

SealedFile::SealedFile(const QString &fileName, QByteArrayView passphrase)
    : m_file(fileName)
    , m_passphrase(passphrase)
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
    const bool wasThere = QFile::exists(fileName);
    std::unique_ptr<SealedFile> file(new SealedFile(fileName, passphrase)); // the constructor is private
    if (!file->m_file.open(QIODevice::ReadWrite))
        return Error::store(u"%1: %2"_s.arg(fileName, file->m_file.errorString()));
    const FileLock lock(file->m_file);
    if (!lock.isHeld())
        return cannotBeLocked(fileName);
    const auto begun = holdsNothing(fileName) ? file->begin(cost) : file->catchUp();
    if (begun)
        return file;
    if (!wasThere)
        QFile::remove(fileName);
    return begun.error();
}

Result<void> SealedFile::begin(SealCost cost)
{
    auto key = SealKey::make(m_passphrase.view(), purpose, cost);
    if (!key)
        return key.error();
    m_key = std::move(key).value();
    m_end = magic.size();
    if (!m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !m_file.resize(0) || m_file.write(magic.data(), magic.size()) != magic.size() || !m_file.flush())
        return Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

/// What others have written since. Under the lock nobody is writing: an end in the middle of a record is what a crash has left, and is cut off.
Result<void> SealedFile::catchUp()
{
    if (m_file.size() == m_end)
        return {};
    const auto bytes = readAll(m_file.fileName());
    if (!bytes)
        return bytes.error();
    if (m_secrets.isEmpty()) {
        auto key = SealKey::of(QByteArrayView(*bytes).sliced(magic.size() + lengthSize), m_passphrase.view(), purpose);
        if (!key)
            return key.error();
        m_key = std::move(key).value();
    }
    Scan found = scan(*bytes, m_key);
    if (found.contents.damage && !found.isTail)
        return *found.contents.damage;
    m_secrets = std::move(found.contents.secrets);
    m_end = found.end;
    if (!m_secrets.isEmpty())
        m_passphrase = {};
    if (!m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !m_file.resize(m_end))
        return Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
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
    const FileLock lock(m_file);
    if (!lock.isHeld())
        return cannotBeLocked(fileName());
    if (!isStillThere(m_file))
        return Error::store(u"%1 was moved or deleted while passwords were being sealed in it"_s.arg(fileName()));
    if (auto known = catchUp(); !known)
        return known;
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
    if (auto written = write(frames); !written)
        return written;
    m_end += frames.size();
    m_secrets << secrets;
    m_passphrase = {};
    return {};
}

Result<void> SealedFile::write(const QByteArray &frames)
{
    const bool isWritten = m_file.seek(m_end) && m_file.write(frames) == frames.size();
    auto synced = isWritten ? syncToDisk(m_file) : Result<void>(Error::store(u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString())));
    if (!synced)
        static_cast<void>(m_file.resize(m_end));
    return synced;
}

} // namespace Provost
