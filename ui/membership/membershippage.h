// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/principal.h"

#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Provost {

class CompareView;
class EditSession;
class EffectiveView;
class MatrixView;
class MembershipEditor;
class PanesView;

/// Who is in which group, and who shall be: two lists to drag between, a matrix, what follows from groups in groups, and two compared. What is staged goes
/// into review by the button at the trailing end.
class MembershipPage : public QWidget
{
    Q_OBJECT
public:
    explicit MembershipPage(EditSession &session, QWidget *parent = nullptr); ///< `session` outlives it
    ~MembershipPage() override;
    enum class Tab : quint8 { Lists, Matrix, Effective, Compare };
    Q_ENUM(Tab)
    [[nodiscard]] PanesView *panesView() const { return m_panes; }
    [[nodiscard]] MatrixView *matrixView() const { return m_matrix; }
    [[nodiscard]] EffectiveView *effectiveView() const { return m_effective; }
    [[nodiscard]] CompareView *compareView() const { return m_compare; }
    void showTab(Tab tab);
    [[nodiscard]] MembershipEditor &editor() const { return *m_editor; }
    [[nodiscard]] QList<QWidget *> panes() const; ///< what F6 walks through
    void take(const QMimeData &mime); ///< dropped without a group: who it is shows in one list, to be dragged on; the other waits for a group
    void showSubject(const Principal &subject); ///< a group's members or a person's groups, in the list at the trailing side

public Q_SLOTS:
    void refresh();
    void focusSearch();

Q_SIGNALS:
    void said(const QString &words);
    void reviewRequested();

private:
    QWidget *buildBar();
    void makeActions();
    void makeKey(const QString &name, const QString &icon, const QString &text, const QKeySequence &key, void (PanesView::*slot)());
    void onStaged();

    EditSession &m_session;
    MembershipEditor *m_editor;
    QLabel *m_facts;
    QPushButton *m_review;
    QTabBar *m_tabs;
    QStackedWidget *m_body;
    PanesView *m_panes;
    MatrixView *m_matrix;
    EffectiveView *m_effective;
    CompareView *m_compare;
};

} // namespace Provost
