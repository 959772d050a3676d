// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "net/requestjob.h"

namespace Provost {

/// A job made of other jobs over one connection. Those are its children; ending or cancelling it stops them silently, and it is
/// cancelled itself when the connection goes.
template <typename T>
class ClientJob : public JobOf<T>
{
protected:
    ClientJob(Connection &connection, QObject *parent)
        : JobOf<T>(parent)
        , m_connection(connection)
    {
        QObject::connect(&connection, &Connection::closing, this, &Job::cancel);
    }

    [[nodiscard]] Connection &connection() const { return m_connection; }
    [[nodiscard]] const ServerProfile &profile() const { return m_connection.profile(); }

    RequestJob *send(HttpRequest request, typename JobOf<HttpReply>::Handler handler)
    {
        RequestJob *job = m_connection.send(std::move(request), this);
        job->then(this, std::move(handler));
        return job;
    }
    /// Ends this job; parts still under way are of no use any more.
    void end(Result<T> result)
    {
        stopParts();
        this->finish(std::move(result));
    }
    void abort() override { stopParts(); }

private:
    void stopParts()
    {
        const QList<Job *> parts = this->template findChildren<Job *>(Qt::FindDirectChildrenOnly);
        for (Job *part : parts) {
            QObject::disconnect(part, nullptr, this, nullptr);
            part->cancel();
        }
    }
    Connection &m_connection;
};

} // namespace Provost
