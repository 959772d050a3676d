// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/comparison.h"

#include <QAbstractItemModel>

#include <array>
#include <functional>

namespace Provost {

/// What differs between two states of a directory: an object a row, below it each attribute and membership that changed, all of them to be ticked for being
/// taken back.
class DifferenceModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column : quint8 { Name, Difference, Was, Now };
    Q_ENUM(Column)

    explicit DifferenceModel(QObject *parent = nullptr);
    /// `labels`: what the profile calls attributes (ServerProfile::labels).
    void setDifferences(const QList<ObjectDifference> &differences, const QHash<QString, QHash<QString, QString>> &labels = {});
    [[nodiscard]] QList<ObjectDifference> chosen() const; ///< each with what is ticked of it
    [[nodiscard]] int chosenCount() const { return m_chosenCount; } ///< objects
    [[nodiscard]] int count(ObjectDifference::Kind kind) const { return m_counts[size_t(kind)]; }
    [[nodiscard]] bool hasStaged() const;
    void setAllChosen(bool chosen);
    /// What is staged cannot be ticked a second time: who is gone would be made anew twice. All that is ticked becomes it.
    void setChosenStaged();
    void unstage(const QSet<ObjectKey> &keys); ///< their changes were taken away again
    [[nodiscard]] QList<ObjectKey> staged() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Part { ///< one line below an object
        QString name {};
        QString was {}, now {};
        bool isMember = false;
    };
    struct Entry {
        ObjectDifference difference {};
        QList<Part> parts {};
        QList<bool> ticks {}; ///< of the parts; of an object that came or went one
        QList<bool> staged {}; ///< likewise: what cannot be ticked again
        bool isSpared = false; ///< never ticked
        [[nodiscard]] bool isStaged() const { return !staged.contains(false); }
        void tickAll(bool chosen);
    };
    [[nodiscard]] static Entry entryOf(const ObjectDifference &difference, const QHash<QString, QString> &names, const QHash<QString, QString> &labels);
    [[nodiscard]] static Qt::CheckState stateOf(const Entry &entry);
    [[nodiscard]] QVariant objectText(const Entry &entry, Column column) const;
    [[nodiscard]] static QVariant partText(const Part &part, Column column, bool isStaged);
    void setTicks(int row, const std::function<void(Entry &)> &tick);
    void tellTicks(int firstRow, int lastRow);
    void tellStates();

    QList<Entry> m_entries;
    std::array<int, 3> m_counts {}; ///< by kind
    int m_chosenCount = 0;
};

} // namespace Provost
