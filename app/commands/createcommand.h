// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost create TYPE TARGET [--in FILE|-] [--set PATH=VALUE]...`: one resource, or as many as the input has.
class CreateCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit CreateCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;

private:
    Json::Array m_resources;
};

} // namespace Provost
