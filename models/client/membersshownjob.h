// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "scim/listpage.h"

namespace Provost {

/// Is any group shown with members? Else a group without any may be one whose members the provider withholds. The first groups are looked at, by one request. Where they show nobody (others
/// may, and lists may carry no members at all) a group with somebody in it is looked for, and read by itself: by `members pr`, and by what the first people say of their groups.
class MembersShownJob : public ClientJob<bool>
{
    Q_OBJECT
public:
    MembersShownJob(Connection &connection, QString endpoint, QObject *parent);

protected:
    void start() override;

private:
    using Next = void (MembersShownJob::*)();
    using Take = void (MembersShownJob::*)(const ListPage &page);
    void ask(HttpRequest request, Take take, Next without);
    void onGroups(const ListPage &page);
    void askFilled();
    void onFilled(const ListPage &page);
    void askPeople();
    void onPeople(const ListPage &page);
    void read(const QString &group, Next without);
    void endUnshown();

    QString m_endpoint; ///< "/Groups"
};

} // namespace Provost
