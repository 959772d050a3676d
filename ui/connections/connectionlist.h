// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"

#include <QListWidget>

namespace Provost {

/// The environment's name and the colour that stands for it wherever a connection shows.
[[nodiscard]] QString environmentName(SavedConnection::Environment environment);
[[nodiscard]] QColor environmentColor(SavedConnection::Environment environment, const QPalette &palette);

/// Saved connections, two lines each: name and environment, address.
class ConnectionList : public QListWidget
{
    Q_OBJECT
public:
    enum class Role { Address = Qt::UserRole + 1, Environment };
    Q_ENUM(Role)

    explicit ConnectionList(QWidget *parent = nullptr);
    void setConnections(const QList<SavedConnection> &connections); ///< keeps the chosen one
    [[nodiscard]] QString currentName() const;

Q_SIGNALS:
    void opened(const QString &name); ///< double click or Enter

protected:
    void changeEvent(QEvent *event) override;

private:
    QList<SavedConnection> m_connections {};
};

} // namespace Provost
