// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/redacted.h"
#include "store/connectionstore.h"

#include <QDialog>

class QPushButton;

namespace Provost {

class ErrorBanner;
class TokenField;

/// Asks for the token, secret or password of a saved connection that is not kept, or not to be had at the moment.
class TokenDialog : public QDialog
{
    Q_OBJECT
public:
    explicit TokenDialog(const SavedConnection &connection, QWidget *parent = nullptr);
    void setError(const Error &error); ///< why the last one did not do

Q_SIGNALS:
    void tokenEntered(const Provost::Redacted<QByteArray> &token); ///< the dialog closes after it

private:
    QString m_host;
    ErrorBanner *m_banner;
    TokenField *m_token;
    QPushButton *m_open;
};

} // namespace Provost
