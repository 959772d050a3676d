// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace Provost {

/// The steps of a wizard in one line: where one is, what lies behind, what can be gone back to.
class StepBar : public QWidget
{
    Q_OBJECT
public:
    explicit StepBar(const QStringList &names, QWidget *parent = nullptr);
    void setCurrent(int step);
    void setReachable(int step, bool reachable);
    [[nodiscard]] QToolButton *button(int step) const { return m_buttons[step]; }

Q_SIGNALS:
    void chosen(int step);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintSteps();
    QList<QToolButton *> m_buttons;
    QStringList m_names;
    int m_current = 0;
};

} // namespace Provost
