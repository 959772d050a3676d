// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace Provost {

/// Logging as --log-rules and --log-file ask for, for as long as it lives. With a file, messages go there and to standard error.
class LogSetup
{
public:
    LogSetup(const QString &rules, const QString &fileName);
    ~LogSetup();
    Q_DISABLE_COPY_MOVE(LogSetup)
};

} // namespace Provost
