// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/baseurl.h"
#include "connections/providerchoice.h"
#include "net/connection.h"
#include "store/connectionstore.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;

namespace Provost {

class ConnectionExtras;
class HintLabel;
class SignInForm;

/// The fields that make a connection. Judges them as they are typed; what is missing stands beside the field.
class ConnectForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);
    void setProfiles(const QString &directory); ///< the operator's own; before setConnection()
    void setConnection(const SavedConnection &connection);
    void setTakenNames(const QStringList &names) { m_takenNames = names; }

    [[nodiscard]] SavedConnection connection() const; ///< what it would be now, usable or not
    [[nodiscard]] ConnectionSettings settings() const;
    [[nodiscard]] SignInSecrets secrets() const; ///< as typed
    [[nodiscard]] bool isUsable(bool withSecret) const;

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;

private:
    void nameWidgets();
    void layOut();
    void alignLabels();
    void judgeName();
    void onProviderChosen(int index);
    void onUrlEdited();
    void suggestName();
    void sayNeeds();
    [[nodiscard]] ServerProfile profile() const; ///< of the provider chosen
    [[nodiscard]] const ProviderChoice &choice() const;

    QString m_ownProfiles {}; ///< the folder
    ProfileLibrary m_profiles {};
    QList<ProviderChoice> m_choices;
    QStringList m_takenNames {};
    bool m_nameIsOurs = true; ///< the person has not typed one
    BaseUrl m_baseUrl {};
    QComboBox *m_provider;
    HintLabel *m_needs;
    QLineEdit *m_url;
    HintLabel *m_urlMessage;
    SignInForm *m_signIn;
    QLineEdit *m_name;
    HintLabel *m_nameMessage;
    QRadioButton *m_production;
    QRadioButton *m_test;
    QCheckBox *m_readOnly;
    ConnectionExtras *m_extras;
    QString m_id {}; ///< of the connection that is edited
    SavedConnection::SecretsPlace m_secretsPlace {};
};

} // namespace Provost
