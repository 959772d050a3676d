// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "changemaker.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Provost::Testing {

/// One run against a practice directory in a process of its own, by a console in a process of its own; either is killed again and again. Functions that
/// return a text return what went wrong.
class CrashScenario
{
public:
    struct Options {
        QString profile = QStringLiteral("rfc");
        QStringList faults {};
        int users = 60;
        int groups = 8;
        int changes = 150;
        int kills = 20;
        int again = 0; ///< deaths, one right after the other, of those who would go on after each of these: while they settle what the one before them has left in doubt
        int delay = 30; ///< milliseconds that each answer of the server takes: a run that is over cannot be killed
        quint32 seed = 1;
        bool killsServer = false; ///< instead of the console
        bool bulk = false; ///< creates share requests
    };
    explicit CrashScenario(Options options);
    ~CrashScenario();

    [[nodiscard]] QString run();
    [[nodiscard]] int kills() const { return m_kills; } ///< that met a run under way
    [[nodiscard]] int killsAgain() const { return m_killsAgain; } ///< likewise, of Options::again
    [[nodiscard]] int sessions() const { return m_sessions; }

private:
    [[nodiscard]] QString startServer();
    void stopServer();
    [[nodiscard]] QString prepare();
    /// How a session ends; milliseconds, -1: not so.
    struct Death {
        QString point {}; ///< the console's own doing: "intent:12"
        int afterStart = -1;
        int afterWrite = -1; ///< after the first write of the session
    };
    [[nodiscard]] Death nextDeath();
    [[nodiscard]] Death deathOnResuming();
    [[nodiscard]] QString session(const Death &death);
    [[nodiscard]] bool isTimeToKill(QProcess &console, const Death &death) const;
    [[nodiscard]] QString killOnce(const Death &death, int &kills);
    [[nodiscard]] QString killInARow();
    [[nodiscard]] QString finish();
    [[nodiscard]] QString checkState() const;
    [[nodiscard]] QString checkWire() const;
    [[nodiscard]] QString checkAudit() const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    Options m_options;
    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    QProcess m_server;
    QString m_url;
    quint16 m_port = 0;
    ServiceDescription m_description;
    DirectoryState m_expected;
    int m_kills = 0;
    int m_killsAgain = 0;
    int m_sessions = 0;
    int m_exitCode = -1;
    bool m_wasKilled = false;
    QString m_output;
};

} // namespace Provost::Testing
