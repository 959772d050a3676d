// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditlog.h"
#include "commands/command.h"

namespace Provost {

/// `provost audit verify | show [RUN]`: the audit log of this data directory.
class AuditCommand : public Command
{
    Q_OBJECT
public:
    explicit AuditCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    void start() override;

private:
    [[nodiscard]] bool open();
    void verify();
    void show(qint64 run);
    void report(const AuditReport &report);

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_log;
};

} // namespace Provost
