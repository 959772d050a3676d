// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/attributetreemodel.h"
#include "directory/directory.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace Provost {

class AttributeView;
class BusyLine;
class EditSession;
class ElidedLabel;
class EmptyState;
class FormPanel;
class HistoryView;
class InitialsBadge;
class JsonView;
class MessageStrip;
class ReferencesView;

/// The details of one resource: what its row holds at once, all of it after a moment. A reference opens in the same place, with a way back.
class DetailPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPanel(EditSession &session, QWidget *parent = nullptr);

    void showResource(const ResourceType &type, const Resource &resource); ///< forgets the way back
    void showCount(qint64 count, const QString &typeName); ///< many are selected
    void edit(const AttributeName &name); ///< the form of what is shown, at this attribute
    void editMany(const ResourceType &type, const QList<Resource> &resources);
    [[nodiscard]] bool isEditing() const { return m_editing; }
    void showNothing(const QString &typeName);
    [[nodiscard]] QString shownId() const { return m_shown.reference.id; }
    [[nodiscard]] HistoryView *history() const { return m_history; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

public Q_SLOTS:
    void goBack();
    void copyId();
    void setEditing(bool editing); ///< stays so for what is shown next

Q_SIGNALS:
    void reviewRequested();
    void editManyRequested(); ///< by the button, while many are selected
    void editingLeft();
    void said(const QString &words);

private:
    struct Place {
        ResourceReference reference {};
        Resource resource {}; ///< as far as it is known
    };

    void buildHeader();
    void buildTabs();
    void open(const Place &place);
    void openReference(const ResourceReference &reference);
    void fetch();
    void onWritten(const QString &resourceType, const QString &id);
    void onFetched(const Result<Resource> &result);
    void present(const Resource &resource);
    void presentEdits();
    void onEditButton(bool on);
    void showRights();
    void finishMany();
    void updateRelations();
    void askGroups();
    void onGroups(const Result<QList<Resource>> &result);
    [[nodiscard]] const ResourceType *shownType() const;

    EditSession &m_session;
    Directory &m_directory;
    bool m_editing = false;
    qint64 m_manyShown = 0;
    QString m_manyType;
    Place m_shown;
    QList<Place> m_back;
    bool m_groupsAsked = false;
    QPointer<Job> m_fetching;
    QPointer<Job> m_askingGroups;
    AttributeTreeModel *m_attributes;
    QTimer *m_pause;

    QHBoxLayout *m_header = nullptr;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QToolButton *m_backButton;
    InitialsBadge *m_badge;
    ElidedLabel *m_name;
    ElidedLabel *m_id;
    MessageStrip *m_strip;
    BusyLine *m_busy;
    QToolButton *m_editButton;
    ElidedLabel *m_mark;
    QTabWidget *m_tabs;
    QStackedWidget *m_attributePages;
    FormPanel *m_form;
    FormPanel *m_manyForm;
    AttributeView *m_attributeView;
    ReferencesView *m_relations;
    JsonView *m_json;
    HistoryView *m_history;
};

} // namespace Provost
