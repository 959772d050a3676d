// SPDX-License-Identifier: GPL-3.0-or-later
// rendericon ICON.svg SIZE OUT.png: the fixed sizes of the icon theme, drawn while building so that no picture goes stale.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const int side = arguments.at(2).toInt();
    QSvgRenderer icon(arguments.at(1));
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    return icon.isValid() && image.save(arguments.at(3)) ? 0 : 1;
}
