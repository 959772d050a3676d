// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/passphrasedialog.h"

#include "errors/errorbanner.h"
#include "store/secretstore.h"
#include "widgets/hintlabel.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

PassphraseDialog::PassphraseDialog(SecretStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_banner(new ErrorBanner(this))
    , m_former(PassphraseFields::makeField(u"passphraseFormer"_s, tr("The one so far"), this))
    , m_fresh(PassphraseFields::Kind::New, u"newVault"_s, this)
    , m_go(new QPushButton(tr("&Change It"), this))
{
    setObjectName(u"passphraseDialog"_s);
    setWindowTitle(tr("Passphrase of the vault"));
    m_banner->setRetryable(false);
    m_go->setObjectName(u"passphraseGo"_s);
    m_go->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"passphraseCancel"_s);
    cancel->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->addRow(tr("The one &so far:"), m_former);
    form->addRow(tr("&New one:"), m_fresh.first());
    form->addRow(tr("Once m&ore:"), m_fresh.second());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(font(), 10));
    column->addWidget(m_banner);
    column->addLayout(form);
    column->addWidget(m_fresh.message());
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 420));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &PassphraseDialog::change);
    connect(&m_fresh, &PassphraseFields::changed, this, &PassphraseDialog::showState);
    connect(m_former, &QLineEdit::textChanged, this, &PassphraseDialog::showState);
    showState();
}

void PassphraseDialog::showState()
{
    m_go->setEnabled(!m_isBusy && !m_former->text().isEmpty() && m_fresh.isSound());
}

/// Not while the vault is being sealed: nobody would be told which passphrase it has.
void PassphraseDialog::reject()
{
    if (!m_isBusy)
        QDialog::reject();
}

void PassphraseDialog::change()
{
    m_isBusy = true;
    showState();
    auto *job = m_store.changePassphrase(Redacted(m_former->text().toUtf8()), Redacted(m_fresh.first()->text().toUtf8()), &m_store); // which outlives this: the file is sealed anew whoever closes what
    job->then(this, [this](const Result<void> &outcome) {
        m_isBusy = false;
        if (outcome)
            return accept();
        m_banner->setError(outcome.error());
        showState();
        m_former->selectAll();
        m_former->setFocus();
    });
}

} // namespace Provost
