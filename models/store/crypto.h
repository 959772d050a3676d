// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/wipe.h"

#include <QByteArray>

#include <vector>

namespace Provost {

/// Bytes that are overwritten when they go. Moved, never copied by accident.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(size_t size)
        : m_bytes(size)
    {
    }
    explicit SecretBytes(QByteArrayView bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {
    }
    SecretBytes(SecretBytes &&other) noexcept = default;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes();

    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), qsizetype(m_bytes.size())}; }
    [[nodiscard]] char *data() { return m_bytes.data(); }
    [[nodiscard]] size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    void resize(size_t size); ///< smaller only

private:
    std::vector<char> m_bytes;
};

/// In a time that does not tell where they differ.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/// How dear each guess at a passphrase is (scrypt, RFC 7914): 2^logN blocks of 128 * r bytes.
struct SealCost {
    quint8 logN = 17;
    quint8 r = 8;
    quint8 p = 1;
    friend bool operator==(const SealCost &, const SealCost &) = default;
};

/// What stands in the open at the front of a sealed file.
///
///     8  "PRVSEAL" and 0x1A        1  version (1)        4  purpose ("VALT", "PWDS", ...)
///     1  logN    1  r    1  p      16 salt              16  check of the key (tells a wrong passphrase from damage)
///     4  start of SHA-256 over what stands before it (tells a damaged header from a wrong passphrase)
///
/// 12 bytes of nonce, the text under AES-256-GCM, and its tag of 16 bytes follow; the header is authenticated with the text.
struct SealHeader {
    static constexpr qsizetype size = 52;
    QByteArray purpose {}; ///< four letters: a file of one kind is never taken for another
    SealCost cost {};
    QByteArray salt {};
    QByteArray check {};
    /// Error::Store: not such a file, of a newer version, of another purpose, damaged, or dearer than anybody would ask for.
    [[nodiscard]] static Result<SealHeader> read(QByteArrayView sealed, QByteArrayView purpose);
    [[nodiscard]] QByteArray toBytes() const;
};

/// The key of one sealed file, held while it is open so that scrypt is run once. Deriving takes a third of a second and 128 MiB: not in the GUI's thread.
class SealKey
{
public:
    [[nodiscard]] static Result<SealKey> make(QByteArrayView passphrase, QByteArrayView purpose, SealCost cost = {}); ///< with a new salt
    /// For a file that is there; ErrorKind::Auth when it is not its passphrase.
    [[nodiscard]] static Result<SealKey> of(QByteArrayView sealed, QByteArrayView passphrase, QByteArrayView purpose);

    [[nodiscard]] Result<QByteArray> seal(QByteArrayView plain) const; ///< a whole file, with a new nonce
    [[nodiscard]] Result<SecretBytes> open(QByteArrayView sealed) const; ///< Error::Store: damaged, or sealed with another key
    [[nodiscard]] static bool isOfAnotherKey(const Error &error); ///< of open(): the file was sealed anew since
    [[nodiscard]] const SealCost &cost() const { return m_header.cost; }
    [[nodiscard]] QByteArray header() const { return m_header.toBytes(); } ///< all that it seals begins with it

private:
    [[nodiscard]] static Result<SealKey> derive(QByteArrayView passphrase, SealHeader header);
    SealHeader m_header;
    SecretBytes m_key;
};

/// Both steps at once, for a file that is read or written once.
[[nodiscard]] Result<QByteArray> seal(QByteArrayView plain, QByteArrayView passphrase, QByteArrayView purpose, SealCost cost = {});
[[nodiscard]] Result<SecretBytes> unseal(QByteArrayView sealed, QByteArrayView passphrase, QByteArrayView purpose);

} // namespace Provost
