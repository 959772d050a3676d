// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/selectionreader.h"
#include "form/editsession.h"

#include <QPointer>

class QAction;
class QMenu;

namespace Provost {

class CellEdit;
class ResourceTable;
class ResourceTableModel;

/// What can be done to the rows of a browse page: actions of its table, with their keys. Everything is only staged.
class EditCommands : public QObject
{
    Q_OBJECT
public:
    /// All outlive it, or die with the page that is `page`.
    EditCommands(EditSession &session, const ResourceType &type, ResourceTable &table, ResourceTableModel &model, SelectionReader &selection, QWidget *page);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    void createLike(const Json &values); ///< opens the form of a new one
    void editCell(const QModelIndex &cell);

Q_SIGNALS:
    void said(const QString &words);
    void editRequested(); ///< the one selected, in its form
    void editManyRequested(const QList<Provost::Resource> &resources);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    void showRights();
    QAction *add(const QString &name, const QString &icon, const QString &text, const QKeySequence &key, void (EditCommands::*slot)(),
                 std::optional<Permissions::Action> needs = {});
    [[nodiscard]] bool may(Permissions::Action action);
    void edit();
    void editCurrentCell();
    void createNew();
    void copyAsTemplate();
    void compare();
    void enable();
    void disable();
    void activate(bool active);
    void stageActive(const QList<Resource> &resources, bool active);
    void deprovision();
    void remove();
    void takeBack();
    [[nodiscard]] QString nameOf(const QList<Resource> &resources) const;

    EditSession &m_session;
    ResourceType m_type;
    ResourceTable &m_table;
    ResourceTableModel &m_model;
    SelectionReader &m_selection;
    QWidget *m_page;
    QList<QAction *> m_actions;
    QHash<QAction *, Permissions::Action> m_needs; ///< what the token must permit
    QAction *m_deprovision = nullptr; ///< where groups exist
    QPointer<CellEdit> m_cell;
};

} // namespace Provost
