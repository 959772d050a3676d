// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/columnmapping.h"
#include "import/importtargets.h"
#include "import/tablesample.h"

#include <QAbstractTableModel>

namespace Provost {

/// One line of the mapping: a column of the file, or a value made of several, and what becomes of it.
struct MappingLine {
    QString column {}; ///< empty: a value of its own
    QString target {}; ///< attribute path, or "groups"; empty: not used
    QString text {}; ///< expression as typed; empty: the cell as it is
    QString reference {};
    QString separator {};
    bool onCreate = false; ///< as in FieldMapping
    double confidence = 1;
    friend bool operator==(const MappingLine &, const MappingLine &) = default;
};

/// Which column becomes which attribute, as a table to edit, with the outcome for one row of the file beside it.
class MappingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Source, Sample, Target, Value, Outcome };
    Q_ENUM(Column)
    enum class Role {
        Confidence = Qt::UserRole + 1, ///< double
        Fault, ///< Fault
        FaultText, ///< technical, English
        Path, ///< of the target
        IsUsed, ///< bool
        IsFixed, ///< bool: made of no column
    };
    Q_ENUM(Role)
    enum class Fault : quint8 {
        None,
        BadExpression,
        UnknownColumn, ///< the expression reads one that the file has not
        UnknownTarget,
        TakenTwice, ///< another line has the same target
        BadSample, ///< the shown row's cell does not fit; no error of the mapping
    };
    Q_ENUM(Fault)

    explicit MappingModel(QObject *parent = nullptr);

    void setType(const ResourceType &type, const ServiceDescription &description);
    [[nodiscard]] const QList<ImportTarget> &targets() const { return m_targets; }
    [[nodiscard]] const ImportTarget *target(const QString &path) const; ///< nullptr: none of the listed ones
    /// By path, or by label where only one has it.
    [[nodiscard]] QString pathOf(const QString &typed) const;
    void setSample(const TableSample &sample); ///< whose columns the lines are about
    void load(const ColumnMapping &mapping); ///< after setSample()
    [[nodiscard]] ColumnMapping mapping() const; ///< lines that are wrong are left out

    void setShownRow(int row); ///< of the sample's data rows
    [[nodiscard]] int shownRow() const { return m_shownRow; }
    [[nodiscard]] int sampleRows() const { return int(m_rows.size()); }

    [[nodiscard]] const MappingLine &line(int row) const { return m_lines[row]; }
    void setTarget(int row, const QString &path);
    void setText(int row, const QString &expression);
    void setReference(int row, const QString &path);
    void setSeparator(int row, const QString &separator);
    void setOnCreate(int row, bool onCreate);
    int addLine(const QString &target = {}); ///< a value of its own; returns its row
    void removeLine(int row); ///< of such a value

    [[nodiscard]] const QStringList &matchPaths() const { return m_base.match; }
    void setMatch(const QStringList &paths);
    [[nodiscard]] bool clearsEmpty() const { return m_base.clearEmpty; }
    void setClearsEmpty(bool clears);

    [[nodiscard]] const QStringList &columnNames() const { return m_header.names; }
    /// What the sample's rows say in a column, each value once, with how many rows do; the most frequent first.
    [[nodiscard]] QList<std::pair<QString, int>> valuesOf(const QString &column) const;
    [[nodiscard]] bool hasTarget(const QString &path) const; ///< the provider has such an attribute
    [[nodiscard]] const QList<MappingRule> &rules() const { return m_base.rules; }
    void setRules(const QList<MappingRule> &rules);
    [[nodiscard]] const LookupTables &lookups() const { return m_base.lookups; }
    void setLookups(const LookupTables &lookups);

    [[nodiscard]] QStringList mappedPaths() const; ///< what rows may be matched by
    [[nodiscard]] QList<ImportTarget> missing() const; ///< needed to create one, and nothing becomes it
    [[nodiscard]] bool isFixed(int row) const; ///< says something, and of no column
    [[nodiscard]] Fault faultOf(int row) const;
    [[nodiscard]] QStringList strayColumns() const; ///< that rules ask and the file has not
    [[nodiscard]] bool isSound() const; ///< nothing wrong, and something to match by
    [[nodiscard]] int usedColumns() const;
    /// What `expression` comes to for the shown row, as the target's type has it.
    [[nodiscard]] Result<QString> tried(const QString &expression, const QString &target) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(); ///< mapping() is another one

private:
    [[nodiscard]] Result<Expression> expressionOf(const MappingLine &line) const;
    [[nodiscard]] QString sampleOf(const QString &column) const;
    [[nodiscard]] QString outcomeOf(const MappingLine &line) const;
    [[nodiscard]] MappingLine lineFor(const FieldMapping &field) const;
    void placeLine(MappingLine line);
    void changedRow(int row);
    void dropStaleKeys();

    std::optional<ResourceType> m_type;
    ServiceDescription m_description;
    ResourceSchema m_schema;
    QList<ImportTarget> m_targets;
    TableHeader m_header;
    QList<TableRow> m_rows;
    QHash<QString, int> m_columns; ///< folded name -> index
    int m_shownRow = 0;
    QList<MappingLine> m_lines; ///< the file's columns in its order, then values of their own
    ColumnMapping m_base; ///< what the lines do not show: title, rules, lookups, match
};

} // namespace Provost
