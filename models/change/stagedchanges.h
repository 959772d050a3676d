// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "change/stagedindex.h"

#include <QHash>
#include <QObject>
#include <QUndoStack>

namespace Provost {

/// The change set being put together in the window, with undo and redo by gesture: every stage() and every discard is one step.
class StagedChanges : public QObject
{
    Q_OBJECT
public:
    explicit StagedChanges(QObject *parent = nullptr);
    ~StagedChanges() override;

    [[nodiscard]] const ChangeSet &changes() const { return m_changes; }
    [[nodiscard]] const StagedIndex &index() const { return *m_index; } ///< of changes()
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    void stage(const QList<Change> &changes, const QString &gesture); ///< `gesture` names it for the Undo action; nothing for an empty list
    /// Works `edits` into what is staged for their objects already (withEdit()), as one step.
    void merge(const QList<Change> &edits, const QString &gesture);
    /// What merge() makes of `now`: pure, for those who do it away from the GUI thread because there is much of it.
    [[nodiscard]] static ChangeSet merged(const ChangeSet &now, const QList<Change> &edits);
    using Index = std::shared_ptr<const StagedIndex>;
    /// `after`, which was made of `before`, as one step; false, and nothing happens, where something else was staged meanwhile. `index`: of `after`, if it is made already, as in reset().
    [[nodiscard]] bool takeOver(const ChangeSet &before, const ChangeSet &after, const QString &gesture, const Index &index = {});
    /// Puts `now` in the place of all that is staged for the objects named, as one step; nothing where that alters nothing.
    void replace(const QList<ObjectKey> &keys, const QList<Change> &now, const QString &gesture);
    void revert(const ObjectKey &key, const QString &gesture); ///< drops every edit of one object
    void revert(const QList<ObjectKey> &keys, const QString &gesture);
    void replace(const ObjectKey &key, const QList<Change> &changes, const QString &gesture); ///< every edit of one object by others; where the first stood
    void clear(const QString &gesture);
    void reset(const ChangeSet &changes, const Index &index = {}); ///< from a draft or a file, or what is left after a run: not a gesture, forgets the history

Q_SIGNALS:
    void changed();

private:
    class Gesture;
    void push(const ChangeSet &after, const QString &gesture);
    void place(const QHash<ObjectKey, QList<Change>> &own, const QList<ObjectKey> &order, const QString &gesture);
    void set(ChangeSet changes, Index index);

    ChangeSet m_changes;
    Index m_index = StagedIndex::of({});
    QUndoStack m_undo;
};

} // namespace Provost
