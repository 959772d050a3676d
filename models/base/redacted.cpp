// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/redacted.h"

#include <openssl/crypto.h>

namespace Provost {

void cleanse(QByteArray &bytes)
{
    if (bytes.isDetached()) // a literal or a copy somewhere else is not ours to overwrite
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
}

} // namespace Provost
