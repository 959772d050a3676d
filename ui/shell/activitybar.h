// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QPointer>
#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace Provost {

class Connection;
class ElidedLabel;

/// The status bar: what was just done at the left; at the right what goes over the wire: requests, hold-backs, quota, calls and money.
class ActivityBar : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityBar(QWidget *parent = nullptr);
    void setConnection(Connection *connection); ///< not owned; may be null
    void say(const QString &words); ///< for some seconds

public Q_SLOTS:
    void togglePause();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void showFigures();
    [[nodiscard]] QString traffic() const;
    [[nodiscard]] QString budget() const;
    [[nodiscard]] QString spent() const;
    [[nodiscard]] QString spentInDetail() const;
    void showMeter();
    void goOnBeyondBudget();

    QPointer<Connection> m_connection;
    QBasicTimer m_countdown; ///< runs only while held back
    QTimer *m_wordsTimer;
    ElidedLabel *m_words;
    QLabel *m_traffic;
    QLabel *m_budget;
    QLabel *m_spent;
    QToolButton *m_pause;
    QToolButton *m_goOn; ///< beyond the budget
};

} // namespace Provost
