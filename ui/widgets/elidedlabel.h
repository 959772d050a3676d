// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Provost {

/// One line of text that shortens itself to the room it has, the whole of it in the tooltip and for screen readers.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    void setSubtle(bool subtle); ///< in the colour of secondary text
    void setToneRole(QPalette::ColorRole role);
    void setLeftToRight(bool fixed); ///< ids, addresses, code: not mirrored

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    QPalette::ColorRole m_role = QPalette::WindowText;
    bool m_leftToRight = false;
};

} // namespace Provost
