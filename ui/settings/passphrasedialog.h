// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace Provost {

class ErrorBanner;
class HintLabel;
class SecretStore;

/// Gives the vault another passphrase.
class PassphraseDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PassphraseDialog(SecretStore &store, QWidget *parent = nullptr);

private:
    QLineEdit *addField(QFormLayout *form, const QString &name, const QString &label);
    void judge();
    void change();

    SecretStore &m_store;
    ErrorBanner *m_banner;
    HintLabel *m_message;
    QPushButton *m_go;
    QLineEdit *m_former = nullptr;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr;
    bool m_isBusy = false;
};

} // namespace Provost
