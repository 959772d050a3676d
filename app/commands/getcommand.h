// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/targetedcommand.h"

namespace Provost {

class Resource;

/// `provost get TYPE ID TARGET`: one resource, whole.
class GetCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit GetCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void show(const Resource &resource, const ResourceType &type);
};

} // namespace Provost
