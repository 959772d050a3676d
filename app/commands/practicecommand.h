// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace Provost {

namespace Practice {
class PracticeServer;
struct Options;
}

/// `provost practice`: runs the embedded service provider until SIGINT or SIGTERM. Its first line is
/// {"url":...,"token":...,"pid":...}.
class PracticeCommand : public Command
{
    Q_OBJECT
public:
    explicit PracticeCommand(QObject *parent = nullptr);
    ~PracticeCommand() override;
    void describe(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    void start() override;

private:
    [[nodiscard]] Result<Practice::Options> practiceOptions() const;
    std::unique_ptr<Practice::PracticeServer> m_server;
};

} // namespace Provost
