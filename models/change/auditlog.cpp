// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditlog.h"

#include "change/auditevents.h"
#include "store/disksync.h"

#include <QDir>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int lockPatience = 10'000; ///< milliseconds
constexpr qint64 tailBlock = 64 * 1024;

Error fileError(const QFile &file)
{
    return Error::store(u"audit log: %1: %2"_s.arg(file.fileName(), file.errorString()));
}

/// A crash or a full disk may have cut `next` off in the middle.
QByteArrayView withoutBeginningOf(QByteArrayView text, const QByteArray &next)
{
    const QByteArrayView rest = text.sliced(text.lastIndexOf('\n') + 1);
    return next.startsWith(rest) ? text.chopped(rest.size()) : text;
}
} // namespace

AuditLog::AuditLog(QString fileName, Journal &journal)
    : m_fileName(std::move(fileName))
    , m_outbox(journal.auditOutbox())
{
}

Result<std::unique_ptr<AuditLog>> AuditLog::open(const QString &dataDir, Journal &journal)
{
    std::unique_ptr<AuditLog> log(
        new AuditLog(QDir(dataDir).filePath(u"AUDIT.jsonl"_s), journal)); // the constructor is private
    QFile file(log->m_fileName);
    const bool isNew = !file.exists();
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append))
        return fileError(file);
    if (isNew && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fileError(file);
    if (const auto delivered = log->deliver(); !delivered)
        return delivered.error();
    return log;
}

Result<std::unique_ptr<AuditLog>> AuditLog::openToRead(const QString &dataDir, Journal &journal)
{
    if (!journal.isCopy())
        return open(dataDir, journal);
    std::unique_ptr<AuditLog> log(new AuditLog(QDir(dataDir).filePath(u"AUDIT.jsonl"_s), journal)); // the constructor is private
    log->m_onlyReads = true;
    return log;
}

Result<std::unique_ptr<ProcessLock>> AuditLog::lock() const
{
    auto file = std::make_unique<ProcessLock>(m_fileName + u".lock"_s);
    if (!file->tryLock(lockPatience))
        return file->error(u"audit log: %1 is held by another program"_s.arg(m_fileName), u"audit log: %1 cannot be written to"_s.arg(m_fileName));
    return file;
}

Result<AuditLog::Tail> AuditLog::readTail() const
{
    QFile file(m_fileName);
    if (!file.exists())
        return Tail();
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    Tail tail{.size = file.size()};
    QByteArray end;
    for (qint64 from = tail.size; from > 0 && end.count('\n') < 2;) {
        const qint64 begin = std::max<qint64>(0, from - tailBlock);
        file.seek(begin);
        end.prepend(file.read(from - begin));
        from = begin;
    }
    const qsizetype feed = end.lastIndexOf('\n');
    tail.rest = end.sliced(feed + 1);
    if (feed < 0)
        return tail;
    tail.hasLines = true;
    const qsizetype begin = feed == 0 ? 0 : end.lastIndexOf('\n', feed - 1) + 1;
    tail.last = readAuditLine(QByteArrayView(end).sliced(begin, feed - begin));
    return tail;
}

Json AuditLog::damage(const QString &detail)
{
    return auditEvent(u"damage"_s, {{u"detail"_s, detail}});
}

/// A journal that knows of no records beside a file that has some: another journal was there before, and its chain is
/// gone on with.
Result<void> AuditLog::adopt(const Tail &tail)
{
    const auto anchor = m_outbox.anchor();
    if (!anchor)
        return anchor.error();
    const bool isKnown = anchor->count > 0;
    if (isKnown || !tail.last.isSound())
        return {};
    if (const auto adopted = m_outbox.adopt({tail.last.seq, tail.last.computed}); !adopted)
        return adopted;
    return m_outbox.add({damage(adoptionText())});
}

/// What has to be written before `next` so that it stands on a line of its own, and what there is to be told about the
/// file's end.
QByteArray AuditLog::mend(const Tail &tail, const AuditOutbox::Item &next, QList<Json> &events)
{
    if (!tail.rest.isEmpty() && next.line.startsWith(tail.rest)) {
        events << damage(u"record %1 was completed: a crash or a full disk had cut it off"_s.arg(next.seq));
        return next.line.sliced(tail.rest.size()) + '\n';
    }
    QByteArray text;
    if (!tail.rest.isEmpty()) {
        Json event = damage(u"the file ended in the middle of a line"_s);
        event.set(u"torn"_s, QString::fromLatin1(sha256Hex(tail.rest)));
        events << event;
        text = "\n";
    }
    return text + next.line + '\n';
}

Result<void> AuditLog::deliver()
{
    const auto held = lock();
    if (!held)
        return held.error();
    return deliverLocked();
}

