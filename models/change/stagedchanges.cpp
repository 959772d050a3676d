// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stagedchanges.h"

#include "change/mergeedit.h"

#include <QHash>
#include <QSet>
#include <QUndoCommand>

namespace Provost {

/// Holds both lists whole: they share their changes, so a gesture costs no more than what it altered.
class StagedChanges::Gesture : public QUndoCommand
{
public:
    Gesture(StagedChanges &owner, ChangeSet before, ChangeSet after, const QString &text)
        : QUndoCommand(text)
        , m_owner(owner)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_owner.set(m_before); }
    void redo() override { m_owner.set(m_after); }

private:
    StagedChanges &m_owner;
    ChangeSet m_before;
    ChangeSet m_after;
};

StagedChanges::StagedChanges(QObject *parent)
    : QObject(parent)
{
}

StagedChanges::~StagedChanges() = default;

void StagedChanges::stage(const QList<Change> &changes, const QString &gesture)
{
    if (changes.isEmpty())
        return;
    ChangeSet after = m_changes;
    after.changes << changes;
    push(after, gesture);
}

QHash<ObjectKey, QList<Change>> StagedChanges::changesOf(const QList<ObjectKey> &keys) const
{
    QHash<ObjectKey, QList<Change>> own;
    for (const ObjectKey &key : keys)
        own.insert(key, {});
    for (const Change &change : std::as_const(m_changes.changes)) {
        if (const auto at = own.find(change.key()); at != own.end())
            *at << change;
    }
    return own;
}

void StagedChanges::merge(const QList<Change> &edits, const QString &gesture)
{
    QSet<ObjectKey> taken;
    taken.reserve(m_changes.changes.size() + edits.size());
    for (const Change &change : std::as_const(m_changes.changes))
        taken.insert(change.key());
    QList<ObjectKey> keys;
    keys.reserve(edits.size());
    bool isNew = true;
    for (const Change &edit : edits) {
        keys << edit.key();
        const qsizetype before = taken.size();
        taken.insert(keys.constLast());
        isNew = isNew && taken.size() > before;
    }
    if (isNew) // an import's thousands: nothing to work in
        return stage(edits, gesture);
    QHash<ObjectKey, QList<Change>> own = changesOf(keys);
    for (const Change &edit : edits)
        own[edit.key()] = withEdit(own.value(edit.key()), edit);
    place(own, keys, gesture);
}

void StagedChanges::replace(const QList<ObjectKey> &keys, const QList<Change> &now, const QString &gesture)
{
    QHash<ObjectKey, QList<Change>> own;
    for (const ObjectKey &key : keys)
        own.insert(key, {});
    for (const Change &change : now)
        own[change.key()] << change;
    place(own, keys, gesture);
}

/// An object's first place takes all of its changes; objects that had none come last, in `order`.
void StagedChanges::place(QHash<ObjectKey, QList<Change>> own, const QList<ObjectKey> &order, const QString &gesture)
{
    const QSet<ObjectKey> touched(own.keyBegin(), own.keyEnd());
    if (changesOf(order) == own)
        return;
    ChangeSet after {.title = m_changes.title};
    for (const Change &change : std::as_const(m_changes.changes)) {
        if (!touched.contains(change.key()))
            after.changes << change;
        else
            after.changes << own.take(change.key());
    }
    for (const ObjectKey &key : order)
        after.changes << own.take(key);
    m_undo.push(std::make_unique<Gesture>(*this, m_changes, after, gesture).release()); // the stack owns it
}

void StagedChanges::revert(const ObjectKey &key, const QString &gesture)
{
    revert(QList<ObjectKey> {key}, gesture);
}

void StagedChanges::revert(const QList<ObjectKey> &keys, const QString &gesture)
{
    ChangeSet after = m_changes;
    const QSet<ObjectKey> all(keys.cbegin(), keys.cend());
    after.changes.removeIf([&all](const Change &change) { return all.contains(change.key()); });
    push(after, gesture);
}

void StagedChanges::replace(const ObjectKey &key, const QList<Change> &changes, const QString &gesture)
{
    ChangeSet after {.title = m_changes.title};
    bool placed = false;
    for (const Change &change : std::as_const(m_changes.changes)) {
        if (change.key() != key)
            after.changes << change;
        else if (!std::exchange(placed, true))
            after.changes << changes;
    }
    if (after != m_changes)
        m_undo.push(std::make_unique<Gesture>(*this, m_changes, after, gesture).release()); // the stack owns it
}

void StagedChanges::clear(const QString &gesture)
{
    push({.title = m_changes.title}, gesture);
}

void StagedChanges::reset(const ChangeSet &changes)
{
    m_undo.clear();
    set(changes);
}

void StagedChanges::push(const ChangeSet &after, const QString &gesture)
{
    if (after.changes.size() != m_changes.changes.size()) // gestures only add or drop
        m_undo.push(std::make_unique<Gesture>(*this, m_changes, after, gesture).release()); // the stack owns it
}

void StagedChanges::set(const ChangeSet &changes)
{
    m_changes = changes;
    Q_EMIT changed();
}

} // namespace Provost
