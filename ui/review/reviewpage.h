// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/guard.h"
#include "change/requesttext.h"
#include "form/applyrun.h"
#include "form/changelistmodel.h"
#include "review/planwords.h"

#include <QFutureWatcher>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace Provost {

class BusyLine;
class CodeView;
class GuardForm;
class MessageStrip;
class RunBar;
class RunView;

/// What applying the staged changes comes to, before anything is sent: the exact requests for each object, how many there are, what they cost and how
/// long they take, what cannot be done and why, and the words that the guard wants typed. From here they are applied; then each change with what came of it.
class ReviewPage : public QWidget
{
    Q_OBJECT
public:
    ReviewPage(EditSession &session, ApplyRun &run, QWidget *parent = nullptr); ///< both outlive it
    ~ReviewPage() override;
    [[nodiscard]] const Plan &plan() const { return m_plan; } ///< of all that is staged
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] ChangeSet selectedChanges() const; ///< of the objects chosen in the list
    [[nodiscard]] QStringList confirmations() const;
    void setTitle(const QString &title);
    void setNotes(const QList<PlanWarning> &notes); ///< beside the plan's own warnings
    void setPlace(const QString &name, const QString &environment, const QColor &color); ///< where the changes go to

public Q_SLOTS:
    void applyAll();
    void applySelected();

Q_SIGNALS:
    void backRequested();
    void undoRequested(qint64 run);
    void said(const QString &words);
    void planned(); ///< plan() is that of what is staged now

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Planned {
        Plan plan {};
        QHash<ObjectKey, int> objects {};
        QList<GuardQuestion> questions {};
    };
    void buildLayout();
    QWidget *buildBar();
    QWidget *buildRequests();
    void buildRun();
    void onChanged();
    void onState();
    void showRun();
    void onQuestions(const QList<GuardQuestion> &questions);
    void apply(const ChangeSet &changes);
    void retryFailed();
    void compare(const ObjectKey &key);
    void compareFirst();
    void closeRun();
    void showConflicts();
    void showReady();
    void makePlan();
    void onPlanned();
    void chooseFirst();
    void showFacts();
    void showFaults();
    void showDropped();
    void showTold();
    void showRequests();
    [[nodiscard]] QStringList droppedOf(const Plan &plan) const;
    [[nodiscard]] QString costText() const;
    [[nodiscard]] NamesById names() const; ///< what somebody is called, as far as anybody knows
    void showNames();

    EditSession &m_session;
    ApplyRun &m_run;
    QList<PlanWarning> m_notes;
    ChangeListModel *m_model;
    Plan m_plan;
    QHash<ObjectKey, int> m_objects; ///< into Plan::objects
    QFutureWatcher<Planned> m_planning; ///< of 50,000 changes it takes a second
    bool m_stale = true;
    qint64 m_toldRun = 0; ///< of which m_told speaks

    QLabel *m_title;
    QLabel *m_facts;
    BusyLine *m_busy;
    MessageStrip *m_conflicts;
    MessageStrip *m_faults;
    MessageStrip *m_warnings;
    MessageStrip *m_dropped;
    MessageStrip *m_told;
    GuardForm *m_guard;
    QSplitter *m_splitter;
    QTreeView *m_list;
    QStackedWidget *m_body;
    RunView *m_runView;
    RunBar *m_bar;
    QLabel *m_fate;
    QPushButton *m_compare;
    QComboBox *m_format;
    CodeView *m_requests;
};

} // namespace Provost
