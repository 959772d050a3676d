// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/tablecheck.h"

#include <QAbstractTableModel>

namespace Provost {

/// The rows with something wrong, each problem in its cell, to be mended in place. What is mended is collected in fixes(); the file stays as it is.
class CheckModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Role {
        Problem = Qt::UserRole + 1, ///< RowProblem of the cell, the worst; none: invalid
        WorstOfRow, ///< RowProblem, whichever cell it is in
        IsFixed, ///< bool: the cell is not what the file says
        IsMended, ///< bool: the whole row has nothing wrong any more
    };
    Q_ENUM(Role)
    static constexpr int problemColumn = 0; ///< about the row as a whole; then come the file's columns

    explicit CheckModel(QObject *parent = nullptr);

    /// `builder` judges a row again after it was mended.
    void setRows(const QList<CheckedRow> &rows, const QStringList &header, std::shared_ptr<const RowBuilder> builder);
    void clear();
    [[nodiscard]] const RowFixes &fixes() const { return m_fixes; }
    void clearFixes() { m_fixes.clear(); }

    [[nodiscard]] const QList<RowProblem> &problemsOf(int row) const { return m_rows[row].now.problems; }
    [[nodiscard]] std::optional<RowProblem> problemAt(const QModelIndex &index) const;
    [[nodiscard]] qint64 fileRow(int row) const { return m_rows[row].now.row; }
    [[nodiscard]] int openRows() const; ///< with fatal problems, of those shown
    /// The next cell with a problem behind `from`, from the top again at the end; invalid when there is none.
    [[nodiscard]] QModelIndex nextProblem(const QModelIndex &from) const;

    /// What was typed last, so that it can be done to all cells like it.
    struct Fix {
        int column = 0; ///< of this model
        QString from {};
        QString to {};
    };
    [[nodiscard]] const std::optional<Fix> &lastFix() const { return m_lastFix; }
    [[nodiscard]] int countLike(const Fix &fix) const; ///< of the shown rows, those that still say what it replaces
    /// Every cell of the column that says `from` shall say `to`, in the whole file. Returns how many of the shown rows that is.
    int fixAllLike(const Fix &fix);
    void skipRow(int row); ///< leaves it out of the import

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void fixed(); ///< fixes() are others

private:
    struct Line {
        CheckedRow now {};
        QStringList original {}; ///< cells when the grid was filled
    };
    void judge(Line &line, int column) const;
    [[nodiscard]] int columnOf(const RowProblem &problem) const;
    [[nodiscard]] bool isMended(const Line &line) const { return line.now.problems.isEmpty(); }

    QList<Line> m_rows;
    QStringList m_header;
    std::shared_ptr<const RowBuilder> m_builder;
    RowFixes m_fixes;
    std::optional<Fix> m_lastFix;
};

} // namespace Provost

Q_DECLARE_METATYPE(Provost::RowProblem)
