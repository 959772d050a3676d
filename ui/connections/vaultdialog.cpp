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

VaultDialog::VaultDialog(Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_banner(new ErrorBanner(this))
    , m_fields(purpose == Purpose::Unlock ? PassphraseFields::Kind::Known : PassphraseFields::Kind::New, u"vault"_s, this)
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
    form->addRow(tr("&Passphrase:"), m_fields.first());
    if (purpose != Purpose::Unlock)
        form->addRow(tr("Once m&ore:"), m_fields.second());
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
    column->addWidget(m_fields.message());
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 460));
    connect(&m_fields, &PassphraseFields::changed, this, &VaultDialog::showState);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT passphraseEntered(Redacted(m_fields.first()->text().toUtf8())); });
    m_fields.first()->setFocus();
    showState();
}

void VaultDialog::showState()
{
    m_go->setEnabled(!m_busy && m_fields.isSound());
}

void VaultDialog::setBusy(bool busy)
{
    m_busy = busy;
    showState();
}

void VaultDialog::setError(const Error &error)
{
    setBusy(false);
    m_banner->setError(error);
    m_fields.first()->selectAll();
    m_fields.first()->setFocus();
}

} // namespace Provost
