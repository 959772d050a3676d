// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wipe.h"

#include <QString>

#include <openssl/crypto.h>

namespace Provost {

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

void wipe(QString &text)
{
    if (text.isDetached())
        OPENSSL_cleanse(text.data(), size_t(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace Provost
