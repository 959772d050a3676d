// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/messagestrip.h"

#include <QPointer>

class QUrl;

namespace Provost {

class Connection;
class TokenSource;

/// Opens the browser where a person has to sign in for the open directory, and stays until that is over: the address can be copied all the while, for a browser
/// that does not come, or is another one than is wanted.
class SignInStrip : public MessageStrip
{
    Q_OBJECT
public:
    explicit SignInStrip(QWidget *parent = nullptr);
    void setConnection(Connection *connection); ///< not owned; may be null

private:
    void onNeeded(const QUrl &url);
    void ask(Tone tone, const QString &words);
    void askOpened();
    void copy();

    QPointer<TokenSource> m_tokens;
};

} // namespace Provost
