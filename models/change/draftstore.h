// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "net/directoryid.h"

#include <QDir>
#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace Provost {

class StagedChanges;

/// Keeps what is staged for one connection across restarts and crashes: `drafts/` in the data directory, one file per connection, written whole and renamed,
/// a moment after the last gesture, in a thread of the pool: fifty thousand changes take a second. Passwords are not kept; such a change must be given its password again.
class DraftStore : public QObject
{
    Q_OBJECT
public:
    /// `connection`: the name under which it is saved; also tells whose draft a file is.
    DraftStore(const QDir &dataDir, QString connection, QObject *parent = nullptr);
    ~DraftStore() override; ///< writes what waits

    /// To which directory the connection leads now. A draft that was made for another is not loaded, but set aside. Where the connection has an id the draft goes by
    /// that, whatever the connection is called meanwhile; one that went by the name is taken over.
    void setDirectory(const DirectoryId &directory);
    /// The draft; an empty set when there is none. A file that cannot be read is set aside (`.damaged`, never removed) and told as an Error::Store that
    /// names it; the next call finds no draft.
    [[nodiscard]] Result<ChangeSet> load();
    /// What a draft file holds.
    struct Kept {
        ChangeSet changes {};
        QHash<QString, QString> names {}; ///< by id
        bool mayBeElsewhere = false; ///< of this connection, before somebody changed how it signs in: nothing shows whether to the same directory
    };
    [[nodiscard]] static Result<Kept> read(const QDir &dataDir, const QString &connection, const DirectoryId &here); ///< as load(), for a thread of the pool
    void setNames(const QHash<QString, QString> &names) { m_names = names; } ///< of what was read
    /// What somebody is called whose id is given; empty: not known. A draft keeps it for the members in it, of whom the changes tell the ids only.
    using Namer = std::function<QString(const QString &)>;
    void setNamer(Namer namer) { m_namer = std::move(namer); }
    [[nodiscard]] const QHash<QString, QString> &names() const { return m_names; } ///< by id; of the draft that was loaded
    /// From now on every change of `staged` is kept. The store may die first.
    void follow(StagedChanges &staged);
    void flush(); ///< now, and waits for it

    [[nodiscard]] QString fileName() const { return m_fileName; }

Q_SIGNALS:
    void failed(const Provost::Error &error); ///< it could not be written: what is staged is in memory only

private:
    void takeNames(const ChangeSet &changes);
    void save(const ChangeSet &changes);
    struct Draft {
        QString connection {};
        QString fileName {};
        ChangeSet changes {};
        QHash<QString, QString> names {};
        DirectoryId directory {};
    };
    [[nodiscard]] Draft waiting() const { return {m_connection, m_fileName, m_waiting, m_names, m_directory}; }
    [[nodiscard]] static Result<void> write(const Draft &draft);
    void startWriting();
    void onWritten();
    void tell(const Result<void> &written);
    [[nodiscard]] static Result<Kept> readFile(const QString &fileName, const QString &connection, const DirectoryId &here);

    QDir m_dataDir;
    QString m_connection;
    DirectoryId m_directory;
    QString m_fileName;
    ChangeSet m_waiting;
    Namer m_namer;
    QHash<QString, QString> m_names;
    QTimer m_timer;
    QFutureWatcher<Result<void>> m_writing;
    bool m_isDirty = false;
};

} // namespace Provost
