// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errortext.h"

namespace Provost {

ErrorText ErrorText::of(const Error &error)
{
    return {.summary = error.detail, .advice = {}, .details = error.toString()};
}

} // namespace Provost
