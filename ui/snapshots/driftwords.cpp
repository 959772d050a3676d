// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/driftwords.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr qsizetype mostSaid = 3;
}

QString DriftWords::of(const SchemaChange &change)
{
    const QString unset = tr("not set", "a characteristic's value");
    const QString was = change.was.isEmpty() ? unset : change.was;
    const QString now = change.now.isEmpty() ? unset : change.now;
    switch (change.kind) {
    case SchemaChange::Kind::TypeAdded:
        return tr("The resource type %1 is new.").arg(change.subject);
    case SchemaChange::Kind::TypeRemoved:
        return tr("The resource type %1 is gone.").arg(change.subject);
    case SchemaChange::Kind::TypeChanged:
        return tr("The resource type %1: %2 was %3 and is %4.", "name, part, values").arg(change.subject, change.what, was, now);
    case SchemaChange::Kind::SchemaAdded:
        return tr("The schema %1 is new.").arg(change.subject);
    case SchemaChange::Kind::SchemaRemoved:
        return tr("The schema %1 is gone.").arg(change.subject);
    case SchemaChange::Kind::AttributeAdded:
        return tr("The attribute %1 is new.").arg(change.subject);
    case SchemaChange::Kind::AttributeRemoved:
        return tr("The attribute %1 is gone.").arg(change.subject);
    case SchemaChange::Kind::AttributeChanged:
        return tr("The attribute %1: %2 was %3 and is %4.", "path, characteristic, values").arg(change.subject, change.what, was, now);
    case SchemaChange::Kind::ProviderChanged:
        return tr("%1 was %2 and is %3.", "a limit or feature, values").arg(change.subject, was, now);
    }
    return {};
}

QString DriftWords::summary(const QList<SchemaChange> &changes)
{
    QStringList words;
    for (const SchemaChange &change : changes.mid(0, mostSaid))
        words.append(of(change));
    if (changes.size() > mostSaid)
        words.append(tr("And %n more.", nullptr, int(changes.size() - mostSaid)));
    return words.join(u' ');
}

} // namespace Provost
