// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/faultinjector.h"
#include "practice/service.h"

#include <QAbstractHttpServer>
#include <QTimer>

namespace Provost::Practice {

/// HTTP in front of the service: QtHttpServer parses, the answers are written here, where they can also be cut short, delayed or left out.
class Frontend : public QAbstractHttpServer
{
    Q_OBJECT
public:
    Frontend(Service &service, const FaultInjector &faults, const Dialect &dialect, QObject *parent = nullptr);
    [[nodiscard]] Result<quint16> start(quint16 port); ///< on 127.0.0.1; the port

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }

private:
    [[nodiscard]] Request received(const QHttpServerRequest &request) const;
    void answerWith(FaultInjector::Fault fault, const Request &request, QTcpSocket *socket);
    void deliver(const Answer &answer, const Request &request, QTcpSocket *socket, bool truncated = false) const;

    Service &m_service;
    FaultInjector m_faults;
    const Dialect &m_dialect;
    QByteArray m_origin;
    QTimer m_idle; ///< runs out when nobody asks for anything
};

} // namespace Provost::Practice
