// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectiontester.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace Provost {

/// The steps of a connection test, one line each: a mark, what, what was found. Hidden while there are none.
class TestStepList : public QWidget
{
    Q_OBJECT
public:
    explicit TestStepList(QWidget *parent = nullptr);
    void setSteps(const QList<TestStep> &steps);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QLabel *mark = nullptr;
        QLabel *text = nullptr;
    };
    void addRow();
    void show(const Row &row, const TestStep &step) const;

    QList<TestStep> m_steps {};
    QList<Row> m_rows {};
    QGridLayout *m_grid;
};

} // namespace Provost
