// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace Provost {

/// At opening a directory: a run that was stopped, killed or cut off. It can go on, be taken back, or stay as it is.
class InterruptedStrip : public QFrame
{
    Q_OBJECT
public:
    explicit InterruptedStrip(QWidget *parent = nullptr);
    void setRuns(const QList<RunRecord> &runs); ///< newest first; none hides it
    void setPlace(const QString &name, const QColor &color); ///< the connection that going on sends to
    [[nodiscard]] qint64 run() const { return m_run; } ///< the one it offers; 0: none

Q_SIGNALS:
    void resumeRequested(qint64 run);
    void undoRequested(qint64 run);
    void leaveRequested(qint64 run);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_run = 0;
    QLabel *m_text;
    QPushButton *m_resume;
    QPushButton *m_undo;
};

} // namespace Provost
