// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/targetedcommand.h"

namespace Provost {

/// `provost discover TARGET`: the capability card: what the provider declares, and what its profile makes of it.
class DiscoverCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit DiscoverCommand(QObject *parent = nullptr);

protected:
    bool prepare() override;
    void onDiscovered() override;
};

} // namespace Provost
