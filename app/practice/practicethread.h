// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "practice/options.h"

#include <QObject>
#include <QThread>
#include <QUrl>

namespace Provost::Practice {

/// The practice directory in a thread of its own, for the window and for tests.
class PracticeThread : public QObject
{
    Q_OBJECT
public:
    explicit PracticeThread(QObject *parent = nullptr);
    ~PracticeThread() override; ///< stops and waits

    void start(const Options &options); ///< ready() or failed() follows; a running one is stopped first
    void stop();

Q_SIGNALS:
    void ready(const QUrl &url, const QByteArray &token);
    void failed(const Provost::Error &error);

private:
    QThread m_thread;
};

} // namespace Provost::Practice
