// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiontester.h"

#include "connections/probewords.h"
#include "directory/directory.h"
#include "directory/rowsource.h"
#include "errors/errortext.h"
#include "net/auth/tokensource.h"
#include "net/connection.h"
#include "net/serverprobe.h"
#include "store/meterkeeper.h"

#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Whether discovery noticed anything about one endpoint.
bool hasNote(const ServiceDescription &description, QStringView endpoint)
{
    return std::any_of(description.notes.begin(), description.notes.end(), [endpoint](const ServiceDescription::Note &note) {
        return note.subject.contains(endpoint, Qt::CaseInsensitive);
    });
}

QString capabilitiesOf(const ServiceDescription &description)
{
    const ServiceProviderConfig &config = description.config;
    const auto line = [](const QString &what, std::optional<bool> has) {
        if (!has)
            return ConnectionTester::tr("%1: not declared").arg(what);
        return *has ? ConnectionTester::tr("%1: yes").arg(what) : ConnectionTester::tr("%1: no").arg(what);
    };
    return QStringList {line(ConnectionTester::tr("changing single attributes"), config.patch),
                        line(ConnectionTester::tr("filters"), config.filter),
                        line(ConnectionTester::tr("sorting"), config.sort),
                        line(ConnectionTester::tr("bulk"), config.bulk),
                        line(ConnectionTester::tr("versions"), config.etag)}
        .join(u" · "_s);
}

QString namesOf(const QList<ResourceType> &types)
{
    QStringList names;
    for (const ResourceType &type : types)
        names << type.name;
    return QLocale().createSeparatedList(names);
}

/// Whether the server said anything at all.
bool wasReached(const Error &error)
{
    return error.httpStatus != 0 || error.kind == ErrorKind::Protocol;
}

} // namespace

