// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/connectionscommand.h"

#include "change/draftstore.h"
#include "commands/connectionoptions.h"
#include "commands/target.h"
#include "commands/targetjob.h"
#include "commands/texttable.h"
#include "datadir.h"
#include "keptindexplace.h"
#include "store/connectionsettings.h"

#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Json documentOf(const SavedConnection &connection)
{
    Json json = Json::object();
    connection.writeTo(json);
    json.remove(u"id");
    json.remove(u"secrets");
    return json;
}

QStringList rowOf(const SavedConnection &connection)
{
    const Json json = documentOf(connection);
    return {connection.name, connection.baseUrl.toString(), connection.profileId, SignIn::nameOf(connection.signIn.kind),
            json.value(u"environment").toString(), connection.isReadOnly ? u"x"_s : QString()};
}

const QStringList &header()
{
    static const QStringList names {u"name"_s, u"baseUrl"_s, u"profile"_s, u"auth"_s, u"environment"_s, u"readOnly"_s};
    return names;
}

QByteArray asCsv(const QList<SavedConnection> &connections)
{
    QString text = header().join(u',') + u"\r\n"_s;
    for (const SavedConnection &connection : connections) {
        QStringList cells = rowOf(connection);
        for (QString &cell : cells)
            cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

QByteArray textOf(const QList<SavedConnection> &connections, OutputFormat format)
{
    Json list = Json::array();
    QByteArray lines;
    QList<QStringList> rows;
    for (const SavedConnection &connection : connections) {
        list.append(documentOf(connection));
        lines += documentOf(connection).toBytes() + '\n';
        rows << rowOf(connection);
    }
    switch (format) {
    case OutputFormat::Json:
        return list.toIndentedBytes() + '\n';
    case OutputFormat::JsonLines:
        return lines;
    case OutputFormat::Csv:
        return asCsv(connections);
    case OutputFormat::Table:
        break;
    }
    return textTable(header(), rows, 60).toUtf8();
}

/// Certificate and key become one secret where they are to be kept; otherwise the files stay where they are.
Result<SignInSecrets> secretsFrom(const QCommandLineParser &parser, SavedConnection &connection)
{
    const auto secret = Target::secretFrom(parser, u"secret"_s);
    if (!secret)
        return secret.error();
    const auto proxySecret = Target::secretFrom(parser, u"proxy-secret"_s);
    if (!proxySecret)
        return proxySecret.error();
    SignInSecrets secrets {.secret = *secret, .proxyPassword = *proxySecret};
    if (!secrets.proxyPassword.isEmpty())
        secrets.proxyFor = AccessPool::bindingOf(connection.proxy, connection.proxyUser);
    if (!parser.isSet(u"keep-key"_s) || connection.signIn.certificateFile.isEmpty())
        return secrets;
    QByteArray all;
    for (QString *fileName : {&connection.signIn.certificateFile, &connection.signIn.keyFile}) {
        if (fileName->isEmpty() || fileName->startsWith("pkcs11:"_L1))
            continue;
        QFile file(*fileName); // PKCS#12 is binary: nothing may be trimmed
        if (!file.open(QIODevice::ReadOnly))
            return Error::validation(u"%1: %2"_s.arg(*fileName, file.errorString()));
        if (!all.isEmpty())
            all += '\n';
        all += file.read(1024 * 1024);
        fileName->clear();
    }
    secrets.keyPair = Redacted(all);
    return secrets;
}

} // namespace

ConnectionsCommand::ConnectionsCommand(QObject *parent)
    : Command(parent)
{
}

ConnectionsCommand::~ConnectionsCommand() = default;

void ConnectionsCommand::describe(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"action"_s, tr("list, show NAME, add NAME, remove NAME, export FILE [NAME]..., import FILE."), u"[ACTION]"_s);
    ConnectionOptions::addTo(parser);
    parser.addOptions({
        {u"secret-env"_s, tr("The environment variable that holds the token, client secret, password, or the key's passphrase."), tr("variable")},
        {u"secret-file"_s, tr("The file that holds it."), tr("file")},
        {u"proxy-secret-env"_s, tr("The environment variable that holds the password for the proxy."), tr("variable")},
        {u"proxy-secret-file"_s, tr("The file that holds it."), tr("file")},
        {u"keep-key"_s, tr("Keep certificate and key with the secrets, instead of reading the files each time.")},
        {u"discard-draft"_s, tr("remove: also what is staged for the connection and was never sent.")},
        {u"replace"_s, tr("add: replace the connection of that name.")},
        {u"allow-commands"_s, tr("import: also take the programs that connections of the file run to get a token.")},
        {u"allow-authorities"_s, tr("import: also take the certificate authorities that connections of the file trust.")},
        {u"vault-passphrase-env"_s, tr("Keep secrets in the vault; the environment variable that holds its passphrase."), tr("variable")},
    });
}

