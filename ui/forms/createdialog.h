// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"

#include <QDialog>

namespace Provost {

class FormPanel;

/// The form of something that does not exist yet, in a window of its own beside the list.
class CreateDialog : public QDialog
{
    Q_OBJECT
public:
    /// `values`: what it begins with; `temporaryId`: of one that is staged already and is edited again.
    CreateDialog(EditSession &session, const ResourceType &type, const Json &values, const QString &temporaryId, QWidget *parent);
    [[nodiscard]] FormPanel *panel() const { return m_panel; }

Q_SIGNALS:
    void said(const QString &words);

protected:
    void showEvent(QShowEvent *event) override;

private:
    FormPanel *m_panel;
};

} // namespace Provost
