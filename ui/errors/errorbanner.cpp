// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errorbanner.h"

#include "errors/errortext.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QLabel *makeText(QWidget *parent, const QString &objectName)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ErrorBanner::ErrorBanner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_summary(makeText(this, u"errorSummary"_s))
    , m_advice(makeText(this, u"errorAdvice"_s))
    , m_detailsToggle(new QToolButton(this))
    , m_details(makeText(this, u"errorDetails"_s))
    , m_retry(new QPushButton(this))
{
    setObjectName(u"errorBanner"_s);
    m_summary->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_details->setFont(monospaceFont(scaledFont(font(), 0.9)));
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_details->hide();
    m_detailsToggle->setObjectName(u"errorDetailsToggle"_s);
    m_detailsToggle->setCheckable(true);
    m_detailsToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detailsToggle->setAutoRaise(true);
    m_detailsToggle->setFocusPolicy(Qt::StrongFocus);
    m_retry->setObjectName(u"errorRetry"_s);
    m_retry->setAutoDefault(false);
    connect(m_detailsToggle, &QToolButton::toggled, this, &ErrorBanner::showDetails);
    connect(m_retry, &QPushButton::clicked, this, &ErrorBanner::retryRequested);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_retry);
    buttons->addWidget(m_detailsToggle);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(font(), 6));
    column->addWidget(m_summary);
    column->addWidget(m_advice);
    column->addLayout(buttons);
    column->addWidget(m_details);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    retranslate();
    hide();
}

void ErrorBanner::setError(const Error &error, const QString &server)
{
    if (error.kind == ErrorKind::Cancelled)
        return clear();
    m_error = error;
    m_server = server;
    m_detailsToggle->setChecked(false);
    retranslate();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorBanner::clear()
{
    m_error.reset();
    hide();
}

void ErrorBanner::setRetryable(bool retryable)
{
    m_retryable = retryable;
    m_retry->setVisible(retryable);
}

void ErrorBanner::retranslate()
{
    m_retry->setText(tr("&Try again"));
    m_detailsToggle->setText(tr("&Details"));
    m_detailsToggle->setAccessibleDescription(tr("Shows the server's own words, status and request id"));
    if (!m_error)
        return;
    const ErrorText text = ErrorText::of(*m_error, m_server);
    m_summary->setText(text.summary);
    m_advice->setText(text.advice);
    m_advice->setVisible(!text.advice.isEmpty());
    m_details->setText(text.details);
    m_detailsToggle->setVisible(!text.details.isEmpty());
    m_retry->setVisible(m_retryable && m_error->kind != ErrorKind::Validation && !m_error->inDoubt);
    setAccessibleName(text.summary);
    setAccessibleDescription(text.advice);
    paintIcon();
    showDetails(m_detailsToggle->isChecked());
}

void ErrorBanner::showDetails(bool shown)
{
    m_details->setVisible(shown);
    m_detailsToggle->setIcon(themedIcon(shown ? u"chevron-up"_s : u"chevron-down"_s));
}

void ErrorBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void ErrorBanner::paintIcon()
{
    const int side = fontMetrics().height() + 2;
    m_icon->setPixmap(iconPixmap(u"error"_s, {side, side}, ThemeColors::of(palette()).danger, devicePixelRatioF()));
}

void ErrorBanner::paintEvent(QPaintEvent *)
{
    const QColor danger = ThemeColors::of(palette()).danger;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(palette().color(QPalette::Base), danger, 0.4));
    painter.setBrush(mixed(palette().color(QPalette::Base), danger, 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace Provost
