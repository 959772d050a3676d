// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/nestinggraph.h"

#include "membership/nestinglayout.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QGraphicsPathItem>
#include <QGraphicsSimpleTextItem>
#include <QGuiApplication>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr double step = 1.25; ///< of zooming

} // namespace

NestingGraph::NestingGraph(QWidget *parent)
    : QGraphicsView(parent)
{
    setObjectName(u"nestingGraph"_s);
    setAccessibleName(tr("Picture of the groups"));
    setScene(new QGraphicsScene(this));
    setRenderHint(QPainter::Antialiasing);
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setFrameShape(NoFrame);
}

void NestingGraph::setNesting(const Nesting &nesting)
{
    m_nesting = nesting;
    draw();
    fit();
}

void NestingGraph::draw()
{
    scene()->clear();
    if (m_nesting.order.isEmpty())
        return;
    const QSizeF box(scaled(font(), 176), fontMetrics().height() * 2.2 + scaled(font(), 14));
    const QSizeF cell(box.width() + scaled(font(), 84), box.height() + scaled(font(), 22));
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const NestingLayout layout = layoutOf(m_nesting);
    QHash<int, int> heights; ///< boxes in a column
    for (const QPoint &place : layout.places)
        heights[place.x()] = std::max(heights.value(place.x()), place.y() + 1);
    const auto boxOf = [&](const QString &id) {
        const QPoint place = layout.places.value(id);
        const int column = mirrored ? layout.columns - 1 - place.x() : place.x();
        const double top = (layout.rows - heights.value(place.x())) * cell.height() / 2; // each column is centred
        return QRectF(QPointF(column * cell.width(), top + place.y() * cell.height()), box);
    };
    const auto cycles = m_nesting.cycles();
    int back = 0;
    for (const QString &id : m_nesting.order) {
        const QStringList next = m_nesting.nodes.value(id).next;
        for (const QString &to : next) {
            if (cycles.contains({id, to}))
                drawWayBack(boxOf(id), boxOf(to), layout.places.value(to).y() == 0, back++);
            else
                drawEdge(boxOf(id), boxOf(to));
        }
    }
    for (const QString &id : m_nesting.order)
        drawNode(id, boxOf(id));
    const double edge = scaled(font(), 24);
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-edge, -edge, edge, edge));
}

void NestingGraph::drawNode(const QString &id, const QRectF &box)
{
    const ThemeColors colors = ThemeColors::of(palette());
    const Nesting::Node node = m_nesting.nodes.value(id);
    const bool isRoot = id == m_nesting.root;
    QPainterPath path;
    path.addRoundedRect(box, 7, 7);
    const QColor base = palette().color(QPalette::Base);
    auto *shape = scene()->addPath(path, QPen(isRoot ? colors.accent : colors.outline, isRoot ? 2 : 1.2), isRoot ? mixed(base, colors.accent, 0.14) : base);
    shape->setToolTip(node.principal.label() + u'\n' + node.principal.id);
    const double inset = scaled(font(), 10);
    const auto write = [&](const QString &text, const QFont &with, const QColor &ink, double top) {
        auto *line = scene()->addSimpleText(QFontMetrics(with).elidedText(text, Qt::ElideRight, int(box.width() - 2 * inset)), with);
        line->setBrush(ink);
        const double left = layoutDirection() == Qt::RightToLeft ? box.right() - inset - line->boundingRect().width() : box.left() + inset;
        line->setPos(left, top);
    };
    write(node.principal.label(), scaledFont(font(), 1.0, QFont::DemiBold), palette().color(QPalette::Text), box.top() + scaled(font(), 7));
    const QString people = !node.isRead ? tr("not read") : node.principal.isGroup() && !m_nesting.upwards ? tr("%Ln people", nullptr, int(node.people.size())) : node.principal.isGroup() ? tr("group") : tr("person");
    write(people, scaledFont(font(), 0.9), colors.subtle, box.top() + scaled(font(), 9) + fontMetrics().height());
}

