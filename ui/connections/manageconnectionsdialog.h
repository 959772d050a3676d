// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectiontester.h"
#include "store/connectionstore.h"

#include <QDialog>

class QPushButton;

namespace Provost {

class ConnectionList;
class EmptyState;
class ErrorBanner;
class MessageStrip;

/// The saved connections: open, edit, remove. Removing acts at once and can be taken back.
class ManageConnectionsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ManageConnectionsDialog(ConnectionStore &store, QWidget *parent = nullptr,
                                     ConnectionTester::Factory factory = ConnectionTester::makeDirectory);

Q_SIGNALS:
    void connectionsChanged();
    void openRequested(const QString &name); ///< the dialog closes after it

private:
    void layOut();
    [[nodiscard]] QPushButton *addButton(const QString &objectName, const QString &text, void (ManageConnectionsDialog::*handler)());
    void onOpen();
    void onEdit();
    void onRemove();
    void onUndo();
    void onEdited(const QString &oldName, const SavedConnection &edited);
    void reload(const Result<void> &outcome);
    [[nodiscard]] const SavedConnection *current() const;
    [[nodiscard]] QStringList otherNames(const QString &than) const;

    ConnectionStore &m_store;
    ConnectionTester::Factory m_factory;
    QList<SavedConnection> m_connections {};
    std::optional<SavedConnection> m_removed {};
    MessageStrip *m_strip;
    ErrorBanner *m_banner;
    ConnectionList *m_list;
    EmptyState *m_empty;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace Provost
