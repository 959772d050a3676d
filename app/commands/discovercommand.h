// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/observation.h"
#include "commands/targetedcommand.h"

#include <QPointer>

namespace Provost {

class ProbeJob;

/// `provost discover TARGET`: the capability card: what the provider declares, what its profile makes of it, and with --probe what is really there.
class DiscoverCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit DiscoverCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void probe();
    void onProbed(const Result<ProbeReport> &outcome);
    void show(const std::optional<ProbeReport> &report);
    [[nodiscard]] bool saveProfile(const Json &profile);

    int m_budget = -1;
    bool m_interrupted = false;
    QPointer<ProbeJob> m_probe;
};

} // namespace Provost
