// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Provost {

/// The capability card as a table with sections; the standing has a sign besides its word and colour.
class CapabilityView : public QTreeView
{
    Q_OBJECT
public:
    explicit CapabilityView(QWidget *parent = nullptr);
    void showAll(); ///< after the model was filled anew: sections open, notes over the whole width

Q_SIGNALS:
    void currentEntryChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
};

} // namespace Provost
