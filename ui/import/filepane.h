// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace Provost {

class DialectBar;
class EmptyState;

/// First step: which file, and how it is to be read.
class FilePane : public QWidget
{
    Q_OBJECT
public:
    explicit FilePane(ImportSession &session, const QList<ResourceType> &types, QWidget *parent = nullptr);
    void chooseFile();
    void refresh();

Q_SIGNALS:
    void chosen(const QString &fileName);

private:
    QWidget *buildLoaded(const QList<ResourceType> &types);

    ImportSession &m_session;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_name;
    QLabel *m_facts;
    QComboBox *m_type;
    DialectBar *m_dialect;
    QTableView *m_table;
};

} // namespace Provost
