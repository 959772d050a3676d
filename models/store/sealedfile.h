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
/// left may still be on its way while the next one begins. Several programs may have it open for hours: each writes behind what the others have written.
class SealedFile
{
public:
    /// Makes the file (0600), or goes on with one of the same passphrase. ErrorKind::Auth: another passphrase. The end of a write that a crash interrupted is
    /// cut off, for nothing was made with it; any other damage is an Error::Store, and the file stays as it is.
    [[nodiscard]] static Result<std::unique_ptr<SealedFile>> open(const QString &fileName, QByteArrayView passphrase, SealCost cost = {});
    /// On disk when it returns. Error::Store, and nothing is written, where the file was moved or deleted since: nobody would look for it where it is now.
    [[nodiscard]] Result<void> append(QList<SealedSecret> secrets);

    /// Auth: wrong passphrase; Store: not such a file, or not even its front can be read. Damage further on comes with what stands before it.
    [[nodiscard]] static Result<SealedContents> read(const QString &fileName, QByteArrayView passphrase);

    [[nodiscard]] QList<SealedSecret> secrets() const; ///< all that were in it when it was last written here
    [[nodiscard]] QString fileName() const { return m_file.fileName(); }

private:
    SealedFile(const QString &fileName, QByteArrayView passphrase);
    struct Scan;
    [[nodiscard]] static Scan scan(const QByteArray &bytes, const SealKey &key);
    [[nodiscard]] static Result<QByteArray> readAll(const QString &fileName);

    [[nodiscard]] Result<void> begin(SealCost cost);
    [[nodiscard]] Result<void> catchUp();
    [[nodiscard]] Result<void> write(const QByteArray &frames);

    mutable QMutex m_mutex;
    QFile m_file;
    SecretBytes m_passphrase; ///< until there is a record: whoever writes the first one chooses the salt for all
    SealKey m_key;
    QList<SealedSecret> m_secrets;
    qint64 m_end = 0;
};

} // namespace Provost
