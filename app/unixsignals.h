// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Provost {

/// SIGINT and SIGTERM as a Qt signal (self-pipe), SIGPIPE ignored: a closed stdout shows as a failed write instead.
/// At most one instance at a time.
class UnixSignals : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void interrupted();
};

} // namespace Provost
