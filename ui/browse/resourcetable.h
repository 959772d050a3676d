// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace Provost {

class ResourceDelegate;
class ResourceHeader;
class ResourceTableModel;

/// The table of a browse page. It tells its model which rows can be seen, keeps selections as ranges however many rows they span,
/// and hands typed letters on to the search field.
class ResourceTable : public QTableView
{
    Q_OBJECT
public:
    explicit ResourceTable(QWidget *parent = nullptr);
    void setResourceModel(ResourceTableModel *model);
    [[nodiscard]] ResourceHeader *header() const { return m_header; }
    void setWaiting(bool waiting); ///< no rows yet, but they will come: bars stand for them
    [[nodiscard]] std::pair<int, int> visibleRows() const; ///< first and last row on screen; {-1, -1}: none
    [[nodiscard]] qint64 selectedCount() const;
    [[nodiscard]] QList<int> selectedRowNumbers() const; ///< ascending
    void keyboardSearch(const QString &text) override;

Q_SIGNALS:
    void visibleRowsChanged();
    void selectionRangesChanged();
    void lettersTyped(const QString &text);
    void enterPressed();
    void cellActivated(const QModelIndex &cell); ///< by a double click

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void announceVisibleRows();
    void applyFont();
    void paintFocusRow();
    void paintWaitingRows();

    ResourceTableModel *m_model = nullptr;
    ResourceDelegate *m_delegate = nullptr;
    ResourceHeader *m_header = nullptr;
    std::pair<int, int> m_announced {-1, -1};
    bool m_waiting = false;
};

} // namespace Provost
