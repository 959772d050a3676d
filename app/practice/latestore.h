// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/query.h"

#include <QElapsedTimer>

namespace Provost::Practice {

/// Reads that lag behind writes: a second connection holds a snapshot of the write-ahead log and moves on only some time after the
/// first write it does not show.
class LateStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LateStore>> open(const QString &file, const Catalog &catalog, int milliseconds);

    void aboutToWrite(); ///< before each write
    [[nodiscard]] Store &store();
    [[nodiscard]] QueryEngine &engine();

private:
    LateStore(std::unique_ptr<Store> store, int milliseconds);
    void catchUp();
    void takeSnapshot();

    std::unique_ptr<Store> m_store;
    QueryEngine m_engine;
    int m_milliseconds;
    QElapsedTimer m_sinceWrite; ///< invalid while the snapshot is current
};

} // namespace Provost::Practice
