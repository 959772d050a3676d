// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signinpreset.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace Provost {

class FileField;
class HintLabel;
class StepGuide;
class TokenField;

/// How to sign in: the ways a provider offers, and for the chosen one its fields and nothing else.
class SignInForm : public QWidget
{
    Q_OBJECT
public:
    explicit SignInForm(QWidget *parent = nullptr);
    void setKnown(const KnownSignIn &known); ///< keeps the way chosen where the provider has it, and what was typed
    void setBaseUrl(const QUrl &url); ///< addresses of some providers are meant relative to it
    void setSignIn(const SignIn &signIn); ///< of a saved connection; after its base URL

    [[nodiscard]] SignIn signIn() const;
    [[nodiscard]] SignInSecrets secrets() const; ///< what was typed; empty where nothing was
    /// Everything needed is there; `withSecret` false: the kept secret will do.
    [[nodiscard]] bool isUsable(bool withSecret) const;

Q_SIGNALS:
    void changed();

private:
    enum Field { Token, Tenant, TokenUrl, AuthorizationUrl, ClientId, User, Certificate, Key, Secret, Scope, Program, More, InHeader, RedirectUrl, Algorithm, Audience, KeyId, FieldCount };
    struct Row {
        QLabel *label = nullptr;
        QWidget *field = nullptr;
        int spacer = 0; ///< the grid row that keeps the distance to the next
        int folded = 0; ///< likewise, of its place under More; 0: it has none
    };
    QLineEdit *addLine(Field field, const QString &name, const QString &label, const QString &placeholder);
    void addRow(Field field, const QString &label, QWidget *widget, QWidget *below = nullptr);
    void addMore();
    void fillKinds();
    void hideOthers(qsizetype named);
    void showOthers();
    void onKindChosen();
    void onEdited();
    void showSteps();
    void showFields();
    void setAddressesInTabOrder();
    void place(Field field, int row); ///< in the grid, where it is not there already
    void judgeCertificate();
    [[nodiscard]] bool wants(Field field) const;
    [[nodiscard]] bool wantsMore(Field field) const;
    [[nodiscard]] bool isFolded(Field field) const; ///< stands under More: it may stay as it is
    [[nodiscard]] bool isAsLoaded() const; ///< the kind of the connection that is edited
    [[nodiscard]] bool hasOwnTokenUrl() const;
    [[nodiscard]] bool hasOwnAuthorizationUrl() const;
    [[nodiscard]] bool wantsScope() const;
    [[nodiscard]] SignIn preset() const; ///< what the profile knows of the chosen way
    void showPreset(); ///< behind the fields that may stay empty
    [[nodiscard]] QUrl url(Field field, const QUrl &otherwise) const;
    [[nodiscard]] bool hasOwnScope() const;
    [[nodiscard]] bool hasCertificate(const SignIn &now, bool withSecret) const;
    [[nodiscard]] SignIn::Kind kind() const;
    [[nodiscard]] QString text(Field field) const;
    [[nodiscard]] QStringList commandWords() const;

    KnownSignIn m_known {};
    QUrl m_baseUrl {};
    std::optional<SignIn> m_loaded {}; ///< of the connection that is edited: what the form does not show stays as it was
    QGridLayout *m_grid;
    QComboBox *m_kind;
    SignIn::Kind m_shown = SignIn::Kind::Bearer; ///< the kind whose fields are shown
    bool m_showsAll = false; ///< also the ways that the provider's profile does not name
    bool m_kindIsChosen = false; ///< by the operator or a saved connection, not by the profile's order
    HintLabel *m_caution;
    StepGuide *m_steps;
    TokenField *m_token;
    FileField *m_certificate;
    FileField *m_key;
    HintLabel *m_certificateMessage;
    QToolButton *m_more;
    QCheckBox *m_inHeader;
    QComboBox *m_algorithm;
    Row m_rows[FieldCount] {};
};

} // namespace Provost