ConnectionTester::ConnectionTester(Factory factory, QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
{
    using Function = Directory *(*)(const ConnectionSettings &, QObject *);
    const Function *made = m_factory.target<Function>();
    m_isReal = made != nullptr && *made == &ConnectionTester::makeDirectory;
}

ConnectionTester::~ConnectionTester() = default;

Directory *ConnectionTester::makeDirectory(const ConnectionSettings &settings, QObject *parent)
{
    return new Directory(settings, parent);
}

void ConnectionTester::start(const ConnectionSettings &settings, Account account)
{
    stop();
    if (settings.baseUrl.host() != m_host)
        m_uncounted = 0;
    m_host = settings.baseUrl.host();
    m_steps = {{.title = tr("Look up %1").arg(m_host)},
               {.title = tr("Reach it")},
               {.title = tr("Make the connection secure")},
               {.title = tr("Get a token")},
               {.title = tr("Read what it can do")},
               {.title = tr("Read its resource types")},
               {.title = tr("Read its schemas")},
               {.title = tr("Read a first page")},
               {.title = tr("What may be done")},
               {.title = tr("Compare the clocks")}};
    m_gained = {.refreshToken = settings.secrets.refreshToken};
    m_directory = m_factory(settings, this);
    if (account == Account::Chosen)
        m_directory->connection().tokens().askForAccount();
    if (!m_meters.isEmpty() && !settings.id.isEmpty())
        m_meter = std::make_unique<MeterKeeper>(m_directory->connection().costs(), m_meters, settings.id, nullptr);
    connect(m_directory, &Directory::stateChanged, this, &ConnectionTester::onDirectoryChanged);
    set(Name, TestStep::State::Running);
    if (m_isReal)
        probe();
    else
        m_directory->open();
}

void ConnectionTester::probe()
{
    m_probe = new ServerProbe(m_directory->connection(), this);
    m_probe->then(this, [this](const Result<ServerReport> &report) {
        if (m_directory && report)
            onProbed(*report);
    });
}

void ConnectionTester::onProbed(const ServerReport &report)
{
    const std::array stages {std::pair {ServerReport::Stage::Name, Name}, std::pair {ServerReport::Stage::Tcp, Reach}, std::pair {ServerReport::Stage::Tls, Secure}};
    for (const auto &[stage, index] : stages) {
        if (report.failure && stage == report.stage) {
            if (index != Name)
                set(index, TestStep::State::Running, index == Secure ? ProbeWords::refused(report) : ProbeWords::way(report));
            return fail(index, *report.failure);
        }
        const bool worries = index == Secure && ProbeWords::isWorrying(report);
        const QString words = index == Name ? ProbeWords::addresses(report) : index == Reach ? ProbeWords::way(report) : ProbeWords::certificate(report);
        set(index, worries ? TestStep::State::Noted : TestStep::State::Passed, words);
    }
    signIn();
}

void ConnectionTester::signIn()
{
    set(Token, TestStep::State::Running);
    TokenSource &tokens = m_directory->connection().tokens();
    connect(&tokens, &TokenSource::browserNeeded, this, [this](const QUrl &url) {
        set(Token, TestStep::State::Running, tr("sign in with your browser, which opens now; if it does not, copy the address into one on this computer"));
        Q_EMIT browserNeeded(url);
    });
    connect(&tokens, &TokenSource::browserDone, this, &ConnectionTester::changed);
    connect(&tokens, &TokenSource::refreshTokenChanged, this, [this](const Redacted<QByteArray> &token) { m_gained.refreshToken = token; });
    tokens.request(m_directory, [this, asked = m_directory](const Result<TokenSource::Authorization> &authorization) {
        if (asked != m_directory)
            return; // stopped meanwhile
        if (!authorization)
            return fail(Token, authorization.error());
        set(Token, TestStep::State::Passed, ProbeWords::token(m_directory->connection().tokens()));
        m_steps[Permission] = ProbeWords::permissions(m_directory->connection()); // it is in the token: what fails later may be for that
        set(Capabilities, TestStep::State::Running);
        m_directory->open();
    });
}

QUrl ConnectionTester::browserUrl() const
{
    return m_directory ? m_directory->connection().tokens().browserUrl() : QUrl();
}

void ConnectionTester::browserDidNotOpen()
{
    if (isRunning())
        set(Token, TestStep::State::Running, tr("your browser did not open; the address to sign in at was copied: paste it into a browser on this computer"));
}

void ConnectionTester::stop()
{
    if (!m_directory)
        return;
    m_directory->disconnect(this);
    m_directory->connection().tokens().disconnect(this);
    if (m_probe)
        m_probe->cancel();
    if (m_rows)
        m_rows->disconnect(this);
    takeOver();
    m_meter.reset();
    m_directory->deleteLater();
    m_directory = nullptr;
    m_rows = nullptr;
}

void ConnectionTester::takeOver()
{
    const Connection &connection = m_directory->connection();
    if (!m_meter)
        m_uncounted += connection.costs().session();
    const auto now = connection.tokens().current();
    constexpr QByteArrayView scheme("Bearer ");
    if (connection.settings().signIn.kind == SignIn::Kind::AuthorizationCode && now && now->reveal().startsWith(scheme))
        m_gained.accessToken = Redacted(now->reveal().sliced(scheme.size()));
}

void ConnectionTester::onDirectoryChanged()
{
    if (m_directory->state() == Directory::State::Failed) {
        const Error error = m_directory->error().value_or(Error::protocol({}));
        const bool reached = wasReached(error);
        if (reached)
            passUntil(Capabilities);
        return fail(reached || m_isReal ? Capabilities : Reach, error);
    }
    if (m_directory->state() != Directory::State::Ready || m_rows)
        return;
    describe(m_directory->description());
    readFirstPage();
}

void ConnectionTester::describe(const ServiceDescription &description)
{
    using enum TestStep::State;
    const auto stateOf = [&description](QStringView endpoint) { return hasNote(description, endpoint) ? Noted : Passed; };
    passUntil(Capabilities);
    set(Capabilities, stateOf(u"ServiceProviderConfig"), capabilitiesOf(description));
    set(Types, stateOf(u"ResourceTypes"), namesOf(description.resourceTypes));
    const auto schemas = int(description.schemas.size());
    const bool standIn = hasNote(description, u"Schemas");
    set(Schemas, standIn ? Noted : Passed, standIn ? tr("not to be had; those of the standard are used") : tr("%n schema(s)", nullptr, schemas));
}

void ConnectionTester::readFirstPage()
{
    const QList<ResourceType> &types = m_directory->description().resourceTypes;
    if (types.isEmpty()) {
        set(Read, TestStep::State::Noted, tr("there is nothing to read"));
        return conclude();
    }
    set(Read, TestStep::State::Running);
    m_rows = m_directory->makeRows(m_directory);
    connect(m_rows, &RowSource::stateChanged, this, &ConnectionTester::onRowsChanged);
    m_rows->setQuery({.endpoint = types.first().endpoint, .resourceType = types.first().name});
}

void ConnectionTester::onRowsChanged()
{
    const std::optional<Error> error = m_rows->lastError();
    if (error && error->scimType.compare("tooMany"_L1, Qt::CaseInsensitive) == 0) { // RFC 7644 section 3.12, where nothing was asked for in particular (Google)
        set(Read, TestStep::State::Noted, tr("it shows no whole lists: people and groups are there once you search for them"));
        return conclude();
    }
    if (error)
        return fail(Read, *error);
    if (!m_rows->asOf().isValid())
        return; // still on its way
    const QString name = m_directory->description().resourceTypes.first().name;
    const auto total = m_rows->total();
    const QString count = QLocale().toString(total.value_or(m_rows->rowCount()));
    set(Read, TestStep::State::Passed, total ? tr("%1: %2").arg(name, count) : tr("%1: %2 on the first page").arg(name, count));
    conclude();
}

/// What can be said only at the end, of the answers that came.
void ConnectionTester::conclude()
{
    m_steps[Permission] = ProbeWords::permissions(m_directory->connection());
    m_steps[Clock] = ProbeWords::clock(m_directory->connection());
    Q_EMIT changed();
    end({});
}

void ConnectionTester::passUntil(Index index)
{
    for (int i = 0; i < index; ++i) {
        if (m_steps.at(i).state == TestStep::State::Waiting || m_steps.at(i).state == TestStep::State::Running)
            m_steps[i].state = TestStep::State::Passed;
    }
}

void ConnectionTester::set(Index index, TestStep::State state, const QString &text)
{
    m_steps[index].state = state;
    m_steps[index].text = text;
    Q_EMIT changed();
}

void ConnectionTester::fail(Index index, const Error &error)
{
    const QString seen = m_steps.at(index).text; // of the certificate that did not do
    const QString summary = ErrorText::of(error, m_host).summary;
    if (m_directory && ProbeWords::knowsTime(m_directory->connection()))
        m_steps[Clock] = ProbeWords::clock(m_directory->connection()); // a clock that is wrong is why many a sign-in fails
    set(index, TestStep::State::Failed, seen.isEmpty() ? summary : tr("%1 (%2)", "what failed, what was seen").arg(summary, seen));
    end(error);
}

void ConnectionTester::end(const std::optional<Error> &error)
{
    stop();
    Q_EMIT finished(error);
}

} // namespace Provost
