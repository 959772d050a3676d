// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"
#include "form/editsession.h"

#include <QFrame>

namespace Provost {

class FieldEditor;
class HintLabel;

/// The editor of one attribute laid over its cell in the table: Enter or leaving stages, Escape does not.
class CellEdit : public QFrame
{
    Q_OBJECT
public:
    CellEdit(EditSession &session, const ResourceType &type, const Resource &resource, const Column &column, QWidget *viewport);
    ~CellEdit() override;
    /// Shows it over `cell`; false, and gone, where the attribute cannot be edited in a cell.
    [[nodiscard]] bool open(const QRect &cell);

Q_SIGNALS:
    void said(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void stage();
    void showProblems();
    void closeLater();

    EditSession &m_session;
    FormModel *m_form;
    int m_field = -1;
    FieldEditor *m_editor = nullptr;
    HintLabel *m_hint;
    QString m_label;
    bool m_closing = false;
};

} // namespace Provost
