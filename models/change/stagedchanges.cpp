// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stagedchanges.h"

#include "base/letgo.h"
#include "change/mergeedit.h"

#include <QHash>
#include <QSet>
#include <QUndoCommand>

#include <tuple>
#include <utility>

namespace Provost {

/// Holds both lists whole: they share their changes, so a gesture costs no more than what it altered.
class StagedChanges::Gesture : public QUndoCommand
{
public:
    Gesture(StagedChanges &owner, ChangeSet after, const QString &text, Index index = {})
        : QUndoCommand(text)
        , m_owner(owner)
        , m_before(owner.m_changes)
        , m_after(std::move(after))
        , m_indexBefore(owner.m_index)
        , m_indexAfter(std::move(index))
    {
    }
    ~Gesture() override { letGo(std::tuple(std::exchange(m_before, {}), std::exchange(m_after, {}), std::move(m_indexBefore), std::move(m_indexAfter))); }
    Gesture(const Gesture &) = delete;
    Gesture &operator=(const Gesture &) = delete;
    void undo() override { m_owner.set(m_before, m_indexBefore); }
    void redo() override
    {
        if (!m_indexAfter)
            m_indexAfter = StagedIndex::of(m_after.changes);
        m_owner.set(m_after, m_indexAfter);
    }

private:
    StagedChanges &m_owner;
    ChangeSet m_before;
    ChangeSet m_after;
    Index m_indexBefore;
    Index m_indexAfter; ///< null until it was asked for
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

namespace {

QHash<ObjectKey, QList<Change>> changesOf(const ChangeSet &set, const QList<ObjectKey> &keys)
{
    QHash<ObjectKey, QList<Change>> own;
    own.reserve(keys.size());
    for (const ObjectKey &key : keys)
        own.insert(key, {});
    for (const Change &change : set.changes) {
        if (const auto at = own.find(change.key()); at != own.end())
            *at << change;
    }
    return own;
}

/// An object's first place takes all of its changes; objects that had none come last, in `order`.
ChangeSet placed(const ChangeSet &now, QHash<ObjectKey, QList<Change>> own, const QList<ObjectKey> &order)
{
    const QSet<ObjectKey> touched(own.keyBegin(), own.keyEnd());
    ChangeSet after {.title = now.title};
    after.changes.reserve(now.changes.size() + order.size());
    for (const Change &change : now.changes) {
        if (!touched.contains(change.key()))
            after.changes << change;
        else
            after.changes << own.take(change.key());
    }
    for (const ObjectKey &key : order)
        after.changes << own.take(key);
    return after;
}

QList<ObjectKey> keysOf(const QList<Change> &edits)
{
    QList<ObjectKey> keys;
    keys.reserve(edits.size());
    for (const Change &edit : edits)
        keys << edit.key();
    return keys;
}

QHash<ObjectKey, QList<Change>> edited(const ChangeSet &now, const QList<Change> &edits, const QList<ObjectKey> &keys)
{
    QHash<ObjectKey, QList<Change>> own = changesOf(now, keys);
    for (const Change &edit : edits)
        own[edit.key()] = withEdit(own.value(edit.key()), edit);
    return own;
}

} // namespace

void StagedChanges::merge(const QList<Change> &edits, const QString &gesture)
{
    const QList<ObjectKey> keys = keysOf(edits);
    place(edited(m_changes, edits, keys), keys, gesture);
}

ChangeSet StagedChanges::merged(const ChangeSet &now, const QList<Change> &edits)
{
    const QList<ObjectKey> keys = keysOf(edits);
    return placed(now, edited(now, edits, keys), keys);
}

bool StagedChanges::takeOver(const ChangeSet &before, const ChangeSet &after, const QString &gesture, const Index &index)
{
    if (!m_changes.changes.isSharedWith(before.changes))
        return false;
    m_undo.push(std::make_unique<Gesture>(*this, after, gesture, index).release()); // the stack owns it
    return true;
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

void StagedChanges::place(const QHash<ObjectKey, QList<Change>> &own, const QList<ObjectKey> &order, const QString &gesture)
{
    if (changesOf(m_changes, order) != own)
        m_undo.push(std::make_unique<Gesture>(*this, placed(m_changes, own, order), gesture).release()); // the stack owns it
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
        m_undo.push(std::make_unique<Gesture>(*this, after, gesture).release()); // the stack owns it
}

void StagedChanges::clear(const QString &gesture)
{
    push({.title = m_changes.title}, gesture);
}

void StagedChanges::reset(const ChangeSet &changes, const Index &index)
{
    m_undo.clear();
    set(changes, index);
}

void StagedChanges::push(const ChangeSet &after, const QString &gesture)
{
    if (after.changes.size() != m_changes.changes.size()) // gestures only add or drop
        m_undo.push(std::make_unique<Gesture>(*this, after, gesture).release()); // the stack owns it
}

/// By value: who asks for it may stand in what is let go of.
void StagedChanges::set(ChangeSet changes, Index index)
{
    if (!index || !index->isOf(changes.changes))
        index = StagedIndex::of(changes.changes);
    letGo(std::pair(std::exchange(m_changes, std::move(changes)), std::exchange(m_index, std::move(index))));
    Q_EMIT changed();
}

} // namespace Provost
