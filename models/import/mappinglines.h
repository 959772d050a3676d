// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/mappingmodel.h"

#include <QSet>

namespace Provost {

/// What a mapping holds besides its columns, as a table of text cells to edit: one line is one thing that follows, incomplete lines stay here and count for nothing.
class MappingLines : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Role {
        Fault = Qt::UserRole + 1, ///< Fault
    };
    Q_ENUM(Role)
    enum class Fault : quint8 {
        None,
        Incomplete, ///< something is still to be filled in
        UnknownColumn,
        UnknownTarget,
        Twice, ///< another line says what becomes of the same
    };
    Q_ENUM(Fault)

    /// `mapping` outlives it; a mapping that is loaded there shows here, what is edited here is in it at once.
    explicit MappingLines(MappingModel &mapping, QObject *parent = nullptr);

    [[nodiscard]] const QStringList &line(int row) const { return m_lines[row]; }
    int addLine(const QStringList &cells = {}); ///< returns its row
    void removeLines(QList<int> rows);
    /// Rows of tab-separated cells, as a spreadsheet copies them; returns how many came.
    int paste(const QString &text);
    /// A line for each value that the file's first rows have in `column` and no line has yet; returns how many came.
    virtual int addValuesOf(const QString &column) = 0;
    [[nodiscard]] virtual Fault faultOf(int row) const = 0;
    /// What may be chosen for a cell: what is stored, and what people read.
    [[nodiscard]] virtual QList<std::pair<QString, QString>> choicesFor(int row, int column) const = 0;
    [[nodiscard]] int faults() const; ///< lines with one

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    [[nodiscard]] virtual QList<QStringList> load() const = 0; ///< from the mapping
    virtual void store() = 0; ///< to the mapping
    [[nodiscard]] virtual QString stored(int column, const QString &typed) const; ///< a cell as it is kept
    [[nodiscard]] virtual QString signOf(const QStringList &line) const = 0; ///< two lines of one sign say the same twice; empty: none does
    [[nodiscard]] bool isTwice(int row) const { return m_twice.contains(row); }
    [[nodiscard]] const MappingModel &mapping() const { return m_mapping; }
    [[nodiscard]] MappingModel &mapping() { return m_mapping; }
    [[nodiscard]] const QList<QStringList> &lines() const { return m_lines; }
    void addLines(QList<QStringList> lines);
    void reload();

private:
    void changed();
    void findDoubles();

    MappingModel &m_mapping;
    QList<QStringList> m_lines;
    QSet<int> m_twice; ///< rows whose sign a row above has
};

/// "Where Department is Harbour: these groups, this value of that attribute."
class RuleModel : public MappingLines
{
    Q_OBJECT
public:
    enum class Column { Source, Equals, Target, Value, Rows };
    Q_ENUM(Column)

    explicit RuleModel(MappingModel &mapping, QObject *parent = nullptr);
    int addValuesOf(const QString &column) override;
    [[nodiscard]] Fault faultOf(int row) const override;
    [[nodiscard]] QList<std::pair<QString, QString>> choicesFor(int row, int column) const override;
    [[nodiscard]] int rowsLike(int row) const; ///< of the sample

    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QList<QStringList> load() const override;
    void store() override;
    [[nodiscard]] QString stored(int column, const QString &typed) const override;
    [[nodiscard]] QString signOf(const QStringList &line) const override;
};

/// "What stands in the file is meant as": entries of the tables that the function `lookup` asks.
class LookupModel : public MappingLines
{
    Q_OBJECT
public:
    enum class Column { Table, From, To };
    Q_ENUM(Column)

    explicit LookupModel(MappingModel &mapping, QObject *parent = nullptr);
    int addValuesOf(const QString &column) override; ///< in the table of the column's name
    [[nodiscard]] Fault faultOf(int row) const override;
    [[nodiscard]] QList<std::pair<QString, QString>> choicesFor(int row, int column) const override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QList<QStringList> load() const override;
    void store() override;
    [[nodiscard]] QString signOf(const QStringList &line) const override;
};

} // namespace Provost
