// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/baseurl.h"
#include "connections/providerchoice.h"
#include "net/connection.h"
#include "store/connectionstore.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace Provost {

class CertificateField;
class HintLabel;
class TokenField;

/// The fields that make a connection. Judges them as they are typed; what is missing stands beside the field.
class ConnectForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);
    void setConnection(const SavedConnection &connection);
    void setTakenNames(const QStringList &names) { m_takenNames = names; }

    [[nodiscard]] SavedConnection connection() const; ///< what it would be now, usable or not
    [[nodiscard]] ConnectionSettings settings() const;
    [[nodiscard]] bool isUsable(bool withToken) const;

Q_SIGNALS:
    void changed();

private:
    void nameWidgets();
    void layOut();
    void judgeName();
    void onProviderChosen(int index);
    void onUrlEdited();
    void suggestName();
    [[nodiscard]] const ProviderChoice &choice() const;

    QList<ProviderChoice> m_choices;
    QStringList m_takenNames {};
    bool m_nameIsOurs = true; ///< the person has not typed one
    BaseUrl m_baseUrl {};
    QComboBox *m_provider;
    HintLabel *m_needs;
    QLineEdit *m_url;
    HintLabel *m_urlMessage;
    TokenField *m_token;
    QLineEdit *m_name;
    HintLabel *m_nameMessage;
    QRadioButton *m_production;
    QRadioButton *m_test;
    CertificateField *m_certificate;
};

} // namespace Provost
