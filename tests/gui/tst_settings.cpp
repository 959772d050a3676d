// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accessibility.h"
#include "settings/settingsdialog.h"
#include "store/secretstore.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithTheSystems();
    void keepsAndSaysAChoice();
    void survivesNonsense();
    void changesItsOwnLanguageWhileOpen();
    void worksWithKeysAlone();
    void decidesAboutTheVault();

private:
    QTemporaryDir m_dir {};
    int m_files = 0;
    std::unique_ptr<QSettings> freshSettings()
    {
        return std::make_unique<QSettings>(m_dir.filePath(u"settings%1.ini"_s.arg(++m_files)), QSettings::IniFormat);
    }
};

void TestSettings::startsWithTheSystems()
{
    const auto settings = freshSettings();
    const Preferences preferences(*settings);
    QCOMPARE(preferences.language(), QString());
    QCOMPARE(preferences.theme(), ThemeMode::System);
    SettingsDialog dialog(*settings);
    QCOMPARE(dialog.findChild<QComboBox *>(u"language"_s)->currentIndex(), 0);
    QVERIFY2(settings->allKeys().isEmpty(), "opening the dialog decides nothing");
}

void TestSettings::keepsAndSaysAChoice()
{
    const auto settings = freshSettings();
    {
        SettingsDialog dialog(*settings);
        QSignalSpy changed(&dialog, &SettingsDialog::changed);
        dialog.show();
        auto *theme = dialog.findChild<QComboBox *>(u"theme"_s);
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_End);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(Preferences(*settings).theme(), ThemeMode::Dark);
        auto *language = dialog.findChild<QComboBox *>(u"language"_s);
        QTest::keyClicks(language, u"Deu"_s);
        QCOMPARE(Preferences(*settings).language(), u"de"_s);
        QCOMPARE(changed.size(), 2);
    }
    SettingsDialog again(*settings);
    QCOMPARE(again.findChild<QComboBox *>(u"theme"_s)->currentData().toInt(), int(ThemeMode::Dark));
    QCOMPARE(again.findChild<QComboBox *>(u"language"_s)->currentText(), u"Deutsch"_s);
}

void TestSettings::survivesNonsense()
{
    const auto settings = freshSettings();
    settings->setValue(u"appearance/theme"_s, u"pink"_s);
    settings->setValue(u"appearance/language"_s, u"tlh"_s);
    SettingsDialog dialog(*settings);
    QCOMPARE(dialog.findChild<QComboBox *>(u"theme"_s)->currentIndex(), 0);
    QCOMPARE(dialog.findChild<QComboBox *>(u"language"_s)->currentIndex(), 0);
}

namespace {

class Shouting : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override { return QString::fromUtf8(text).toUpper(); }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

void TestSettings::changesItsOwnLanguageWhileOpen()
{
    const auto settings = freshSettings();
    SettingsDialog dialog(*settings);
    dialog.show();
    auto *theme = dialog.findChild<QComboBox *>(u"theme"_s);
    theme->setCurrentIndex(1);
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QTRY_COMPARE(dialog.windowTitle(), u"SETTINGS"_s);
    QCOMPARE(theme->currentText(), u"LIGHT"_s);
    QCoreApplication::removeTranslator(&shouting);
    QTRY_COMPARE(theme->currentText(), u"Light"_s);
}

void TestSettings::worksWithKeysAlone()
{
    const auto settings = freshSettings();
    SettingsDialog dialog(*settings);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(namelessControls(dialog).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(dialog).join(u'\n'), QString());
    QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
    QTest::keyClick(&dialog, Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(dialog.findChild<QComboBox *>(u"theme"_s)->hasFocus());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestSettings::decidesAboutTheVault()
{
    const Redacted<QByteArray> former("open sesame");
    SecretStore store(QDir(m_dir.path()), nullptr, {.logN = 4});
    bool isOpen = false;
    store.unlock(former, this)->then(this, [&isOpen](const Result<void> &outcome) { isOpen = outcome.ok(); });
    QTRY_VERIFY(isOpen);
    const auto settings = freshSettings();
    SettingsDialog dialog(*settings);
    dialog.showVault(store);
    QSignalSpy changed(&dialog, &SettingsDialog::changed);
    dialog.show();
    QCOMPARE(namelessControls(dialog).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(dialog).join(u'\n'), QString());
    QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
    auto *idle = dialog.findChild<QComboBox *>(u"vaultIdle"_s);
    QCOMPARE(idle->currentData().toInt(), 15);
    idle->setFocus();
    QTest::keyClick(idle, Qt::Key_End);
    QCOMPARE(Preferences(*settings).vaultIdleMinutes(), 0);
    QCOMPARE(changed.size(), 1);
    dialog.findChild<QPushButton *>(u"vaultChangePassphrase"_s)->click();
    auto *change = dialog.findChild<QDialog *>(u"passphraseDialog"_s);
    QVERIFY(change);
    QCOMPARE(namelessControls(*change).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(*change).join(u'\n'), QString());
    const auto type = [change](const QString &field, const QString &text) { change->findChild<QLineEdit *>(field)->setText(text); };
    auto *go = change->findChild<QPushButton *>(u"passphraseGo"_s);
    type(u"passphraseFormer"_s, u"not it"_s);
    type(u"newVaultPassphrase"_s, u"another one altogether"_s);
    QVERIFY(!go->isEnabled());
    type(u"newVaultRepeat"_s, u"another one altogether"_s);
    go->click();
    QTRY_VERIFY(change->findChild<QWidget *>(u"errorBanner"_s)->isVisible());
    type(u"passphraseFormer"_s, u"open sesame"_s);
    go->click();
    QTRY_VERIFY(!dialog.findChild<QDialog *>(u"passphraseDialog"_s));
    auto *lock = dialog.findChild<QPushButton *>(u"vaultLockNow"_s);
    QVERIFY(lock->isEnabled());
    lock->click();
    QVERIFY(store.isLocked());
    QVERIFY(!lock->isEnabled());
    std::optional<ErrorKind> refused;
    store.unlock(former, this)->then(this, [&refused](const Result<void> &outcome) { refused = outcome ? ErrorKind::Cancelled : outcome.error().kind; });
    QTRY_COMPARE(refused, std::optional(ErrorKind::Auth));
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