void ConnectionsCommand::start()
{
    m_store = std::make_unique<ConnectionStore>(dataDir());
    m_secrets = new SecretStore(dataDir(), this);
    const QString action = arguments().value(0, u"list"_s);
    if (action == "list"_L1)
        list();
    else if (action == "show"_L1)
        show();
    else if (action == "add"_L1)
        add();
    else if (action == "remove"_L1)
        remove();
    else if (action == "export"_L1)
        exportTo();
    else if (action == "import"_L1)
        importFrom();
    else
        usage(tr("connections: there is no action \"%1\"; it takes list, show, add, remove, export or import").arg(action));
}

bool ConnectionsCommand::takes(int count, const QString &what)
{
    if (arguments().size() == count && !arguments().constLast().isEmpty())
        return true;
    usage(tr("connections %1 takes %2").arg(arguments().constFirst(), what));
    return false;
}

void ConnectionsCommand::list()
{
    if (arguments().size() > 1)
        return usage(tr("connections list takes nothing more; connections show takes a name"));
    const auto all = m_store->load();
    if (!all)
        return fail(all.error());
    if (write(textOf(*all, output().format())))
        finish(ExitCode::Done);
}

void ConnectionsCommand::show()
{
    if (!takes(2, tr("a name")))
        return;
    const auto found = m_store->find(arguments().at(1));
    if (!found)
        return fail(found.error());
    const bool isJson = output().format() == OutputFormat::Json;
    if (write(isJson ? QByteArray(documentOf(*found).toIndentedBytes() + '\n') : textOf({*found}, output().format())))
        finish(ExitCode::Done);
}

void ConnectionsCommand::add()
{
    if (!takes(2, tr("a name")))
        return;
    const ProfileLibrary profiles(profilesFolder(dataDir()));
    auto connection = ConnectionOptions::read(options(), arguments().at(1), profilesFolder(dataDir()));
    if (!connection)
        return fail(connection.error());
    if (connection->budget.amount > 0 && settingsFor(*connection, {}, profiles).profile.price.perCall <= 0)
        output().complain(tr("This provider has no price for a call: --budget-amount never stops anything, --budget-calls does."));
    const auto secrets = secretsFrom(options(), connection.value());
    if (!secrets)
        return fail(secrets.error());
    const auto all = m_store->load();
    if (!all)
        return fail(all.error());
    for (const SavedConnection &known : *all) {
        if (known.name == connection->name && !options().isSet(u"replace"_s))
            return usage(tr("there is a connection named \"%1\" already; --replace replaces it").arg(known.name));
    }
    keep(*connection, *secrets);
}

