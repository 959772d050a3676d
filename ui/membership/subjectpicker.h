// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "directory/principal.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace Provost {

class Job;
struct FoundPrincipals;
class MembershipEditor;

/// A line to choose one group or one person by typing: what is staged to be created is offered at once, the directory's own after a pause.
class SubjectPicker : public QLineEdit
{
    Q_OBJECT
public:
    SubjectPicker(MembershipEditor &editor, QWidget *parent);
    ~SubjectPicker() override;
    void setType(const QString &resourceType); ///< "Group", "User"
    void setSubject(const Principal &subject); ///< shows its name; tells nobody
    [[nodiscard]] const Principal &subject() const { return m_subject; }

Q_SIGNALS:
    void chosen(const Provost::Principal &subject);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void enter();
    void chooseEntered(bool isAll); ///< where others may be of that name too, and were not found, only who is called just so is meant
    void onFound(const Result<FoundPrincipals> &found);
    void offer(const QList<Principal> &found);
    void say(const QString &words);
    void choose(const QModelIndex &index);
    void cancel();

    MembershipEditor &m_editor;
    QString m_type;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    QTimer m_pause;
    QPointer<Job> m_job;
    bool m_isEntered = false; ///< Enter was pressed, and the offers are still to come
    int m_exact = 0; ///< offers at the top that are called just what was typed
    Principal m_subject;
};

} // namespace Provost
