// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/membershipmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTreeView;

namespace Provost {

/// Another name for a group, staged.
class RenameGroupDialog : public QDialog
{
    Q_OBJECT
public:
    RenameGroupDialog(MembershipEditor &editor, const Principal &group, QWidget *parent);

Q_SIGNALS:
    void renamed(const Provost::Principal &group);

private:
    void stage();

    MembershipEditor &m_editor;
    Principal m_group;
    QLineEdit *m_name;
};

/// Who loses what with a group, before its deletion is staged.
class DeleteGroupDialog : public QDialog
{
    Q_OBJECT
public:
    DeleteGroupDialog(MembershipEditor &editor, const Principal &group, QWidget *parent);

Q_SIGNALS:
    void staged(const QString &words);

private:
    void update();
    void showList(bool isShown);
    void nameVisible();
    void stage();

    MembershipEditor &m_editor;
    Principal m_group;
    MembershipModel *m_members;
    QLabel *m_summary;
    QTreeView *m_list;
    QPushButton *m_delete;
};

/// What can be done to groups themselves: a new one of each kind the provider has, another name, deletion. Everything is only staged.
class GroupCommands : public QObject
{
    Q_OBJECT
public:
    GroupCommands(MembershipEditor &editor, QWidget *page);
    void fill(QMenu &menu, const Principal &group); ///< `group` without id: only what needs none
    void createNew(const Json &values);
    void rename(const Principal &group);
    void remove(const Principal &group);
    void showOwners(const Principal &group);

Q_SIGNALS:
    void said(const QString &words);
    void renamed(const Provost::Principal &group);

private:
    [[nodiscard]] QString denial(Permissions::Action action) const;
    [[nodiscard]] bool may(Permissions::Action action);

    MembershipEditor &m_editor;
    QWidget *m_page;
};

} // namespace Provost
