// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/startpage.h"

#include "connections/choicecard.h"
#include "connections/connectionlist.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_connect(new ChoiceCard(u"startConnect"_s, u"connect"_s, this))
    , m_practice(new ChoiceCard(u"startPractice"_s, u"practice"_s, this))
    , m_recent(new QWidget(this))
    , m_recentTitle(new QLabel(m_recent))
    , m_list(new ConnectionList(m_recent))
    , m_manage(new QPushButton(m_recent))
{
    setObjectName(u"startPage"_s);
    m_title->setObjectName(u"startTitle"_s);
    m_title->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_subtitle->setWordWrap(true);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_recentTitle->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_recentTitle->setBuddy(m_list);
    m_list->setObjectName(u"recentConnections"_s);
    m_manage->setObjectName(u"manageConnections"_s);
    layOut();
    connect(m_connect, &ChoiceCard::clicked, this, &StartPage::connectRequested);
    connect(m_practice, &ChoiceCard::clicked, this, &StartPage::practiceRequested);
    connect(m_list, &ConnectionList::opened, this, &StartPage::openRequested);
    connect(m_manage, &QPushButton::clicked, this, &StartPage::manageRequested);
    retranslate();
    setConnections({});
    setFocusProxy(m_connect);
}

void StartPage::layOut()
{
    auto *cards = new QHBoxLayout;
    cards->setSpacing(scaled(font(), 16));
    cards->addWidget(m_connect, 1);
    cards->addWidget(m_practice, 1);
    auto *heading = new QHBoxLayout;
    heading->addWidget(m_recentTitle, 1);
    heading->addWidget(m_manage);
    auto *recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins({});
    recent->addLayout(heading);
    recent->addWidget(m_list, 1);
    auto *content = new QWidget(this);
    content->setMaximumWidth(scaled(font(), 720));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 8));
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(scaled(font(), 16));
    column->addLayout(cards);
    column->addSpacing(scaled(font(), 20));
    column->addWidget(m_recent, 100);
    column->addStretch(2);
    auto *row = new QHBoxLayout(this);
    const int margin = scaled(font(), 28);
    row->setContentsMargins(margin, margin, margin, margin);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
}

void StartPage::setConnections(const QList<SavedConnection> &connections)
{
    m_list->setConnections(connections);
    m_recent->setHidden(connections.isEmpty());
    const int rowHeight = m_list->sizeHintForRow(0);
    const auto rows = std::min<qsizetype>(connections.size(), 6);
    const int listHeight = int(rows) * std::max(0, rowHeight) + 2 * m_list->frameWidth() + 2;
    m_recent->setMaximumHeight(listHeight + m_manage->sizeHint().height() + m_recent->layout()->spacing());
}

void StartPage::retranslate()
{
    m_title->setText(tr("Provost"));
    m_subtitle->setText(tr("A console for the people and groups of a SCIM 2.0 directory."));
    m_connect->setWords(tr("&Connect to a directory"),
                        tr("Microsoft Entra ID, AWS, Okta, GitHub, Slack, Keycloak or any other SCIM 2.0 service. You need its address and a token."));
    m_practice->setWords(tr("Open the &practice directory"),
                         tr("A thousand invented people and fifty groups on this computer. Try everything; nothing leaves it, nothing can break."));
    m_recentTitle->setText(tr("Saved co&nnections"));
    m_manage->setText(tr("&Manage…"));
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
