// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/redacted.h"
#include "widgets/passphrasefields.h"

#include <QDialog>

class QPushButton;

namespace Provost {

class ErrorBanner;

/// Asks for the passphrase of the vault, or for a new one where there is none yet.
class VaultDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose : quint8 {
        Unlock,
        Make,
        Replace, ///< make one, for there is a keychain that does not work
    };
    Q_ENUM(Purpose)
    explicit VaultDialog(Purpose purpose, QWidget *parent = nullptr);
    void setBusy(bool busy); ///< the passphrase is being worked on
    void setError(const Error &error);

Q_SIGNALS:
    /// The dialog stays until somebody accept()s it.
    void passphraseEntered(const Provost::Redacted<QByteArray> &passphrase);

private:
    void showState();

    ErrorBanner *m_banner;
    PassphraseFields m_fields;
    QPushButton *m_go;
    bool m_busy = false;
};

} // namespace Provost
