// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/formmodel.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace Provost {

class EditSession;
class FieldEditor;
class HintLabel;
class WrappedLabel;

/// One attribute of a form: its name, its editor or (where it is locked) its value and why, what is wrong with it, and the way back to what it was.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    FieldRow(FormModel &model, int field, EditSession &session, bool isGrouped, QWidget *parent); ///< grouped: what it is a part of stands above
    ~FieldRow() override;
    void refresh();
    void setLabelWidth(int width);
    void setChecking(bool underWay); ///< a look whether the value is taken
    [[nodiscard]] int field() const { return m_field; }
    [[nodiscard]] bool isWanted() const; ///< a locked field without a value is not shown
    void focusEditor();

Q_SIGNALS:
    void committed(int field);
    void readRequested(int field);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildContent();
    void buildEditor();
    void buildLocked();
    void place(QWidget *content, bool wide);
    void showMarks();
    void showProblems();
    [[nodiscard]] QString labelText() const;

    FormModel &m_model;
    const int m_field;
    const bool m_isGrouped;
    EditSession &m_session;
    QGridLayout *m_grid;
    WrappedLabel *m_label;
    QWidget *m_content = nullptr;
    FieldEditor *m_editor = nullptr;
    QLabel *m_lockedText = nullptr;
    QToolButton *m_revert = nullptr; ///< made when there is something to revert
    HintLabel *m_hint = nullptr; ///< likewise
    FieldLock m_shownLock = FieldLock::None;
    bool m_shapeFits = true;
    bool m_dirty = false;
    bool m_checking = false;
};

} // namespace Provost
