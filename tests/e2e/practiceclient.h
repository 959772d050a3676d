// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicethread.h"
#include "scim/json.h"

#include <QHash>
#include <QTcpSocket>

namespace Provost::Testing {

/// An answer as it came.
struct Reply {
    int status = 0; ///< 0: the connection ended without an answer
    QHash<QByteArray, QByteArray> headers {}; ///< names in lower case
    QByteArray body {};
    bool complete = false; ///< the body is as long as it was said to be

    [[nodiscard]] Json json() const { return Json::parse(body).valueOr({}); }
    [[nodiscard]] Json at(QStringView key) const { return json().value(key); }
    [[nodiscard]] QString scimType() const { return at(u"scimType").toString(); }
    [[nodiscard]] QStringList texts(QStringView attribute, QStringView list = u"Resources") const; ///< of each resource
};

/// A practice directory in its own thread and a plain blocking HTTP client for it, written on a bare socket so that nothing helps along.
class PracticeClient
{
public:
    explicit PracticeClient(Practice::Options options = {});
    PracticeClient(const QUrl &url, const QByteArray &token); ///< of one that runs already

    [[nodiscard]] bool isReady() const { return m_url.isValid(); }
    [[nodiscard]] const QString &failure() const { return m_failure; }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QByteArray token() const { return m_token; }
    void removeHeader(const QByteArray &name) { m_defaults.remove(name); } ///< of those sent with every request
    void setHeader(const QByteArray &name, const QByteArray &value) { m_defaults.insert(name, value); }

    /// `target` begins behind /scim/v2, spaces and quotes may be written plainly, what is percent-encoded stays so; headers replace the defaults.
    Reply send(const QByteArray &method, const QString &target, const QByteArray &body = {}, const QHash<QByteArray, QByteArray> &headers = {});
    Reply get(const QString &target) { return send("GET", target); }
    Reply send(const QByteArray &method, const QString &target, const Json &body) { return send(method, target, body.toBytes()); }
    /// Exactly these bytes on a connection of their own.
    Reply raw(const QByteArray &bytes);
    [[nodiscard]] QByteArray requestText(const QByteArray &method, const QString &target, const QByteArray &body,
        const QHash<QByteArray, QByteArray> &headers) const;

    /// Creates a user with a name; the id.
    QString createUser(const QString &userName);
    QString createGroup(const QString &displayName, const QStringList &members = {});
    [[nodiscard]] QString idOf(const QString &collection, const QString &filter); ///< the first match

private:
    Reply readReply(QTcpSocket &socket, bool bodiless) const;

    Practice::PracticeThread m_thread;
    QUrl m_url;
    QByteArray m_token;
    QString m_failure;
    QHash<QByteArray, QByteArray> m_defaults;
    QTcpSocket m_socket;
};

} // namespace Provost::Testing
