// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexdatabase.h"

namespace Provost {

/// What somebody looks for: every word of it must be found, in any attribute.
struct SearchAsk {
    QString text {};
    QString type {}; ///< resource type name; empty: all
    int limit = 50; ///< -1: everything that matches
    std::function<bool(qint64 row)> accepts {}; ///< others are not looked at
    bool rowsOnly = false; ///< hits have rank and row, and nothing of the resources
    IndexDatabase::Extent extent = IndexDatabase::Extent::Whole; ///< of the resources in hits
};

/// One resource that was found, and why.
struct SearchHit {
    Resource resource {};
    QString type {};
    QString attribute {}; ///< path of the attribute that matched best
    QString snippet {}; ///< its value as the provider has it
    bool isApproximate = false; ///< only with a letter taken for another
    int rank = 0; ///< the smaller the better
    qint64 row = 0; ///< in the index; 0: it is not of one
};

struct SearchAnswer {
    QList<SearchHit> hits {}; ///< best first
    bool hasMore = false; ///< than the limit
};

constexpr int mostShown = 500; ///< hits in a list: nobody looks through more. Where there are as many without, typing errors are not forgiven, whether they are shown, counted or exported

/// Names, userName and mail before other attributes, whole values before whole words, beginnings and parts of them; one letter wrong last.
[[nodiscard]] Result<SearchAnswer> searchIndex(IndexDatabase &index, const SearchAsk &ask);

/// How well a text answers a question; nullopt: not at all. Shared with what a provider found, so that both can be put in one order.
[[nodiscard]] std::optional<SearchHit> matchOf(const QString &ask, const Resource &resource);

/// Those of `resources` that answer the question, in their order: what a search over all of them comes to, for one who asks once and keeps nothing. Thread-safe.
[[nodiscard]] QList<SearchHit> matchesAmong(const QList<Resource> &resources, const QString &ask);

/// Resources that are called exactly so: by userName, mail, display name, id or external id, ignoring case and accents.
[[nodiscard]] Result<QList<Resource>> resourcesCalled(IndexDatabase &index, const QString &type, const QString &text);

} // namespace Provost
