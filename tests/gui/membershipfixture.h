// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/browsepage.h"
#include "browse/resourcetable.h"
#include "change/planner.h"
#include "directory/resourcetablemodel.h"
#include "form/editsession.h"
#include "gui/accessibility.h"
#include "gui/windowfixture.h"
#include "membership/groupcommands.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>

namespace Provost {
using namespace Qt::StringLiterals;

/// The page of memberships in the real window over a directory in memory.
class MembershipFixture : protected WindowFixture
{
protected:
    void open()
    {
        showWindow();
        m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
        QTRY_VERIFY(m_window->workspace() && m_window->workspace()->browsePage());
        goTo(NavigationModel::Entry::Members);
        QVERIFY(page());
        QTRY_VERIFY(!left()->isReading());
    }

    MembershipPage *page() const { return m_window->findChild<MembershipPage *>(); }
    MembershipPane *left() const { return page()->panesView()->left(); }
    MembershipPane *right() const { return page()->panesView()->right(); }
    MembershipEditor &editor() const { return page()->editor(); }
    Principal group(int n) const { return Principal::of(m_directory->resources[u"/Groups"_s].at(n), u"Group"_s); }
    Principal user(int n) const { return Principal::of(m_directory->resources[u"/Users"_s].at(n), u"User"_s); }
    void goTo(NavigationModel::Entry entry) const
    {
        Q_EMIT m_window->workspace()->entryWanted(m_window->workspace()->navigation().entry(entry));
    }
    template <typename T>
    T *find(const QString &name) const { return m_window->findChild<T *>(name); }
    QString textOf(const QString &label) const { return find<ElidedLabel>(label)->text(); }
    QPoint rowCentre(QAbstractItemView *list, int row) const { return list->visualRect(list->model()->index(row, 0)).center(); }
    void show(MembershipPane *pane, const Principal &subject) const
    {
        pane->show(subject);
        QTRY_VERIFY(!pane->isReading());
    }
    void select(MembershipPane *pane, int first, int last) const
    {
        QTest::mouseClick(pane->list()->viewport(), Qt::LeftButton, {}, rowCentre(pane->list(), first));
        if (last > first)
            QTest::mouseClick(pane->list()->viewport(), Qt::LeftButton, Qt::ShiftModifier, rowCentre(pane->list(), last));
    }
    /// As the window system would: in, over, down. True: taken.
    bool drop(QWidget *viewport, const QMimeData &mime, const QPoint &pos, Qt::KeyboardModifiers keys = {}) const
    {
        const Qt::DropActions actions = Qt::CopyAction | Qt::MoveAction;
        QDragEnterEvent enter(pos, actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(viewport, &enter);
        QDragMoveEvent move(pos, actions, &mime, Qt::LeftButton, keys);
        move.setAccepted(false);
        QCoreApplication::sendEvent(viewport, &move);
        m_dropAction = move.dropAction();
        m_hint = find<ElidedLabel>(u"rightHint"_s)->text();
        if (!enter.isAccepted() || !move.isAccepted()) {
            QDragLeaveEvent leave;
            QCoreApplication::sendEvent(viewport, &leave);
            return false;
        }
        QDropEvent down(pos, actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(viewport, &down);
        return down.isAccepted();
    }
    std::unique_ptr<QMimeData> dragged(MembershipPane *pane) const
    {
        return std::unique_ptr<QMimeData>(pane->model().dragOf(pane->list()->selectedRowNumbers()).toMimeData());
    }
    mutable Qt::DropAction m_dropAction = Qt::IgnoreAction;
    mutable QString m_hint;
};

} // namespace Provost
