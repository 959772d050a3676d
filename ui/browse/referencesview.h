// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/referencelistmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;

namespace Provost {

class EmptyState;

/// Groups of a user, or members of a group: a list to find in and to open from, or words why there is none.
class ReferencesView : public QWidget
{
    Q_OBJECT
public:
    explicit ReferencesView(QWidget *parent = nullptr);
    void showValues(const Json &values, const Attribute *attribute);
    void showResources(const QList<Resource> &resources, const QString &type);
    void showWords(const QString &icon, const QString &title, const QString &text);

Q_SIGNALS:
    void referenceActivated(const Provost::ResourceReference &reference);

private:
    void showList();
    void updateCount();
    void activate(const QModelIndex &index);

    ReferenceListModel *m_model;
    QStackedWidget *m_stack;
    QLineEdit *m_find;
    QLabel *m_count;
    QListView *m_list;
    EmptyState *m_words;
};

} // namespace Provost
