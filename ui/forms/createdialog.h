// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

#include <QDialog>

#include <functional>

namespace Provost {

class FormPanel;
class MessageStrip;

/// The form of something that does not exist yet, in a window of its own beside the list. What was typed into it is thrown away only by somebody who says so.
class CreateDialog : public QDialog
{
    Q_OBJECT
public:
    /// `values`: what it begins with; `temporaryId`: of one that is staged already and is edited again.
    CreateDialog(EditSession &session, const ResourceType &type, const Json &values, const QString &temporaryId, QWidget *parent);
    [[nodiscard]] FormPanel *panel() const { return m_panel; }
    [[nodiscard]] bool isStarted() const; ///< something was typed that is not among the changes
    /// Nothing is lost when it closes; else it asks, and calls `then`, which needs its parent's window, once what was typed is thrown away.
    [[nodiscard]] bool mayClose(std::function<void()> then = {});
    void keep(); ///< closes, with what was typed among the changes, however much of it is there: for a program that is told to end
    void reject() override;

Q_SIGNALS:
    void said(const QString &words);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void goOn();
    void throwAway();
    FormPanel *m_panel;
    MessageStrip *m_loss;
    std::function<void()> m_then;
    bool m_isOver = false; ///< added, or given up
};

} // namespace Provost
