// SPDX-License-Identifier: GPL-3.0-or-later
#include "appservices.h"

#include "base/logging.h"
#include "browse/settingsplace.h"
#include "connections/tokendialog.h"
#include "datadir.h"
#include "directory/descriptioncache.h"
#include "directory/directory.h"
#include "directory/index/index.h"
#include "errors/errortext.h"
#include "form/editsession.h"
#include "keptindexplace.h"
#include "loginname.h"
#include "net/auth/tokensource.h"
#include "practice/practicethread.h"
#include "scim/profilefolder.h"
#include "settings/preferences.h"
#include "shell/mainwindow.h"
#include "store/accountmarks.h"
#include "store/connectionsettings.h"
#include "store/meterkeeper.h"

#include <QApplication>
#include <QProcess>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// QSettings leaves the permissions of a file as they are.
QString ownersOnly(const QString &fileName)
{
    QFile file(fileName);
    if (file.exists() || file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return fileName;
}

} // namespace

AppServices::AppServices(const QDir &dataDir, QObject *parent)
    : WindowServices(parent)
    , m_dataDir(dataDir)
    , m_settings(ownersOnly(dataDir.filePath(u"settings.ini"_s)), QSettings::IniFormat)
    , m_store(dataDir)
    , m_secrets(dataDir)
{
    applySettings();
    connect(this, &WindowServices::connectionsChanged, this, &AppServices::purgeKeptIndexes);
    connect(&m_secrets, &SecretKeeper::failed, this, [this](const Error &error) {
        if (m_window != nullptr)
            m_window->say(tr("The secret was not kept: %1").arg(ErrorText::of(error).summary));
    });
}

AppServices::~AppServices() = default;

void AppServices::setWindow(MainWindow *window)
{
    m_window = window;
    m_secrets.setWindow(window);
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
    m_secrets.fetch(saved->secretsId(), [this, connection = *saved](const Result<SignInSecrets> &secrets) { onSecrets(connection, secrets); });
}

void AppServices::onSecrets(const SavedConnection &connection, const Result<SignInSecrets> &secrets)
{
    if (!secrets && secrets.error().kind == ErrorKind::Cancelled)
        return; // nobody wanted to unlock the vault
    const SignInSecrets kept = secrets.valueOr({});
    if (m_refused.remove(connection.secretsId())) // once: when nobody has another, the kept one is tried again
        return askForSecret(connection, kept, Error {.kind = ErrorKind::Auth, .detail = u"refused when it was used last"_s, .httpStatus = 401});
    if (!connection.signIn.needsSecret() || !kept.secret.isEmpty() || !kept.keyPair.isEmpty())
        return show(connection, kept);
    if (secrets && !connection.secrets.id.isEmpty() && connection.secretsId().isEmpty())
        return askForSecret(connection, kept, Error {.kind = ErrorKind::Auth, .detail = u"leads elsewhere than where its secret was entered for"_s, .httpStatus = 401});
    askForSecret(connection, kept, secrets ? std::nullopt : std::optional(secrets.error()));
}

