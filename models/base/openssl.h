// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/store.h>
#include <openssl/x509.h>

#include <QByteArray>
#include <QString>

#include <cstring>
#include <memory>

/// OpenSSL's handles with an owner, for .cpp files only: nobody else need see its headers.
namespace Provost::OpenSsl {

template <auto Free>
struct Deleter {
    template <typename T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

struct StackDeleter {
    void operator()(STACK_OF(X509) *stack) const { sk_X509_pop_free(stack, X509_free); }
};

using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Certificates = std::unique_ptr<STACK_OF(X509), StackDeleter>;
using Pkcs12 = std::unique_ptr<PKCS12, Deleter<PKCS12_free>>;
using Store = std::unique_ptr<OSSL_STORE_CTX, Deleter<OSSL_STORE_close>>;
using StoreItem = std::unique_ptr<OSSL_STORE_INFO, Deleter<OSSL_STORE_INFO_free>>;

/// The library's reason for the last failure, and an empty queue for the next.
inline QString lastReason()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    return reason != nullptr ? QString::fromLatin1(reason) : QStringLiteral("no reason given");
}

/// Hands the passphrase to OpenSSL, which would ask at the terminal otherwise.
inline int givePassphrase(char *buffer, int size, int, void *passphrase)
{
    const QByteArray &given = *static_cast<const QByteArray *>(passphrase);
    if (given.isEmpty() || given.size() > size)
        return -1;
    std::memcpy(buffer, given.constData(), size_t(given.size()));
    return int(given.size());
}

} // namespace Provost::OpenSsl
