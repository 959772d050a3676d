// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/targetedcommand.h"

#include "client/discoverjob.h"
#include "commands/target.h"
#include "net/connection.h"

namespace Provost {
using namespace Qt::StringLiterals;

TargetedCommand::TargetedCommand(QObject *parent)
    : Command(parent)
{
}

TargetedCommand::~TargetedCommand() = default;

void TargetedCommand::describe(QCommandLineParser &parser) const
{
    Target::addOptions(parser);
}

void TargetedCommand::start()
{
    const auto settings = Target::resolve(options(), dataDir());
    if (!settings)
        return fail(settings.error());
    if (!prepare())
        return;
    m_ownProfile = settings->profile;
    m_connection = new Connection(*settings, this);
    auto *job = new DiscoverJob(*m_connection, this);
    job->then(this, [this](const Result<ServiceDescription> &found) {
        if (isFinished())
            return;
        if (!found)
            return fail(found.error());
        m_description = *found;
        m_connection->setProfile(m_description.profile);
        onDiscovered();
    });
}

const ResourceType *TargetedCommand::typeCalled(const QString &word)
{
    const ResourceType *type = m_description.resourceType(word);
    if (type != nullptr)
        return type;
    QStringList names;
    for (const ResourceType &known : std::as_const(m_description.resourceTypes))
        names << known.name;
    usage(tr("there is no resource type \"%1\"; this provider has: %2").arg(word, names.join(u", ")));
    return nullptr;
}

} // namespace Provost
