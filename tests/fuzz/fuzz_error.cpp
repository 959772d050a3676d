// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/scimerror.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ScimError error = ScimError::fromBody(bytesOf(data, size));
    require(error.detail.size() <= 2'000);
    require(error.status == 0 || (error.status >= 100 && error.status < 600));
    require(error.toError(500).httpStatus == 500);
    // what a server would answer with it says the same
    if (error.status == 0 || !error.isScim)
        return 0;
    const ScimError again = ScimError::fromBody(ScimError::body(error.status, error.scimType, error.detail).toBytes());
    require(again.isScim && again.status == error.status && again.scimType == error.scimType && again.detail == error.detail);
    return 0;
}
