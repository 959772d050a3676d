// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace Provost {

/// What stands where nothing else can: an icon, what is the matter, what to do next, and the button for it. Shown in place of a list.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    struct Content {
        QString icon {};
        QString title {};
        QString text {}; ///< may wrap
        QString action {}; ///< text of the button; empty: none
        QString details {}; ///< behind "Details"; empty: none
    };
    explicit EmptyState(QWidget *parent = nullptr);
    void setContent(const Content &content);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();
    void showDetails(bool shown);

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_detailsToggle;
    QLabel *m_details;
};

} // namespace Provost
