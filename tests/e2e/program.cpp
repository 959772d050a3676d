// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QFile>
#include <QTest>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

PracticeProcess::PracticeProcess(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PROVOST_EXECUTABLE), QStringList {u"practice"_s} + options);
    if (!QTest::qWaitFor([this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }, 60'000))
        return;
    const auto line = Json::parse(m_process.readLine());
    if (!line)
        return;
    m_url = line->value(u"url").toString();
    m_token = line->value(u"token").toString();
}

PracticeProcess::~PracticeProcess()
{
    stop();
}

void PracticeProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        kill();
}

void PracticeProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Program::aimAt(const QString &url, const QString &token, const QString &profile)
{
    m_target = {u"--url"_s, url, u"--token-env"_s, u"SCIM_TOKEN"_s};
    m_variables.insert(u"SCIM_TOKEN"_s, token);
    if (!profile.isEmpty())
        m_target << u"--profile"_s << profile;
}

void Program::prepare(QProcess &process) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_QPA_PLATFORM"_s);
    environment.remove(u"DISPLAY"_s);
    for (auto variable = m_variables.cbegin(); variable != m_variables.cend(); ++variable)
        environment.insert(variable.key(), variable.value());
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(PROVOST_EXECUTABLE));
}

void Program::start(QProcess &process, const QStringList &arguments) const
{
    prepare(process);
    process.setArguments(arguments + m_target + QStringList {u"--data-dir"_s, m_dir.filePath(u"data"_s)});
    process.start();
}

Outcome Program::outcomeOf(QProcess &process, int timeoutMs)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {.err = "did not end: " + process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome Program::operator()(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    return outcomeOf(process);
}

Outcome Program::withoutTarget(const QStringList &arguments) const
{
    QProcess process;
    prepare(process);
    process.setArguments(arguments + QStringList {u"--data-dir"_s, m_dir.filePath(u"data"_s)});
    process.start();
    return outcomeOf(process);
}

QString Program::file(const QString &name, const QByteArray &text) const
{
    QFile file(m_dir.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return file.fileName();
}

Json Program::list(const QString &type, const QString &filter) const
{
    QStringList arguments {u"list"_s, type};
    if (!filter.isEmpty())
        arguments << u"--filter"_s << filter;
    return (*this)(arguments).json();
}

QString Program::idOf(const QString &type, const QString &filter) const
{
    return list(type, filter).at(0).value(u"id").toString();
}

} // namespace Provost::Testing
