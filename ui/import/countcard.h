// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Provost {

/// A number and what it counts, as a button that chooses what is listed below.
class CountCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit CountCard(QWidget *parent = nullptr);
    void setCount(int count, const QString &name);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    QString m_name;
};

} // namespace Provost
