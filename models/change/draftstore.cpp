// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"

#include "base/logging.h"
#include "change/auditchain.h"
#include "change/stagedchanges.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QUuid>
#include <QtConcurrentRun>

#include <vector>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto writeDelay = std::chrono::milliseconds(400); ///< typing must not write at every key
constexpr qint64 largestDraft = 512 * 1024 * 1024;

/// Names and ids may hold anything; the file is named by a hash, and says inside whose it is.
QString fileNameFor(const QDir &dataDir, const QString &whose)
{
    return dataDir.filePath(u"drafts/%1.json"_s.arg(QString::fromLatin1(sha256Hex(whose.toUtf8()).first(24))));
}

QString lockNameFor(const QString &fileName)
{
    return fileName + u".lock"_s;
}

/// False: somebody who lives has it, or may have it. Where no lock can be made, no draft can be written either, and that is told.
bool take(ProcessLock &lock)
{
    return lock.tryLock() || lock.failure() == ProcessLock::Failure::Unusable;
}

bool makeFolder(const QString &fileName)
{
    const QString folder = QFileInfo(fileName).absolutePath();
    return QDir().mkpath(folder) && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// A name may be changed, and is given to another connection as soon as the first is gone; an id is not.
DirectoryId::Sameness samenessOf(const Json &document, const QString &connection, const DirectoryId &here)
{
    if (here.baseUrl.isEmpty() || !document.contains(u"baseUrl")) // nobody knows
        return DirectoryId::Sameness::Same;
    const DirectoryId made = DirectoryId::fromText(document.value(u"baseUrl").toString(), connection, document.value(u"directory").toString());
    const auto sameness = here.comparedTo(made);
    const bool isOurs = !here.connectionId.isEmpty() && made.connectionId == here.connectionId;
    return sameness == DirectoryId::Sameness::Unsure && !isOurs ? DirectoryId::Sameness::Other : sameness;
}

/// Files of this connection that have no owner now, with their locks, which are ours as long as this lives. Oldest first.
struct Leftover {
    QString fileName {};
    std::unique_ptr<ProcessLock> lock {};
};
std::vector<Leftover> leftovers(const DraftStore::Source &source, bool *isRefused)
{
    const QFileInfo own(source.fileName);
    const QString stem = own.completeBaseName().section(u'-', 0, 0);
    QStringList names;
    const QFileInfoList files = own.dir().entryInfoList({stem + u"-*.json"_s}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files)
        names << file.filePath();
    if (!source.byName.isEmpty() && QFile::exists(source.byName))
        names.prepend(source.byName);
    std::vector<Leftover> found;
    for (const QString &name : std::as_const(names)) {
        auto lock = std::make_unique<ProcessLock>(lockNameFor(name));
        if (QFileInfo(name) == own)
            continue;
        if (take(*lock))
            found.push_back({name, std::move(lock)});
        else
            *isRefused = *isRefused || lock->failure() == ProcessLock::Failure::Refused;
    }
    return found;
}

Error setAside(const QString &fileName, const QString &connection, const QString &why)
{
    const QString aside = u"%1.%2.damaged"_s.arg(fileName, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmsszzz"_s));
    const bool isMoved = QFile::rename(fileName, aside);
    return Error::store(u"draft of %1: %2; it is kept as %3"_s.arg(connection, why, isMoved ? aside : fileName));
}

} // namespace

DraftStore::DraftStore(const QDir &dataDir, QString connection, const DirectoryId &directory, QObject *parent)
    : QObject(parent)
    , m_source {.connection = std::move(connection), .directory = directory}
{
    takeFile(dataDir);
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::startWriting);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &DraftStore::onWritten);
}

namespace {

/// Every draft of a connection, whoever has it open. One that is named by the connection's name may be of another that had the name before.
QStringList draftsOf(const QDir &dataDir, const QString &connection, const QString &connectionId)
{
    const QString byName = fileNameFor(dataDir, connection);
    const QFileInfo own(connectionId.isEmpty() ? byName : fileNameFor(dataDir, u"id:"_s + connectionId));
    QStringList names;
    const QFileInfoList files = own.dir().entryInfoList({own.fileName(), own.completeBaseName() + u"-*.json"_s}, QDir::Files);
    for (const QFileInfo &file : files)
        names << file.filePath();
    QFile former(byName);
    if (!connectionId.isEmpty() && former.open(QIODevice::ReadOnly)) {
        const Json document = Json::parse(former.readAll()).valueOr({});
        if (DirectoryId::fromText({}, {}, document.value(u"directory").toString()).connectionId == connectionId)
            names << byName;
    }
    return names;
}

int objectsIn(const QString &fileName)
{
    QFile file(fileName);
    const auto json = file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()) : Result<Json>(Error::store(file.errorString()));
    const Json changes = json ? json->value(u"draft").value(u"changes") : Json();
    if (!changes.isArray())
        return 1;
    QSet<ObjectKey> objects;
    for (const Json &change : changes.items())
        objects.insert({change.value(u"resourceType").toString(), change.value(u"id").toString()});
    return int(objects.size());
}

} // namespace

