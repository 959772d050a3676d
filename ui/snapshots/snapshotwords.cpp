// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/snapshotwords.h"

#include "overview/overviewwords.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString pluralOf(const QString &name, const ServiceDescription &description)
{
    const ResourceType *type = description.resourceType(name);
    return type ? OverviewWords::plural(*type) : name;
}

} // namespace

QString SnapshotWords::of(SnapshotProblem problem, const QString &fileName)
{
    const QString name = QDir::toNativeSeparators(fileName);
    switch (problem) {
    case SnapshotProblem::None:
        break;
    case SnapshotProblem::Unreadable:
        return tr("%1 cannot be read. Does it still exist, and may you open it?").arg(name);
    case SnapshotProblem::NoSnapshot:
        return tr("%1 is not a snapshot.").arg(name);
    case SnapshotProblem::NewerVersion:
        return tr("%1 was written by a newer version of this program.").arg(name);
    case SnapshotProblem::Altered:
        return tr("%1 was altered after it was written, and is not used.").arg(name);
    case SnapshotProblem::Broken:
        return tr("%1 is damaged, and is not used.").arg(name);
    case SnapshotProblem::CutOff:
        return tr("%1 is cut off: its end is missing.").arg(name);
    }
    return {};
}

QString SnapshotWords::whose(const SnapshotFile &file, const DirectoryId &here)
{
    switch (file.comparedTo(here)) {
    case DirectoryId::Sameness::Same:
        break;
    case DirectoryId::Sameness::Unsure:
        return tr("Several directories share the address %1, and the snapshot does not show which of them it is of.").arg(file.baseUrl());
    case DirectoryId::Sameness::Other:
        return tr("That is a snapshot of another directory, %1.").arg(file.baseUrl());
    }
    return {};
}

QString SnapshotWords::of(const QList<ReadGap> &gaps, const ServiceDescription &description)
{
    QStringList sentences;
    for (const ReadGap &gap : gaps) {
        const QString type = pluralOf(gap.resourceType, description);
        switch (gap.kind) {
        case ReadGap::Kind::NotServed:
            sentences << tr("%1 are not in it: the provider declares them and does not have them.", "Devices").arg(type);
            break;
        case ReadGap::Kind::MembersUnknown:
            sentences << tr("Members of %1 are not in it: the provider does not tell them.", "Groups").arg(type);
            break;
        case ReadGap::Kind::MembersPartly:
            sentences << tr("Of the members of %1 only some are in it: the provider does not tell all kinds.", "Groups").arg(type);
            break;
        }
    }
    return sentences.join(u' ');
}

QString SnapshotWords::of(const QList<Omission> &omissions, const ServiceDescription &description)
{
    QStringList types;
    QStringList members;
    for (const Omission &omission : omissions)
        (omission.kind == Omission::Kind::Type ? types : members) << pluralOf(omission.resourceType, description);
    QStringList sentences;
    if (!types.isEmpty())
        sentences << tr("Not compared, because one of the two states does not have them: %1.", "Devices, Groups").arg(types.join(u", "_s));
    if (!members.isEmpty())
        sentences << tr("Memberships are not compared, because one of the two states does not know them all: %1.", "Groups").arg(members.join(u", "_s));
    return sentences.join(u' ');
}

} // namespace Provost
