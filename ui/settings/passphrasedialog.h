// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/passphrasefields.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Provost {

class ErrorBanner;
class SecretStore;

/// Gives the vault another passphrase.
class PassphraseDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PassphraseDialog(SecretStore &store, QWidget *parent = nullptr);
    void reject() override;

private:
    void showState();
    void change();

    SecretStore &m_store;
    ErrorBanner *m_banner;
    QLineEdit *m_former;
    PassphraseFields m_fresh;
    QPushButton *m_go;
    bool m_isBusy = false;
};

} // namespace Provost
