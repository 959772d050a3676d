// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Provost {

/// One bar of a chart: what it counts, how long it is beside the others, how many. A click shows the people behind it.
class BarButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit BarButton(QWidget *parent);
    /// `share`: of the longest bar, 0 to 1; `labelWidth`: the room that all labels of the chart have.
    void setBar(const QString &label, qint64 count, double share);
    void setLabelWidth(int width);
    [[nodiscard]] int wantedLabelWidth() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_count;
    double m_share = 0;
    int m_labelWidth = 0;
};

} // namespace Provost
