// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/renewingsource.h"

#include <QProcess>
#include <QTimer>

namespace Provost {

/// Whether an argument gives a secret as it is (--client-secret=..., a header with a token), for everybody on the machine to see and for whoever gets the exported connection. Not all can be known.
[[nodiscard]] bool tellsSecret(const QStringList &command);

/// Runs a program that prints a token: the bare token, or JSON with access_token and expires_in (as `az`, `gcloud` and OAuth helpers print). Started with its
/// arguments as they are, without a shell; what it needs to know it finds by itself, for arguments can be seen by everybody on the machine.
class TokenCommand : public RenewingSource
{
    Q_OBJECT
public:
    TokenCommand(QStringList command, std::chrono::milliseconds timeout, QObject *parent);

protected:
    JobOf<AccessToken> *fetch() override;

private:
    QStringList m_command;
    std::chrono::milliseconds m_timeout;
};

/// One run of it.
class TokenCommandRun : public JobOf<AccessToken>
{
    Q_OBJECT
public:
    TokenCommandRun(const QStringList &command, std::chrono::milliseconds timeout, QObject *parent);
    ~TokenCommandRun() override;
    /// What the output means; Error::Auth when it is no token.
    [[nodiscard]] static Result<AccessToken> read(const QByteArray &output);

protected:
    void start() override;
    void abort() override;

private:
    void onOutput();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void fail(const QString &why);

    QStringList m_command;
    QProcess m_process;
    QByteArray m_output;
    QTimer m_patience;
};

} // namespace Provost
