// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/groupowners.h"
#include "membership/membershipeditor.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace Provost {

class BusyLine;
class SubjectPicker;

/// Who owns a group: shown where the provider tells it, changed where it takes it; what it does not is said. Only staged.
class OwnersDialog : public QDialog
{
    Q_OBJECT
public:
    OwnersDialog(MembershipEditor &editor, const Principal &group, QWidget *parent);

Q_SIGNALS:
    void said(const QString &words);

private:
    void buildLayout();
    void onRead(const Result<GroupOwners> &owners);
    void add(const Principal &person);
    void removeSelected();
    void fill();
    void update();
    void stage();
    [[nodiscard]] std::optional<Denial> denial() const;
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] bool isChanged() const;

    MembershipEditor &m_editor;
    Principal m_group;
    std::optional<GroupOwners> m_read;
    QList<Principal> m_owners;
    QLabel *m_summary;
    BusyLine *m_busy;
    QListWidget *m_list;
    SubjectPicker *m_picker;
    QPushButton *m_remove;
    QPushButton *m_stage;
};

} // namespace Provost
