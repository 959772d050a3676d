// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/targetedcommand.h"

namespace Provost {

/// `provost schemas TARGET [--resource TYPE]`: the schemas as Provost understands them, every characteristic spelled out.
class SchemasCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit SchemasCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    [[nodiscard]] QByteArray render(const QList<Schema> &schemas);
};

} // namespace Provost
