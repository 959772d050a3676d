// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/tokendialog.h"

#include "connections/signinguide.h"
#include "connections/tokenfield.h"
#include "errors/errorbanner.h"
#include "shell/environmentlook.h"
#include "widgets/elidedlabel.h"
#include "widgets/hintlabel.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

TokenDialog::TokenDialog(const SavedConnection &connection, QWidget *parent)
    : QDialog(parent)
    , m_host(connection.baseUrl.host())
    , m_banner(new ErrorBanner(this))
    , m_token(new TokenField(this))
    , m_open(new QPushButton(tr("&Open"), this))
{
    setObjectName(u"tokenDialog"_s);
    setWindowTitle(tr("Sign in to %1").arg(connection.name));
    PlaceLine::setPlace(*this, connection.name, connection.color.isEmpty() ? EnvironmentLook::of(connection.environment, palette()).ground : QColor(connection.color));
    auto *place = new PlaceLine(this);
    auto *address = new ElidedLabel(this);
    address->setText(connection.baseUrl.toDisplayString());
    address->setElideMode(Qt::ElideMiddle);
    address->setLeftToRight(true);
    address->setSubtle(true);
    auto *goesTo = new HintLabel(u"tokenGoesTo"_s, this); // a name that everybody knows may stand above a stranger's address
    const QString endpoint = connection.signIn.tokenUrl.host();
    const bool isElsewhere = !endpoint.isEmpty() && endpoint != m_host && connection.signIn.kind == SignIn::Kind::ClientSecret;
    goesTo->say(isElsewhere ? tr("It is sent to %1, where tokens come from.").arg(endpoint) : QString());
    const bool isToken = connection.signIn.kind == SignIn::Kind::Bearer;
    const QString label = isToken ? tr("&Token:") : SignInGuide::secretLabel(connection.signIn.kind);
    if (!isToken)
        m_token->takeAnything(QString(label).remove(u'&').remove(u':'));
    auto *caption = new QLabel(label, this);
    caption->setBuddy(m_token);
    m_token->setObjectName(u"token"_s);
    m_open->setObjectName(u"openConnection"_s);
    m_open->setDefault(true);
    m_open->setEnabled(false);
    m_banner->setRetryable(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelToken"_s);
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(font(), 8));
    for (QWidget *widget : std::initializer_list<QWidget *> {place, address, m_banner, caption, m_token, goesTo})
        column->addWidget(widget);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 460));

    connect(m_token, &TokenField::changed, this, [this] { m_open->setEnabled(m_token->isUsable()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT tokenEntered(m_token->token());
        accept();
    });
    m_token->setFocus();
}

void TokenDialog::setError(const Error &error)
{
    m_banner->setError(error, m_host);
}

} // namespace Provost
