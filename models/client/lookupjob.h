// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listjob.h"
#include "scim/resourcetype.h"

#include <QTimer>

namespace Provost {

/// Finds the resources that people call by some text: by id, else by the first of the given attributes that has it. Only `eq` filters that the profile
/// takes are sent; a match is checked here as well, for some servers filter by something else than asked. Several matches are all given.
class LookUpJob : public ClientJob<QList<Resource>>
{
    Q_OBJECT
public:
    struct Wish {
        ResourceType type {};
        QString text {};
        bool byId = false; ///< ask for the id first
        QStringList attributes {}; ///< paths, most telling first: "userName", "emails.value"
        bool readAll = false; ///< where no filter is taken, read all of them and look
        std::vector<std::chrono::milliseconds> delays {}; ///< where reads lag behind writes: when to look again for what was not found
    };
    LookUpJob(Connection &connection, Wish wish, QObject *parent);
    [[nodiscard]] int calls() const;

protected:
    void start() override;
    void abort() override;

private:
    void askById();
    void endRound();
    void next();
    void list(const Filter &filter, const QStringList &attributes);
    void onPage(const ListPage &page, const QStringList &attributes);
    void onListed(const Result<ListSummary> &summary);

    Wish m_wish;
    QStringList m_left; ///< attributes not asked yet
    QStringList m_refused; ///< attributes by which the provider does not filter
    QList<Resource> m_found;
    QTimer m_again;
    size_t m_rounds = 0;
    bool m_readAll = false;
};

} // namespace Provost