int DraftStore::objectsKept(const QDir &dataDir, const QString &connection, const QString &connectionId)
{
    int objects = 0;
    const QStringList files = draftsOf(dataDir, connection, connectionId);
    for (const QString &file : files)
        objects += objectsIn(file);
    return objects;
}

bool DraftStore::removeKept(const QDir &dataDir, const QString &connection, const QString &connectionId)
{
    bool isGone = true;
    const QStringList files = draftsOf(dataDir, connection, connectionId);
    for (const QString &file : files) {
        ProcessLock lock(lockNameFor(file));
        isGone = take(lock) && QFile::remove(file) && isGone;
    }
    return isGone;
}

/// By the connection's id, which stays when its name changes.
void DraftStore::takeFile(const QDir &dataDir)
{
    const QString id = m_source.directory.connectionId;
    const QString byName = fileNameFor(dataDir, m_source.connection);
    m_source.fileName = id.isEmpty() ? byName : fileNameFor(dataDir, u"id:"_s + id);
    m_source.byName = id.isEmpty() ? QString() : byName;
    (void)makeFolder(m_source.fileName); // writing tells
    m_lock = std::make_unique<ProcessLock>(lockNameFor(m_source.fileName));
    if (take(*m_lock))
        return;
    m_source.isShared = true;
    m_source.isRefused = m_lock->failure() == ProcessLock::Failure::Refused && QFile::exists(m_source.fileName);
    const QString own = QUuid::createUuid().toString(QUuid::Id128).first(12);
    m_source.fileName = u"%1-%2.json"_s.arg(m_source.fileName.chopped(5), own);
    m_lock = std::make_unique<ProcessLock>(lockNameFor(m_source.fileName));
    (void)take(*m_lock);
}

DraftStore::~DraftStore()
{
    m_writing.waitForFinished();
    if (m_isDirty) { // too late for a signal
        if (const auto written = write(waiting()); !written)
            qCWarning(logStore).noquote() << written.error().toString();
    }
}

Result<ChangeSet> DraftStore::load()
{
    Kept kept = read(m_source);
    m_names = kept.names;
    if (kept.problem)
        return *kept.problem;
    return kept.changes;
}

DraftStore::Kept DraftStore::read(const Source &source)
{
    Kept all;
    if (auto own = readFile(source.fileName, source))
        all = std::move(own).value();
    else
        all.problem = own.error();
    bool isRefused = source.isRefused;
    const std::vector<Leftover> left = leftovers(source, &isRefused);
    if (isRefused && !all.problem)
        all.problem = Error::store(u"drafts in %1 cannot be locked now and are left alone: another program may have them"_s.arg(QFileInfo(source.fileName).absolutePath()));
    QStringList joined;
    for (const Leftover &one : left) {
        const auto more = readFile(one.fileName, source);
        if (!more)
            all.problem = more.error();
        if (!more || more->changes.isEmpty())
            continue;
        join(all, *more);
        joined << one.fileName;
    }
    if (joined.isEmpty())
        return all;
    if (const auto written = write({source, all.changes, all.names}); !written) {
        all.problem = written.error(); // they stay until they are safe elsewhere
        return all;
    }
    for (const QString &fileName : std::as_const(joined))
        QFile::remove(fileName);
    return all;
}

void DraftStore::join(Kept &all, const Kept &more)
{
    QSet<ObjectKey> here;
    for (const Change &change : std::as_const(all.changes.changes))
        here.insert(change.key());
    QSet<ObjectKey> objects;
    for (const Change &change : more.changes.changes)
        objects.insert(change.key());
    all.joined += int(objects.size());
    all.overlapping += int(objects.intersect(here).size());
    all.changes = StagedChanges::merged(all.changes, more.changes.changes);
    all.names.insert(more.names);
    all.mayBeElsewhere = all.mayBeElsewhere || more.mayBeElsewhere;
}

