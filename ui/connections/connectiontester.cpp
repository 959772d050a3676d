// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectiontester.h"

#include "directory/directory.h"
#include "directory/rowsource.h"
#include "errors/errortext.h"

#include <QLocale>

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
}

ConnectionTester::~ConnectionTester() = default;

Directory *ConnectionTester::makeDirectory(const ConnectionSettings &settings, QObject *parent)
{
    return new Directory(settings, parent);
}

void ConnectionTester::start(const ConnectionSettings &settings)
{
    stop();
    m_host = settings.baseUrl.host();
    m_steps = {{.title = tr("Reach %1").arg(m_host)},
               {.title = tr("Read what it can do")},
               {.title = tr("Read its resource types")},
               {.title = tr("Read its schemas")},
               {.title = tr("Sign in and read a first page")}};
    set(Reach, TestStep::State::Running);
    m_directory = m_factory(settings, this);
    connect(m_directory, &Directory::stateChanged, this, &ConnectionTester::onDirectoryChanged);
    m_directory->open();
}

void ConnectionTester::stop()
{
    if (!m_directory)
        return;
    m_directory->disconnect(this);
    if (m_rows)
        m_rows->disconnect(this);
    m_directory->deleteLater();
    m_directory = nullptr;
    m_rows = nullptr;
}

void ConnectionTester::onDirectoryChanged()
{
    if (m_directory->state() == Directory::State::Failed) {
        const Error error = m_directory->error().value_or(Error::protocol({}));
        const bool reached = wasReached(error);
        if (reached)
            set(Reach, TestStep::State::Passed);
        return fail(reached ? Capabilities : Reach, error);
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
    set(Reach, Passed, m_directory->connection().settings().baseUrl.scheme() == u"https"_s ? tr("secure connection") : tr("not encrypted, on this computer"));
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
        return end({});
    }
    set(Read, TestStep::State::Running);
    m_rows = m_directory->makeRows(m_directory);
    connect(m_rows, &RowSource::stateChanged, this, &ConnectionTester::onRowsChanged);
    m_rows->setQuery({.endpoint = types.first().endpoint, .resourceType = types.first().name});
}

void ConnectionTester::onRowsChanged()
{
    if (const std::optional<Error> error = m_rows->lastError())
        return fail(Read, *error);
    if (!m_rows->asOf().isValid())
        return; // still on its way
    const QString name = m_directory->description().resourceTypes.first().name;
    const auto total = m_rows->total();
    const QString count = QLocale().toString(total.value_or(m_rows->rowCount()));
    set(Read, TestStep::State::Passed, total ? tr("%1: %2").arg(name, count) : tr("%1: %2 on the first page").arg(name, count));
    end({});
}

void ConnectionTester::set(Index index, TestStep::State state, const QString &text)
{
    m_steps[index].state = state;
    m_steps[index].text = text;
    Q_EMIT changed();
}

void ConnectionTester::fail(Index index, const Error &error)
{
    set(index, TestStep::State::Failed, ErrorText::of(error, m_host).summary);
    end(error);
}

void ConnectionTester::end(const std::optional<Error> &error)
{
    stop();
    Q_EMIT finished(error);
}

} // namespace Provost
