// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost resume RUN TARGET`: goes on with a run that was stopped or killed.
class ResumeCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit ResumeCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;

private:
    [[nodiscard]] Result<Runner::Options> withSecrets();
    void endForGood();
    [[nodiscard]] bool hasDoubts();
    [[nodiscard]] bool isHere(); ///< the run; false after usage() or fail()

    std::shared_ptr<SealedFile> m_sealed;
    qint64 m_run = 0;
    RunInfo m_info {};
    QSet<int> m_settled {}; ///< failed steps of which it is known that they were not carried out
    bool m_hasDoubts = false; ///< the run is over, but for what nobody knows of
};

} // namespace Provost
