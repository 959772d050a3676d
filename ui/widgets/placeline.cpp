// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/placeline.h"

#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr auto nameProperty = "provostPlaceName";
constexpr auto colorProperty = "provostPlaceColor";
constexpr int stripWidth = 5;

/// Null: it stands nowhere.
const QWidget *rootOf(const QWidget *widget)
{
    while (widget && !widget->property(nameProperty).isValid())
        widget = widget->parentWidget();
    return widget;
}
}

PlaceLine::PlaceLine(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
{
    setObjectName(u"placeLine"_s);
    m_name->setObjectName(u"placeName"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_name->setMinimumWidth(1); // a long name is cut rather than widening what it stands in
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 4), scaled(font(), 12), scaled(font(), 4));
    row->addWidget(m_name, 1);
    look();
}

void PlaceLine::setPlace(QWidget &root, const QString &name, const QColor &color)
{
    root.setProperty(nameProperty, name);
    root.setProperty(colorProperty, color);
    const QList<PlaceLine *> lines = root.findChildren<PlaceLine *>();
    for (PlaceLine *line : lines)
        line->look();
}

QColor PlaceLine::colorOf(const QWidget &widget)
{
    const QWidget *root = rootOf(&widget);
    return root ? root->property(colorProperty).value<QColor>() : QColor();
}

void PlaceLine::look()
{
    const QWidget *root = rootOf(parentWidget());
    const QString name = root ? root->property(nameProperty).toString() : QString();
    m_color = root ? root->property(colorProperty).value<QColor>() : QColor();
    m_name->setText(name);
    m_name->setToolTip(name);
    m_name->setAccessibleName(tr("Connection: %1").arg(name));
    setHidden(name.isEmpty());
    update();
}

void PlaceLine::paintEvent(QPaintEvent *)
{
    if (!m_color.isValid())
        return;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), m_color, 0.14));
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - stripWidth : 0, 0, stripWidth, height()), m_color);
}

} // namespace Provost
