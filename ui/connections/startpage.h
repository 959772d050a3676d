// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Provost {

class ChoiceCard;
class ConnectionList;

/// What stands in the window while no directory is open: two large choices and the saved connections.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setConnections(const QList<SavedConnection> &connections);

Q_SIGNALS:
    void connectRequested();
    void practiceRequested();
    void openRequested(const QString &name);
    void manageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();

    QLabel *m_title;
    QLabel *m_subtitle;
    ChoiceCard *m_connect;
    ChoiceCard *m_practice;
    QWidget *m_recent;
    QLabel *m_recentTitle;
    ConnectionList *m_list;
    QPushButton *m_manage;
};

} // namespace Provost
