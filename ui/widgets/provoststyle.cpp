// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/provoststyle.h"

#include "widgets/icons.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr double radius = 5;
constexpr int fieldPadding = 5;

/// Text from the leading edge, the arrow at the trailing one; both over the whole height.
QRect headerPart(const QStyleOptionHeader &header, QStyle::SubElement element, int margin, int markSize)
{
    const QRect inner = header.rect.adjusted(margin, 0, -margin, 0);
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    QRect rect = sorted ? inner.adjusted(0, 0, -markSize - 4, 0) : inner;
    if (element == QStyle::SE_HeaderArrow)
        rect = QRect(inner.right() - markSize + 1, inner.center().y() - markSize / 2, markSize, markSize);
    return QStyle::visualRect(header.direction, header.rect, rect);
}

bool hasFocusRing(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
}

void strokeRounded(QPainter &painter, const QRectF &rect, const QColor &line, double width, const QBrush &fill = Qt::NoBrush)
{
    if (rect.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const double inset = line.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const bool focus = hasFocusRing(option);
    const QColor ground = option.palette.color(option.state.testFlag(QStyle::State_Enabled) ? QPalette::Base : QPalette::Window);
    strokeRounded(painter, option.rect, focus ? colors.accent : colors.outline, focus ? 2 : 1, ground);
}

void drawButton(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool primary = button && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && option.state.testFlag(QStyle::State_Enabled);
    const bool pressed = option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    QColor fill = primary ? option.palette.color(QPalette::Highlight) : option.palette.color(QPalette::Button);
    const QColor ink = option.palette.color(QPalette::ButtonText);
    if (pressed)
        fill = mixed(fill, primary ? QColor(Qt::black) : colors.accent, 0.16);
    else if (hovered)
        fill = mixed(fill, primary ? QColor(Qt::black) : ink, primary ? 0.10 : 0.05);
    strokeRounded(painter, option.rect, primary ? fill : colors.outline, 1, fill);
    if (hasFocusRing(option))
        strokeRounded(painter, QRectF(option.rect).adjusted(primary ? 2 : 0, primary ? 2 : 0, primary ? -2 : 0, primary ? -2 : 0),
                      primary ? option.palette.color(QPalette::HighlightedText) : colors.accent, primary ? 1.5 : 2);
}

void drawToolButton(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    if (on || option.state.testFlag(QStyle::State_Sunken))
        strokeRounded(painter, option.rect, {}, 0, colors.selection);
    else if (hovered)
        strokeRounded(painter, option.rect, {}, 0, mixed(option.palette.color(QPalette::Window), colors.subtle, 0.16));
    if (hasFocusRing(option))
        strokeRounded(painter, option.rect, colors.accent, 2);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const QColor ground = option.palette.color(QPalette::Base);
    const QColor fill = !on && !partly ? ground : enabled ? colors.accent : colors.outline;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on || partly ? QPen(fill, 1) : QPen(enabled ? colors.outline : colors.border, 1.2));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(ground, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    if (partly)
        painter.drawLine(at(0.26, 0.5), at(0.74, 0.5));
    else if (on)
        painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)}));
    painter.restore();
}

void drawRadioButton(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const double side = std::min(box.width(), box.height());
    const QRectF circle(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
    const QColor ink = enabled ? colors.accent : colors.outline;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(on ? QPen(ink, 1.5) : QPen(enabled ? colors.outline : colors.border, 1.2));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(circle.center(), side / 4, side / 4);
    }
    painter.restore();
}

void drawHeaderSection(const QStyleOption &option, QPainter &painter, bool isSection)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    painter.save();
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, hovered ? mixed(option.palette.color(QPalette::Window), colors.subtle, 0.10)
                                          : option.palette.color(QPalette::Window));
    painter.setPen(colors.border);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (!isSection) // there is nothing to be drawn wider
        return painter.restore();
    const int edge = option.direction == Qt::RightToLeft ? option.rect.left() : option.rect.right();
    const int inset = option.rect.height() / 4;
    painter.drawLine(edge, option.rect.top() + inset, edge, option.rect.bottom() - inset);
    painter.restore();
}

void drawTab(const QStyleOption &option, QPainter &painter)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const QRect underline(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2);
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(underline, colors.accent);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(underline, colors.border);
    if (hasFocusRing(option))
        strokeRounded(painter, QRectF(option.rect).adjusted(2, 3, -2, -4), colors.accent, 1.5);
}

/// Of what is scrolled: a form has the window's colour, a list its own.
QColor groundOf(const QStyleOptionSlider &option, const QWidget *bar)
{
    const QWidget *container = bar ? bar->parentWidget() : nullptr;
    const auto *area = container ? qobject_cast<const QAbstractScrollArea *>(container->parentWidget()) : nullptr;
    if (!area)
        return option.palette.color(QPalette::Base);
    const auto *scroll = qobject_cast<const QScrollArea *>(area);
    const QWidget *ground = scroll && scroll->widget() ? scroll->widget() : area->viewport();
    return ground->palette().color(ground->backgroundRole());
}

