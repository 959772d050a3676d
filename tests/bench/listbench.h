// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include <QJsonObject>

namespace Provost {

/// `provost list` against tools that do nothing but move the same pages' bytes: curl one page after the other, curl with as many at once as
/// provost reads ahead, h2load where there is one.
class ListBench
{
public:
    ListBench(QString provost, QUrl url, QString tokenFile, qint64 users, int pageSize, qint64 server);
    [[nodiscard]] QJsonObject run() const;

private:
    struct Run {
        double seconds = 0;
        double cpuSeconds = 0; ///< of the program
        double serverCpuSeconds = 0; ///< of the practice directory meanwhile
        qint64 bytes = 0;
        bool ok = false;
    };
    template <typename Function>
    void improve(Run &best, Function function) const;
    [[nodiscard]] Run provost(const QString &out) const;
    [[nodiscard]] Run curl(const QString &config, int parallel) const;
    [[nodiscard]] Run h2load(const QString &urls) const;
    [[nodiscard]] QStringList pages() const;
    [[nodiscard]] QByteArray authorization() const;

    QString m_provost;
    QUrl m_url;
    QString m_tokenFile;
    qint64 m_users;
    int m_pageSize;
    qint64 m_server; ///< its process; 0: unknown
};

} // namespace Provost
