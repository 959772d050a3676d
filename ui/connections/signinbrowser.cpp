// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/signinbrowser.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>

namespace Provost {

bool openForSignIn(const QUrl &url)
{
    if (QDesktopServices::openUrl(url))
        return true;
    copyForSignIn(url);
    return false;
}

void copyForSignIn(const QUrl &url)
{
    QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
}

} // namespace Provost
