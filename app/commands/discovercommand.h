// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/observation.h"
#include "commands/targetedcommand.h"

#include <QPointer>

#include <memory>

namespace Provost {

class AuditLog;
class Journal;
class ProbeJob;
class WriteProbe;

/// `provost discover TARGET`: the capability card: what the provider declares, what its profile makes of it, and with --probe what is really there.
class DiscoverCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit DiscoverCommand(QObject *parent = nullptr);
    ~DiscoverCommand() override;
    void describe(QCommandLineParser &parser) const override;
    void interrupt() override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void sayDrift();
    void probe();
    void onProbed(const Result<ProbeReport> &outcome);
    void probeWrites(const ProbeReport &before);
    void show(const std::optional<ProbeReport> &report);
    [[nodiscard]] bool saveProfile(const Json &profile);

    int m_budget = -1;
    bool m_interrupted = false;
    QPointer<ProbeJob> m_probe;
    QPointer<WriteProbe> m_writeProbe;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_audit;
};

} // namespace Provost
