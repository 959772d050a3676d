// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/bulksize.h"

#include "change/plan.h"
#include "change/secrets.h"
#include "change/steplookup.h"
#include "scim/servicedescription.h"

#include <algorithm>

namespace Provost {

namespace {
constexpr qint64 mostBytes = 1024 * 1024; ///< also where the provider would take more, or does not say
constexpr qint64 envelope = 256; ///< what surrounds an operation's data, and all of them
constexpr qsizetype looked = 512; ///< places of a queue; what is further back has time
} // namespace

BulkSize BulkSize::of(const ServiceDescription &description)
{
    const ServerProfile &profile = description.profile;
    if (!profile.bulkCreates || !profile.bulk.value_or(false) || profile.price.perCall > 0)
        return {};
    const qint64 bytes = description.config.bulkMaxPayloadSize.value_or(mostBytes);
    return {.most = std::min(usual, description.config.bulkMaxOperations.value_or(usual)), .bytes = std::min(mostBytes, bytes) - envelope};
}

qint64 BulkSize::bytesOf(const PlanStep &step)
{
    const bool isPlain = step.kind == ChangeKind::Create && step.method == "POST" && step.patch.isUndefined() && step.ifMatch.isEmpty();
    if (!isPlain || !step.body.isObject() || lacksSecrets(step.body) || mayBeDoubled(step)) // a request that many share may go on at the provider long after we have lost it
        return -1;
    return step.body.toBytes().size() + step.endpoint.size() + step.id.size() + envelope;
}

QList<qsizetype> BulkSize::next(const std::deque<int> &queue, bool moreComes, const std::function<Candidate(int)> &candidate) const
{
    if (queue.empty() || !isUsed())
        return queue.empty() ? QList<qsizetype>() : QList<qsizetype> {0};
    const auto sent = [](const QList<qsizetype> &places) { return places.size() < least ? places.first(1) : places; };
    struct Group {
        QList<qsizetype> places {};
        qint64 bytes = 0;
    };
    Group awaited;
    Group others;
    qsizetype alone = -1;
    for (qsizetype place = 0; place < std::min(looked, qsizetype(queue.size())); ++place) {
        const Candidate one = candidate(queue[size_t(place)]);
        if (one.bytes < 0 || one.bytes > bytes) {
            if (place == 0)
                return {0};
            alone = alone < 0 ? place : alone;
            continue;
        }
        Group &group = one.isAwaited ? awaited : others;
        if (group.bytes + one.bytes > bytes)
            return sent(group.places);
        group.places << place;
        group.bytes += one.bytes;
        if (group.places.size() == most)
            return group.places;
    }
    if (!awaited.places.isEmpty())
        return sent(awaited.places);
    if (!others.places.isEmpty() && !moreComes)
        return sent(others.places);
    return alone < 0 ? QList<qsizetype>() : QList<qsizetype> {alone};
}

} // namespace Provost
