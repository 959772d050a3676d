// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicethread.h"

#include "practice/practiceserver.h"

#include <memory>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// Exists in the thread from its start to its end; what it makes there is gone when the thread has ended.
class Keeper : public QObject
{
public:
    std::unique_ptr<PracticeServer> server;
};

} // namespace

PracticeThread::PracticeThread(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<Error>();
    m_thread.setObjectName(u"practice"_s);
}

PracticeThread::~PracticeThread()
{
    stop();
}

void PracticeThread::start(const Options &options)
{
    stop();
    auto *keeper = new Keeper;
    keeper->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, keeper, &QObject::deleteLater);
    connect(&m_thread, &QThread::started, keeper, [this, keeper, options] {
        keeper->server = std::make_unique<PracticeServer>(options);
        const auto listening = keeper->server->listen();
        if (listening)
            Q_EMIT ready(keeper->server->url(), keeper->server->token());
        else
            Q_EMIT failed(listening.error());
    });
    m_thread.start();
}

void PracticeThread::stop()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace Provost::Practice
