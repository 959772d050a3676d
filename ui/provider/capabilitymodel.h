// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/capabilitycard.h"

#include <QAbstractItemModel>

namespace Provost {

/// A capability card as a tree of two levels: sections, and the rows in them; the notes of discovery and the facts of the profile come last.
class CapabilityModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column : quint8 { Name, Declared, Profile, Observed, Standing };
    Q_ENUM(Column)
    enum class Role { Standing = Qt::UserRole + 1 };
    Q_ENUM(Role)

    using QAbstractItemModel::QAbstractItemModel;
    void setCard(const CapabilityCard &card); ///< also after a change of language
    void setProblemsOnly(bool only); ///< rows that contradict something
    [[nodiscard]] const CapabilityCard::Row *rowAt(const QModelIndex &index) const; ///< null for a section, note or fact
    [[nodiscard]] QString textAt(const QModelIndex &index) const; ///< what the line below says of it
    [[nodiscard]] bool isSpanned(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Section {
        QString title {};
        QList<CapabilityCard::Row> rows {};
        QStringList lines {}; ///< of notes and facts
        QStringList details {};
        [[nodiscard]] qsizetype size() const { return rows.isEmpty() ? lines.size() : rows.size(); }
    };
    void build();
    void addTexts(const QString &title, const QStringList &lines, const QStringList &details);
    [[nodiscard]] const Section *sectionAt(const QModelIndex &index) const; ///< of an entry
    [[nodiscard]] QString text(const CapabilityCard::Row &row, Column column) const;

    CapabilityCard m_card;
    bool m_problemsOnly = false;
    QList<Section> m_sections;
};

} // namespace Provost
