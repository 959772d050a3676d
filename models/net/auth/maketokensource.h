// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace Provost {

class TokenSource;
struct ConnectionSettings;

/// The source that the sign-in of these settings asks for; `parent` owns it.
[[nodiscard]] TokenSource *makeTokenSource(const ConnectionSettings &settings, QObject *parent);

} // namespace Provost
