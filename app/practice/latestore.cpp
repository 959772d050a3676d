// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/latestore.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

Result<std::unique_ptr<LateStore>> LateStore::open(const QString &file, const Catalog &catalog, int milliseconds)
{
    auto store = Store::open(file, catalog);
    if (!store)
        return store.error();
    return std::unique_ptr<LateStore>(new LateStore(std::move(store.value()), milliseconds));
}

LateStore::LateStore(std::unique_ptr<Store> store, int milliseconds)
    : m_store(std::move(store))
    , m_engine(*m_store)
    , m_milliseconds(milliseconds)
{
    takeSnapshot();
}

void LateStore::takeSnapshot()
{
    m_store->database().run(u"BEGIN"_s);
    m_store->values().forget();
    m_store->reload(); // its first SELECT is what fixes the snapshot
    m_sinceWrite.invalidate();
}

void LateStore::aboutToWrite()
{
    catchUp();
    if (!m_sinceWrite.isValid())
        m_sinceWrite.start();
}

void LateStore::catchUp()
{
    if (!m_sinceWrite.isValid() || m_sinceWrite.elapsed() < m_milliseconds)
        return;
    m_store->database().run(u"COMMIT"_s);
    takeSnapshot();
}

Store &LateStore::store()
{
    catchUp();
    return *m_store;
}

QueryEngine &LateStore::engine()
{
    catchUp();
    return m_engine;
}

} // namespace Provost::Practice
