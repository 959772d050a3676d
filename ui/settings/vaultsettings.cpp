// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/vaultsettings.h"

#include "settings/passphrasedialog.h"
#include "store/secretstore.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr std::array idleMinutes {5, 15, 60, 240, 0}; // 0: never
}

VaultSettings::VaultSettings(SecretStore &store, const Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_preferences(preferences)
    , m_label(new QLabel(this))
    , m_idle(new QComboBox(this))
    , m_lock(new QPushButton(this))
    , m_passphrase(new QPushButton(this))
{
    setObjectName(u"vaultSettings"_s);
    m_idle->setObjectName(u"vaultIdle"_s);
    for (const int minutes : idleMinutes)
        m_idle->addItem(QString(), minutes);
    m_idle->setCurrentIndex(std::max(0, m_idle->findData(m_preferences.vaultIdleMinutes())));
    m_label->setBuddy(m_idle);
    m_lock->setObjectName(u"vaultLockNow"_s);
    m_passphrase->setObjectName(u"vaultChangePassphrase"_s);
    for (QPushButton *button : {m_lock, m_passphrase})
        button->setAutoDefault(false);
    auto *idle = new QHBoxLayout;
    idle->addWidget(m_label);
    idle->addWidget(m_idle, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_lock);
    buttons->addWidget(m_passphrase);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 10));
    column->addLayout(idle);
    column->addLayout(buttons);
    retranslate();
    showState();
    connect(m_idle, &QComboBox::activated, this, [this] {
        m_preferences.setVaultIdleMinutes(m_idle->currentData().toInt());
        Q_EMIT changed();
    });
    connect(m_lock, &QPushButton::clicked, &m_store, &SecretStore::lock);
    connect(m_passphrase, &QPushButton::clicked, this, &VaultSettings::openPassphrase);
    connect(&m_store, &SecretStore::locked, this, &VaultSettings::showState);
    connect(&m_store, &SecretStore::unlocked, this, &VaultSettings::showState);
}

void VaultSettings::showState()
{
    m_lock->setEnabled(!m_store.isLocked());
}

void VaultSettings::openPassphrase()
{
    auto *dialog = new PassphraseDialog(m_store, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void VaultSettings::retranslate()
{
    m_label->setText(tr("&Vault locks itself:"));
    m_idle->setAccessibleName(tr("When the vault locks itself"));
    for (int i = 0; i < m_idle->count(); ++i) {
        const int minutes = m_idle->itemData(i).toInt();
        m_idle->setItemText(i, minutes == 0 ? tr("never") : tr("after %n minute(s) without anybody", nullptr, minutes));
    }
    m_lock->setText(tr("Lock It &Now"));
    m_passphrase->setText(tr("Change &Passphrase…"));
}

void VaultSettings::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
