// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"

namespace Provost {

/// `--auth-file F.json`: the members of a saved connection that say how to sign in, and where the secret is: `secretEnv` (a variable), `secretFile`
/// (beside the file unless absolute) or `secret` itself. Files named in it stand beside it unless absolute.
struct AuthFile {
    SignIn signIn {};
    SignInSecrets secrets {};
    [[nodiscard]] static Result<AuthFile> read(const QString &fileName);
};

} // namespace Provost
