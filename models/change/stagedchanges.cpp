// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/stagedchanges.h"

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

void StagedChanges::revert(const ObjectKey &key, const QString &gesture)
{
    ChangeSet after = m_changes;
    after.remove(key);
    push(after, gesture);
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
