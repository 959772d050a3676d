// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/keptback.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto signIn = "sign-in"_L1;
}

Error keptBackWithoutToken(Error error)
{
    if (error.kind == ErrorKind::Cancelled)
        return error;
    if (!error.detail.startsWith(signIn))
        error.detail.prepend(u"sign-in: "_s);
    error.inDoubt = false;
    error.attempts = 0;
    return error;
}

Error keptBackByProxy()
{
    return {.kind = ErrorKind::Transport, .detail = u"proxy: it asks for a user name and a password that it knows"_s, .httpStatus = 407};
}

bool wasKeptBack(const Error &error)
{
    return error.attempts == 0 && (error.detail.startsWith(signIn) || error.detail.startsWith("budget: "_L1) || error.detail.startsWith("proxy: "_L1));
}

} // namespace Provost
