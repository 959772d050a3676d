// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/attributetreemodel.h"

#include <QTreeView>

namespace Provost {

/// The attributes of one resource: sections, wrapped values, references as links. Ctrl+C copies the value, Enter or a click follows a link.
class AttributeView : public QTreeView
{
    Q_OBJECT
public:
    explicit AttributeView(QWidget *parent = nullptr);
    void setAttributeModel(AttributeTreeModel *model);

public Q_SLOTS:
    void copyValue();

Q_SIGNALS:
    void referenceActivated(const Provost::ResourceReference &reference);
    void editRequested(const Provost::AttributeName &name); ///< a double click on a value
    void said(const QString &words);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void onReset();
    void divide();
    void follow(const QModelIndex &index);
    [[nodiscard]] bool isLinkAt(const QPoint &pos) const;
    void copyText(const QString &text);
};

} // namespace Provost
