// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/probescript.h"

#include <QFutureWatcher>

namespace Provost {

/// Finds out by reading how a provider behaves: GET requests only, one after the other, no more than ProbeScript::mostCalls(). Ends early, with what
/// was seen so far, when the budget is used up, stop() is called or the provider cannot be reached any more; fails when nothing at all was answered.
class ProbeJob : public ClientJob<ProbeReport>
{
    Q_OBJECT
public:
    struct Options {
        int budget = -1; ///< calls; -1: as many as it takes
    };
    ProbeJob(Connection &connection, const ServiceDescription &description, Options options, QObject *parent);
    ~ProbeJob() override;
    void stop(); ///< ends with what is there

Q_SIGNALS:
    void progressed(int calls, const QString &request);

protected:
    void start() override;

private:
    void askNext();
    void onReply(const Result<HttpReply> &reply);
    void onRead();
    void take(const ProbeAnswer &answer);
    void conclude(const QString &why);

    ProbeScript m_script;
    Options m_options;
    QFutureWatcher<ProbeAnswer> m_reading;
    int m_calls = 0;
    int m_outages = 0; ///< one after the other
    bool m_answered = false;
};

} // namespace Provost
