// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/attributepath.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    FilterFault fault;
    const auto path = AttributePath::parse(text, &fault);
    if (!path) {
        require(fault.problem != FilterProblem::None && fault.toError() == path.error());
        require(fault.position >= 0 && fault.position <= text.size());
        return 0;
    }
    require(fault == FilterFault());
    const QString written = path->toString();
    const auto again = AttributePath::parse(written);
    require(again ? *again == *path && again->toString() == written : written.size() > 60'000);
    return 0;
}
