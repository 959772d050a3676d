// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace Provost {

/// Plain text that is never wider than its place: between words where there are any, else wherever the line ends, as with addresses and identifiers.
/// QLabel would rather widen everything around it.
class WrappedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget *parent);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QMargins margins() const { return contentsMargins(); }
};

} // namespace Provost
