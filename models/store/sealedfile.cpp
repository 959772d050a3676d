// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedfile.h"

#include "base/filelock.h"
#include "scim/json.h"
#include "store/disksync.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QtEndian>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView fileMagic {"PRVPWDS\x1a\x01", 9}; // with the version
constexpr QByteArrayView filePurpose = "PWDS";
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

Error systemErrorOf(const QFile &file)
{
    return Error::store(u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

Error inUse(const QString &fileName)
{
    return Error::store(u"%1 is in use by another program"_s.arg(fileName));
}

Error notLocked(FileLock::Failure failure, const QString &fileName)
{
    return failure == FileLock::Failure::Held ? inUse(fileName) : Error::store(u"%1 cannot be locked: two programs could write over one another there"_s.arg(fileName));
}

Error notRead(const QFile &file)
{
    return Error::store(u"%1 could not be read to its end"_s.arg(file.fileName()));
}

/// As many as there are, or none: what could not be read is never taken for what a crash has cut off.
Result<QByteArray> bytesOf(QFile &file, qint64 from, qint64 size)
{
    QByteArray bytes = file.seek(from) ? file.read(size) : QByteArray();
    if (file.error() != QFile::NoError || bytes.size() != size)
        return notRead(file);
    return bytes;
}

Result<QByteArray> wholeOf(QFile &file)
{
    if (!file.isSequential())
        return bytesOf(file, 0, file.size());
    QByteArray bytes = file.readAll(); // a pipe does not know how much will come
    if (file.error() != QFile::NoError)
        return notRead(file);
    return bytes;
}

/// New, or the beginning of a file that a crash has left so. Anything else is somebody's, however short it is.
Result<bool> holdsNothing(QFile &file)
{
    const qint64 size = file.size();
    const QByteArray start = file.seek(0) ? file.read(fileMagic.size() + 1) : QByteArray(); // one more, in case the size is not true
    if (file.error() != QFile::NoError || start.size() != std::min<qint64>(size, fileMagic.size() + 1))
        return notRead(file);
    return size <= fileMagic.size() && fileMagic.startsWith(start);
}

/// A write that was cut off ends in the record in which it broke. Where a whole one still stands, be it that record itself but for its length, it is a length that
/// is damaged. No length can be believed there, so that each is also taken to reach as far as the next one's header.
bool holdsWholeRecord(QByteArrayView rest, const SealKey &key)
{
    const auto opens = [rest, &key](qsizetype at, qsizetype size) {
        return size <= qsizetype(longestRecord) && size <= rest.size() - at && key.open(rest.sliced(at, size)).ok();
    };
    const QByteArray header = key.header();
    qsizetype at = rest.indexOf(header, lengthSize);
    while (at >= 0) {
        const qsizetype next = rest.indexOf(header, at + header.size());
        const qsizetype end = next < 0 ? rest.size() : next - lengthSize;
        if (opens(at, qsizetype(qFromBigEndian<quint32>(rest.data() + at - lengthSize))) || opens(at, end - at))
            return true;
        at = next;
    }
    return false;
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
    qint64 end = 0; ///< of the last whole record, from where the scan began
    bool isTail = false; ///< what is damaged is an unfinished write: shorter than it says it is, and nothing whole stands in it or behind
};

SealedFile::SealedFile(const QString &fileName, QByteArrayView passphrase)
    : m_file(fileName)
    , m_passphrase(passphrase)
{
}

Result<QByteArray> SealedFile::readAll(QFile &file)
{
    auto bytes = wholeOf(file);
    if (!bytes)
        return bytes;
    if (!bytes->startsWith(fileMagic.first(fileMagic.size() - 1)))
        return Error::store(u"%1 is no file of sealed passwords"_s.arg(file.fileName()));
    if (!bytes->startsWith(fileMagic))
        return Error::store(u"%1 was sealed by another version of Provost"_s.arg(file.fileName()));
    if (bytes->size() < fileMagic.size() + lengthSize + SealHeader::size)
        return Error::store(u"%1 is cut off before its first password"_s.arg(file.fileName()));
    return bytes;
}

SealedFile::Scan SealedFile::scan(QByteArrayView bytes, const SealKey &key, qsizetype before)
{
    Scan scan;
    const auto damaged = [&scan, before](const QString &what) {
        const qsizetype number = before + scan.contents.secrets.size() + 1;
        scan.contents.damage = Error::store(u"record %1 of the sealed file %2"_s.arg(QString::number(number), what));
        return scan;
    };
    while (scan.end < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(scan.end);
        scan.isTail = rest.size() < lengthSize;
        if (scan.isTail)
            return damaged(u"is cut off"_s);
        const auto length = qFromBigEndian<quint32>(rest.data());
        if (length > longestRecord)
            return damaged(u"is damaged"_s);
        if (qsizetype(length) > rest.size() - lengthSize) {
            scan.isTail = !holdsWholeRecord(rest, key);
            return damaged(scan.isTail ? u"is cut off"_s : u"is damaged"_s);
        }
        const auto plain = key.open(rest.sliced(lengthSize, qsizetype(length)));
        if (!plain)
            return damaged(u"is damaged"_s);
        const auto json = Json::parse(plain->view());
        if (!json)
            return damaged(u"cannot be read"_s);
        if (json->value(u"n").toInteger() != before + scan.contents.secrets.size() + 1)
            return damaged(u"is missing or stands in another place"_s);
        scan.contents.secrets << secretOf(*json);
        scan.end += lengthSize + length;
    }
    return scan;
}

Result<SealedContents> SealedFile::read(const QString &fileName, QByteArrayView passphrase)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return systemErrorOf(file);
    const auto bytes = readAll(file);
    if (!bytes)
        return bytes.error();
    const QByteArrayView records = QByteArrayView(*bytes).sliced(fileMagic.size());
    const auto key = SealKey::of(records.sliced(lengthSize), passphrase, filePurpose);
    if (!key)
        return key.error();
    return scan(records, *key, 0).contents;
}

Result<std::unique_ptr<SealedFile>> SealedFile::open(const QString &fileName, QByteArrayView passphrase, SealCost cost, int patience)
{
    constexpr QIODevice::OpenMode mode = QIODevice::ReadWrite | QIODevice::Unbuffered; // what others have written since is in no buffer of ours
    const QDeadlineTimer deadline(patience);
    do {
        std::unique_ptr<SealedFile> file(new SealedFile(fileName, passphrase)); // the constructor is private
        const bool isMade = file->m_file.open(mode | QIODevice::NewOnly);
        if (!isMade && !file->m_file.open(mode))
            return systemErrorOf(file->m_file);
        FileLock lock(file->m_file);
        if (const auto failure = lock.take(deadline); failure != FileLock::Failure::None) {
            if (isMade && failure == FileLock::Failure::Unknown && file->m_file.size() == 0)
                removeLocked(file->m_file); // nobody else gets it either
            return notLocked(failure, fileName);
        }
        if (!isStillThere(file->m_file)) { // who made it could not begin it, and took it away again
            pauseWithin(deadline);
            continue;
        }
        const auto begun = file->enter(cost);
        if (begun)
            return file;
        if (isMade && file->m_file.size() < fileMagic.size()) // nor has anybody else begun it since
            removeLocked(file->m_file);
        return begun.error();
    } while (!deadline.hasExpired());
    return Error::store(u"%1 was moved or deleted while it was opened"_s.arg(fileName));
}

Result<void> SealedFile::enter(SealCost cost)
{
    const auto isNew = holdsNothing(m_file);
    if (!isNew)
        return isNew.error();
    return *isNew ? begin(cost) : readAnew();
}

/// Writes what is missing of the magic, and takes nothing away.
Result<void> SealedFile::begin(SealCost cost)
{
    auto key = SealKey::make(m_passphrase.view(), filePurpose, cost);
    if (!key)
        return key.error();
    m_key = std::move(key).value();
    m_end = fileMagic.size();
    const auto there = qsizetype(std::min<qint64>(m_file.size(), fileMagic.size()));
    const QByteArrayView missing = fileMagic.sliced(there);
    const bool isPrivate = m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isPrivate || !m_file.seek(there) || m_file.write(missing.data(), missing.size()) != missing.size())
        return systemErrorOf(m_file);
    return {};
}

