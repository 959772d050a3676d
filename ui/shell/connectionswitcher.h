// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowservices.h"

#include <QPushButton>

namespace Provost {

/// Top left: which directory this is, its environment in word and colour, and the menu to go to another.
class ConnectionSwitcher : public QPushButton
{
    Q_OBJECT
public:
    explicit ConnectionSwitcher(WindowServices &services, QWidget *parent = nullptr);
    void setConnection(const QString &name, std::optional<SavedConnection::Environment> environment); ///< empty name: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRequested(const QString &name); ///< a saved connection
    void practiceRequested();
    void connectRequested(); ///< "Connect to a directory…"
    void manageRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fillMenu();
    void paintNames(QPainter &painter, const QRect &rect) const;

    WindowServices &m_services;
    QString m_name;
    std::optional<SavedConnection::Environment> m_environment;
};

} // namespace Provost
