// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "scim/resource.h"

#include <QFutureWatcher>

namespace Provost {

/// What a write that the server took brought back.
struct WriteOutcome {
    int status = 0;
    Resource resource {}; ///< as the server has it now; null when it sent none (204)
    QString id {}; ///< of a new resource also from Location when there was no body; empty: the server did not say
    QString version {}; ///< ETag header, else meta.version
    bool accepted = false; ///< 202: taken, not carried out yet
    int timesSent = 1;
    QString requestId {};
    QString remark {}; ///< taken, but what was answered is not the resource: technical, English
};

/// One write, sent at most once. An Error with inDoubt: it may have been carried out, look the object up before doing anything else; without:
/// nothing was changed. An answer of 2xx that is not the server's own, or about something else, is in doubt, too; one that says an error is one.
class WriteJob : public ClientJob<WriteOutcome>
{
    Q_OBJECT
public:
    ~WriteJob() override;

protected:
    /// `id`: of the resource the answer must be about; empty: a new one.
    WriteJob(Connection &connection, HttpRequest request, QString id, QObject *parent);
    void start() override;
    virtual void onError(const Error &error);

private:
    struct Answer {
        Result<Resource> resource;
        bool isJson = false;
        std::optional<Error> refusal {};
    };
    [[nodiscard]] static Answer answerIn(const QByteArray &body);
    [[nodiscard]] QString remarkOn(const Answer &answer) const;
    void onReply(const Result<HttpReply> &outcome);
    void read(const QByteArray &body);
    void onRead(const Answer &answer);

    HttpRequest m_request;
    QString m_id;
    WriteOutcome m_outcome;
    QFutureWatcher<Answer> m_reading;
};

} // namespace Provost
