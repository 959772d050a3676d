// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/conflict.h"
#include "change/journal.h"

namespace Provost {

/// What this console wrote lately, by object: where reads lag behind writes it must not be taken for another's change. Read once with the run, for a question
/// to the journal before each request would keep the window waiting.
class OwnWrites
{
public:
    [[nodiscard]] static QString since(); ///< ISO, UTC: older writes are seen everywhere
    void add(const Journal::Lately &write) { m_writes.insert(write.key, write); }
    /// Of this object, but for what that step itself wrote.
    [[nodiscard]] QList<OwnWrite> of(const ObjectKey &key, qint64 run, int step) const;

private:
    QMultiHash<ObjectKey, Journal::Lately> m_writes;
};

} // namespace Provost
