// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipeditor.h"
#include "membership/pairquestions.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Provost {

/// People down, groups across: who is in what, and what is staged. Who is a member is asked for each person or each group, whichever are fewer.
class MembershipMatrixModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Cell : quint8 { Unknown, No, Yes, Added, Removed };
    Q_ENUM(Cell)
    enum class Role {
        Cell = Qt::UserRole + 1, ///< int(Cell)
    };
    Q_ENUM(Role)

    explicit MembershipMatrixModel(MembershipEditor &editor, QObject *parent = nullptr); ///< `editor` outlives it
    ~MembershipMatrixModel() override;
    void setPeople(const QList<Principal> &people);
    void setGroups(const QList<Principal> &groups);
    void setPeopleContain(const QString &text);
    void setGroupsContain(const QString &text);
    [[nodiscard]] int callsToRead() const; ///< questions that read() would ask; 0: all is known
    void read();
    void stop();
    [[nodiscard]] bool isReading() const { return m_lists->isRunning() || m_pairs->isRunning(); }
    [[nodiscard]] int answered() const { return asking().answered(); } ///< of asked()
    [[nodiscard]] int asked() const { return asking().asked(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_pairs->error() ? m_pairs->error() : m_lists->error(); } ///< of a question that failed

    /// All of them in, or out where all are in already; one step of undo.
    MembershipEditor::Outcome toggle(const QModelIndexList &cells);
    [[nodiscard]] Cell cellAt(const QModelIndex &index) const;
    [[nodiscard]] const Principal &person(int row) const { return m_people.at(m_rows.at(row)); }
    [[nodiscard]] const Principal &group(int column) const { return m_groups.at(m_columns.at(column)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void progressed();

private:
    [[nodiscard]] bool asksPeople() const;
    [[nodiscard]] bool asksPairs() const; ///< for want of anything better: a question a cell
    [[nodiscard]] QList<MembershipPair> openPairs() const;
    [[nodiscard]] QList<qsizetype> open() const; ///< of the people or the groups: whom nothing is known of
    [[nodiscard]] const QuestionQueue &asking() const;
    [[nodiscard]] Job *askForGroups(const Principal &person, const QuestionQueue::Answered &answered);
    [[nodiscard]] Job *askForMembers(const Principal &group, const QuestionQueue::Answered &answered);
    void onUnknowable();
    void tellAll();
    void collect();
    [[nodiscard]] QString nameOf(const Principal &principal) const;

    MembershipEditor &m_editor;
    QuestionQueue *m_lists; ///< of the people or the groups, whole
    PairQuestions *m_pairs;
    QList<Principal> m_people, m_groups;
    QSet<QString> m_shared; ///< names that two of them have
    QList<qsizetype> m_rows, m_columns; ///< what the filters leave
    QString m_peopleContain, m_groupsContain;
    bool m_peopleUnknowable = false; ///< the provider does not tell somebody's groups
};

} // namespace Provost
