// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowservices.h"

#include <QSettings>
#include <QTemporaryDir>

namespace Provost {

/// WindowServices in memory: what the window asked for is written down, nothing happens.
class FakeServices : public WindowServices
{
    Q_OBJECT
public:
    using WindowServices::WindowServices;

    QList<SavedConnection> saved;
    QStringList opened; ///< names, "practice" for the practice directory
    /// What connectTo() was called with.
    struct Made {
        SavedConnection connection {};
        SignInSecrets secrets {};
        bool isRemembered = false;
        qint64 calls = 0;
        Redacted<QByteArray> token {};
    };
    QList<Made> made;
    int settingsApplied = 0;
    std::optional<QDir> drafts {};
    RunSurroundings surroundings {}; ///< no journal: nothing can be applied

    QSettings &settings() override { return m_settings; }
    std::optional<QDir> draftDir() const override { return drafts; }
    RunSurroundings runSurroundings() override { return surroundings; }
    QList<SavedConnection> connections() const override { return saved; }
    void openConnection(const QString &name) override { opened.append(name); }
    void openPractice() override { opened.append(QStringLiteral("practice")); }
    void connectTo(const SavedConnection &connection, const SignInSecrets &secrets, bool remember, qint64 calls, const Redacted<QByteArray> &token) override
    {
        opened.append(connection.name);
        made.append(Made {.connection = connection, .secrets = secrets, .isRemembered = remember, .calls = calls, .token = token});
    }
    void applySettings() override { ++settingsApplied; }

private:
    QTemporaryDir m_dir;
    QSettings m_settings {m_dir.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
};

} // namespace Provost
