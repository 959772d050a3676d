// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace Provost {

class CertificateField;
class HintLabel;

/// What most connections do without: colour, budget, protected names, proxy, extra CA, pinned certificate. Folded up until somebody asks for it.
class ConnectionExtras : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionExtras(QWidget *parent = nullptr);
    void setConnection(const SavedConnection &connection);
    void writeTo(SavedConnection &connection) const;
    [[nodiscard]] Redacted<QByteArray> proxyPassword() const; ///< empty: what is kept stays
    [[nodiscard]] bool isUsable() const;
    void setExpanded(bool expanded);
    void setPriced(bool priced); ///< whether the provider chosen has a price for a call: without one an amount of money limits nothing

Q_SIGNALS:
    void changed();

private:
    QLineEdit *addLine(const QString &name, const QString &label, const QString &placeholder, QWidget *below = nullptr);
    void addRow(const QString &label, QWidget *field, QWidget *below = nullptr);
    void fillColors();
    void judge();
    void judgeAmount();

    QToolButton *m_fold;
    QWidget *m_body;
    QGridLayout *m_grid;
    QComboBox *m_color;
    QSpinBox *m_calls;
    QDoubleSpinBox *m_amount;
    HintLabel *m_amountMessage;
    QLineEdit *m_protected;
    QLineEdit *m_ownAccount;
    QLineEdit *m_admins;
    QLineEdit *m_proxy;
    HintLabel *m_proxyMessage;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    QLineEdit *m_pin;
    HintLabel *m_pinMessage;
    CertificateField *m_certificate;
    QCheckBox *m_keepsIndex;
    bool m_isPriced = false;
};

} // namespace Provost
