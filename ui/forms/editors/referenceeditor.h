// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"
#include "scim/resource.h"

#include <QPointer>
#include <QTimer>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace Provost {

class EditSession;
class Job;

/// A reference to another object: typing searches the resource type it may point to, here among what is to be created at once and in the
/// directory after a pause; a choice from the list, and nothing else, is the value.
class ReferenceEditor : public FieldEditor
{
    Q_OBJECT
public:
    ReferenceEditor(const FieldSpec &spec, EditSession &session, QWidget *parent);
    ~ReferenceEditor() override;
    void setValue(const Json &value) override;
    void setValueName(const QString &name) override;
    void setMixed(bool mixed) override;

protected:
    QWidget *control() const override;

private:
    void onTyped(const QString &text);
    void search();
    void onFound(const QString &type, const Result<QList<Resource>> &found);
    void offer(const QList<Resource> &found, bool first);
    void say(const QString &words);
    void choose(const QModelIndex &index);
    void leave();
    void showName();

    EditSession &m_session;
    QLineEdit *m_line;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    QTimer m_pause;
    QList<QPointer<Job>> m_jobs;
    QString m_id;
    QString m_name;
    bool m_typed = false;
};

} // namespace Provost
