// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/nesting.h"

#include <QGraphicsView>

namespace Provost {

/// The groups of a Nesting as a picture to zoom in and move about in: boxes in columns, arrows between them, circles in red. Saved as PNG or SVG.
class NestingGraph : public QGraphicsView
{
    Q_OBJECT
public:
    explicit NestingGraph(QWidget *parent);
    void setNesting(const Nesting &nesting);
    [[nodiscard]] bool save(const QString &fileName); ///< by its ending: .svg, else an image

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void draw();
    void drawNode(const QString &id, const QRectF &box);
    void drawEdge(const QRectF &from, const QRectF &to);
    void drawWayBack(const QRectF &from, const QRectF &to, bool isTopmost, int nth);
    void zoomBy(double factor);

    Nesting m_nesting;
};

} // namespace Provost
