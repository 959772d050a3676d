// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace Provost {

/// A small round-ended button that stays pressed: one of several questions or choices in a row.
class ChipButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ChipButton(QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool hasIcon() const { return toolButtonStyle() == Qt::ToolButtonTextBesideIcon && !icon().isNull(); }
};

} // namespace Provost
