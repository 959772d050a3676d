// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/signinstrip.h"

#include "connections/signinbrowser.h"
#include "net/auth/tokensource.h"
#include "net/connection.h"

using namespace Qt::StringLiterals;

namespace Provost {

SignInStrip::SignInStrip(QWidget *parent)
    : MessageStrip(parent)
{
    setObjectName(u"signInStrip"_s);
    connect(this, &MessageStrip::actionTriggered, this, &SignInStrip::copy);
    hide();
}

void SignInStrip::setConnection(Connection *connection)
{
    if (m_tokens)
        m_tokens->disconnect(this);
    m_tokens = connection ? &connection->tokens() : nullptr;
    hide();
    if (!m_tokens)
        return;
    connect(m_tokens, &TokenSource::browserNeeded, this, &SignInStrip::onNeeded);
    connect(m_tokens, &TokenSource::browserDone, this, &QWidget::hide);
    if (!m_tokens->browserUrl().isEmpty()) // it was opened before the window was made anew
        askOpened();
}

void SignInStrip::onNeeded(const QUrl &url)
{
    if (openForSignIn(url))
        askOpened();
    else
        ask(Tone::Warning, tr("Your browser did not open. The address to sign in at was copied: paste it into a browser on this computer."));
}

void SignInStrip::ask(Tone tone, const QString &words)
{
    setMessage(tone, words, tr("Copy the Address"));
    setVisible(true);
}

void SignInStrip::askOpened()
{
    ask(Tone::Info, tr("Sign in with your browser, which opens now. If it does not, copy the address and paste it into a browser on this computer."));
}

void SignInStrip::copy()
{
    if (!m_tokens || m_tokens->browserUrl().isEmpty())
        return;
    copyForSignIn(m_tokens->browserUrl());
    ask(Tone::Info, tr("The address was copied: paste it into a browser on this computer, and sign in there."));
}

} // namespace Provost
