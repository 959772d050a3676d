// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

#include <deque>
#include <functional>

namespace Provost {

struct PlanStep;
struct ServiceDescription;

/// How many creates of a run share a request to /Bulk (RFC 7644 section 3.7, decision 009); a value.
struct BulkSize {
    static constexpr int least = 8; ///< fewer go one by one, side by side
    static constexpr int usual = 50; ///< what is in doubt once an answer is lost, and what somebody waits for who stops a run

    int most = 0; ///< 0: none do
    qint64 bytes = 0; ///< in all, at most

    [[nodiscard]] bool isUsed() const { return most >= least; }
    /// None but where the profile asks for it, the provider has it, and no price hangs on a call, for nobody knows how such a one is counted.
    [[nodiscard]] static BulkSize of(const ServiceDescription &description);
    /// What a step takes in such a request; -1: it goes by itself.
    [[nodiscard]] static qint64 bytesOf(const PlanStep &step);

    struct Candidate {
        qint64 bytes = -1;
        bool isAwaited = false; ///< other creates wait for it
    };
    /// What is sent next of a queue, as places in it, ascending; several: together. None: it waits for more, which is on its way. What others wait for does not wait.
    [[nodiscard]] QList<qsizetype> next(const std::deque<int> &queue, bool moreComes, const std::function<Candidate(int)> &candidate) const;

    friend bool operator==(const BulkSize &, const BulkSize &) = default;
};

} // namespace Provost
