// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include <openssl/rand.h>

namespace Provost {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(count)) != 1)
        qFatal("no random numbers to be had"); // nothing secret can be made without them
    return bytes;
}

} // namespace Provost
