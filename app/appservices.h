// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "languages.h"
#include "shell/windowservices.h"

#include <QDir>
#include <QHash>
#include <QSettings>

#include <memory>

namespace Provost {

class Directory;
class MainWindow;

namespace Practice {
class PracticeThread;
}

/// What the window needs from the program: keeps the connection file and the settings, runs the practice directory, makes Directories.
/// Tokens stay in memory until the program ends.
class AppServices : public WindowServices
{
    Q_OBJECT
public:
    explicit AppServices(const QDir &dataDir, QObject *parent = nullptr);
    ~AppServices() override;
    void setWindow(MainWindow *window);

    [[nodiscard]] QSettings &settings() override { return m_settings; }
    [[nodiscard]] ConnectionStore *connectionStore() override { return &m_store; }
    [[nodiscard]] QList<SavedConnection> connections() const override;
    void openConnection(const QString &name) override;
    void openPractice() override;
    void connectTo(const SavedConnection &connection, const Redacted<QByteArray> &token, bool remember) override;
    void saveProfile(const Json &profile) override;
    void applySettings() override;

private:
    void onPracticeReady(const QUrl &url, const QByteArray &token);
    void show(const SavedConnection &connection, const Redacted<QByteArray> &token);

    QDir m_dataDir;
    QSettings m_settings;
    ConnectionStore m_store;
    Languages m_languages;
    QHash<QString, Redacted<QByteArray>> m_tokens;
    MainWindow *m_window = nullptr;
    std::unique_ptr<Practice::PracticeThread> m_practice;
    QUrl m_practiceUrl; ///< valid once it is ready
    QByteArray m_practiceToken;
    std::unique_ptr<Directory> m_directory;
};

} // namespace Provost
