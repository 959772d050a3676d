// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

class QLabel;

namespace Provost {

/// Where what a dialog does goes to: the name of the connection beside its colour. It finds the place among the widgets it stands in (setPlace()), so that no dialog has
/// to be told; without one it is hidden.
class PlaceLine : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceLine(QWidget *parent);
    /// For everything in `root`, dialogs over it included, that there is or will be.
    static void setPlace(QWidget &root, const QString &name, const QColor &color);
    [[nodiscard]] static QColor colorOf(const QWidget &widget); ///< of the place that it stands in; invalid: none

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void look();
    QLabel *m_name;
    QColor m_color;
};

} // namespace Provost
