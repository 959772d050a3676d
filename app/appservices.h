// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditlog.h"
#include "languages.h"
#include "secretkeeper.h"
#include "shell/windowservices.h"

#include <QDir>
#include <QSettings>

#include <memory>

namespace Provost {

class Directory;
class MainWindow;
class MeterKeeper;

namespace Practice {
class PracticeThread;
}

/// What the window needs from the program: keeps the connection file and the settings, runs the practice directory, makes Directories.
/// A connection in another window is a process of its own, so that nothing of the two can be mixed up.
class AppServices : public WindowServices
{
    Q_OBJECT
public:
    explicit AppServices(const QDir &dataDir, QObject *parent = nullptr);
    ~AppServices() override;
    void setWindow(MainWindow *window);

    [[nodiscard]] QSettings &settings() override { return m_settings; }
    [[nodiscard]] ConnectionStore *connectionStore() override { return &m_store; }
    [[nodiscard]] SecretStore *secretStore() override { return &m_secrets.store(); }
    [[nodiscard]] RunSurroundings runSurroundings() override;
    [[nodiscard]] std::optional<QDir> draftDir() const override { return m_dataDir; }
    [[nodiscard]] QList<SavedConnection> connections() const override;
    void openConnection(const QString &name) override;
    void openInNewWindow(const QString &name) override;
    void keepSecrets(const QString &name, const SignInSecrets &secrets) override;
    void removeSecrets(const QString &id) override;
    void fetchSecrets(const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler) override;
    void openPractice() override;
    void connectTo(const SavedConnection &connection, const SignInSecrets &secrets, bool remember, qint64 calls, const Redacted<QByteArray> &token) override;
    void saveProfile(const Json &profile) override;
    void applySettings() override;

private:
    void onPracticeReady(const QUrl &url, const QByteArray &token);
    void onSecrets(const SavedConnection &connection, const Result<SignInSecrets> &secrets);
    void askForSecret(const SavedConnection &connection, const SignInSecrets &kept, const std::optional<Error> &reason);
    [[nodiscard]] SavedConnection withPlaceForSecrets(const SavedConnection &connection);
    void keepRefreshToken(const SavedConnection &connection, const Redacted<QByteArray> &token, const Redacted<QByteArray> &former);
    /// What goes with a gesture that shows a connection, and is gone with it when the window does not leave what it shows.
    struct Showing {
        SavedConnection connection {};
        SignInSecrets secrets {};
        Redacted<QByteArray> token {}; ///< that was just got; empty: none
    };
    void show(const SavedConnection &connection, const SignInSecrets &secrets) { show(Showing {.connection = connection, .secrets = secrets, .token = {}}); }
    void show(const Showing &showing);
    void showKeeping(const Showing &showing, const Redacted<QByteArray> &indexKey);
    void showNow(const Showing &showing, const Redacted<QByteArray> &indexKey);
    void purgeKeptIndexes();
    void openJournal();
    void watchTokens(const SavedConnection &connection);

    QDir m_dataDir;
    QSettings m_settings;
    ConnectionStore m_store;
    Languages m_languages;
    SecretKeeper m_secrets;
    QSet<QString> m_refused; ///< connections whose kept secret the server has turned away
    MainWindow *m_window = nullptr;
    std::unique_ptr<Practice::PracticeThread> m_practice;
    QUrl m_practiceUrl; ///< valid once it is ready
    QByteArray m_practiceToken;
    std::unique_ptr<Journal> m_journal; ///< once a directory is shown
    std::unique_ptr<AuditLog> m_audit;
    GuardRules m_guard; ///< of the connection that is shown
    std::unique_ptr<Directory> m_directory;
    QString m_keptId; ///< of the connection whose index is kept
    std::unique_ptr<MeterKeeper> m_meter; ///< of the directory that is shown; goes before it
};

} // namespace Provost
