// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/vaultdialog.h"

#include "errors/errorbanner.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qsizetype shortPassphrase = 12;
}

VaultDialog::VaultDialog(Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_banner(new ErrorBanner(this))
    , m_first(addField(u"vaultPassphrase"_s, tr("Passphrase")))
    , m_second(addField(u"vaultRepeat"_s, tr("Passphrase once more")))
    , m_message(new HintLabel(u"vaultMessage"_s, this))
    , m_go(new QPushButton(purpose != Purpose::Unlock ? tr("&Make the vault") : tr("&Unlock"), this))
{
    setObjectName(u"vaultDialog"_s);
    setWindowTitle(purpose != Purpose::Unlock ? tr("A vault for secrets") : tr("Unlock the vault"));
    auto *words = new QLabel(this);
    words->setWordWrap(true);
    words->setText(purpose == Purpose::Replace
                       ? tr("The keychain of this computer did not take the secret. Provost can keep the secrets of connections in a file that a passphrase seals. "
                            "Whoever forgets it has to enter the secrets again.")
                       : purpose == Purpose::Make
                       ? tr("This computer has no keychain. Provost can keep the secrets of connections in a file that a passphrase seals. "
                            "Whoever forgets it has to enter the secrets again.")
                       : tr("The secrets of your connections are in the vault. It locks itself when nobody has used Provost for a while."));
    m_go->setObjectName(u"vaultGo"_s);
    m_go->setDefault(true);
    m_banner->setRetryable(false);
    auto *cancel = new QPushButton(purpose != Purpose::Unlock ? tr("Do not &keep it") : tr("Cancel"), this);
    cancel->setObjectName(u"vaultCancel"_s);
    cancel->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->addRow(tr("&Passphrase:"), m_first);
    if (purpose != Purpose::Unlock)
        form->addRow(tr("Once m&ore:"), m_second);
    m_second->setHidden(purpose == Purpose::Unlock);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(font(), 10));
    column->addWidget(words);
    column->addWidget(m_banner);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 460));
    connect(m_first, &QLineEdit::textChanged, this, &VaultDialog::judge);
    connect(m_second, &QLineEdit::textChanged, this, &VaultDialog::judge);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT passphraseEntered(Redacted(m_first->text().toUtf8())); });
    m_first->setFocus();
    judge();
}

QLineEdit *VaultDialog::addField(const QString &name, const QString &title)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return field;
}

void VaultDialog::judge()
{
    const QString text = m_first->text();
    const bool isNew = m_purpose != Purpose::Unlock;
    const bool differs = isNew && !m_second->text().isEmpty() && m_second->text() != text;
    if (differs)
        m_message->say(tr("The two are not the same."), HintLabel::Tone::Problem);
    else if (isNew && !text.isEmpty() && text.size() < shortPassphrase)
        m_message->say(tr("Short ones can be guessed: better use several words."), HintLabel::Tone::Warning);
    else
        m_message->say({});
    m_go->setEnabled(!m_busy && !text.isEmpty() && (!isNew || m_second->text() == text));
}

void VaultDialog::setBusy(bool busy)
{
    m_busy = busy;
    judge();
}

void VaultDialog::setError(const Error &error)
{
    setBusy(false);
    m_banner->setError(error);
    m_first->selectAll();
    m_first->setFocus();
}

} // namespace Provost