Result<DraftStore::Kept> DraftStore::readFile(const QString &fileName, const Source &source)
{
    const QString &connection = source.connection;
    const bool isNamedByName = source.byName.isEmpty() || fileName == source.byName;
    QFile file(fileName);
    if (!file.exists())
        return Kept();
    if (file.size() > largestDraft || !file.open(QIODevice::ReadOnly))
        return setAside(fileName, connection, file.errorString()); // or it would be written over
    const QByteArray bytes = file.readAll();
    file.close();
    const auto json = Json::parse(bytes);
    if (!json)
        return setAside(fileName, connection, json.error().detail);
    const DirectoryId &here = source.directory;
    const QString madeBy = json->value(u"connection").toString();
    const QString madeIn = DirectoryId::fromText({}, {}, json->value(u"directory").toString()).connectionId;
    const bool isOurs = !here.connectionId.isEmpty() && madeIn == here.connectionId;
    if (isNamedByName && madeBy != connection && !isOurs)
        return setAside(fileName, connection, u"it belongs to \"%1\""_s.arg(madeBy));
    const auto sameness = samenessOf(*json, madeBy, here);
    if (sameness == DirectoryId::Sameness::Other) {
        if (fileName == source.byName)
            return Kept(); // of a connection that had this name before: it is found under its own
        return setAside(fileName, connection, u"it was made for another directory, at %1"_s.arg(json->value(u"baseUrl").toString()));
    }
    if (json->value(u"draft").value(u"sha256").isUndefined())
        return setAside(fileName, connection, u"its sha256 is missing"_s);
    auto changes = ChangeSet::fromJson(json->value(u"draft"));
    if (!changes)
        return setAside(fileName, connection, changes.error().detail);
    Kept kept {.changes = std::move(changes).value()};
    kept.mayBeElsewhere = sameness == DirectoryId::Sameness::Unsure;
    const Json names = json->value(u"names");
    for (const auto &[id, name] : names.members())
        kept.names.insert(id, name.toString());
    return kept;
}

/// While the one who knows them is there: the last gesture is written when the window has gone.
void DraftStore::takeNames(const ChangeSet &changes)
{
    if (!m_namer)
        return;
    QHash<QString, QString> names;
    for (const Change &change : changes.changes) {
        for (const QString &id : change.members) {
            if (isTemporaryId(id) || names.contains(id))
                continue;
            const auto known = m_names.constFind(id);
            const QString name = known != m_names.cend() ? *known : m_namer(id);
            if (!name.isEmpty())
                names.insert(id, name);
        }
    }
    m_names = names;
}

void DraftStore::follow(StagedChanges &staged)
{
    connect(&staged, &StagedChanges::changed, this, [this, &staged] { save(staged.changes()); });
}

void DraftStore::save(const ChangeSet &changes)
{
    m_waiting = changes;
    takeNames(changes);
    m_isDirty = true;
    m_timer.start();
}

/// One after the other: an older draft must not take the place of a newer one.
void DraftStore::startWriting()
{
    if (m_writing.isRunning() || !std::exchange(m_isDirty, false)) // when it is done, what came meanwhile is written
        return;
    m_writing.setFuture(QtConcurrent::run([draft = waiting()] { return write(draft); }));
}

void DraftStore::onWritten()
{
    tell(m_writing.result());
    if (m_isDirty && !m_timer.isActive())
        m_timer.start();
}

void DraftStore::tell(const Result<void> &written)
{
    if (written)
        return;
    qCWarning(logStore).noquote() << written.error().toString();
    Q_EMIT failed(written.error());
}

void DraftStore::flush()
{
    m_timer.stop();
    m_writing.waitForFinished();
    if (std::exchange(m_isDirty, false))
        tell(write(waiting()));
}

Result<void> DraftStore::write(const Draft &draft)
{
    const auto problem = [&draft](const QString &why) { return Error::store(u"draft of %1: %2: %3"_s.arg(draft.source.connection, draft.source.fileName, why)); };
    const QString &fileName = draft.source.fileName;
    if (draft.changes.isEmpty()) {
        if (QFile::exists(fileName) && !QFile::remove(fileName))
            return problem(u"cannot be removed"_s);
        return {};
    }
    if (!makeFolder(fileName))
        return problem(u"its folder cannot be made"_s);
    QSaveFile file(fileName); // syncs before it renames
    if (!file.open(QIODevice::WriteOnly))
        return problem(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QStringList ids = draft.names.keys();
    ids.sort();
    Json::Object names;
    for (const QString &id : std::as_const(ids))
        names.emplace_back(id, draft.names.value(id));
    Json document = Json::object({{u"connection"_s, draft.source.connection}, {u"draft"_s, draft.changes.toJson()}});
    if (const DirectoryId &directory = draft.source.directory; !directory.baseUrl.isEmpty()) {
        document.set(u"baseUrl"_s, directory.baseUrl);
        document.set(u"directory"_s, directory.toText());
    }
    if (!names.empty())
        document.set(u"names"_s, Json(std::move(names)));
    file.write(document.toIndentedBytes() + '\n');
    return file.commit() ? Result<void>() : Result<void>(problem(file.errorString()));
}

} // namespace Provost
