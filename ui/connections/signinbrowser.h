// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUrl;

namespace Provost {

/// Opens where a person signs in. False: no browser opens; then the address is in the clipboard, to be pasted into one. It holds nothing secret (RFC 7636 section 7.2).
[[nodiscard]] bool openForSignIn(const QUrl &url);

/// That address into the clipboard.
void copyForSignIn(const QUrl &url);

} // namespace Provost