/// What others have written since, and no more of it: two programs that take turns would read the whole file for each password. Whatever looks like damage there
/// is judged by the whole of it.
Result<void> SealedFile::catchUp()
{
    const qint64 size = m_file.size();
    if (size == m_end)
        return {};
    if (m_secrets.isEmpty()) // whoever wrote the first has chosen the key
        return readAnew();
    if (size > m_end) {
        const auto rest = bytesOf(m_file, m_end, size - m_end);
        if (!rest)
            return rest.error();
        const Scan found = scan(*rest, m_key, m_secrets.size());
        if (!found.contents.damage) {
            learn(found.contents.secrets, m_end + found.end);
            return {};
        }
    }
    return readAnew();
}

/// Under the lock nobody is writing: an end in the middle of a record is what a crash has left, and is cut off.
Result<void> SealedFile::readAnew()
{
    const auto bytes = readAll(m_file);
    if (!bytes)
        return bytes.error();
    const QByteArrayView records = QByteArrayView(*bytes).sliced(fileMagic.size());
    if (m_secrets.isEmpty()) {
        auto key = SealKey::of(records.sliced(lengthSize), m_passphrase.view(), filePurpose);
        if (!key)
            return key.error();
        m_key = std::move(key).value();
    }
    const Scan found = scan(records, m_key, 0);
    if (found.contents.damage && !found.isTail)
        return *found.contents.damage;
    if (found.contents.secrets.size() < m_secrets.size()) // what was on the disk is no crash's to take
        return Error::store(u"%1 has lost passwords that were sealed in it: something else has changed it"_s.arg(fileName()));
    learn(found.contents.secrets.sliced(m_secrets.size()), fileMagic.size() + found.end);
    if (!m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || (bytes->size() > m_end && !m_file.resize(m_end)))
        return systemErrorOf(m_file);
    return {};
}

void SealedFile::learn(const QList<SealedSecret> &more, qint64 end)
{
    m_end = end;
    const QMutexLocker locker(&m_mutex);
    m_secrets << more;
    if (!m_secrets.isEmpty())
        m_passphrase = {};
}

QList<SealedSecret> SealedFile::secrets() const
{
    const QMutexLocker locker(&m_mutex);
    return m_secrets;
}

Result<void> SealedFile::append(QList<SealedSecret> secrets, int patience)
{
    if (secrets.isEmpty())
        return {};
    const QMutexLocker locker(&m_writing);
    FileLock lock(m_file);
    if (const auto failure = lock.take(QDeadlineTimer(patience)); failure != FileLock::Failure::None)
        return notLocked(failure, fileName());
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
    learn(secrets, m_end + frames.size());
    return {};
}

Result<void> SealedFile::write(const QByteArray &frames)
{
    const bool isWritten = m_file.seek(m_end) && m_file.write(frames) == frames.size();
    auto synced = isWritten ? syncToDisk(m_file) : Result<void>(systemErrorOf(m_file));
    if (!synced)
        static_cast<void>(m_file.resize(m_end));
    return synced;
}

} // namespace Provost
