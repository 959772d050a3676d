// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/outcomewords.h"
#include "activity/runcontent.h"
#include "activity/runlines.h"
#include "change/stepoutcomes.h"
#include "form/changelistmodel.h"

#include <QAbstractItemModel>
#include <QFutureWatcher>

namespace Provost {

/// The objects of a run, what was to become of each below it, and what came of it. The first three columns and the roles are those of a ChangeListModel.
class RunChangesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { What, Old, New, Outcome, Count };
    Q_ENUM(Column)
    enum class Role {
        Tone = Qt::UserRole + 100, ///< int(OutcomeWords::Tone) of an object
    };
    Q_ENUM(Role)

    explicit RunChangesModel(QObject *parent = nullptr);
    ~RunChangesModel() override;

    void setNames(RunLine::Names names) { m_names = std::move(names); } ///< without, those who are not of the run are called by their ids
    void setLabels(const RunLine::Labels &labels) { m_labelsOfTypes = labels; } ///< of the directory that the run's objects are of; before its content
    void refreshNames(); ///< they may be known by now
    /// contentShown() follows; of a large run a moment later, and until then there are no lines. `outcomes`: what came of the steps since they were as they are given.
    void setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running, const StepOutcomes &outcomes = {});
    void setOutcome(int number, const StepOutcome &outcome);
    [[nodiscard]] bool isRunning() const { return m_running; }
    void setRunning(bool running); ///< what is not done yet may still be
    void setDeletedForGood(bool forGood); ///< nothing here brings a user back who was deleted (ServerProfile::keepsNamesOfDeleted)
    void setOnlyTroubles(bool only); ///< leaves out what went well
    [[nodiscard]] int troubles() const; ///< objects with anything that did not go well

    [[nodiscard]] const PlannedObject *objectAt(const QModelIndex &index) const; ///< of the object the line is about; null: none
    [[nodiscard]] std::optional<StepRecord> stepAt(const QModelIndex &index) const; ///< the one that tells most of that object, with what came of it so far; none: it has none
    [[nodiscard]] OutcomeWords wordsAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex firstTrouble() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override; ///< without making the lines: a view asks it of all rows
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void contentShown();

private:
    void show(const std::shared_ptr<const RunContent> &content);
    [[nodiscard]] size_t objectOf(const QModelIndex &index) const; ///< into the content's
    [[nodiscard]] const PlannedObject &planned(size_t object) const { return m_content->objects.at(qsizetype(object)); }
    [[nodiscard]] const StepOutcome &outcomeOf(int step) const { return m_outcomes.of(step, m_content->steps.at(step)); }
    [[nodiscard]] StepRecord recordOf(int step) const;
    [[nodiscard]] const QList<RunLine> &linesOf(size_t object) const;
    [[nodiscard]] OutcomeWords wordsOf(size_t object) const;
    [[nodiscard]] int tellingStep(size_t object) const; ///< -1: there is none
    [[nodiscard]] bool isListed(size_t object) const;
    [[nodiscard]] bool isTrouble(size_t object) const;
    [[nodiscard]] QVariant objectData(size_t object, Column column, int role) const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    void select();

    void learnLabel(int step);

    std::shared_ptr<const RunContent> m_content = std::make_shared<const RunContent>(); ///< never null
    QFutureWatcher<std::shared_ptr<const RunContent>> m_making; ///< of a large run
    StepOutcomes m_outcomes; ///< since the content was as it is
    QList<int> m_early; ///< steps of which that came while the content was made
    QHash<QString, QString> m_labels; ///< by id, that came with those
    std::vector<size_t> m_rows; ///< into the content's objects
    std::vector<int> m_rowOf; ///< by object; -1: none
    mutable QHash<size_t, QList<RunLine>> m_lines; ///< by object, made when first asked for
    RunLine::Names m_names;
    RunLine::Labels m_labelsOfTypes;
    bool m_running = false;
    bool m_deletedForGood = false;
    bool m_onlyTroubles = false;
};

} // namespace Provost
