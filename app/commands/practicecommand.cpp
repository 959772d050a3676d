// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/practicecommand.h"

#include "practice/practiceserver.h"
#include "scim/json.h"

#include <QCoreApplication>

#include <limits>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> numberOption(const QCommandLineParser &parser, const QString &name, T fallback)
{
    if (!parser.isSet(name))
        return fallback;
    bool ok = false;
    const qulonglong number = parser.value(name).toULongLong(&ok);
    if (!ok || number > qulonglong(std::numeric_limits<T>::max()))
        return Error::validation(u"--%1 %2 is not a number from 0 to %3"_s.arg(name, parser.value(name)).arg(std::numeric_limits<T>::max()));
    return T(number);
}

} // namespace

PracticeCommand::PracticeCommand(QObject *parent)
    : Command(parent)
{
}

PracticeCommand::~PracticeCommand() = default;

void PracticeCommand::describe(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"port"_s, tr("The port on 127.0.0.1; 0 takes a free one."), u"N"_s},
        {u"users"_s, tr("How many people (1000)."), u"N"_s},
        {u"groups"_s, tr("How many groups (50)."), u"N"_s},
        {u"seed"_s, tr("The same seed gives the same people (1)."), u"N"_s},
        {u"profile"_s, tr("Whose dialect to speak: rfc, entra, aws, github or minimal."), tr("name")},
        {u"token"_s, tr("The bearer token to ask for; made up if not given."), tr("token")},
        {u"state"_s, tr("Keep the directory in <file>."), tr("file")},
        {u"fault"_s, tr("Misbehave, such as 429:every=50,retry-after=2; may be given several times."), tr("fault")},
        {u"read-only"_s, tr("Refuse every change.")},
    });
}

Result<Practice::Options> PracticeCommand::practiceOptions() const
{
    const QCommandLineParser &parser = options();
    Practice::Options practice;
    const auto port = numberOption<quint16>(parser, u"port"_s, practice.port);
    const auto users = numberOption<int>(parser, u"users"_s, practice.users);
    const auto groups = numberOption<int>(parser, u"groups"_s, practice.groups);
    const auto seed = numberOption<quint32>(parser, u"seed"_s, practice.seed);
    if (!port)
        return port.error();
    if (!users)
        return users.error();
    if (!groups)
        return groups.error();
    if (!seed)
        return seed.error();
    practice.port = *port;
    practice.users = *users;
    practice.groups = *groups;
    practice.seed = *seed;
    practice.profile = parser.isSet(u"profile"_s) ? parser.value(u"profile"_s) : practice.profile;
    practice.token = parser.value(u"token"_s).toUtf8();
    practice.stateFile = parser.value(u"state"_s);
    practice.faults = parser.values(u"fault"_s);
    practice.readOnly = parser.isSet(u"read-only"_s);
    return practice;
}

void PracticeCommand::start()
{
    if (!arguments().isEmpty())
        return usage(tr("practice takes no argument but its options"));
    const auto practice = practiceOptions();
    if (!practice)
        return fail(practice.error());
    m_server = std::make_unique<Practice::PracticeServer>(*practice);
    if (const auto listening = m_server->listen(); !listening)
        return fail(listening.error());
    const Json line = Json::object({{u"url"_s, m_server->url().toString()},
                                    {u"token"_s, QString::fromUtf8(m_server->token())},
                                    {u"pid"_s, qint64(QCoreApplication::applicationPid())}});
    if (!write(line.toBytes() + '\n') || !output().flush())
        return;
    if (!output().commit()) // whoever waits for the line does not wait for the end
        output().complain(tr("provost: the output could not be written"));
}

void PracticeCommand::interrupt()
{
    m_server.reset();
    finish(ExitCode::Done);
}

} // namespace Provost
