// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/changeset.h"
#include "net/directoryid.h"

#include <QDir>
#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Provost {

class StagedChanges;

/// Keeps what is staged for one connection across restarts and crashes: `drafts/` in the data directory, one file per connection, written whole and renamed,
/// a moment after the last gesture, in a thread of the pool: fifty thousand changes take a second. Passwords are not kept; such a change must be given its password again.
///
/// A file has one owner at a time, by a lock that dies with its process. Another window of the same connection begins with nothing and keeps a file of its own;
/// whatever files have lost their owner are worked into the draft of whoever reads next, so that no window takes away what another has staged.
class DraftStore : public QObject
{
    Q_OBJECT
public:
    /// `connection`: the name under which it is saved. `directory`: where it leads now; by the connection's id in it a file is known again under another name.
    /// A draft that was made for another directory is not loaded, but set aside.
    DraftStore(const QDir &dataDir, QString connection, const DirectoryId &directory = {}, QObject *parent = nullptr);
    ~DraftStore() override; ///< writes what waits

    [[nodiscard]] bool isShared() const { return m_source.isShared; } ///< another window has the connection's file
    /// The draft; an empty set when there is none. A file that cannot be read is set aside (`.damaged`, never removed) and told as an Error::Store that
    /// names it; the next call finds no draft.
    [[nodiscard]] Result<ChangeSet> load();
    /// Where drafts are read from.
    struct Source {
        QString connection {};
        DirectoryId directory {};
        QString fileName {}; ///< this window's own
        QString byName {}; ///< of a version that named files by the connection's name; empty: as fileName
        bool isShared = false;
        bool isRefused = false; ///< the connection's file, for which the system gives no lock: whether somebody has it nobody knows
    };
    [[nodiscard]] const Source &source() const { return m_source; }
    /// What draft files hold.
    struct Kept {
        ChangeSet changes {};
        QHash<QString, QString> names {}; ///< by id
        bool mayBeElsewhere = false; ///< of this connection, before somebody changed how it signs in: nothing shows whether to the same directory
        int joined = 0; ///< objects from files that other windows have left
        int overlapping = 0; ///< of those that were changed in both: what was written later stands
        std::optional<Error> problem {}; ///< of a file that is not in it
    };
    /// As load(), for a thread of the pool. Files without an owner are worked in, written down and removed.
    [[nodiscard]] static Kept read(const Source &source);
    /// Of a connection that is about to go: how many objects its drafts hold, all its windows' together; files that cannot be read count as one each.
    [[nodiscard]] static int objectsKept(const QDir &dataDir, const QString &connection, const QString &connectionId);
    /// Takes them away. False: a window has one of them open, which stays, and the window's changes with it.
    [[nodiscard]] static bool removeKept(const QDir &dataDir, const QString &connection, const QString &connectionId);
    void setNames(const QHash<QString, QString> &names) { m_names = names; } ///< of what was read
    /// What somebody is called whose id is given; empty: not known. A draft keeps it for the members in it, of whom the changes tell the ids only.
    using Namer = std::function<QString(const QString &)>;
    void setNamer(Namer namer) { m_namer = std::move(namer); }
    [[nodiscard]] const QHash<QString, QString> &names() const { return m_names; } ///< by id; of the draft that was loaded
    /// From now on every change of `staged` is kept. The store may die first.
    void follow(StagedChanges &staged);
    void flush(); ///< now, and waits for it

    [[nodiscard]] QString fileName() const { return m_source.fileName; }

Q_SIGNALS:
    void failed(const Provost::Error &error); ///< it could not be written: what is staged is in memory only

private:
    void takeNames(const ChangeSet &changes);
    void save(const ChangeSet &changes);
    struct Draft {
        Source source {};
        ChangeSet changes {};
        QHash<QString, QString> names {};
    };
    [[nodiscard]] Draft waiting() const { return {m_source, m_waiting, m_names}; }
    void takeFile(const QDir &dataDir);
    [[nodiscard]] static Result<void> write(const Draft &draft);
    void startWriting();
    void onWritten();
    void tell(const Result<void> &written);
    static void join(Kept &all, const Kept &more);
    [[nodiscard]] static Result<Kept> readFile(const QString &fileName, const Source &source);

    Source m_source;
    std::unique_ptr<ProcessLock> m_lock;
    ChangeSet m_waiting;
    Namer m_namer;
    QHash<QString, QString> m_names;
    QTimer m_timer;
    QFutureWatcher<Result<void>> m_writing;
    bool m_isDirty = false;
};

} // namespace Provost
