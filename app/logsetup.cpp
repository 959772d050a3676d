// SPDX-License-Identifier: GPL-3.0-or-later
#include "logsetup.h"

#include "base/logging.h"

#include <QLoggingCategory>
#include <QMutex>

#include <cstdio>
#include <memory>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

// Qt's message handler is a plain function: what it writes to can only be global.
QMutex logMutex;
std::unique_ptr<QFile> logFile;
QtMessageHandler formerHandler = nullptr;

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const QMutexLocker lock(&logMutex);
        if (logFile) {
            logFile->write(qFormatLogMessage(type, context, message).toUtf8() + '\n');
            logFile->flush();
        }
    }
    if (formerHandler != nullptr)
        formerHandler(type, context, message);
}

} // namespace

LogSetup::LogSetup(const QString &rules, const QString &fileName)
{
    if (!rules.isEmpty())
        QLoggingCategory::setFilterRules(QString(rules).replace(u';', u'\n').replace(u',', u'\n'));
    if (fileName.isEmpty())
        return;
    auto file = std::make_unique<QFile>(fileName);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append)) {
        qCWarning(logApp) << "the log file cannot be opened:" << file->errorString();
        return;
    }
    file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    logFile = std::move(file);
    formerHandler = qInstallMessageHandler(writeMessage);
}

LogSetup::~LogSetup()
{
    if (!logFile)
        return;
    qInstallMessageHandler(formerHandler);
    const QMutexLocker lock(&logMutex);
    logFile.reset();
}

} // namespace Provost
