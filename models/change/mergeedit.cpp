// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/mergeedit.h"

#include "scim/patchvalues.h"
#include "scim/schema.h"

namespace Provost {

namespace {

bool holdsAttributesOnly(const Change &change)
{
    return (change.kind == ChangeKind::Update && change.operations.empty()) || change.kind == ChangeKind::Create;
}

/// One change's attributes and then another's, for an object nobody has read.
Json composed(const Json &first, const Json &second)
{
    Json all = first.isObject() ? first : Json::object();
    for (const auto &[name, value] : second.members()) {
        const Json below = all.value(name);
        all.set(name, below.isObject() && value.isObject() ? composed(below, value) : value);
    }
    return all;
}

void workIn(Change &change, const Change &edit)
{
    if (change.kind == ChangeKind::Create) {
        change.attributes = overlaid(change.attributes, edit.attributes);
        return;
    }
    if (change.before.isNull())
        change.before = edit.before;
    if (change.before.isNull()) {
        change.attributes = composed(change.attributes, edit.attributes);
        return;
    }
    const Json &before = change.before.json();
    change.attributes = overlayBetween(before, overlaid(overlaid(before, change.attributes), edit.attributes));
}

/// The last wish counts: whoever is taken out is to be put in no longer, and the other way about.
void takeBackOpposite(QList<Change> &changes, const Change &edit)
{
    const bool adds = edit.kind == ChangeKind::MembersAdd;
    if (!adds && edit.kind != ChangeKind::MembersRemove)
        return;
    const QSet<QString> members(edit.members.cbegin(), edit.members.cend());
    for (Change &change : changes) {
        if (change.kind == (adds ? ChangeKind::MembersRemove : ChangeKind::MembersAdd))
            change.members.removeIf([&members](const QString &member) { return members.contains(member); });
    }
    changes.removeIf([](const Change &change) { return (change.kind == ChangeKind::MembersAdd || change.kind == ChangeKind::MembersRemove) && change.members.isEmpty(); });
}

} // namespace

Json overlayBetween(const Json &before, const Json &after)
{
    Json overlay = Json::object();
    for (const auto &[name, value] : after.members()) {
        const Json old = before.value(name);
        if (old.isObject() && value.isObject()) {
            if (const Json inner = overlayBetween(old, value); inner.size() > 0)
                overlay.set(name, inner);
        } else if (!sameAssigned(old, value)) {
            overlay.set(name, value);
        }
    }
    for (const auto &[name, value] : before.members()) {
        if (!isUnassigned(value) && !after.contains(name))
            overlay.set(name, nullptr);
    }
    return overlay;
}

QList<Change> withEdit(const QList<Change> &changes, const Change &edit)
{
    if (edit.kind == ChangeKind::Delete) {
        const bool onlyPlanned = std::any_of(changes.cbegin(), changes.cend(), [](const Change &change) { return change.kind == ChangeKind::Create; });
        return onlyPlanned ? QList<Change>() : QList<Change> {edit};
    }
    QList<Change> all = changes;
    takeBackOpposite(all, edit);
    const auto last = std::find_if(all.rbegin(), all.rend(), holdsAttributesOnly);
    if (last == all.rend() || !holdsAttributesOnly(edit)) {
        all << edit;
        return all;
    }
    if (edit.kind == ChangeKind::Create)
        last->attributes = edit.attributes; // the form of an object to be created, handed in again
    else
        workIn(*last, edit);
    if (last->kind == ChangeKind::Update && last->attributes.size() == 0)
        all.removeAt(std::distance(all.begin(), last.base()) - 1);
    return all;
}

Json documentAfter(const Json &before, const QList<Change> &changes, const ResourceSchema &schema)
{
    Json document = before;
    for (const Change &change : changes) {
        if (change.kind == ChangeKind::Create || change.kind == ChangeKind::Update)
            document = overlaid(document, change.attributes);
        if (change.operations.empty())
            continue;
        if (auto patched = Patch {change.operations}.apply(document, schema))
            document = *patched;
    }
    return document;
}

} // namespace Provost