void NestingGraph::drawEdge(const QRectF &from, const QRectF &to)
{
    const QColor ink = ThemeColors::of(palette()).subtle;
    const double size = scaled(font(), 6);
    const bool right = from.center().x() < to.center().x();
    const double way = right ? 1 : -1;
    const QPointF start(right ? from.right() : from.left(), from.center().y());
    const QPointF end(right ? to.left() : to.right(), to.center().y());
    const QPointF bend(way * std::abs(end.x() - start.x()) / 2, 0);
    QPainterPath path(start);
    path.cubicTo(start + bend, end - bend, end);
    QPainterPath head;
    head.addPolygon(QPolygonF {end, end + QPointF(-way * size, -size * 0.7), end + QPointF(-way * size, size * 0.7)});
    scene()->addPath(path, QPen(ink, 1.4));
    scene()->addPath(head, Qt::NoPen, ink);
}

/// What leads back goes between the columns and over the top of everything: behind a box it would be taken for a way to that one.
void NestingGraph::drawWayBack(const QRectF &from, const QRectF &to, bool isTopmost, int nth)
{
    const QColor ink = ThemeColors::of(palette()).danger;
    const double size = scaled(font(), 6);
    const double gutter = scaled(font(), 28);
    const double bow = scaled(font(), 12);
    const double way = QGuiApplication::layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const QPointF start(way > 0 ? from.right() : from.left(), from.center().y() + from.height() / 4);
    const QPointF side(way > 0 ? to.left() : to.right(), to.center().y() + to.height() / 4);
    const QPointF end = isTopmost ? QPointF(to.center().x(), to.top()) : side;
    const double out = start.x() + way * gutter;
    const double in = isTopmost ? end.x() : end.x() - way * gutter;
    const double above = -from.height() * 0.6 - scaled(font(), 5) * (nth % 8);
    QPainterPath path(start);
    path.lineTo(out - way * bow, start.y());
    path.quadTo(out, start.y(), out, start.y() - bow);
    path.lineTo(out, above + bow);
    path.quadTo(out, above, out - way * bow, above);
    path.lineTo(in + way * bow, above);
    path.quadTo(in, above, in, above + bow);
    QPainterPath head;
    if (isTopmost) {
        path.lineTo(end);
        head.addPolygon(QPolygonF {end, end + QPointF(-size * 0.7, -size), end + QPointF(size * 0.7, -size)});
    } else {
        path.lineTo(in, end.y() - bow);
        path.quadTo(in, end.y(), in + way * bow, end.y());
        path.lineTo(end);
        head.addPolygon(QPolygonF {end, end + QPointF(-way * size, -size * 0.7), end + QPointF(-way * size, size * 0.7)});
    }
    scene()->addPath(path, QPen(ink, 1.4, Qt::DashLine));
    scene()->addPath(head, Qt::NoPen, ink);
}

void NestingGraph::zoomBy(double factor)
{
    const double now = transform().m11();
    if ((factor > 1 && now < 6) || (factor < 1 && now > 0.05))
        scale(factor, factor);
}

void NestingGraph::zoomIn()
{
    zoomBy(step);
}

void NestingGraph::zoomOut()
{
    zoomBy(1 / step);
}

/// All of it, but never larger than life.
void NestingGraph::fit()
{
    resetTransform();
    const QRectF whole = scene()->sceneRect();
    if (whole.isEmpty() || viewport()->width() <= 0)
        return;
    const double factor = std::min({1.0, viewport()->width() / whole.width(), viewport()->height() / whole.height()});
    scale(factor, factor);
    centerOn(whole.center());
}

void NestingGraph::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    zoomBy(std::pow(step, event->angleDelta().y() / 120.0));
    event->accept();
}

void NestingGraph::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
}

void NestingGraph::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    fit();
}

bool NestingGraph::save(const QString &fileName)
{
    const QRectF whole = scene()->sceneRect();
    if (fileName.endsWith(u".svg"_s, Qt::CaseInsensitive)) {
        QSvgGenerator generator;
        generator.setFileName(fileName);
        generator.setSize(whole.size().toSize());
        generator.setViewBox(QRectF({}, whole.size()));
        generator.setTitle(m_nesting.nameOf(m_nesting.root));
        QPainter painter;
        if (!painter.begin(&generator))
            return false;
        painter.fillRect(QRectF({}, whole.size()), palette().color(QPalette::Base)); // light words of a dark theme would stand on white paper
        scene()->render(&painter, QRectF({}, whole.size()), whole);
        return painter.end();
    }
    QImage image((whole.size() * 2).toSize(), QImage::Format_ARGB32_Premultiplied); // sharp in print
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    scene()->render(&painter, QRectF({}, image.size()), whole);
    painter.end();
    return image.save(fileName);
}

} // namespace Provost
