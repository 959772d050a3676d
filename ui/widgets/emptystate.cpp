// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QLabel *makeLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(makeLabel(this, u"emptyIcon"_s))
    , m_title(makeLabel(this, u"emptyTitle"_s))
    , m_text(makeLabel(this, u"emptyText"_s))
    , m_action(new QPushButton(this))
    , m_detailsToggle(new QToolButton(this))
    , m_details(makeLabel(this, u"emptyDetails"_s))
{
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_details->setFont(monospaceFont(scaledFont(font(), 0.9)));
    m_action->setObjectName(u"emptyAction"_s);
    m_action->setDefault(true);
    m_detailsToggle->setObjectName(u"emptyDetailsToggle"_s);
    m_detailsToggle->setText(tr("&Details"));
    m_detailsToggle->setCheckable(true);
    m_detailsToggle->setAutoRaise(true);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_detailsToggle, &QToolButton::toggled, this, &EmptyState::showDetails);

    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(font(), 10));
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(scaled(font(), 4));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addWidget(m_detailsToggle, 0, Qt::AlignHCenter);
    column->addWidget(m_details);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 6);
    row->addStretch(1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void EmptyState::setContent(const Content &content)
{
    m_iconName = content.icon;
    paintIcon();
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_action->setText(content.action);
    m_action->setVisible(!content.action.isEmpty());
    m_details->setText(content.details);
    m_detailsToggle->setChecked(false);
    m_detailsToggle->setVisible(!content.details.isEmpty());
    m_details->hide();
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void EmptyState::paintIcon()
{
    const int side = scaled(font(), 44);
    const ThemeColors colors = ThemeColors::of(palette());
    m_icon->setPixmap(iconPixmap(m_iconName, {side, side}, mixed(colors.subtle, palette().color(QPalette::Base), 0.25),
                                 devicePixelRatioF()));
}

void EmptyState::showDetails(bool shown)
{
    m_details->setVisible(shown);
}

} // namespace Provost
