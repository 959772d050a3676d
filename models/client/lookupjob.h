// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listjob.h"
#include "scim/resourcetype.h"

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
    };
    LookUpJob(Connection &connection, Wish wish, QObject *parent);
    [[nodiscard]] int calls() const { return m_calls; }

protected:
    void start() override;

private:
    void askById();
    void next();
    void list(const Filter &filter, const QStringList &attributes);
    void onPage(const ListPage &page, const QStringList &attributes);
    void onListed(const Result<ListSummary> &summary);

    Wish m_wish;
    QStringList m_left; ///< attributes not asked yet
    QStringList m_refused; ///< attributes by which the provider does not filter
    QList<Resource> m_found;
    bool m_readAll = false;
    int m_calls = 0;
};

} // namespace Provost
