// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsdialog.h"

#include "settings/vaultsettings.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// A language is named in itself, for those who are lost in another.
QString ownName(const QString &code)
{
    const QString name = QLocale(code).nativeLanguageName();
    return code == u"en"_s ? u"English"_s : name; // the locale "en" calls itself American English
}

} // namespace

SettingsDialog::SettingsDialog(QSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_preferences(settings)
    , m_languageLabel(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_themeLabel(new QLabel(this))
    , m_theme(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"settingsDialog"_s);
    m_language->setObjectName(u"language"_s);
    m_language->addItem(QString(), QString());
    for (const QString &code : {u"en"_s, u"de"_s})
        m_language->addItem(ownName(code), code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language())));
    m_theme->setObjectName(u"theme"_s);
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark})
        m_theme->addItem(QString(), int(mode));
    m_theme->setCurrentIndex(m_theme->findData(int(m_preferences.theme())));
    m_close->setObjectName(u"closeSettings"_s);
    m_close->setDefault(true);
    layOut();
    retranslate();
    connect(m_language, &QComboBox::activated, this, [this] {
        m_preferences.setLanguage(m_language->currentData().toString());
        Q_EMIT changed();
    });
    connect(m_theme, &QComboBox::activated, this, [this] {
        m_preferences.setTheme(ThemeMode(m_theme->currentData().toInt()));
        Q_EMIT changed();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void SettingsDialog::layOut()
{
    m_languageLabel->setBuddy(m_language);
    m_themeLabel->setBuddy(m_theme);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(scaled(font(), 14));
    form->setVerticalSpacing(scaled(font(), 12));
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_themeLabel, m_theme);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(font(), 12));
    column->addLayout(form);
    column->addWidget(m_note);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(scaled(font(), 400));
}

void SettingsDialog::showVault(SecretStore &store)
{
    auto *vault = new VaultSettings(store, m_preferences, this);
    connect(vault, &VaultSettings::changed, this, &SettingsDialog::changed);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_note), vault);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_languageLabel->setText(tr("&Language:"));
    m_language->setAccessibleName(tr("Language"));
    const QString systems = QLocale::system().nativeLanguageName(); // none for the locale "C"
    m_language->setItemText(0, systems.isEmpty() ? tr("As the system") : tr("As the system (%1)").arg(systems));
    m_themeLabel->setText(tr("&Appearance:"));
    m_theme->setAccessibleName(tr("Appearance"));
    m_theme->setItemText(int(ThemeMode::System), tr("As the system"));
    m_theme->setItemText(int(ThemeMode::Light), tr("Light"));
    m_theme->setItemText(int(ThemeMode::Dark), tr("Dark"));
    m_note->setText(tr("Choices take effect at once."));
    m_close->setText(tr("&Close"));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Provost
