// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Provost {

/// A path to type or to choose.
class FileField : public QWidget
{
    Q_OBJECT
public:
    /// `name` is the start of the object names; `title` is what a screen reader says.
    FileField(const QString &name, const QString &title, QWidget *parent);
    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    void setPlaceholder(const QString &text);
    void setFilters(const QStringList &filters) { m_filters = filters; }

Q_SIGNALS:
    void changed();

private:
    void browse();
    QString m_title;
    QStringList m_filters {};
    QLineEdit *m_path;
    QPushButton *m_browse;
};

} // namespace Provost
