// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "form/editsession.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace Provost {

class ElidedLabel;
class FormView;
class JobGroup;
class MessageStrip;
class UniqueCheck;

/// A form with what belongs to it: why it is locked, what to know, a field to find attributes, and below what was changed and what can be done
/// about it. Editing one object stages every finished field at once; many objects, or a new one, are staged by a button.
class FormPanel : public QWidget
{
    Q_OBJECT
public:
    FormPanel(EditSession &session, QWidget *parent); ///< `session` outlives it
    ~FormPanel() override;

    void edit(const ResourceType &type, const Resource &resource); ///< the same object again: a newer answer, what is typed stays
    void editMany(const ResourceType &type, const QList<Resource> &resources);
    void create(const ResourceType &type, const Json &values, const QString &temporaryId = {});
    void clear();
    void focusField(const AttributeName &name); ///< the first one when there is none of the name
    [[nodiscard]] FormModel *model() const { return m_model; }
    [[nodiscard]] FormView *view() const { return m_view; }

public Q_SLOTS:
    void apply(); ///< stages a new object, or many
    /// Something else comes instead: what was typed and can be staged is; what cannot be, is said to be left out. Not of a new object.
    void leave();
    void stageUnfinished(); ///< of something new: what is typed so far, with what is wrong or missing

Q_SIGNALS:
    void said(const QString &words);
    void reviewRequested();
    void finished(); ///< staged or given up

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void use(const ResourceType &type);
    void onCommitted(int field);
    void onSessionChanged();
    void readOnRequest(int field);
    void showReading(int read, int all);
    void stageTouched();
    void updateState();
    void updateStrips();
    void updateWarnings();
    [[nodiscard]] std::optional<Filter> ownersQuestion() const; ///< none: it cannot be asked, or need not be
    void askOwners();
    void onOwners(const QString &group, const Result<QList<Resource>> &found);
    void updateFooter();
    void updateMany(int touched, int problems);
    void updateCreate(int problems);
    void discard();
    [[nodiscard]] QString gestureFor(int field) const;
    [[nodiscard]] bool isToBeDeleted() const;
    [[nodiscard]] std::optional<Denial> denial() const;
    [[nodiscard]] ObjectKey key() const;

    EditSession &m_session;
    ResourceType m_type;
    Resource m_resource; ///< the one edited, as the directory has it
    QPointer<FormModel> m_model;
    FormView *m_view = nullptr;
    UniqueCheck *m_unique = nullptr;
    QHash<QString, std::pair<FormModel *, FormView *>> m_forms; ///< by resource type: a reference may lead to another
    QStackedWidget *m_stack;
    MessageStrip *m_lockStrip;
    MessageStrip *m_warnStrip;
    MessageStrip *m_readStrip; ///< what is told only on request is read of many
    QPointer<JobGroup> m_reading;
    /// What was answered of the group that is edited.
    struct Owners {
        QString group {};
        bool isNone = false;
        QString words {};
    };
    std::optional<Owners> m_owners;
    QPointer<Job> m_asking;
    QLineEdit *m_find;
    ElidedLabel *m_summary;
    QPushButton *m_main;
    QPushButton *m_other;
};

} // namespace Provost
