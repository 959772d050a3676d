// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "store/crypto.h"

#include <QFile>
#include <QList>
#include <QMutex>

#include <optional>

namespace Provost {

/// One secret that was given to somebody new.
struct SealedSecret {
    qint64 run = 0;
    int step = -1; ///< of the run
    QString resourceType {};
    QString label {}; ///< user name
    QString attribute {}; ///< "password"
    Redacted<QString> secret {};
    QString time {}; ///< ISO, UTC; set by append() when empty
    friend bool operator==(const SealedSecret &, const SealedSecret &) = default;
};

/// What could be read of a sealed file, and what is wrong with the rest of it.
struct SealedContents {
    QList<SealedSecret> secrets {};
    std::optional<Error> damage {};
};

/// A file of initial passwords under a passphrase (docs/sealed-format.md): every record sealed for itself with scrypt and AES-256-GCM, appended and on disk
/// before the account it opens is made, so that no crash leaves an account whose password nobody knows. Of any thread: what is written by a run that was
/// left may still be on its way while the next one begins.
class SealedFile
{
public:
    /// Makes the file (0600), or goes on with one of the same passphrase. ErrorKind::Auth: another passphrase. The end of a write that a crash interrupted is
    /// cut off, for nothing was made with it; any other damage is an Error::Store, and the file stays as it is.
    [[nodiscard]] static Result<std::unique_ptr<SealedFile>> open(const QString &fileName, QByteArrayView passphrase, SealCost cost = {});
    [[nodiscard]] Result<void> append(QList<SealedSecret> secrets); ///< on disk when it returns

    /// Auth: wrong passphrase; Store: not such a file, or not even its front can be read. Damage further on comes with what stands before it.
    [[nodiscard]] static Result<SealedContents> read(const QString &fileName, QByteArrayView passphrase);

    [[nodiscard]] QList<SealedSecret> secrets() const; ///< all that are in it
    [[nodiscard]] QString fileName() const { return m_file.fileName(); }

private:
    SealedFile(const QString &fileName, SealKey key);
    struct Scan;
    [[nodiscard]] static Scan scan(const QByteArray &bytes, const SealKey &key);
    [[nodiscard]] static Result<QByteArray> readAll(const QString &fileName);

    mutable QMutex m_mutex;
    QFile m_file;
    SealKey m_key;
    QList<SealedSecret> m_secrets;
    qint64 m_end = 0;
};

} // namespace Provost