void ConnectionsCommand::keep(const SavedConnection &connection, const SignInSecrets &secrets)
{
    const QString oldId = secretsOf(connection.name);
    if (secrets.isEmpty()) {
        if (const auto saved = m_store->save(connection); !saved)
            return fail(saved.error());
        return forget(oldId, connection.name);
    }
    auto *unlocking = TargetJob::unlock(options(), *m_secrets, this);
    unlocking->then(this, [this, connection, secrets, oldId](const Result<void> &opened) {
        if (!opened)
            return fail(opened.error());
        if (m_secrets->place() == SecretStore::Place::None)
            return usage(tr("there is no keychain here; --vault-passphrase-env makes a vault to keep the secret in"));
        // the file first, for the store gives the id; without its secret it is still right, and asks for it
        if (const auto saved = m_store->save(connection); !saved)
            return fail(saved.error());
        writeSecrets(connection, secrets, oldId);
    });
}

void ConnectionsCommand::writeSecrets(const SavedConnection &connection, const SignInSecrets &secrets, const QString &oldId)
{
    const auto saved = m_store->find(connection.name);
    if (!saved)
        return fail(saved.error());
    SecretsChange change = SecretsChange::typed(secrets);
    if (change.secret && !saved->signIn.certificateFile.isEmpty())
        change.keyPair = Redacted<QByteArray>(); // it is in files now
    m_secrets->amend(saved->secretsId(), change, SignInSecrets(), this)->then(this, [this, oldId, name = saved->name](const Result<void> &outcome) {
        if (outcome)
            forget(oldId, name);
        else
            fail(outcome.error());
    });
}

QString ConnectionsCommand::secretsOf(const QString &name) const
{
    const auto found = m_store->find(name);
    return found ? found->secrets.id : QString();
}

void ConnectionsCommand::forget(const QString &oldId, const QString &name)
{
    if (oldId.isEmpty() || oldId == secretsOf(name) || m_secrets->place() == SecretStore::Place::None)
        return finish(ExitCode::Done);
    output().say(tr("It leads elsewhere now: the secret that was kept for it is not used there."));
    sayIfLocked();
    m_secrets->remove(oldId, this)->then(this, [this](const Result<void> &outcome) { endWith(outcome); });
}

void ConnectionsCommand::remove()
{
    if (!takes(2, tr("a name")))
        return;
    const auto found = m_store->find(arguments().at(1));
    if (!found)
        return fail(found.error());
    const int staged = DraftStore::objectsKept(dataDir(), found->name, found->id);
    if (staged > 0 && !options().isSet(u"discard-draft"_s)) {
        output().complain(tr("provost: staged changes of %n object(s) were never sent and would go with it: --discard-draft says so; nothing was changed", nullptr, staged));
        return finish(ExitCode::Guarded);
    }
    if (found->id.isEmpty() || m_secrets->place() == SecretStore::Place::None) {
        removeKeptIndex(dataDir(), found->id);
        const auto removed = m_store->remove(found->name);
        if (removed)
            removeDraft(found->name, found->id);
        return endWith(removed);
    }
    auto *unlocking = TargetJob::unlock(options(), *m_secrets, this); // first: with a wrong passphrase nothing is changed
    unlocking->then(this, [this, name = found->name, id = found->id, secretsId = found->secrets.id](const Result<void> &opened) {
        if (!opened)
            return fail(opened.error());
        if (const auto removed = m_store->remove(name); !removed)
            return fail(removed.error());
        removeKeptIndex(dataDir(), id);
        removeDraft(name, id);
        sayIfLocked();
        m_secrets->remove(keptIndexSecret(id), this)->then(this, [this, secretsId](const Result<void> &) {
            m_secrets->remove(secretsId, this)->then(this, [this](const Result<void> &outcome) { endWith(outcome); });
        });
    });
}

void ConnectionsCommand::removeDraft(const QString &name, const QString &id)
{
    if (!DraftStore::removeKept(dataDir(), name, id))
        output().complain(tr("provost: a window has %1 open: what is staged there is kept").arg(name));
}

void ConnectionsCommand::sayIfLocked()
{
    if (m_secrets->isLocked())
        output().say(tr("The vault is locked: its secrets are taken out of it when it is next opened."));
}

