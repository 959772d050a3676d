// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/mappinglines.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Provost {

class EmptyState;
class HintLabel;

/// Cells of rules and look-up tables: choices while one types, and a mark where something is wrong.
class LinesDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LinesDelegate(MappingLines &model, QObject *parent);
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    MappingLines &m_model;
};

/// Edits the rules or the look-up tables of a mapping: lines are typed, pasted from a spreadsheet, or made for each value that a column has.
class LinesPane : public QWidget
{
    Q_OBJECT
public:
    struct Words {
        QString name {}; ///< object names begin with it
        QString title {}; ///< of the table, for screen readers
        QString hint {}; ///< how it works, with an example
        QString emptyTitle {};
        QString emptyText {};
    };
    LinesPane(MappingLines &lines, const MappingModel &mapping, const Words &words, QWidget *parent); ///< both models outlive it
    void addLine();

Q_SIGNALS:
    void said(const QString &words);

private:
    QWidget *buildBar();
    void makeActions();
    void fillColumns();
    void showState();
    void addValues();
    void removeChosen();
    void paste();
    [[nodiscard]] QString faultWords() const;

    MappingLines &m_lines;
    const MappingModel &m_mapping;
    Words m_words;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    QPushButton *m_add;
    QPushButton *m_remove;
    QComboBox *m_column;
    QPushButton *m_fill;
    HintLabel *m_hint;
};

} // namespace Provost
