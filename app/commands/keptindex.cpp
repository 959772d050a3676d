// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/keptindex.h"

#include "commands/targetjob.h"
#include "datadir.h"
#include "keptindexplace.h"
#include "store/sealedcopy.h"
#include "store/secretstore.h"

#include <QFile>
#include <QTemporaryDir>

namespace Provost {
using namespace Qt::StringLiterals;

KeptIndexJob::KeptIndexJob(const QCommandLineParser &parser, const QDir &dataDir, const QString &connectionId, bool mayMake, QObject *parent)
    : JobOf<KeptIndex>(parent)
    , m_parser(parser)
    , m_store(new SecretStore(dataDir, this))
    , m_fileName(keptIndexFile(dataDir, connectionId))
    , m_secretId(keptIndexSecret(connectionId))
    , m_mayMake(mayMake)
{
}

void KeptIndexJob::start()
{
    TargetJob::unlock(m_parser, *m_store, this)->then(this, [this](const Result<void> &opened) {
        if (opened)
            readKey();
        else
            finish(opened.error());
    });
}

void KeptIndexJob::readKey()
{
    m_store->read(m_secretId, this)->then(this, [this](const Result<SignInSecrets> &secrets) {
        if (!secrets)
            return finish(secrets.error());
        if (!secrets->secret.isEmpty())
            return finish(KeptIndex {.fileName = m_fileName, .key = Redacted(QByteArray::fromHex(secrets->secret.reveal()))});
        if (m_mayMake && !QFile::exists(m_fileName))
            return makeKey();
        finish(Error {.kind = ErrorKind::Auth, .detail = u"its key is not kept"_s});
    });
}

void KeptIndexJob::makeKey()
{
    const Redacted<QByteArray> key = SealedCopy::makeKey();
    m_store->write(m_secretId, {.secret = Redacted(key.reveal().toHex())}, this)->then(this, [this, key](const Result<void> &kept) {
        if (kept)
            finish(KeptIndex {.fileName = m_fileName, .key = key});
        else
            finish(kept.error());
    });
}

Result<KeptAnswer> searchKept(const KeptIndex &kept, const ServiceDescription &description, const SearchAsk &ask)
{
    QTemporaryDir folder; // 0700
    QFile copy(folder.filePath(u"index.sqlite"_s));
    if (!folder.isValid() || !copy.open(QIODevice::WriteOnly))
        return Error::store(u"%1: %2"_s.arg(folder.path(), folder.isValid() ? copy.errorString() : folder.errorString()));
    const auto opened = SealedCopy::open(kept.fileName, copy, kept.key);
    copy.close();
    if (!opened)
        return opened.error();
    const auto index = IndexDatabase::open(copy.fileName());
    if (!index)
        return index.error();
    folder.remove(); // the open file needs no name, so nothing of it is left behind however this ends
    (*index)->setDescription(description);
    KeptAnswer answer {.known = (*index)->state().of(ask.type), .place = (*index)->place(ask.type)};
    const auto found = searchIndex(**index, ask);
    if (!found)
        return found.error();
    answer.found = *found;
    return answer;
}

} // namespace Provost
