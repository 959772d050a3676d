// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Provost {

/// A round badge with a person's initials, or an icon for what is no person. Its colour comes from the name, so one knows it again.
class InitialsBadge : public QWidget
{
    Q_OBJECT
public:
    explicit InitialsBadge(QWidget *parent = nullptr);
    void setPerson(const QString &name);
    void setIcon(const QString &icon, const QString &name);
    [[nodiscard]] static QString initialsOf(const QString &name);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_icon;
};

} // namespace Provost
