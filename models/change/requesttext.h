// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "scim/serverprofile.h"

#include <QUrl>

namespace Provost {

enum class RequestFormat : quint8 { Http, Curl, PowerShell };

/// Method, path and body of a step as `--plan` shows them, without secrets.
[[nodiscard]] Json requestSummary(const PlanStep &step);

/// The exact request of a step, to be read by a person or run by hand: as it goes over the wire, as a shell command, or as one for PowerShell. The token is
/// `$TOKEN`, passwords are replaced. A PUT that must read the object first says so in a comment, since its body depends on what is found.
/// A create that shares one is shown as it stands in it, without the others.
[[nodiscard]] QString requestText(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile, RequestFormat format, const BulkSize &bulk = {});

} // namespace Provost
