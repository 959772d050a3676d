// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/accesspool.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int connectionsPerManager = 6; // fixed in Qt
constexpr int maxManagers = 16; // each has a thread

/// What the desktop or the environment (https_proxy, no_proxy) says for each address.
class SystemProxies : public QNetworkProxyFactory
{
public:
    explicit SystemProxies(ProxyLogin login)
        : m_login(std::move(login))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        QList<QNetworkProxy> proxies = systemProxyForQuery(query);
        for (QNetworkProxy &proxy : proxies)
            proxy = m_login.appliedTo(proxy);
        return proxies;
    }

private:
    ProxyLogin m_login;
};
}

QNetworkProxy ProxyLogin::appliedTo(QNetworkProxy proxy) const
{
    const bool isOne = proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
    if (isOne && !user.isEmpty() && proxy.user().isEmpty()) {
        proxy.setUser(user);
        proxy.setPassword(QString::fromUtf8(password.reveal()));
    }
    return proxy;
}

AccessPool::AccessPool(AccessManagerFactory factory, const QString &proxy, const ProxyLogin &login, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_proxy(login.appliedTo(proxyOf(proxy).value_or(QNetworkProxy(QNetworkProxy::NoProxy))))
    , m_login(login)
{
}

std::optional<QNetworkProxy> AccessPool::proxyOf(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty() || word == "system"_L1)
        return QNetworkProxy(QNetworkProxy::DefaultProxy);
    if (word == "none"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(word, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || !url.userInfo().isEmpty() || (!isHttp && url.scheme() != "socks5"_L1))
        return {};
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(), quint16(url.port()));
}

QString AccessPool::bindingOf(const QString &proxy, const QString &user)
{
    const QString word = proxy.trimmed();
    return u"%1 %2"_s.arg(word.isEmpty() ? u"system"_s : word, user.trimmed());
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
    if (m_proxy.type() == QNetworkProxy::DefaultProxy)
        manager->setProxyFactory(std::make_unique<SystemProxies>(m_login).release()); // the manager owns it
    else
        manager->setProxy(m_proxy);
    m_managers.push_back({manager, 0});
}

} // namespace Provost