Result<void> AuditLog::deliverLocked()
{
    const bool isAsLeft = m_tail && QFileInfo(m_fileName).size() == m_tail->size;
    auto tail = isAsLeft ? Result<Tail>(*m_tail) : readTail();
    if (!tail)
        return tail.error();
    if (!isAsLeft) {
        if (const auto adopted = adopt(*tail); !adopted)
            return adopted;
    }
    for (bool again = true; again;) { // once more when there is something to be told about the file itself
        QList<Json> events;
        if (const auto done = deliverPending(tail.value(), events); !done)
            return done;
        again = !events.isEmpty();
        if (const auto added = m_outbox.add(events); !added)
            return added;
    }
    return {};
}

Result<void> AuditLog::deliverPending(Tail &tail, QList<Json> &events)
{
    auto items = m_outbox.pending();
    if (!items)
        return items.error();
    const qint64 upTo = items->isEmpty() ? 0 : items->constLast().seq;
    const bool isOurs
        = upTo > 0 && tail.last.isSound() && m_outbox.hashOf(tail.last.seq).valueOr({}) == tail.last.computed;
    if (isOurs) // written, but the journal was not told
        items->removeIf([&tail](const AuditOutbox::Item &item) { return item.seq <= tail.last.seq; });
    if (!items->isEmpty()) {
        const AuditOutbox::Item &first = items->constFirst();
        const auto expected = m_outbox.hashOf(first.seq - 1);
        if (!expected)
            return expected.error();
        if (*expected != (tail.hasLines ? tail.last.computed : QByteArray()))
            events << damage(u"the file does not end with record %1"_s.arg(first.seq - 1));
        QByteArray text = mend(tail, first, events);
        for (qsizetype i = 1; i < items->size(); ++i)
            text += items->at(i).line + '\n';
        if (const auto written = write(text, tail.size); !written)
            return written;
        tail = {.size = tail.size + text.size(), .hasLines = true, .last = readAuditLine(items->constLast().line)};
    }
    m_tail = tail;
    return upTo > 0 ? m_outbox.delivered(upTo) : Result<void>();
}

Result<void> AuditLog::write(const QByteArray &text, qint64 at)
{
    m_tail.reset(); // not known until all is well
    QFile file(m_fileName);
    const bool isNew = !file.exists();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append)
        || (isNew && !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)))
        return fileError(file);
    if (file.size() != at)
        return Error::store(u"audit log: %1 was written to by somebody else"_s.arg(m_fileName));
    if (file.write(text) != text.size())
        return fileError(file);
    return syncToDisk(file);
}

Result<void> AuditLog::append(const QList<Json> &events)
{
    if (const auto added = m_outbox.add(events); !added)
        return added;
    return deliver();
}

Result<QByteArray> AuditLog::text() const
{
    QFile file(m_fileName);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return fileError(file);
    return file.readAll();
}

/// As deliverLocked() would, but for what it writes: that is on its way still.
Result<void> AuditLog::readUp()
{
    const auto tail = readTail();
    if (!tail)
        return tail.error();
    if (const auto adopted = adopt(*tail); !adopted)
        return adopted;
    const bool isOurs = tail->last.isSound() && m_outbox.hashOf(tail->last.seq).valueOr({}) == tail->last.computed;
    return isOurs ? m_outbox.delivered(tail->last.seq) : Result<void>();
}

Result<AuditReport> AuditLog::verify(const std::atomic_bool *stopped, const AuditAnchor &noted)
{
    const auto held = m_onlyReads ? Result<std::unique_ptr<ProcessLock>>(std::unique_ptr<ProcessLock>()) : lock();
    if (!held)
        return held.error();
    if (const auto ready = m_onlyReads ? readUp() : deliverLocked(); !ready)
        return ready.error();
    const auto text = this->text();
    const auto hashes = m_outbox.hashes();
    const auto anchor = m_outbox.anchor();
    const auto pending = m_outbox.pending();
    for (const Error *error : {text ? nullptr : &text.error(), hashes ? nullptr : &hashes.error(),
             anchor ? nullptr : &anchor.error(), pending ? nullptr : &pending.error()}) {
        if (error != nullptr)
            return *error;
    }
    const bool isAllThere = pending->isEmpty();
    const qint64 last = isAllThere ? anchor->count : pending->constFirst().seq - 1; // what follows is still on its way to the file
    const QByteArrayView lines = isAllThere ? QByteArrayView(*text) : withoutBeginningOf(*text, pending->constFirst().line);
    AuditReport report = verifyAudit(lines, *hashes, isAllThere ? *anchor : AuditAnchor {last, hashes->value(last)}, stopped);
    if (noted.count > 0)
        holdAgainst(report, lines, noted);
    return report;
}

Result<QList<Json>> AuditLog::records(qint64 run)
{
    const auto text = this->text();
    if (!text)
        return text.error();
    QList<Json> found;
    for (const QByteArray &line : text->split('\n')) {
        const auto json = Json::parse(line);
        if (json && json->isObject() && (run == 0 || json->value(u"run").toInteger() == run))
            found << *json;
    }
    return found;
}

} // namespace Provost
