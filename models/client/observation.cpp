// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/observation.h"

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr std::array names { // in the order of Capability
    "patch"_L1, "put"_L1, "bulk"_L1, "filter"_L1, "sort"_L1, "etag"_L1, "changePassword"_L1,
    "indexPaging"_L1, "cursorPaging"_L1, "defaultPageSize"_L1, "maxPageSize"_L1, "maxPageSizeWhole"_L1, "count"_L1, "countZero"_L1, "startIndexReach"_L1, "totals"_L1,
    "attributes"_L1, "excludedAttributes"_L1,
    "filterOperator"_L1, "conjunction"_L1, "disjunction"_L1, "negation"_L1, "valuePath"_L1,
    "members"_L1, "conditionalRead"_L1, "notFound"_L1, "envelopeKeys"_L1, "meta"_L1, "contentType"_L1,
    "readYourWrites"_L1, "search"_L1, "patchAnswer"_L1, "memberAdd"_L1, "memberRemove"_L1, "conditionalWrite"_L1, "uniqueness"_L1, "location"_L1};
static_assert(names.size() == size_t(Capability::Location) + 1);
}

QString capabilityKey(Capability capability)
{
    return names.at(size_t(capability));
}

QString verdictText(Observation::Verdict verdict)
{
    switch (verdict) {
    case Observation::Verdict::Works:
        return u"works"_s;
    case Observation::Verdict::Refused:
        return u"refused"_s;
    case Observation::Verdict::Ignored:
        return u"ignored"_s;
    case Observation::Verdict::Empty:
        return u"silently empty"_s;
    case Observation::Verdict::Wrong:
        return u"wrong"_s;
    case Observation::Verdict::Unclear:
        return u"unclear"_s;
    case Observation::Verdict::Failed:
        break;
    }
    return u"failed"_s;
}

} // namespace Provost
