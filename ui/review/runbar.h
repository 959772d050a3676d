// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/applyrun.h"

#include <QColor>
#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Provost {

/// The foot of the review: where it goes to, why, and the buttons that apply; then how far it has come, with pause and stop; then what came of it.
class RunBar : public QFrame
{
    Q_OBJECT
public:
    RunBar(ApplyRun &run, QWidget *parent); ///< `run` outlives it
    /// Where the changes go to: it stands beside the button that sends them, in the colour of the connection.
    void setPlace(const QString &name, const QString &environment, const QColor &color);
    void setReady(bool ready, int objects, int selected); ///< ready: the guard is answered; so many would be applied
    void setLeft(int objects); ///< still staged
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void applyAllRequested();
    void applySelectedRequested();
    void retryRequested();
    void undoRequested();
    void exportRequested();
    void closeRequested(); ///< on to what is left, or away when nothing is

private:
    void buildLayout();
    void connectButtons();
    void showState();
    void showButtons();
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString sendingWords() const;
    [[nodiscard]] QString endWords() const;

    ApplyRun &m_run;
    QTimer m_refresh; ///< not for each of 5,000 steps
    bool m_ready = false;
    int m_objects = 0;
    int m_selectedCount = 0;
    int m_left = 0;
    QLabel *m_chip;
    QLabel *m_words;
    QLineEdit *m_reason;
    QProgressBar *m_bar;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_selected;
    QPushButton *m_all;
    QPushButton *m_goOn;
    QPushButton *m_retry;
    QPushButton *m_undo;
    QToolButton *m_export;
    QPushButton *m_close;
};

} // namespace Provost
