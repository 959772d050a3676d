// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/runchangesmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace Provost {

/// One run: its objects, old and new, what came of each; below, all that is known about the chosen one.
class RunView : public QWidget
{
    Q_OBJECT
public:
    explicit RunView(QWidget *parent = nullptr);
    void setContent(const QList<PlannedObject> &objects, const QList<StepRecord> &steps, bool running, const StepOutcomes &outcomes = {});
    void setOutcome(int number, const StepOutcome &outcome);
    void setRunning(bool running); ///< when it ends, what went wrong is shown first
    void setComparable(bool comparable) { m_comparable = comparable; } ///< conflicts may be settled here
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] RunChangesModel &model() { return *m_model; }

Q_SIGNALS:
    void said(const QString &words);
    void compareRequested(const Provost::ObjectKey &key);

private:
    [[nodiscard]] QString summary() const; ///< of the line that is chosen
    void buildLayout();
    QWidget *buildDetails();
    void onContent();
    void showDetails();
    void showFilter();

    RunChangesModel *m_model;
    bool m_comparable = false;
    QTreeView *m_list;
    QToolButton *m_troubles;
    QLabel *m_summary;
    QLabel *m_advice;
    QLabel *m_facts;
    QPushButton *m_compare;
    QToolButton *m_copy;
};

} // namespace Provost
