// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/comparison.h"

#include <QAbstractItemModel>

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
    void setDifferences(const QList<ObjectDifference> &differences);
    [[nodiscard]] QList<ObjectDifference> chosen() const; ///< each with what is ticked of it
    [[nodiscard]] int chosenCount() const { return m_chosenCount; } ///< objects
    [[nodiscard]] int count(ObjectDifference::Kind kind) const;
    void setAllChosen(bool chosen);
    void markStaged(); ///< what is chosen has become changes: it cannot be chosen once more

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
        QString list {}; ///< the attribute of many values that it is of
    };
    struct Entry {
        ObjectDifference difference {};
        QList<Part> parts {};
        QList<bool> ticks {}; ///< of the parts; of an object that came or went one
        bool isStaged = false;
    };
    [[nodiscard]] static Entry entryOf(const ObjectDifference &difference, const QHash<QString, QString> &names);
    [[nodiscard]] static Qt::CheckState stateOf(const Entry &entry);
    [[nodiscard]] QVariant objectText(const Entry &entry, Column column) const;
    [[nodiscard]] static QVariant partText(const Part &part, Column column);
    static void tick(Entry &entry, qsizetype part, bool chosen);
    void tellTicks();
    void recount();

    QList<Entry> m_entries;
    int m_chosenCount = 0;
};

} // namespace Provost
