// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/accesspool.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <algorithm>

namespace Provost {

namespace {
constexpr int connectionsPerManager = 6; // fixed in Qt
constexpr int maxManagers = 16; // each has a thread
}

AccessPool::AccessPool(AccessManagerFactory factory, bool bypassProxy, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_bypassProxy(bypassProxy)
{
}

void AccessPool::setConcurrency(int concurrency)
{
    m_wanted = size_t(std::clamp((concurrency + connectionsPerManager - 1) / connectionsPerManager, 1, maxManagers));
}

QNetworkAccessManager &AccessPool::take()
{
    const auto lessUsed = [](const Entry &a, const Entry &b) { return a.inUse < b.inUse; };
    auto least = std::min_element(m_managers.begin(), m_managers.end(), lessUsed);
    if (least == m_managers.end() || (least->inUse >= connectionsPerManager && m_managers.size() < m_wanted)) {
        add();
        least = std::prev(m_managers.end());
    }
    ++least->inUse;
    return *least->manager;
}

void AccessPool::giveBack(const QNetworkAccessManager &manager)
{
    for (Entry &entry : m_managers) {
        if (entry.manager == &manager)
            --entry.inUse;
    }
}

void AccessPool::add()
{
    QNetworkAccessManager *manager = m_factory ? m_factory(this) : new QNetworkAccessManager(this);
    manager->setAutoDeleteReplies(false);
    manager->setStrictTransportSecurityEnabled(false); // it would rewrite a URL; which scheme is allowed is decided before
    if (m_bypassProxy)
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_managers.push_back({manager, 0});
}

} // namespace Provost
