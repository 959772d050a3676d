// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace Provost {

class FilterLine;

/// Top of a browse page: the search field, the filter line when wanted, columns and refresh, and below them what was searched.
class QueryBar : public QFrame
{
    Q_OBJECT
public:
    explicit QueryBar(QWidget *parent = nullptr);
    void setTypeName(const QString &plural);
    void setNewAction(QAction *action); ///< a button for it, at the trailing end
    void setSearchText(const QString &text); ///< as if typed and Enter pressed
    [[nodiscard]] QString searchText() const;
    void setSearchNote(const QString &note); ///< what was searched; empty: nothing to say
    void setOffer(const QString &words, const QString &anew, bool isShown); ///< the buttons beside the note; the second: instead of going on
    void addBelow(QWidget *widget); ///< a row of its own under the field
    [[nodiscard]] FilterLine *filterLine() const { return m_filterLine; }
    [[nodiscard]] QToolButton *columnsButton() const { return m_columns; }
    [[nodiscard]] bool isFilterShown() const;

public Q_SLOTS:
    void focusSearch();
    void focusSearchWith(const QString &letters);
    void showFilter(bool shown);
    void clearSearch();

Q_SIGNALS:
    void searchChanged(const QString &text); ///< a moment after the last key, at once on Enter
    void filterShown(bool shown);
    void columnsRequested();
    void refreshRequested();
    void exportRequested();
    void offerTaken();
    void anewChosen();
    void downPressed(); ///< from the field into the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildRow();
    void commitSearch();

    QVBoxLayout *m_rows;
    QLineEdit *m_search;
    QToolButton *m_filterToggle;
    QToolButton *m_columns;
    QToolButton *m_refresh;
    QToolButton *m_export;
    QToolButton *m_new;
    FilterLine *m_filterLine;
    QLabel *m_note;
    QToolButton *m_offer;
    QToolButton *m_anew;
    QTimer *m_typing;
    QString m_committed;
};

} // namespace Provost
