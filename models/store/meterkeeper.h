// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/costmeter.h"

#include <QPointer>
#include <QTimer>

namespace Provost {

/// Keeps what a CostMeter counted in `meters.json` of the data directory, for every process that uses the connection.
class MeterKeeper : public QObject
{
    Q_OBJECT
public:
    /// `key` is the connection's id. Restores the meter at once; it may die before this.
    MeterKeeper(CostMeter &meter, QString fileName, QString key, QObject *parent);
    ~MeterKeeper() override;
    Result<void> flush(); ///< adds what has been counted since the last time
    static void add(const QString &fileName, const QString &key, qint64 calls); ///< that were made today over no meter which is kept

private:
    void flushNow();
    [[nodiscard]] CostMeter::Counts kept() const;

    QPointer<CostMeter> m_meter;
    QString m_fileName;
    QString m_key;
    QTimer m_soon;
    qint64 m_flushed = 0; ///< of the meter's session
};

} // namespace Provost
