// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/seenids.h"

namespace Provost {

bool SeenIds::insert(const QString &id)
{
    const qsizetype before = m_fingerprints.size();
    m_fingerprints.insert({qHash(id, 0x9e3779b97f4a7c15u), qHash(id, 0xc2b2ae3d27d4eb4fu)});
    return m_fingerprints.size() > before;
}

} // namespace Provost
