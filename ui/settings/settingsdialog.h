// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace Provost {

class SecretStore;

/// Language and appearance. A choice is kept and said at once; there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(QSettings &settings, QWidget *parent = nullptr); ///< `settings` outlives the dialog
    void showVault(SecretStore &store); ///< where there is one

Q_SIGNALS:
    void changed(); ///< the settings hold something new: apply it

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();

    Preferences m_preferences;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_themeLabel;
    QComboBox *m_theme;
    QLabel *m_note;
    QPushButton *m_close;
};

} // namespace Provost
