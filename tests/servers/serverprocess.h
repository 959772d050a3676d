// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QUrl>

/// A server of tests/servers on a port of its own choosing, for as long as this lives.
class ServerProcess
{
public:
    /// Starts `script` by the pinned node with `arguments`; url() is empty and error() says why when it did not come up.
    ServerProcess(const QString &script, const QStringList &arguments, const QByteArray &token);
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString error() const { return m_error; }

private:
    [[nodiscard]] QByteArray firstLine();

    QProcess m_process;
    QUrl m_url;
    QString m_error;
};
