// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace Provost {

class ResourceTableModel;

/// The table's header: the arrow only where the server sorts, a tooltip that says why not elsewhere, and a menu per column.
class ResourceHeader : public QHeaderView
{
    Q_OBJECT
public:
    ResourceHeader(const ResourceTableModel &model, QWidget *parent);
    void setServiceName(const QString &name) { m_serviceName = name; }

Q_SIGNALS:
    void hideRequested(int column);
    void chooserRequested();
    void fitRequested(int column);

protected:
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QString tipFor(int column) const;
    const ResourceTableModel &m_model;
    QString m_serviceName;
};

} // namespace Provost
