// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/exchangeview.h"

#include "errors/errorbanner.h"
#include "requests/exchangetext.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/hintlabel.h"
#include "widgets/icons.h"
#include "widgets/jsonview.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

ExchangeView::ExchangeView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_title(new ElidedLabel(this))
    , m_subtitle(new ElidedLabel(this))
    , m_cut(new HintLabel(u"bodyCut"_s, this))
    , m_banner(new ErrorBanner(this))
    , m_tabs(new QTabWidget(this))
    , m_reply(new JsonView(this))
    , m_request(new JsonView(this))
    , m_headers(new CodeView(this))
    , m_copyCurl(addCopyAction(u"copyCurl"_s, u"terminal"_s, &ExchangeView::copyCurl))
    , m_copyUrl(addCopyAction(u"copyUrl"_s, u"link"_s, &ExchangeView::copyUrl))
    , m_copyBody(addCopyAction(u"copyBody"_s, u"copy"_s, &ExchangeView::copyBody))
    , m_save(addCopyAction(u"saveExchange"_s, u"download"_s, &ExchangeView::openSaveDialog))
{
    setObjectName(u"exchangeView"_s);
    m_title->setObjectName(u"exchangeTitle"_s);
    m_title->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_title->setLeftToRight(true);
    m_title->setElideMode(Qt::ElideMiddle);
    m_subtitle->setObjectName(u"exchangeSubtitle"_s);
    m_subtitle->setSubtle(true);
    m_tabs->setObjectName(u"exchangeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_reply->setObjectName(u"replyBody"_s);
    m_request->setObjectName(u"requestBody"_s);
    m_headers->setObjectName(u"headers"_s);
    m_banner->setRetryable(false);
    for (QWidget *page : std::initializer_list<QWidget *> {m_reply, m_request, m_headers})
        m_tabs->addTab(page, QString());
    layOut();
    retranslate();
}

QAction *ExchangeView::addCopyAction(const QString &objectName, const QString &icon, void (ExchangeView::*slot)())
{
    auto *action = new QAction(themedIcon(icon), QString(), this);
    action->setObjectName(objectName);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

QWidget *ExchangeView::makeHead()
{
    auto *head = new QWidget(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(scaled(font(), 10), scaled(font(), 6), scaled(font(), 6), scaled(font(), 4));
    row->addLayout(words, 1);
    const QList<QAction *> actions = copyActions();
    for (QAction *action : actions) {
        auto *button = new QToolButton(head);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    return head;
}

void ExchangeView::layOut()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_banner);
    column->addWidget(m_cut);
    column->addWidget(m_tabs, 1);
    m_cut->setContentsMargins(scaled(font(), 10), 2, scaled(font(), 10), 4);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_stack);
}

QList<QAction *> ExchangeView::copyActions() const
{
    return {m_copyCurl, m_copyUrl, m_copyBody, m_save};
}

void ExchangeView::setExchange(const std::optional<HttpExchange> &exchange)
{
    m_exchange = exchange;
    m_banner->clear();
    showExchange();
}

void ExchangeView::showExchange()
{
    m_stack->setCurrentIndex(m_exchange ? 1 : 0);
    for (QAction *action : std::initializer_list<QAction *> {m_copyCurl, m_copyUrl, m_save})
        action->setEnabled(m_exchange.has_value());
    m_copyBody->setEnabled(m_exchange && !m_exchange->replyBody.isEmpty());
    if (!m_exchange)
        return;
    showTitle();
    m_reply->setBytes(m_exchange->replyBody);
    m_request->setBytes(m_exchange->requestBody);
    m_headers->setText(ExchangeText::headers(*m_exchange), CodeView::Language::Plain);
    m_tabs->setTabEnabled(m_tabs->indexOf(m_request), !m_exchange->requestBody.isEmpty());
    const QString cut = ExchangeText::cutNotice(*m_exchange);
    const bool isEmpty = m_exchange->finished && m_exchange->replyBody.isEmpty();
    m_cut->say(!m_exchange->failure.isEmpty() ? m_exchange->failure : isEmpty ? tr("The answer has no body.") : cut,
               m_exchange->failure.isEmpty() ? HintLabel::Tone::Hint : HintLabel::Tone::Problem);
}

void ExchangeView::showTitle()
{
    m_title->setText(QString::fromLatin1(m_exchange->method) + u' ' + m_exchange->url.toDisplayString(QUrl::PrettyDecoded));
    m_subtitle->setText(subtitle());
}

QString ExchangeView::subtitle() const
{
    const QLocale locale;
    QStringList parts {ExchangeText::status(*m_exchange), locale.toString(m_exchange->started.toLocalTime(), QLocale::ShortFormat)};
    if (m_exchange->finished)
        parts << tr("%1 ms").arg(locale.toString(qlonglong(m_exchange->duration.count()))) << locale.formattedDataSize(m_exchange->replySize);
    if (m_exchange->attempt > 1)
        parts << tr("attempt %1").arg(locale.toString(m_exchange->attempt));
    if (!m_exchange->requestId.isEmpty())
        parts << tr("request id %1").arg(m_exchange->requestId);
    return parts.join(u" · "_s);
}

void ExchangeView::copyCurl()
{
    if (m_exchange)
        QGuiApplication::clipboard()->setText(m_exchange->toCurl());
}

void ExchangeView::copyUrl()
{
    if (m_exchange)
        QGuiApplication::clipboard()->setText(QString::fromLatin1(m_exchange->url.toEncoded()));
}

void ExchangeView::copyBody()
{
    if (m_exchange)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_exchange->replyBody));
}

void ExchangeView::openSaveDialog()
{
    if (!m_exchange)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the exchange"));
    dialog->setObjectName(u"saveExchangeDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->setNameFilters({tr("Text files (*.txt)"), tr("All files (*)")});
    dialog->selectFile(u"request-%1.txt"_s.arg(m_exchange->number));
    connect(dialog, &QFileDialog::fileSelected, this, &ExchangeView::save);
    dialog->open();
}

void ExchangeView::save(const QString &path)
{
    if (!m_exchange)
        return;
    QSaveFile file(path);
    const QByteArray text = ExchangeText::document(*m_exchange).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        m_banner->clear();
    else
        m_banner->setError(Error::store(u"%1: %2"_s.arg(path, file.errorString())));
}

void ExchangeView::retranslate()
{
    m_empty->setContent({.icon = u"requests"_s,
                         .title = tr("No request chosen"),
                         .text = tr("Choose one in the list to see what was sent and what came back."),
                         .action = {},
                         .details = {}});
    m_copyCurl->setText(tr("Copy as &curl"));
    m_copyUrl->setText(tr("Copy &address"));
    m_copyBody->setText(tr("Copy &body"));
    m_save->setText(tr("&Save the exchange…"));
    m_tabs->setAccessibleName(tr("Parts of the exchange"));
    m_tabs->setTabText(m_tabs->indexOf(m_reply), tr("Answer"));
    m_tabs->setTabText(m_tabs->indexOf(m_request), tr("Request body"));
    m_tabs->setTabText(m_tabs->indexOf(m_headers), tr("Headers"));
    showExchange();
}

void ExchangeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
