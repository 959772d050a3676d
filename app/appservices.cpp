// SPDX-License-Identifier: GPL-3.0-or-later
#include "appservices.h"

#include "base/logging.h"
#include "connections/connectionsettings.h"
#include "connections/tokendialog.h"
#include "datadir.h"
#include "directory/descriptioncache.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "practice/practicethread.h"
#include "scim/profilefolder.h"
#include "settings/preferences.h"
#include "shell/mainwindow.h"

#include <QApplication>

namespace Provost {
using namespace Qt::StringLiterals;

AppServices::AppServices(const QDir &dataDir, QObject *parent)
    : WindowServices(parent)
    , m_dataDir(dataDir)
    , m_settings(dataDir.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_store(dataDir)
{
    applySettings();
}

AppServices::~AppServices() = default;

void AppServices::setWindow(MainWindow *window)
{
    m_window = window;
}

QList<SavedConnection> AppServices::connections() const
{
    const auto all = m_store.load();
    if (all)
        return *all;
    qCWarning(logApp).noquote() << all.error().toString();
    if (m_window != nullptr) // the window asks already while it is being made
        m_window->say(ErrorText::of(all.error()).summary);
    return {};
}

void AppServices::openConnection(const QString &name)
{
    const auto all = connections();
    const auto saved = std::find_if(all.cbegin(), all.cend(), [&name](const SavedConnection &each) { return each.name == name; });
    if (saved == all.cend()) {
        m_window->say(tr("There is no connection named “%1”.").arg(name));
        return;
    }
    if (m_tokens.contains(name))
        return show(*saved, m_tokens.value(name));
    auto *dialog = new TokenDialog(*saved, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TokenDialog::tokenEntered, this,
            [this, connection = *saved](const Redacted<QByteArray> &token) { show(connection, token); });
    dialog->open();
}

void AppServices::openPractice()
{
    if (m_practice) {
        if (m_practiceUrl.isValid())
            onPracticeReady(m_practiceUrl, m_practiceToken);
        return; // else it is starting
    }
    m_practice = std::make_unique<Practice::PracticeThread>();
    connect(m_practice.get(), &Practice::PracticeThread::ready, this, &AppServices::onPracticeReady);
    connect(m_practice.get(), &Practice::PracticeThread::failed, this, [this](const Error &error) {
        m_window->say(tr("The practice directory did not start: %1").arg(ErrorText::of(error).summary));
        m_practice.reset();
    });
    m_practice->start({});
}

void AppServices::onPracticeReady(const QUrl &url, const QByteArray &token)
{
    m_practiceUrl = url;
    m_practiceToken = token;
    const SavedConnection practice {.name = tr("Practice directory"), .baseUrl = url, .profileId = u"rfc"_s,
                                    .environment = SavedConnection::Environment::Practice};
    show(practice, Redacted(token));
}

void AppServices::connectTo(const SavedConnection &connection, const Redacted<QByteArray> &token, bool remember)
{
    if (remember) {
        if (const auto saved = m_store.save(connection); !saved)
            m_window->say(tr("The connection was not saved: %1").arg(ErrorText::of(saved.error()).summary));
        Q_EMIT connectionsChanged();
    }
    show(connection, token);
}

void AppServices::show(const SavedConnection &connection, const Redacted<QByteArray> &token)
{
    if (connection.environment != SavedConnection::Environment::Practice)
        m_tokens.insert(connection.name, token);
    const ProfileLibrary profiles(profilesFolder(m_dataDir));
    const auto faults = profiles.faults();
    if (!faults.isEmpty())
        m_window->say(tr("A profile of yours cannot be used: %1").arg(ErrorText::of(faults.first()).summary));
    auto directory = std::make_unique<Directory>(settingsOf(connection, token, profiles));
    if (connection.environment != SavedConnection::Environment::Practice) // which has another port each time
        directory->useCache(DescriptionCache(m_dataDir));
    directory->open();
    m_window->showDirectory(directory.get(), connection.environment);
    m_directory = std::move(directory); // the former one goes only now that nothing shows it
}

void AppServices::saveProfile(const Json &profile)
{
    const auto path = saveOwnProfile(profilesFolder(m_dataDir), profile);
    if (path)
        m_window->say(tr("Saved %1. It is used when the connection is next opened.").arg(QDir::toNativeSeparators(*path)));
    else
        m_window->say(tr("The profile was not saved: %1").arg(ErrorText::of(path.error()).summary));
}

void AppServices::applySettings()
{
    const Preferences preferences(m_settings);
    m_languages.use(preferences.language());
    applyTheme(*qApp, preferences.theme());
}

} // namespace Provost
