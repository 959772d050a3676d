// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace Provost {

class SecretStore;

/// What a person decides about the vault: when it locks itself, that it locks now, another passphrase.
class VaultSettings : public QWidget
{
    Q_OBJECT
public:
    VaultSettings(SecretStore &store, const Preferences &preferences, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(); ///< the preferences

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();
    void openPassphrase();

    SecretStore &m_store;
    Preferences m_preferences;
    QLabel *m_label;
    QComboBox *m_idle;
    QPushButton *m_lock;
    QPushButton *m_passphrase;
};

} // namespace Provost
