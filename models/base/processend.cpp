// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/crypto.h>

#include <QtGlobal>

/// By itself OpenSSL frees all it has when the process exits, and takes for granted that no other thread is left (its issue 6214). But QThread::wait()
/// returns before the system has run the destructors of the thread's own data, and one of those is OpenSSL's: now and then both freed the same, and a program that had
/// done all it was asked for ended with a damaged heap. The system takes the memory back anyway.
///
/// Before main(), because it only counts before anything else of OpenSSL is called; Qt calls it in whatever thread first needs TLS, or merely makes an HTTP server.
static void leaveOpenSslAsItIs()
{
    static_cast<void>(OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr));
}
Q_CONSTRUCTOR_FUNCTION(leaveOpenSslAsItIs)
