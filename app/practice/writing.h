// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/editor.h"
#include "practice/exchange.h"
#include "practice/parameters.h"
#include "practice/presenter.h"

namespace Provost::Practice {

/// The writing requests of the protocol: bodies, preconditions, statuses and headers around the Editor; and /Bulk's operations.
class Writing
{
public:
    Writing(const Dialect &dialect, Store &store, const Presenter &presenter);

    /// One request in a transaction of its own.
    [[nodiscard]] Result<Answer> run(const Request &request, const Collection &collection, const QString &id);

    /// What happened to one operation, before it is dressed as an answer.
    struct Outcome {
        int status = 200;
        std::optional<Document> document {};
    };
    struct Operation {
        QByteArray method;
        const Collection &collection;
        QString id {}; ///< empty for POST
        Json body {};
        QByteArray ifMatch {}; ///< empty: any version
    };
    [[nodiscard]] Result<Outcome> perform(const Operation &operation); ///< the caller holds the transaction
    [[nodiscard]] QByteArray location(const Document &document, const Collection &collection) const;

private:
    [[nodiscard]] Answer dress(const Outcome &outcome, const Request &request, const Collection &collection, const Projection &projection) const;
    [[nodiscard]] bool answersWithoutBody(const Outcome &outcome, const Request &request, const Collection &collection, const Projection &projection) const;

    const Dialect &m_dialect;
    Store &m_store;
    const Presenter &m_presenter;
};

} // namespace Provost::Practice
