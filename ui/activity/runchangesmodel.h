// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/outcomewords.h"
#include "activity/runlines.h"
#include "form/changelistmodel.h"

#include <QAbstractItemModel>

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
    void setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running);
    void setOutcome(int number, const StepOutcome &outcome);
    void setRunning(bool running); ///< what is not done yet may still be
    void setDeletedForGood(bool forGood); ///< nothing here brings a user back who was deleted (ServerProfile::keepsNamesOfDeleted)
    void setOnlyTroubles(bool only); ///< leaves out what went well
    [[nodiscard]] int troubles() const; ///< objects with anything that did not go well

    [[nodiscard]] const PlannedObject *objectAt(const QModelIndex &index) const; ///< of the object the line is about; null: none
    [[nodiscard]] const StepRecord *stepAt(const QModelIndex &index) const; ///< the one that tells most of that object; null: it has none
    [[nodiscard]] OutcomeWords wordsAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex firstTrouble() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override; ///< without making the lines: a view asks it of all rows
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Object {
        PlannedObject planned {};
        QList<int> steps {};
        mutable std::optional<QList<RunLine>> lines {}; ///< made when first asked for
    };
    [[nodiscard]] const Object &objectOf(const QModelIndex &index) const;
    [[nodiscard]] const QList<RunLine> &linesOf(const Object &object) const;
    [[nodiscard]] OutcomeWords wordsOf(const Object &object) const;
    [[nodiscard]] const StepRecord *tellingStep(const Object &object) const;
    [[nodiscard]] bool isTrouble(const Object &object) const;
    [[nodiscard]] QVariant objectData(const Object &object, Column column, int role) const;
    [[nodiscard]] QString nameOf(const QString &id) const;
    void learnLabel(const QString &id, const QString &label);
    void select();

    std::vector<Object> m_objects;
    std::vector<size_t> m_rows; ///< into m_objects
    QList<StepRecord> m_steps;
    QHash<int, int> m_rowOfObject;
    RunLine::Names m_names;
    RunLine::Labels m_labelsOfTypes;
    QHash<QString, QString> m_labels; ///< by id, of the run's own objects
    bool m_running = false;
    bool m_deletedForGood = false;
    bool m_onlyTroubles = false;
};

} // namespace Provost
