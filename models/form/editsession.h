// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/conflict.h"
#include "change/plan.h"
#include "change/stagedchanges.h"
#include "directory/rowmarks.h"
#include "form/formmodel.h"
#include "net/auth/permissions.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace Provost {

class Directory;
class Index;
struct Principal;

/// Why something cannot be done here at all, whatever the object.
struct Denial {
    QStringList roles {}; ///< that would permit it, least first; none: the connection is for reading only
    friend bool operator==(const Denial &, const Denial &) = default;
};

/// Editing one open directory: the one set of staged changes that every editor of the window adds to, and what follows from it for each object.
/// Nothing here sends anything.
class EditSession : public QObject
{
    Q_OBJECT
public:
    explicit EditSession(Directory &directory, QObject *parent = nullptr); ///< `directory` outlives it
    ~EditSession() override;

    [[nodiscard]] Directory &directory() const { return m_directory; }
    [[nodiscard]] StagedChanges &staged() { return m_staged; }
    [[nodiscard]] const ChangeSet &changes() const { return m_staged.changes(); }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; } ///< nothing may be staged
    void setReadOnly(bool readOnly);
    /// What the roles in the token do not permit, and anything over a connection that is for reading only. The server has the last word on the rest.
    [[nodiscard]] std::optional<Denial> denialOf(const QString &resourceType, Permissions::Action action) const;

    [[nodiscard]] std::optional<Denial> denialOf(const Plan &plan) const; ///< of the first of its requests that is denied

    [[nodiscard]] const FormSpec &specOf(const ResourceType &type); ///< made once
    [[nodiscard]] qsizetype objectCount() const { return m_staged.index().objectCount(); } ///< as changes().objectCount(), without counting
    [[nodiscard]] QList<Change> changesOf(const ObjectKey &key) const;
    [[nodiscard]] RowMarks::Mark markOf(const ObjectKey &key) const;
    [[nodiscard]] Json shown(const ResourceType &type, const Resource &resource) const; ///< as it is to be
    [[nodiscard]] FormModel::Subject subjectOf(const ResourceType &type, const Resource &resource) const;
    [[nodiscard]] QList<Resource> createdOf(const QString &resourceType, const QString &words = {}) const; ///< staged, with their temporary ids; those in whose name `words` are
    [[nodiscard]] static QString labelOf(const Change &change); ///< a name for people
    void knowName(const QString &id, const QString &name); ///< of somebody a list has shown, so that others can call them so
    [[nodiscard]] QString nameOf(const QString &id) const; ///< the id itself where no name is known
    /// Likewise, for a view: where no name is known the directory's index is asked for it, and namesLearned() tells when there is more to show.
    [[nodiscard]] QString nameToShow(const QString &id);
    void askNamesOf(const EditSession &other) { m_others = &other; } ///< of whom nothing is known here; `other` outlives it

    void stage(const QList<Change> &edits, const QString &gesture); ///< merged into what is staged; nothing when read-only

    /// The object as it was when it was edited, as it is `now` on the server (null: gone), and as the edit wants it. Memberships apart.
    [[nodiscard]] ThreeWay versionsOf(const ObjectKey &key, const Resource &now) const;
    /// The edit as `resolutions` says, made anew from what the object is now; nothing is left where all of it is theirs, or the object is gone.
    void settle(const ObjectKey &key, const Resource &now, const Resolutions &resolutions, const QString &gesture);

Q_SIGNALS:
    void changed();
    void readOnlyChanged();
    void rightsChanged(); ///< what denialOf() says
    void namesLearned(); ///< nameToShow() may know more

private:
    void readRights();
    void askIndex();
    void onNames(const QList<Principal> &found);

    Directory &m_directory;
    StagedChanges m_staged;
    bool m_readOnly = false;
    Permissions m_permissions; ///< of the last token that told any: one that has expired says nothing
    QHash<QString, FormSpec> m_specs;
    QHash<QString, QString> m_names; ///< by id
    const EditSession *m_others = nullptr;
    QSet<QString> m_askedFor; ///< ids, since the index has read all of a type
    QStringList m_toAsk;
    QPointer<Index> m_nameSource; ///< that tells when it has
};

/// The marks of one resource type's rows.
class StagedMarks : public RowMarks
{
    Q_OBJECT
public:
    StagedMarks(EditSession &session, const ResourceType &type, QObject *parent);
    [[nodiscard]] Mark markOf(const QString &id) const override { return m_session.markOf({m_type.name, id}); }
    [[nodiscard]] Json shown(const Resource &resource) const override { return m_session.shown(m_type, resource); }

private:
    EditSession &m_session;
    ResourceType m_type;
};

} // namespace Provost
