// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/effectivemodel.h"
#include "membership/membershipeditor.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QTreeView;

namespace Provost {

class BusyLine;
class ElidedLabel;
class EmptyState;
class MessageStrip;
class NestingGraph;
class SubjectPicker;

/// Who is in a group in the end, through groups in it; or which groups a person is in in the end, and why. As a list with the way, as a tree, as a picture.
class EffectiveView : public QWidget
{
    Q_OBJECT
public:
    EffectiveView(MembershipEditor &editor, QWidget *parent);
    ~EffectiveView() override;
    void show(const Principal &subject);
    void showForm(int form); ///< 0 list, 1 tree, 2 picture
    [[nodiscard]] bool isReading() const { return m_job && !m_job->isDone(); }
    [[nodiscard]] const Nesting &nesting() const { return m_nesting; }
    [[nodiscard]] NestingGraph *graph() const { return m_graph; }

public Q_SLOTS:
    void saveImage();

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildHead();
    void buildBodies();
    void read();
    void cancel();
    void onRead(const Result<Nesting> &nesting);
    void update();
    [[nodiscard]] QString stripWords() const;
    [[nodiscard]] bool isSomethingStaged() const;

    MembershipEditor &m_editor;
    QComboBox *m_kind;
    SubjectPicker *m_picker;
    QTabBar *m_forms;
    QLineEdit *m_filter;
    QToolButton *m_save;
    ElidedLabel *m_counts;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    QStackedWidget *m_body;
    EffectiveModel *m_listModel;
    NestingTreeModel *m_treeModel;
    QTreeView *m_list;
    QTreeView *m_tree;
    NestingGraph *m_graph;
    EmptyState *m_empty;
    Principal m_subject;
    Nesting m_nesting;
    std::optional<Error> m_error;
    QPointer<NestingJob> m_job;
};

} // namespace Provost
