// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/connectdialog.h"
#include "store/connectionstore.h"
#include "widgets/messagestrip.h"

#include <QDialog>
#include <QFutureWatcher>

class QPushButton;

namespace Provost {

class ConnectionList;
class EmptyState;
class ErrorBanner;

/// The saved connections: open, edit, remove. Removing acts at once and can be taken back.
class ManageConnectionsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ManageConnectionsDialog(ConnectionStore &store, QWidget *parent = nullptr,
                                     ConnectionTester::Factory factory = ConnectionTester::makeDirectory);

    void setFetcher(ConnectDialog::Fetcher fetcher) { m_fetcher = std::move(fetcher); } ///< kept secrets, for trying a connection that is edited

Q_SIGNALS:
    void connectionsChanged();
    void openRequested(const QString &name); ///< the dialog closes after it
    void newWindowRequested(const QString &name);
    void secretsEntered(const QString &name, const Provost::SignInSecrets &secrets); ///< typed while editing; to be kept
    void draftKept(const QString &name); ///< a window has the removed connection open: what is staged there stays in its draft
    void secretsObsolete(const QString &id); ///< the place of those of a connection that is gone for good, or leads elsewhere now

private:
    void layOut();
    [[nodiscard]] QPushButton *addButton(const QString &objectName, const QString &text, void (ManageConnectionsDialog::*handler)());
    void onOpen();
    void onNewWindow();
    void onExport();
    void onImport();
    void exportTo(const QString &fileName);
    void importFrom(const QString &fileName);
    void askForRisks(const QList<SavedConnection> &found);
    void take(const QList<SavedConnection> &found);
    void countDrafts(const SavedConnection &removed);
    void onCounted();
    [[nodiscard]] QString removedWords(const SavedConnection &removed) const;
    void forgetRemoved(); ///< it cannot be brought back any more
    void fillStrip(MessageStrip::Tone tone, const QString &words, const QString &action = {});
    void onEdit();
    void onRemove();
    void onUndo();
    void onEdited(const SavedConnection &before, const SavedConnection &edited, const SignInSecrets &secrets);
    void reload(const Result<void> &outcome);
    [[nodiscard]] const SavedConnection *current() const;
    [[nodiscard]] QStringList otherNames(const QString &than) const;

    ConnectionStore &m_store;
    ConnectionTester::Factory m_factory;
    ConnectDialog::Fetcher m_fetcher {};
    QList<SavedConnection> m_connections {};
    std::optional<SavedConnection> m_removed {};
    QFutureWatcher<int> m_counting {}; ///< what is staged for the one that was removed
    QStringList m_refused {}; ///< why connections of an imported file were left out
    MessageStrip *m_strip;
    ErrorBanner *m_banner;
    ConnectionList *m_list;
    EmptyState *m_empty;
    QPushButton *m_open;
    QPushButton *m_newWindow;
    QPushButton *m_export;
    QPushButton *m_import;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace Provost
