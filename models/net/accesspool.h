// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QNetworkAccessManager;

namespace Provost {

/// Makes an access manager with this parent; tests give one that answers from a script.
using AccessManagerFactory = std::function<QNetworkAccessManager *(QObject *parent)>;

/// For a proxy that asks for it (407); without a user nothing is said.
struct ProxyLogin {
    QString user {};
    Redacted<QByteArray> password {};
    [[nodiscard]] QNetworkProxy appliedTo(QNetworkProxy proxy) const; ///< unless it has one of its own, from the environment
};

/// The access managers of one connection. Each opens at most six connections to a host and queues what is more; a profile that allows
/// more requests in flight gets more managers.
class AccessPool : public QObject
{
    Q_OBJECT
public:
    /// `proxy` as ConnectionSettings has it.
    AccessPool(AccessManagerFactory factory, const QString &proxy, const ProxyLogin &login, QObject *parent);
    /// NoProxy for "none", DefaultProxy for the system's; none: the text means nothing.
    [[nodiscard]] static std::optional<QNetworkProxy> proxyOf(const QString &text);
    /// To which proxy and user a password belongs, in words: it is kept with it, and given to no other.
    [[nodiscard]] static QString bindingOf(const QString &proxy, const QString &user);
    void setConcurrency(int concurrency);

    [[nodiscard]] QNetworkAccessManager &take(); ///< the one with the fewest requests; give it back
    void giveBack(const QNetworkAccessManager &manager);
    [[nodiscard]] size_t size() const { return m_managers.size(); }

private:
    struct Entry {
        QNetworkAccessManager *manager = nullptr;
        int inUse = 0;
    };
    void add();
    AccessManagerFactory m_factory;
    std::vector<Entry> m_managers;
    size_t m_wanted = 1;
    QNetworkProxy m_proxy;
    ProxyLogin m_login;
};

} // namespace Provost
