// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "membership/memberrows.h"
#include "membership/membershipeditor.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QFutureWatcher>
#include <QHash>
#include <QPointer>
#include <QTimer>

namespace Provost {

class MemberNames;
class MembershipSource;

/// A list of people or groups: the members of a group, the groups of a person, or people found somewhere. What is staged for it shows in its place:
/// who comes stands first, who leaves stays where it is. Holds 100,000 rows; sorting them is not done on the GUI thread.
class MembershipModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Content : quint8 { Nothing, MembersOf, GroupsOf, Found };
    Q_ENUM(Content)
    enum class State : quint8 { Idle, Reading, Ready, Failed };
    Q_ENUM(State)
    enum class Column { Name, Detail, Count };
    Q_ENUM(Column)
    enum class Role {
        Id = Qt::UserRole + 1,
        Stage, ///< int(MembershipEditor::Stage)
        IsGroup, ///< bool
        IsThere, ///< bool: is, or will be, in the group of the other list
    };
    Q_ENUM(Role)

    explicit MembershipModel(MembershipEditor &editor, QObject *parent = nullptr); ///< `editor` outlives it
    ~MembershipModel() override;

    void showMembers(const Principal &group);
    void showGroups(const Principal &member);
    void showFound(const QList<Principal> &found);
    void showInOrder(const QList<Principal> &found); ///< as they come, nobody twice
    void clear();
    void refresh(); ///< reads again, from the provider
    void stop(); ///< what is being read is not wanted any more
    /// Shows only rows that have it in name, detail or id; long lists are gone through away from the GUI thread.
    void setContains(const QString &text);
    void setOther(const Principal &group); ///< the group that these could come into; none: a Principal without id

    void wantNames(int first, int last); ///< rows on screen: where ids only are known, names are looked up (MemberNames)
    [[nodiscard]] Content content() const { return m_content; }
    [[nodiscard]] const Principal &subject() const { return m_subject; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< when Failed
    [[nodiscard]] MemberList::Knowledge knowledge() const { return m_knowledge; }
    /// Nobody is shown, and so far in no group: it is empty, or the server withholds who is in it.
    [[nodiscard]] bool mayBeWithheld() const { return m_isToldEmpty && !m_editor.showsMembers(); }
    [[nodiscard]] const QStringList &notes() const { return m_notes; } ///< technical, English
    [[nodiscard]] const QDateTime &asOf() const { return m_asOf; } ///< when the index read it; invalid: read from the provider just now
    [[nodiscard]] qint64 readSoFar() const;
    [[nodiscard]] std::optional<int> before() const; ///< members now; none: not known
    [[nodiscard]] std::optional<int> after() const; ///< members once what is staged is done
    [[nodiscard]] int addedCount() const { return int(m_added.size()); }
    [[nodiscard]] int removedCount() const { return int(m_leaving.size()); }
    [[nodiscard]] int total() const { return int(m_added.size() + m_base.size()); } ///< rows without the filter
    [[nodiscard]] bool hasDetails() const { return m_hasDetails; } ///< somebody's user name is known
    [[nodiscard]] bool baseHasDetails() const { return m_baseHasDetails || !m_details.isEmpty(); } ///< of those who are in it, whoever is to come
    [[nodiscard]] Principal principalAt(int row) const;
    [[nodiscard]] QList<Principal> principals(const QList<int> &rows) const;
    [[nodiscard]] QList<Principal> allPrincipals() const; ///< without the filter, who leaves left out
    [[nodiscard]] StagedList stagedList() const { return {.added = m_added, .base = m_base, .baseIds = m_baseIds, .leaving = m_leaving}; }
    [[nodiscard]] PrincipalDrag dragOf(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override;

Q_SIGNALS:
    void stateChanged();
    void countsChanged();

private:
    using Rows = QList<Principal>;
    struct Filtered {
        QString contains {};
        std::vector<quint32> shown {};
    };
    void begin(Content content, const Principal &subject);
    void read();
    void onMembers(const MemberList &list, const QDateTime &asOf);
    void onGroups(const QList<Resource> &groups);
    void onUnknowable();
    void onFailed(const Error &error);
    void onPage(const QList<MemberList::Member> &members);
    void sortRows(const Rows &rows);
    void onPrepared();
    void adopt(MemberRows now);
    void reorder(MemberRows now);
    void filter();
    void onFiltered();
    void takeNames(const Rows &people);
    void onNamed(const Rows &people);
    void nameAll();
    void setState(State state);
    void onLearnt();
    void onStaged();
    void onWritten(const QString &group);
    void placeAdded(const Rows &now);
    void placeLeaving();
    void collectAdded();
    void tellAll(const QList<int> &roles);
    [[nodiscard]] Rows stagedRows() const;
    [[nodiscard]] Rows knownRows() const;
    [[nodiscard]] MembershipEditor::Stage stageOf(const Principal &principal) const;
    [[nodiscard]] const Principal &at(int row) const;
    [[nodiscard]] QString accessibleText(const Principal &principal, int column) const;
    [[nodiscard]] PendingMembers pending() const;

    MembershipEditor &m_editor;
    MembershipSource *m_source;
    Content m_content = Content::Nothing;
    Principal m_subject;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    MemberList::Knowledge m_knowledge = MemberList::Knowledge::Complete;
    bool m_baseHasDetails = false;
    bool m_hasDetails = false;
    bool m_isToldEmpty = false; ///< a whole list, and nobody in it
    bool m_hasShown = false; ///< the provider's own list had somebody, whoever of them was taken out here since
    QStringList m_notes;
    QDateTime m_asOf;
    bool m_asksServer = false; ///< and not the index
    QString m_contains; ///< what is shown is filtered by it
    QString m_wantedContains;
    Rows m_added; ///< staged to come, who is not in the list yet; the first rows
    Rows m_base; ///< as read
    QSet<QString> m_baseIds;
    std::vector<quint32> m_shownAdded, m_shownBase; ///< what the filter leaves
    QSet<QString> m_leaving; ///< of m_base
    Principal m_other;
    MemberNames *m_names;
    QHash<QString, QString> m_details; ///< user names that came for rows on screen, by id
    bool m_namesWanted = false; ///< of everybody
    qsizetype m_named = 0; ///< rows of m_base that names have come for, or never will
    std::pair<int, int> m_onScreen {0, -1};
    QTimer m_again; ///< until it is read again after a run
    QFutureWatcher<MemberRows> m_preparing;
    QFutureWatcher<Filtered> m_filtering;
};

} // namespace Provost
