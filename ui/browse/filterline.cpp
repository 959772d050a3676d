// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/filterline.h"

#include "errors/filterwords.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOptionFrame>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QPainterPath waveBetween(double from, double to, double y)
{
    QPainterPath path(QPointF(from, y));
    constexpr double half = 2.5;
    double sign = 1;
    for (double x = from; x < to; x += half) {
        path.lineTo(std::min(x + half, to), y - 2 * (sign > 0 ? 1 : 0));
        sign = -sign;
    }
    return path;
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setFont(monospaceFont(font()));
}

void FilterEdit::setErrorPosition(int position)
{
    m_errorPosition = position;
    update();
}

int FilterEdit::xOf(int position) const
{
    // The cursor's rectangle tells how far the text is scrolled.
    const int scrolled = cursorRect().center().x() - fontMetrics().horizontalAdvance(text().left(cursorPosition()));
    return scrolled + fontMetrics().horizontalAdvance(text().left(position));
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_errorPosition < 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ThemeColors::of(palette()).danger, 1.5));
    const int from = xOf(std::min(m_errorPosition, int(text().size())));
    const int to = std::max(from + fontMetrics().averageCharWidth(), xOf(int(text().size())));
    const double y = (height() + fontMetrics().height()) / 2.0 + 0.5;
    painter.setClipRect(rect().adjusted(3, 0, -3, 0));
    painter.drawPath(waveBetween(from, to, y));
}

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
    , m_applyButton(new QPushButton(this))
    , m_words(new QLabel(this))
{
    m_edit->setObjectName(u"filterEdit"_s);
    m_edit->setAccessibleName(tr("SCIM filter"));
    m_edit->setClearButtonEnabled(true);
    m_applyButton->setObjectName(u"filterApply"_s);
    m_applyButton->setText(tr("&Apply"));
    m_words->setObjectName(u"filterWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->hide();
    auto *close = makeIconButton(this, u"filterClose"_s, u"close"_s, tr("Remove the filter"));
    connect(m_edit, &QLineEdit::textChanged, this, &FilterLine::check);
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterLine::apply);
    connect(m_applyButton, &QPushButton::clicked, this, &FilterLine::apply);
    connect(close, &QToolButton::clicked, this, &FilterLine::closeRequested);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(scaled(font(), 6));
    grid->setVerticalSpacing(scaled(font(), 3));
    grid->addWidget(m_edit, 0, 0);
    grid->addWidget(m_applyButton, 0, 1);
    grid->addWidget(close, 0, 2);
    grid->addWidget(m_words, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    setFocusProxy(m_edit);
}

void FilterLine::setText(const QString &text)
{
    m_edit->setText(text);
    apply();
}

QString FilterLine::text() const
{
    return m_edit->text();
}

void FilterLine::setExample(const QString &example)
{
    m_edit->setPlaceholderText(tr("SCIM filter, for example: %1").arg(example));
}

void FilterLine::setServerError(const QString &words)
{
    showWords(words);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void FilterLine::check()
{
    FilterFault fault;
    const Result<Filter> parsed = Filter::parse(m_edit->text(), &fault);
    m_applyButton->setEnabled(parsed.ok());
    m_edit->setErrorPosition(fault.position);
    showWords(parsed.ok() ? QString() : tr("At character %1: %2").arg(fault.position + 1).arg(FilterWords::of(fault)));
}

void FilterLine::apply()
{
    const Result<Filter> parsed = Filter::parse(m_edit->text());
    if (!parsed.ok())
        return check();
    if (m_applied == *parsed)
        return;
    m_applied = *parsed;
    Q_EMIT filterApplied(m_applied);
}

void FilterLine::showWords(const QString &words)
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, ThemeColors::of(own).danger);
    m_words->setPalette(own);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_edit->setAccessibleDescription(words);
}

} // namespace Provost
