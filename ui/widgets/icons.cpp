// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString fileOf(const QString &name)
{
    const QString file = u":/icons/"_s + name + u".svg"_s;
    return QFile::exists(file) ? file : u":/icons/resource.svg"_s;
}

QPixmap tinted(const QString &file, const QSize &pixels, const QColor &color)
{
    if (pixels.isEmpty()) // a widget squeezed to nothing
        return {};
    const QString key = u"provost:%1:%2x%3:%4"_s.arg(file, QString::number(pixels.width()), QString::number(pixels.height()),
                                                    QString::number(color.rgba(), 16));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(file);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString file, QPalette::ColorRole role)
        : m_file(std::move(file))
        , m_role(role)
    {
    }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return tinted(m_file, size, color(mode)); }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, tinted(m_file, rect.size() * ratio, color(mode)));
    }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, m_role);
        return palette.color(QPalette::Active, mode == QIcon::Selected ? QPalette::HighlightedText : m_role);
    }
    QString m_file;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon themedIcon(const QString &name, QPalette::ColorRole role)
{
    return QIcon(new TintedIconEngine(fileOf(name), role)); // the icon owns it
}

QPixmap iconPixmap(const QString &name, const QSize &size, const QColor &color, qreal devicePixelRatio)
{
    QPixmap pixmap = tinted(fileOf(name), size * devicePixelRatio, color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace Provost
