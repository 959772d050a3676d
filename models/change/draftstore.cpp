// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"

#include "base/logging.h"
#include "change/auditchain.h"
#include "change/stagedchanges.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto writeDelay = std::chrono::milliseconds(400); ///< typing must not write at every key
constexpr qint64 largestDraft = 512 * 1024 * 1024;

/// A name may hold anything; the file is named by its hash, and says inside whose it is.
QString fileNameFor(const QDir &dataDir, const QString &connection)
{
    return dataDir.filePath(u"drafts/%1.json"_s.arg(QString::fromLatin1(sha256Hex(connection.toUtf8()).first(24))));
}

/// A name may be changed, and is given to another connection as soon as the first is gone; an id is not.
QString fileNameFor(const QDir &dataDir, const QString &connection, const DirectoryId &here)
{
    return here.connectionId.isEmpty() ? fileNameFor(dataDir, connection) : fileNameFor(dataDir, u"id:"_s + here.connectionId);
}

DirectoryId::Sameness samenessOf(const Json &document, const QString &connection, const DirectoryId &here)
{
    if (here.baseUrl.isEmpty() || !document.contains(u"baseUrl")) // nobody knows
        return DirectoryId::Sameness::Same;
    const DirectoryId made = DirectoryId::fromText(document.value(u"baseUrl").toString(), connection, document.value(u"directory").toString());
    const auto sameness = here.comparedTo(made);
    const bool isOurs = !here.connectionId.isEmpty() && made.connectionId == here.connectionId;
    return sameness == DirectoryId::Sameness::Unsure && !isOurs ? DirectoryId::Sameness::Other : sameness;
}

Error setAside(const QString &fileName, const QString &connection, const QString &why)
{
    const QString aside = u"%1.%2.damaged"_s.arg(fileName, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmsszzz"_s));
    const bool isMoved = QFile::rename(fileName, aside);
    return Error::store(u"draft of %1: %2; it is kept as %3"_s.arg(connection, why, isMoved ? aside : fileName));
}

} // namespace

DraftStore::DraftStore(const QDir &dataDir, QString connection, QObject *parent)
    : QObject(parent)
    , m_dataDir(dataDir)
    , m_connection(std::move(connection))
    , m_fileName(fileNameFor(dataDir, m_connection))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeDelay);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::startWriting);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &DraftStore::onWritten);
}

DraftStore::~DraftStore()
{
    m_writing.waitForFinished();
    if (m_isDirty) { // too late for a signal
        if (const auto written = write(waiting()); !written)
            qCWarning(logStore).noquote() << written.error().toString();
    }
}

void DraftStore::setDirectory(const DirectoryId &directory)
{
    m_directory = directory;
    m_fileName = fileNameFor(m_dataDir, m_connection, directory);
}

Result<ChangeSet> DraftStore::load()
{
    auto kept = read(m_dataDir, m_connection, m_directory);
    if (!kept)
        return kept.error();
    m_names = kept->names;
    return kept->changes;
}

Result<DraftStore::Kept> DraftStore::read(const QDir &dataDir, const QString &connection, const DirectoryId &here)
{
    const QString byName = fileNameFor(dataDir, connection);
    const QString fileName = fileNameFor(dataDir, connection, here);
    if (fileName == byName || QFile::exists(fileName) || !QFile::exists(byName))
        return readFile(fileName, connection, here);
    auto kept = readFile(byName, connection, here); // of a version before
    if (kept && !QFile::rename(byName, fileName))
        return Error::store(u"draft of %1: %2: %3"_s.arg(connection, byName, u"cannot be moved"_s));
    return kept;
}

Result<DraftStore::Kept> DraftStore::readFile(const QString &fileName, const QString &connection, const DirectoryId &here)
{
    QFile file(fileName);
    if (!file.exists())
        return Kept();
    if (file.size() > largestDraft || !file.open(QIODevice::ReadOnly))
        return Error::store(u"draft of %1: %2: %3"_s.arg(connection, fileName, file.errorString()));
    const QByteArray bytes = file.readAll();
    file.close();
    const auto json = Json::parse(bytes);
    if (!json)
        return setAside(fileName, connection, json.error().detail);
    const QString madeBy = json->value(u"connection").toString();
    const QString madeIn = DirectoryId::fromText({}, {}, json->value(u"directory").toString()).connectionId;
    const bool isOurs = !here.connectionId.isEmpty() && madeIn == here.connectionId;
    if (madeBy != connection && !isOurs)
        return setAside(fileName, connection, u"it belongs to \"%1\""_s.arg(madeBy));
    const auto sameness = samenessOf(*json, madeBy, here);
    if (sameness == DirectoryId::Sameness::Other)
        return setAside(fileName, connection, u"it was made for another directory, at %1"_s.arg(json->value(u"baseUrl").toString()));
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
    const auto problem = [&draft](const QString &why) { return Error::store(u"draft of %1: %2: %3"_s.arg(draft.connection, draft.fileName, why)); };
    if (draft.changes.isEmpty()) {
        if (QFile::exists(draft.fileName) && !QFile::remove(draft.fileName))
            return problem(u"cannot be removed"_s);
        return {};
    }
    const QString folder = QFileInfo(draft.fileName).absolutePath();
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return problem(u"its folder cannot be made"_s);
    QSaveFile file(draft.fileName); // syncs before it renames
    if (!file.open(QIODevice::WriteOnly))
        return problem(file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QStringList ids = draft.names.keys();
    ids.sort();
    Json::Object names;
    for (const QString &id : std::as_const(ids))
        names.emplace_back(id, draft.names.value(id));
    Json document = Json::object({{u"connection"_s, draft.connection}, {u"draft"_s, draft.changes.toJson()}});
    if (!draft.directory.baseUrl.isEmpty()) {
        document.set(u"baseUrl"_s, draft.directory.baseUrl);
        document.set(u"directory"_s, draft.directory.toText());
    }
    if (!names.empty())
        document.set(u"names"_s, Json(std::move(names)));
    file.write(document.toIndentedBytes() + '\n');
    return file.commit() ? Result<void>() : Result<void>(problem(file.errorString()));
}

} // namespace Provost
