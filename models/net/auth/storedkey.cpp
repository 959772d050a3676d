// SPDX-License-Identifier: GPL-3.0-or-later
#define OPENSSL_SUPPRESS_DEPRECATED // engines: Debian 12 has nothing newer for PKCS#11

#include "net/auth/storedkey.h"

#include <openssl/engine.h>
#include <openssl/ui.h>


namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Method = std::unique_ptr<UI_METHOD, OpenSsl::Deleter<UI_destroy_method>>;

/// What is behind the ? may be a PIN.
QString shown(const QString &uri)
{
    return uri.section(u'?', 0, 0);
}

/// For the callback, which only reads it.
void *handedOn(const Redacted<QByteArray> &secret)
{
    return const_cast<QByteArray *>(&secret.reveal());
}

/// Null: nothing opens such an address, or there is no key behind it.
OpenSsl::Key fromStore(const QString &uri, const Redacted<QByteArray> &secret)
{
    const Method method(UI_UTIL_wrap_read_pem_callback(OpenSsl::givePassphrase, 0));
    const OpenSsl::Store store(OSSL_STORE_open(uri.toUtf8().constData(), method.get(), handedOn(secret), nullptr, nullptr));
    while (store && OSSL_STORE_eof(store.get()) == 0) {
        const OpenSsl::StoreItem item(OSSL_STORE_load(store.get()));
        if (item && OSSL_STORE_INFO_get_type(item.get()) == OSSL_STORE_INFO_PKEY)
            return OpenSsl::Key(OSSL_STORE_INFO_get1_PKEY(item.get()));
        if (!item && OSSL_STORE_error(store.get()) == 1)
            break;
    }
    return {};
}

Error noModule()
{
    return Error::validation(u"no PKCS#11 module starts: p11-kit knows none, and PKCS11_MODULE_PATH names none"_s);
}

/// What failed first: the later ones only say that something did.
QStringList reasonsInTurn()
{
    QStringList reasons;
    while (const unsigned long code = ERR_get_error()) {
        if (const char *reason = ERR_reason_error_string(code))
            reasons << QString::fromLatin1(reason);
    }
    return reasons.isEmpty() ? QStringList {u"no reason given"_s} : reasons;
}

struct EngineEnd {
    void operator()(ENGINE *engine) const
    {
        ENGINE_finish(engine);
        ENGINE_free(engine);
    }
};
using Engine = std::unique_ptr<ENGINE, EngineEnd>;

/// Kept for the rest of the process, since keys of it do not outlive it.
Engine &heldEngine()
{
    static Engine engine; // destroyed before OpenSSL's own clean-up, which was registered earlier
    return engine;
}

/// Of libp11. One that did not start may the next time.
Result<ENGINE *> tokenEngine()
{
    Engine &engine = heldEngine();
    if (engine)
        return engine.get();
    ENGINE_load_dynamic();
    ENGINE *found = ENGINE_by_id("pkcs11");
    if (found == nullptr) {
        ERR_clear_error();
        return Error::validation(u"OpenSSL has nothing that opens pkcs11: addresses: no PKCS#11 provider and no engine (Debian: libengine-pkcs11-openssl)"_s);
    }
    ENGINE_ctrl_cmd_string(found, "QUIET", nullptr, 1); // it would tell the terminal
    if (const QByteArray module = qgetenv("PKCS11_MODULE_PATH"); !module.isEmpty()) // OpenSSL hands out the same engine again, with what it knew then
        ENGINE_ctrl_cmd_string(found, "MODULE_PATH", module.constData(), 1);
    if (ENGINE_init(found) != 1) {
        ENGINE_free(found);
        ERR_clear_error();
        return noModule();
    }
    engine.reset(found);
    return engine.get();
}

/// Of an address that holds it: what the engine is given it may print, and a module that is named there would be a program that somebody else's file has run.
Redacted<QByteArray> pinIn(const QString &uri)
{
    const QStringList parts = uri.section(u'?', 1).split(u'&', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.startsWith("pin-value="_L1))
            return Redacted(QByteArray::fromPercentEncoding(part.section(u'=', 1).toUtf8()));
    }
    return {};
}

Result<OpenSsl::Key> fromToken(const QString &uri, const Redacted<QByteArray> &secret)
{
    const Redacted<QByteArray> pin = secret.isEmpty() ? pinIn(uri) : secret;
    const auto engine = tokenEngine();
    if (!engine)
        return engine.error();
    const Method method(UI_UTIL_wrap_read_pem_callback(OpenSsl::givePassphrase, 0));
    OpenSsl::Key key(ENGINE_load_private_key(*engine, shown(uri).toUtf8().constData(), method.get(), handedOn(pin)));
    if (key)
        return key;
    const QStringList reasons = reasonsInTurn();
    if (reasons.contains("Unable to load PKCS#11 module"_L1)) {
        heldEngine().reset(); // it has no keys, and would stay with the module that it was told to load
        return noModule();
    }
    const QString &reason = reasons.first();
    if (pin.isEmpty())
        return Error::validation(u"no private key at %1 without the PIN of its token (%2)"_s.arg(shown(uri), reason));
    return Error::validation(u"no private key at %1: the token is not there, has no such key, or the PIN is wrong (%2)"_s.arg(shown(uri), reason));
}

} // namespace

Result<OpenSsl::Key> storedKey(const QString &uri, const Redacted<QByteArray> &secret)
{
    ERR_clear_error();
    if (auto key = fromStore(uri, secret))
        return key;
    const QString reason = OpenSsl::lastReason();
    if (uri.startsWith("pkcs11:"_L1))
        return fromToken(uri, secret);
    return Error::validation(u"no private key at %1 (%2)"_s.arg(shown(uri), reason));
}

} // namespace Provost