/// Where it could not be read for this time only: what the keychain may hold behind its lock is not overwritten by it.
void AppServices::askForSecret(const SavedConnection &connection, const SignInSecrets &kept, const std::optional<Error> &reason)
{
    auto *dialog = new TokenDialog(connection, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (reason)
        dialog->setError(*reason);
    connect(dialog, &TokenDialog::tokenEntered, this, [this, connection, kept, isMissing = !reason || reason->httpStatus == 401](const Redacted<QByteArray> &token) {
        SignInSecrets secrets = kept;
        secrets.secret = token;
        secrets.refreshToken = {}; // of the former one
        const SavedConnection bound = withPlaceForSecrets(connection);
        if (isMissing)
            m_secrets.keep(bound.secretsId(), secrets);
        else
            m_secrets.remember(bound.secretsId(), secrets);
        show(bound, secrets);
    });
    dialog->open();
}

/// Somebody has entered a secret for where it leads now: from here on it has a place.
SavedConnection AppServices::withPlaceForSecrets(const SavedConnection &connection)
{
    if (connection.id.isEmpty() || !connection.secretsId().isEmpty())
        return connection;
    const auto now = m_store.findId(connection.id);
    if (!now || !now->takesSecretsOf(connection)) // changed elsewhere meanwhile
        return connection;
    if (const auto saved = m_store.save(*now); !saved)
        return connection;
    if (!connection.secrets.id.isEmpty())
        m_secrets.remove(connection.secrets.id);
    return m_store.findId(connection.id).valueOr(connection);
}

/// What was typed into the form: the rest of what is kept stays.
void AppServices::keepSecrets(const QString &name, const SignInSecrets &secrets)
{
    const auto saved = m_store.find(name);
    if (!saved)
        return;
    const SignIn &signIn = saved->signIn;
    SecretsChange change = SecretsChange::typed(secrets);
    if (change.secret || change.keyPair)
        m_refused.remove(saved->secretsId());
    const bool hasKey = signIn.kind == SignIn::Kind::ClientCertificate || signIn.kind == SignIn::Kind::MutualTls;
    if (hasKey && change.secret && !signIn.certificateFile.isEmpty()) // it is in files now
        change.keyPair = Redacted<QByteArray>();
    const bool needsRest = signIn.needsSecret() && (hasKey ? !change.keyPair : !change.secret); // else it would be gone, where it is only behind a lock
    m_secrets.amend(saved->secretsId(), change, needsRest ? std::nullopt : std::optional(SignInSecrets()), SecretKeeper::Occasion::Typed);
}

void AppServices::removeSecrets(const QString &id)
{
    m_refused.remove(id);
    m_secrets.remove(id);
}

void AppServices::fetchSecrets(const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler)
{
    m_secrets.fetch(connection.secretsId(), handler);
}

void AppServices::openInNewWindow(const QString &name)
{
    const QStringList arguments {u"--connection"_s, name, u"--data-dir"_s, m_dataDir.absolutePath()};
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        m_window->say(tr("Another window could not be opened."));
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
    const SavedConnection practice {.name = tr("Practice directory"), .baseUrl = url, .profileId = u"practice"_s,
                                    .environment = SavedConnection::Environment::Practice};
    show(practice, {.secret = Redacted(token)});
}

void AppServices::connectTo(const SavedConnection &connection, const SignInSecrets &secrets, bool remember, qint64 calls, const Redacted<QByteArray> &token)
{
    SavedConnection kept = connection;
    if (remember) {
        const auto former = m_store.find(connection.name);
        if (const auto saved = m_store.save(connection); !saved)
            m_window->say(tr("The connection was not saved: %1").arg(ErrorText::of(saved.error()).summary));
        else
            kept = m_store.find(connection.name).valueOr(connection); // with the id it was given
        if (former && former->secrets.id != kept.secrets.id)
            removeSecrets(former->secrets.id);
        m_refused.remove(kept.secretsId());
        m_secrets.keep(kept.secretsId(), secrets);
        if (!kept.id.isEmpty())
            MeterKeeper::add(m_dataDir.filePath(u"meters.json"_s), kept.id, calls);
        Q_EMIT connectionsChanged();
    }
    show(Showing {.connection = kept, .secrets = secrets, .token = token});
}

/// What was read of a connection that is gone, or whose owner wants nothing kept any more.
void AppServices::purgeKeptIndexes()
{
    QStringList kept;
    QStringList known;
    const auto all = m_store.load();
    if (!all)
        return; // not known: nothing is thrown away on a guess
    for (const SavedConnection &connection : *all) {
        known.append(connection.id);
        if (connection.keepsIndex)
            kept.append(connection.id);
    }
    if (m_directory && !m_keptId.isEmpty() && !kept.contains(m_keptId)) { // else it would be written once more when the window closes
        m_directory->index().keepIn({}, {});
        m_keptId.clear();
    }
    const QStringList gone = removeOtherIndexes(m_dataDir, kept);
    for (const QString &id : gone)
        m_secrets.remove(keptIndexSecret(id));
    forgetOtherPlaces(m_settings, known);
}

/// The key of what is kept is a secret like the others, under an id of its own.
void AppServices::show(const Showing &showing)
{
    purgeKeptIndexes();
    const SavedConnection &connection = showing.connection;
    if (!connection.keepsIndex || connection.id.isEmpty())
        return showKeeping(showing, {});
    const DirectoryId here = DirectoryId::of(AccountMarks(m_dataDir).marked(settingsFor(connection, showing.secrets)));
    if (claimKeptIndex(m_dataDir, connection.id, here) == DirectoryId::Sameness::Unsure)
        m_window->say(tr("How it signs in has changed: what was read last time may be of another directory until it is read again."));
    fetchIndexKey(m_secrets, m_dataDir, connection.id, [this, showing](const Redacted<QByteArray> &key) {
        if (key.isEmpty())
            m_window->say(tr("What was read last time cannot be opened, and nothing is kept this time: its key is locked or missing."));
        showKeeping(showing, key);
    });
}

/// Between the gesture and now a secret was asked for, or a service started: what was begun meanwhile is asked for once more.
void AppServices::showKeeping(const Showing &showing, const Redacted<QByteArray> &indexKey)
{
    m_window->whenMayLeave([this, showing, indexKey] { showNow(showing, indexKey); });
}

void AppServices::showNow(const Showing &showing, const Redacted<QByteArray> &indexKey)
{
    const SavedConnection &connection = showing.connection;
    const bool isPractice = connection.environment == SavedConnection::Environment::Practice;
    const ProfileLibrary profiles(profilesFolder(m_dataDir));
    const auto faults = profiles.faults();
    if (!faults.isEmpty())
        m_window->say(tr("A profile of yours cannot be used: %1").arg(ErrorText::of(faults.first()).summary));
    ConnectionSettings settings = settingsFor(connection, showing.secrets, profiles);
    if (settings.signIn.kind == SignIn::Kind::AuthorizationCode)
        settings.token = showing.token;
    auto directory = std::make_unique<Directory>(AccountMarks(m_dataDir).marked(settings));
    if (!isPractice) // which has another port each time
        directory->useCache(DescriptionCache(m_dataDir));
    if (!indexKey.isEmpty()) {
        makeIndexFolder(m_dataDir);
        directory->keepIndexIn(keptIndexFile(m_dataDir, connection.id), indexKey);
    } else if (connection.keepsIndex && !connection.id.isEmpty()) { // it cannot be opened, and can be forgotten
        directory->keepIndexIn(keptIndexFile(m_dataDir, connection.id), {});
    }
    m_keptId = indexKey.isEmpty() ? QString() : connection.id;
    m_meter.reset();
    if (!isPractice && !connection.id.isEmpty())
        m_meter = std::make_unique<MeterKeeper>(directory->connection().costs(), m_dataDir.filePath(u"meters.json"_s), connection.id, nullptr);
    m_guard = {.protectedNames = connection.protectedNames, .ownUserName = connection.ownAccount, .adminPatterns = connection.adminPatterns};
    m_window->showDirectory(directory.get(), connection.environment);
    m_window->setConnectionColor(QColor(connection.color));
    m_window->session()->setReadOnly(connection.isReadOnly);
    m_directory = std::move(directory); // the former one goes only now that nothing shows it
    watchTokens(connection);
    m_directory->open();
}

void AppServices::openJournal()
{
    if (m_audit)
        return;
    auto journal = Journal::open(journalFileName(m_dataDir));
    if (!journal)
        return m_window->say(tr("Nothing can be applied: %1").arg(ErrorText::of(journal.error()).summary));
    m_journal = std::move(journal).value();
    auto audit = AuditLog::open(m_dataDir.path(), *m_journal);
    if (audit)
        m_audit = std::move(audit).value();
    else
        m_window->say(tr("Nothing can be applied: %1").arg(ErrorText::of(audit.error()).summary));
}

/// What cannot be put on record is not done: without the audit log there is no journal either.
RunSurroundings AppServices::runSurroundings()
{
    openJournal();
    return {.journal = m_audit ? m_journal.get() : nullptr, .audit = m_audit.get(), .operatorName = loginName(), .guard = m_guard};
}

void AppServices::watchTokens(const SavedConnection &connection)
{
    TokenSource &tokens = m_directory->connection().tokens();
    connect(&tokens, &TokenSource::refreshTokenChanged, this, 
            [this, connection](const Redacted<QByteArray> &token, const Redacted<QByteArray> &former) { keepRefreshToken(connection, token, former); });
    tokens.setKeptRefreshToken([this, id = connection.secretsId()](const TokenSource::KeptToken &then) {
        m_secrets.readKept(id, [then](const Result<SignInSecrets> &kept) { then(kept.valueOr({}).refreshToken); });
    });
    connect(&tokens, &TokenSource::refused, this, [this, id = connection.secretsId()] {
        m_secrets.forget(id);
        if (!id.isEmpty())
            m_refused.insert(id);
    });
}

/// Where the connection is gone, or leads elsewhere by now, there is nothing to keep it for.
void AppServices::keepRefreshToken(const SavedConnection &connection, const Redacted<QByteArray> &token, const Redacted<QByteArray> &former)
{
    const auto now = m_store.findId(connection.id);
    if (!now || now->secretsId().isEmpty() || now->secretsId() != connection.secretsId())
        return;
    m_secrets.amend(connection.secretsId(), {.refreshToken = token, .spent = former}, m_directory->connection().settings().secrets, SecretKeeper::Occasion::Renewed);
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
    m_secrets.store().setIdleTime(std::chrono::minutes(preferences.vaultIdleMinutes()));
}

} // namespace Provost