void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QRect &handle, const QColor &ground)
{
    painter.fillRect(option.rect, ground);
    if (option.minimum == option.maximum)
        return;
    const bool active = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    const QColor color = mixed(ground, option.palette.color(QPalette::Text), active ? 0.50 : 0.34);
    const bool upright = option.orientation == Qt::Vertical;
    const QRectF bar = QRectF(handle).adjusted(upright ? 3 : 1, upright ? 1 : 3, upright ? -3 : -1, upright ? -1 : -3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double round = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, round, round);
    painter.restore();
}

/// Selected rows are tinted under normal text: links, marks and check boxes in them stay readable.
void soften(QPalette &palette)
{
    const QColor selection = ThemeColors::of(palette).selection;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Highlight, selection);
        palette.setColor(group, QPalette::HighlightedText, palette.color(QPalette::Active, QPalette::Text));
    }
}

} // namespace

ProvostStyle::ProvostStyle(ThemeMode mode)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_mode(mode)
{
    setObjectName(u"provost"_s);
}

void ProvostStyle::polish(QPalette &palette)
{
    const bool systemIsDark = palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && systemIsDark);
    palette = dark ? darkPalette() : lightPalette();
}

void ProvostStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText); // also a tooltip's: of a file's or a directory's text Qt would take <b> for its own, and look for what <img> names
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (!qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractSpinBox *>(widget))
        return;
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus); // Qt gives the focus before anybody sees the event
    widget->installEventFilter(this);
}

bool ProvostStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore(); // so the parent gets it
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

QPalette ProvostStyle::standardPalette() const
{
    return m_mode == ThemeMode::Dark ? darkPalette() : lightPalette();
}

void ProvostStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth == 0)
            return; // inside a combo box or an editor that has its own frame
        return drawField(*option, *painter);
    case PE_FrameLineEdit:
        return;
    case PE_PanelButtonCommand:
        return drawButton(*option, *painter);
    case PE_PanelButtonTool:
        return drawToolButton(*option, *painter);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*option, *painter);
    case PE_FrameFocusRect:
        return strokeRounded(*painter, option->rect, ThemeColors::of(option->palette).accent, 1.5);
    case PE_FrameDefaultButton:
        return;
    case PE_PanelItemViewRow: // a tree's branches, left of what CE_ItemViewItem draws
        if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem soft = *row;
            soften(soft.palette);
            return QProxyStyle::drawPrimitive(element, &soft, painter, widget);
        }
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), ThemeColors::of(option->palette).border);
        return;
    case PE_Frame:
    case PE_FrameTabWidget:
        painter->save();
        painter->setPen(ThemeColors::of(option->palette).border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          ThemeColors::of(option->palette).border);
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ProvostStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return drawHeader(*header, *painter, widget);
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(*option, *painter, element == CE_HeaderSection);
    case CE_TabBarTabShape:
        return drawTab(*option, *painter);
    case CE_Splitter: {
        const QPoint middle = option->rect.center();
        const bool upright = option->rect.width() < option->rect.height();
        painter->fillRect(upright ? QRect(middle.x(), option->rect.top(), 1, option->rect.height())
                                  : QRect(option->rect.left(), middle.y(), option->rect.width(), 1),
                          ThemeColors::of(option->palette).border);
        return;
    }
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem soft = *item;
            soften(soft.palette);
            return QProxyStyle::drawControl(element, &soft, painter, widget);
        }
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon) {
            QStyleOptionToolButton centred = *button; // Fusion begins at the edge
            const int shift = option->fontMetrics.height() / 4;
            centred.rect.translate(option->direction == Qt::RightToLeft ? -shift : shift, 0);
            const Qt::LayoutDirection usual = painter->layoutDirection(); // the application's, which would turn round what a button keeps from left to right
            painter->setLayoutDirection(option->direction);
            QProxyStyle::drawControl(element, &centred, painter, widget);
            painter->setLayoutDirection(usual);
            return;
        }
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::DefaultButton) && button->state.testFlag(State_Enabled)) {
            QStyleOptionButton primary = *button;
            primary.palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &primary, painter, widget);
        }
        [[fallthrough]];
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ProvostStyle::drawHeader(const QStyleOptionHeader &header, QPainter &painter, const QWidget *widget) const
{
    drawHeaderSection(header, painter, qobject_cast<const QHeaderView *>(widget) != nullptr); // else it is the corner of a table
    QStyleOptionHeader label = header;
    label.rect = subElementRect(SE_HeaderLabel, &header, widget);
    label.textAlignment = (label.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter;
    QProxyStyle::drawControl(CE_HeaderLabel, &label, &painter, widget);
    if (header.sortIndicator == QStyleOptionHeader::None)
        return;
    const QString icon = header.sortIndicator == QStyleOptionHeader::SortUp ? u"chevron-down"_s : u"chevron-up"_s;
    const QRect arrow = subElementRect(SE_HeaderArrow, &header, widget);
    painter.drawPixmap(arrow, iconPixmap(icon, arrow.size(), ThemeColors::of(header.palette).accent, painter.device()->devicePixelRatioF()));
}

void ProvostStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(*slider, *painter, subControlRect(CC_ScrollBar, slider, SC_ScrollBarSlider, widget), groundOf(*slider, widget));
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && combo->frame) {
            drawField(*option, *painter);
            const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
            const int side = std::min(arrow.width(), 14);
            const QRect place = QStyle::alignedRect(option->direction, Qt::AlignCenter, {side, side}, arrow);
            painter->drawPixmap(place, iconPixmap(u"chevron-down"_s, {side, side}, ThemeColors::of(option->palette).subtle,
                                                  painter->device()->devicePixelRatioF()));
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && button->features.testFlag(QStyleOptionToolButton::HasMenu) && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
            return drawMenuButton(*button, *painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// Fusion puts a small triangle into the lower corner, under the text.
void ProvostStyle::drawMenuButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const
{
    const int side = option.fontMetrics.height() * 3 / 4;
    QStyleOptionToolButton button = option;
    button.features &= ~QStyleOptionToolButton::HasMenu;
    QProxyStyle::drawComplexControl(CC_ToolButton, &button, &painter, widget);
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {side, side}, option.rect.adjusted(2, 0, -2, 0));
    painter.drawPixmap(place, iconPixmap(u"chevron-down"_s, place.size(), ThemeColors::of(option.palette).subtle, painter.device()->devicePixelRatioF()));
}

QSize ProvostStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int line = option ? option->fontMetrics.height() : 16;
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
        return {size.width(), std::max(size.height(), line + line * 7 / 10)};
    case CT_PushButton:
        return {size.width() + line / 2, std::max(size.height(), line + line * 7 / 10)};
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && button->features.testFlag(QStyleOptionToolButton::HasMenu))
            size.rwidth() += line / 2; // drawMenuButton()'s arrow
        return {size.width() + (contents.width() > contents.height() * 2 ? line / 2 : 4), std::max(size.height(), line + line * 6 / 10)};
    case CT_ItemViewItem:
        return {size.width(), std::max(size.height(), line * 3 / 2)};
    case CT_TabBarTab:
        return {size.width(), line * 2 + 4};
    case CT_HeaderSection:
        return {size.width(), line * 19 / 10};
    case CT_MenuItem:
        return {size.width() + line, contents.height() > line / 2 ? std::max(size.height(), line * 17 / 10) : size.height()};
    default:
        return size;
    }
}

int ProvostStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int line = widget ? widget->fontMetrics().height() : QFontMetrics(QApplication::font()).height();
    switch (metric) {
    case PM_ScrollBarExtent:
        return 13;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 7;
    case PM_TabBarTabHSpace:
        return line * 3 / 2;
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_HeaderMargin:
        if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->orientation() == Qt::Vertical)
            return 3; // it also sets the least height of a row
        return line * 5 / 8;
    case PM_FocusFrameHMargin:
        return widget && qobject_cast<const QAbstractItemView *>(widget) ? line * 5 / 8 - 1 : 2;
    case PM_HeaderMarkSize:
        return line * 3 / 4;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return line;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return line * 9 / 10;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return line / 2;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ProvostStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons: // a desktop's red cross beside our own
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_Table_GridLineColor:
        return int((option ? ThemeColors::of(option->palette) : ThemeColors::of(QApplication::palette())).border.rgb());
    case SH_Header_ArrowAlignment:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon ProvostStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    if (pixmap == SP_LineEditClearButton)
        return themedIcon(u"close"_s, QPalette::PlaceholderText);
    return QProxyStyle::standardIcon(pixmap, option, widget);
}

QRect ProvostStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return QProxyStyle::subControlRect(control, option, part, widget).adjusted(fieldPadding - 2, 0, -fieldPadding, 0);
    const auto *slider = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider *>(option) : nullptr;
    if (!slider)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // No arrow buttons: the groove is all of it.
    const bool upright = slider->orientation == Qt::Vertical;
    const int length = upright ? slider->rect.height() : slider->rect.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    const qint64 all = range + slider->pageStep;
    const int proportional = range > 0 && all > 0 ? int(qint64(slider->pageStep) * length / all) : length;
    const int handle = std::min(length, std::max(proportional, pixelMetric(PM_ScrollBarSliderMin, option, widget)));
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                              slider->upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect = upright ? QRect(slider->rect.left(), slider->rect.top() + from, slider->rect.width(), size)
                                   : QRect(slider->rect.left() + from, slider->rect.top(), size, slider->rect.height());
        return visualRect(slider->direction, slider->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return slider->rect;
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

QRect ProvostStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_PushButtonFocusRect: // drawButton() rings the whole button
        return {};
    case SE_LineEditContents: {
        const QRect rect = QProxyStyle::subElementRect(element, option, widget);
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? rect.adjusted(fieldPadding, 0, -fieldPadding, 0) : rect;
    }
    case SE_HeaderLabel:
    case SE_HeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return headerPart(*header, element, pixelMetric(PM_HeaderMargin, option, widget), pixelMetric(PM_HeaderMarkSize, option, widget));
        [[fallthrough]];
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

} // namespace Provost
