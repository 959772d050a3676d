// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/exchange.h"
#include "practice/faultplan.h"
#include "practice/listing.h"
#include "practice/writewindow.h"

namespace Provost::Practice {

class LateStore;

/// The SCIM service provider itself: one request in, one answer out, no sockets.
class Service
{
public:
    struct Setup {
        Dialect dialect {};
        QByteArray token;
        bool readOnly = false;
        int staleMilliseconds = 0;
        qint64 cursorLife = qint64(Listing::cursorTimeout) * 1000;
        QString file; ///< for the second connection that late reads need
    };
    Service(std::unique_ptr<Store> store, Setup setup);
    ~Service();
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    [[nodiscard]] Answer handle(const Request &request);
    /// For when there is nothing else to do: reads what the next questions need. False when nothing is left.
    [[nodiscard]] bool prepare();
    /// The ids of a group's direct members, whatever the dialect shows; for tests.
    [[nodiscard]] QStringList memberIds(const QString &group);

    static constexpr auto root = "/scim/v2";
    static constexpr qsizetype maxBody = 2 * 1024 * 1024;

private:
    [[nodiscard]] Answer route(const Request &request);
    [[nodiscard]] Result<Answer> dispatch(const Request &request, const QList<QByteArray> &path);
    [[nodiscard]] Result<Answer> discovery(const Request &request, const QList<QByteArray> &path);
    [[nodiscard]] Result<Answer> collection(const Request &request, const Collection &collection, const QList<QByteArray> &path);
    [[nodiscard]] Result<Answer> everything(const Request &request);
    [[nodiscard]] Result<Answer> search(const Request &request, const std::vector<const Collection *> &collections);
    [[nodiscard]] Result<Answer> list(const Request &request, const std::vector<const Collection *> &collections, const Parameters &parameters);
    [[nodiscard]] Result<Answer> one(const Request &request, const Collection &collection, const QString &id);
    [[nodiscard]] Result<Answer> read(const Request &request, const Collection &collection, const QString &id);
    [[nodiscard]] Result<Answer> write(const Request &request, const Collection &collection, const QString &id);
    [[nodiscard]] Result<Answer> bulk(const Request &request);
    [[nodiscard]] Result<Answer> practiceState(const Request &request, const QList<QByteArray> &path);
    [[nodiscard]] Result<void> checkHeaders(const Request &request) const;
    [[nodiscard]] std::optional<Answer> writesRefused();
    [[nodiscard]] bool isSigned(const Request &request) const;
    [[nodiscard]] std::vector<const Collection *> offered() const;
    [[nodiscard]] QByteArray methodsOfOne(const Collection &collection) const;
    [[nodiscard]] const Collection *find(const QByteArray &segment) const;
    [[nodiscard]] Store &readStore();
    [[nodiscard]] QueryEngine &readEngine();

    std::unique_ptr<Store> m_store;
    Setup m_setup;
    Listing m_listing;
    QueryEngine m_engine;
    WriteWindow m_writes;
    WriteWindow m_units; ///< of all requests
    std::unique_ptr<LateStore> m_late; ///< null unless reads lag
};

} // namespace Provost::Practice
