// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QList>
#include <QStringList>

namespace Provost {

/// Something that one provider can and another cannot, or does its own way.
enum class Capability : quint8 {
    Patch, Put, Bulk, Filter, Sort, ETag, ChangePassword,
    IndexPaging, CursorPaging, DefaultPageSize, MaxPageSize, MaxPageSizeWhole, Count, CountZero, StartIndexReach, Totals,
    Attributes, ExcludedAttributes,
    FilterOperator, Conjunction, Disjunction, Negation, ValuePath,
    Members, ConditionalRead, NotFound, EnvelopeKeys, Meta, ContentType,
    ReadYourWrites, Search, PatchAnswer, MemberAdd, MemberRemove, ConditionalWrite, Uniqueness, Location,
};

/// The name in documents: "filterOperator".
[[nodiscard]] QString capabilityKey(Capability capability);

/// What a probe saw for itself.
struct Observation {
    enum class Verdict : quint8 {
        Works,
        Refused, ///< with an error
        Ignored, ///< answered as if it had not been asked
        Empty, ///< nothing came although something had to
        Wrong, ///< answered, but not what was asked
        Unclear, ///< this directory's data does not show it
        Failed, ///< no usable answer; may be another time
    };
    Capability capability = Capability::Patch;
    QString resourceType {}; ///< empty: of the service
    QString detail {}; ///< of FilterOperator: "userName eq"
    Verdict verdict = Verdict::Works;
    Json value {}; ///< what was found, comparable with what a profile says; Undefined: nothing was
    QString note {}; ///< technical, English
    QString request {}; ///< as sent, but without anybody's name
    int status = 0;
    bool atLeast = false; ///< `value` is a number that could be larger

    friend bool operator==(const Observation &, const Observation &) = default;
};
/// The note of a MemberRemove where the way that the profile names was answered with success and did nothing.
inline constexpr QLatin1String otherWayIgnored("the other way is taken and does nothing");
[[nodiscard]] QString verdictText(Observation::Verdict verdict); ///< "works", "refused", ...

/// What came of a probe, or of as much of it as there was time and money for.
struct ProbeReport {
    QList<Observation> observations {};
    int calls = 0;
    bool complete = true;
    QString stopped {}; ///< technical, English: why it is not complete
    QStringList leftovers {}; ///< of a writing probe: paths of what it made and could not delete

    friend bool operator==(const ProbeReport &, const ProbeReport &) = default;
};

} // namespace Provost
