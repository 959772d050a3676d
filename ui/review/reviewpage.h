// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/guard.h"
#include "change/requesttext.h"
#include "form/changelistmodel.h"

#include <QFutureWatcher>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTreeView;

namespace Provost {

class BusyLine;
class CodeView;
class GuardForm;
class MessageStrip;

/// What applying the staged changes comes to, before anything is sent: the exact requests for each object, how many there are, what they cost and how
/// long they take, what cannot be done and why, and the words that the guard wants typed.
class ReviewPage : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewPage(EditSession &session, QWidget *parent = nullptr); ///< `session` outlives it
    ~ReviewPage() override;
    [[nodiscard]] const Plan &plan() const { return m_plan; } ///< of all that is staged
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] ChangeSet selectedChanges() const; ///< of the objects chosen in the list
    [[nodiscard]] QStringList confirmations() const;

Q_SIGNALS:
    void backRequested();
    void said(const QString &words);
    void planned(); ///< plan() is that of what is staged now

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    QWidget *buildBar();
    QWidget *buildRequests();
    void onChanged();
    void makePlan();
    void onPlanned();
    void showFacts();
    void showFaults();
    void showRequests();
    [[nodiscard]] QString costText() const;

    EditSession &m_session;
    ChangeListModel *m_model;
    Plan m_plan;
    QHash<ObjectKey, int> m_objects; ///< into Plan::objects
    QFutureWatcher<Plan> m_planning; ///< of 50,000 changes it takes a second
    bool m_stale = true;

    QLabel *m_title;
    QLabel *m_facts;
    BusyLine *m_busy;
    MessageStrip *m_faults;
    MessageStrip *m_warnings;
    GuardForm *m_guard;
    QSplitter *m_splitter;
    QTreeView *m_list;
    QLabel *m_fate;
    QComboBox *m_format;
    CodeView *m_requests;
};

} // namespace Provost
