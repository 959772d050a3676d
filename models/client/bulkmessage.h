// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/json.h"

#include <QHash>
#include <QMetaType>
#include <QSet>
#include <QStringList>

#include <deque>
#include <vector>

namespace Provost {

/// One operation of a bulk request (RFC 7644 section 3.7).
struct BulkOperation {
    QByteArray method {}; ///< POST, PUT, PATCH, DELETE
    QString path {}; ///< "/Users", "/Users/" + encoded id, or "/Users/bulkId:x"
    QString bulkId {}; ///< set on every operation before it is sent: answers may come in another order
    Json data {}; ///< "bulkId:x" as a value stands for the id that the operation x will have given
    QString version {};
    friend bool operator==(const BulkOperation &, const BulkOperation &) = default;
};

/// What became of one operation.
struct BulkResult {
    enum class State : quint8 {
        Done,
        Failed, ///< see error; its inDoubt as ever
        Skipped, ///< never carried out, because failOnErrors was reached or an earlier request failed
    };
    State state = State::Skipped;
    int status = 0;
    QString id {}; ///< of the resource, from `location` or the response
    QString version {};
    Json response {}; ///< the body of this operation, Undefined if none came
    bool isGuess = false; ///< the answer names no operation, so that only its place tells which one it is about; or several name this one
    std::optional<Error> error {};
};

namespace BulkMessage {
/// Takes from the front of `rest` as many operations as one request may hold; at least one. Limits of 0 are none.
[[nodiscard]] std::vector<BulkOperation> takeChunk(std::deque<BulkOperation> &rest, int maxOperations, qint64 maxBytes);
[[nodiscard]] QByteArray body(const std::vector<BulkOperation> &operations, int failOnErrors);
/// One result for each of `operations`, in their order, whatever order the server answered in. Error::Protocol when it is no BulkResponse.
[[nodiscard]] Result<std::vector<BulkResult>> read(const QByteArray &body, const std::vector<BulkOperation> &operations);
/// Puts ids in the place of "bulkId:x" for what is known.
void resolve(BulkOperation &operation, const QHash<QString, QString> &ids);
/// The "bulkId:x" still in it, each x once. Only those of `known` count: other text may begin so too.
[[nodiscard]] QStringList references(const BulkOperation &operation, const QSet<QString> &known);
/// Takes out of a create what refers to one of `open`: of lists those values alone, else the attribute as a whole. Gives a PATCH of
/// "ENDPOINT/bulkId:x" that adds it later; no method where nothing could be taken out.
[[nodiscard]] BulkOperation takeOut(BulkOperation &create, const QSet<QString> &open);
}

} // namespace Provost

Q_DECLARE_METATYPE(Provost::BulkResult)
