// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/principal.h"

#include <QDateTime>

namespace Provost {

class Directory;
class Index;

/// Whom a search came upon, and where it looked.
struct FoundPrincipals {
    QList<Principal> found {};
    QDateTime asOf {}; ///< of the index that was searched; invalid: the provider was asked
    bool isCut = false; ///< more exist
    bool isExact = false; ///< the provider was asked for the whole name: it cannot look for part of one
    bool isUnsearchable = false; ///< nobody could be asked for this text
};

/// People or groups by what somebody types: in the index where it has read all of the type, by any part of any attribute; else, and where the index knows
/// nobody of that name, by what the provider filters. Without words the first few.
class PrincipalSearch : public JobOf<FoundPrincipals>
{
    Q_OBJECT
public:
    struct Ask {
        QString type {}; ///< resource type name
        QString words {};
        int limit = 50;
        bool onlyProvider = false; ///< what the index has is not enough
    };
    PrincipalSearch(Directory &directory, Ask ask, QObject *parent);
    ~PrincipalSearch() override;

protected:
    void start() override;
    void abort() override;

private:
    void askIndex(Index &index);
    void onIndexed(const Result<std::optional<FoundPrincipals>> &found);
    void askProvider();

    Directory &m_directory;
    Ask m_ask;
    QPointer<Job> m_job;
};

} // namespace Provost
