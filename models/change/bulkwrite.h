// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/bulkmessage.h"
#include "client/writejob.h"

#include <functional>

namespace Provost {

struct PlanStep;

/// Several creates in one request to /Bulk (RFC 7644 section 3.7), each of which hears of its own answer alone. Its outcome is how the request fared as a whole; what was
/// created is for those who wait to tell. Sent once: what is in doubt afterwards is theirs to look up.
class BulkWrite : public ClientJob<int>
{
    Q_OBJECT
public:
    enum class Fate : quint8 {
        Taken, ///< answered, operation by operation
        KeptBack, ///< never reached the provider, or was refused before it began: as any other request would have been
        TooLarge, ///< nothing of it was carried out
        Unclear, ///< some of it may have been
        Unwanted, ///< the provider has no such thing, or makes nothing of it
    };
    /// What came of one; none: certainly nothing, and it may go by itself.
    using Answer = std::optional<Result<WriteOutcome>>;
    using Handler = std::function<void(const Answer &)>;

    BulkWrite(Connection &connection, int first, qint64 mostBytes, QObject *parent); ///< `first`: the number of its first step, from 1
    ~BulkWrite() override;

    [[nodiscard]] static BulkOperation operationOf(const PlanStep &step, const Json &body);
    /// In the turn of the event loop in which this begins, before it is sent. `handler` is called once, unless `context` has died or this was cancelled.
    void add(BulkOperation operation, QObject *context, Handler handler);
    void hold(); ///< what still waits for its turn is not sent any more; nobody hears of that
    [[nodiscard]] bool hasLeft() const; ///< something of it may have been carried out
    [[nodiscard]] int first() const { return m_first; }
    [[nodiscard]] int callsOf(const QObject *context) const; ///< while it is told: the requests count for the first of them
    [[nodiscard]] Fate fate() const { return m_fate; }

protected:
    void start() override;

private:
    struct Waiting {
        QPointer<QObject> context;
        Handler handler;
    };
    void sendAll();
    void onReply(const Result<HttpReply> &reply);
    void onRefused(const Error &error);
    void onResults(const HttpReply &reply, const std::vector<BulkResult> &results);
    [[nodiscard]] Answer answerTo(const HttpReply &reply, const BulkResult &result) const;
    [[nodiscard]] Answer refusalOf(const HttpReply &reply, const BulkResult &result) const;
    void tellFeed(const std::vector<Answer> &answers);
    void tell(Fate fate, const std::vector<Answer> &answers);
    void tellAll(Fate fate, const Answer &answer) { tell(fate, std::vector<Answer>(m_operations.size(), answer)); }

    int m_first;
    qint64 m_mostBytes;
    std::vector<BulkOperation> m_operations;
    std::vector<Waiting> m_waiting; ///< of m_operations
    QByteArray m_body;
    const QObject *m_told = nullptr;
    Fate m_fate = Fate::KeptBack;
    bool m_isHeld = false;
};

} // namespace Provost