void ConnectionsCommand::exportTo()
{
    if (arguments().size() < 2)
        return usage(tr("connections export takes a file, and names unless all are meant"));
    QList<SavedConnection> chosen;
    const auto all = m_store->load();
    if (!all)
        return fail(all.error());
    const QStringList names = arguments().mid(2);
    for (const QString &name : names) {
        const auto found = m_store->find(name);
        if (!found)
            return fail(found.error());
        chosen << *found;
    }
    const QByteArray text = ConnectionStore::exported(names.isEmpty() ? *all : chosen).toIndentedBytes() + '\n';
    if (arguments().at(1) == "-"_L1) {
        if (write(text))
            finish(ExitCode::Done);
        return;
    }
    QSaveFile file(arguments().at(1));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(Error::store(u"%1: %2"_s.arg(file.fileName(), file.errorString())));
    finish(ExitCode::Done);
}

void ConnectionsCommand::importFrom()
{
    if (!takes(2, tr("a file")))
        return;
    QFile file(arguments().at(1));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::validation(u"%1: %2"_s.arg(file.fileName(), file.errorString())));
    const auto document = Json::parse(file.read(16 * 1024 * 1024));
    if (!document)
        return fail(Error::validation(u"%1: %2"_s.arg(file.fileName(), document.error().toString())));
    const auto all = m_store->load();
    if (!all)
        return fail(all.error());
    QStringList names;
    for (const SavedConnection &known : *all)
        names << known.name;
    QStringList refused;
    const auto found = ConnectionStore::imported(*document, names, &refused);
    if (!found)
        return fail(found.error());
    for (const QString &reason : std::as_const(refused))
        output().complain(tr("Left out: %1").arg(reason));
    QList<SavedConnection> taken;
    for (const SavedConnection &connection : *found)
        taken << permitted(connection);
    for (const SavedConnection &connection : std::as_const(taken)) {
        if (const auto saved = m_store->save(connection); !saved)
            return fail(saved.error());
    }
    if (write(textOf(taken, output().format())))
        finish(ExitCode::Done);
}

/// A shared file is somebody else's word: what it would run or trust is told, and left out unless that was allowed.
SavedConnection ConnectionsCommand::permitted(const SavedConnection &connection)
{
    SavedConnection kept = connection;
    const QStringList &command = connection.signIn.command;
    if (!command.isEmpty() && options().isSet(u"allow-commands"_s)) {
        output().complain(tr("%1 runs a program to get a token: %2").arg(connection.name, command.join(u' ')));
    } else if (!command.isEmpty()) {
        output().complain(tr("%1 would run a program to get a token, which was left out; --allow-commands takes it: %2").arg(connection.name, command.join(u' ')));
        kept = ConnectionStore::withoutCommand(kept);
    }
    const QStringList authorities = ConnectionStore::authoritiesOf(connection);
    if (!connection.extraCaPem.trimmed().isEmpty() && options().isSet(u"allow-authorities"_s)) {
        output().complain(tr("%1 trusts these authorities besides the system's: %2").arg(connection.name, authorities.join(u", ")));
    } else if (!connection.extraCaPem.trimmed().isEmpty()) {
        output().complain(tr("%1 would trust these authorities, which were left out; --allow-authorities takes them: %2").arg(connection.name, authorities.join(u", ")));
        kept = ConnectionStore::withoutAuthorities(kept);
    }
    if (const QStringList strangers = ConnectionStore::strangersOf(connection); !strangers.isEmpty())
        output().complain(tr("%1 sends its secret, or has people sign in, at %2, which is not known of its provider").arg(connection.name, strangers.join(u", ")));
    if (!connection.proxy.isEmpty())
        output().complain(tr("%1 goes through the proxy %2").arg(connection.name, connection.proxy));
    return kept;
}

void ConnectionsCommand::endWith(const Result<void> &outcome)
{
    if (outcome)
        finish(ExitCode::Done);
    else
        fail(outcome.error());
}

} // namespace Provost
