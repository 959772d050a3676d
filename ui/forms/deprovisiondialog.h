// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"
#include "form/gestures.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QPushButton;

namespace Provost {

class BusyLine;
class HintLabel;
class FieldEditor;

/// What becomes of people who leave, as one gesture: no more sign-in, out of their groups, into another or deleted.
class DeprovisionDialog : public QDialog
{
    Q_OBJECT
public:
    DeprovisionDialog(EditSession &session, const ResourceType &type, const QList<Resource> &resources, QWidget *parent);

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildLayout(FieldEditor *group);
    void onEdited();
    void showState();
    [[nodiscard]] Deprovisioning wanted() const;
    void prepare();
    void onPrepared(const Result<DeprovisionResult> &result);
    [[nodiscard]] QString who() const;

    EditSession &m_session;
    ResourceType m_type;
    QList<Resource> m_resources;
    Deprovisioning m_how;
    QCheckBox *m_disable;
    QCheckBox *m_leave;
    QCheckBox *m_move;
    QCheckBox *m_remove;
    FieldEditor *m_group;
    BusyLine *m_busy;
    HintLabel *m_hint;
    QPushButton *m_go;
    bool m_confirmedUnknown = false; ///< groups that cannot be learnt were said
};

} // namespace Provost
