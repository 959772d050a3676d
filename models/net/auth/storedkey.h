// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/openssl.h"
#include "base/redacted.h"
#include "base/result.h"

namespace Provost {

/// A private key behind an address that OpenSSL opens; for a `pkcs11:` one (RFC 7512) the key stays on its token and signs there. OpenSSL 3.2 and later may have a provider
/// for those in openssl.cnf (pkcs11-provider); what Debian 12 has is the engine of libp11 (libengine-pkcs11-openssl), over the modules that p11-kit knows. `secret` is the
/// passphrase, or the PIN. Error::Validation says what is missing.
[[nodiscard]] Result<OpenSsl::Key> storedKey(const QString &uri, const Redacted<QByteArray> &secret);

} // namespace Provost
