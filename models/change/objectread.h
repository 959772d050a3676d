// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/leaves.h"
#include "client/clientjob.h"
#include "scim/servicedescription.h"

#include <QTimer>

namespace Provost {

/// GET of one object as an edit of it needs it: with its members where the provider shows them and they matter. Where reads lag behind writes "not there",
/// and a state that lacks what this console wrote lately, are believed only after the last delay.
class ObjectRead : public ClientJob<Resource>
{
    Q_OBJECT
public:
    struct Wish {
        ResourceType type {};
        ResourceSchema schema {};
        QString id {};
        bool hasMembers = false; ///< of this type
        bool withMembers = false;
        QStringList onRequest {}; ///< attributes that a plain read does not show
        Leaves written {}; ///< lately by this console
        bool deleted = false; ///< lately by this console
        std::vector<std::chrono::milliseconds> delays {};
    };
    ObjectRead(Connection &connection, Wish wish, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    void look();
    void onFound(const Result<Resource> &found);
    [[nodiscard]] bool mayBeLate(const Result<Resource> &found) const;
    [[nodiscard]] QStringList everyAttribute() const;

    Wish m_wish;
    QTimer m_again;
    size_t m_looks = 0;
};

} // namespace Provost
