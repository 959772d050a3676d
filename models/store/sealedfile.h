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
    static constexpr int patienceMs = 5000; ///< another program has it for a password at a time, or for one key

    /// Makes the file (0600), or goes on with one of the same passphrase. ErrorKind::Auth: another passphrase. The end of a write that a crash interrupted is
    /// cut off, for nothing was made with it; any other damage (a whole record in or behind what seems to be that end) is an Error::Store, and the file stays as it
    /// is, as it does when it cannot be read, or when another program has it longer than `patience` milliseconds.
    [[nodiscard]] static Result<std::unique_ptr<SealedFile>> open(const QString &fileName, QByteArrayView passphrase, SealCost cost = {}, int patience = patienceMs);
    /// On disk when it returns. Error::Store, and nothing is written, where the file was moved or deleted since: nobody would look for it where it is now.
    [[nodiscard]] Result<void> append(QList<SealedSecret> secrets, int patience = patienceMs);

    /// Auth: wrong passphrase; Store: not such a file, or not even its front can be read. Damage further on comes with what stands before it.
    [[nodiscard]] static Result<SealedContents> read(const QString &fileName, QByteArrayView passphrase);

    [[nodiscard]] QList<SealedSecret> secrets() const; ///< all that were in it when it was last written here; waits for no file
    [[nodiscard]] QString fileName() const { return m_file.fileName(); }

private:
    SealedFile(const QString &fileName, QByteArrayView passphrase);
    struct Scan;
    /// Of records, `before` others stand before them.
    [[nodiscard]] static Scan scan(QByteArrayView bytes, const SealKey &key, qsizetype before);
    [[nodiscard]] static Result<QByteArray> readAll(QFile &file);

    [[nodiscard]] Result<void> enter(SealCost cost);
    [[nodiscard]] Result<void> begin(SealCost cost);
    [[nodiscard]] Result<void> catchUp();
    [[nodiscard]] Result<void> readAnew();
    void learn(const QList<SealedSecret> &more, qint64 end);
    [[nodiscard]] Result<void> write(const QByteArray &frames);

    QMutex m_writing; ///< for all but m_secrets; who has it may be waiting for another program
    mutable QMutex m_mutex; ///< for m_secrets, which only who has both may change
    QFile m_file;
    SecretBytes m_passphrase; ///< until there is a record: whoever writes the first one chooses the salt for all
    SealKey m_key;
    QList<SealedSecret> m_secrets;
    qint64 m_end = 0;
};

} // namespace Provost
