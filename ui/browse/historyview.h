// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QFutureWatcher>
#include <QWidget>

class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace Provost {

class BusyLine;
class EmptyState;

/// What was done to one object from this machine, newest first, as the journal has it. Read when it is shown.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(QWidget *parent = nullptr);
    ~HistoryView() override;

    /// `fileName` empty: there is none. Of what it holds, what was done at `baseUrl`.
    void setJournal(const QString &fileName, const QString &baseUrl);
    void setObject(const ObjectKey &key);
    void refresh(); ///< something was written down

Q_SIGNALS:
    void runActivated(qint64 run); ///< show all of it

protected:
    void showEvent(QShowEvent *event) override;

private:
    using Deeds = Result<QList<Journal::Deed>>;
    [[nodiscard]] static Deeds deedsOf(const QString &journalFile, const QString &baseUrl, const ObjectKey &key);
    void load();
    void onLoaded();
    void showDeeds(const QList<Journal::Deed> &deeds);
    [[nodiscard]] QTreeWidgetItem *itemOf(const Journal::Deed &deed) const;

    QString m_journal;
    QString m_baseUrl;
    ObjectKey m_key;
    bool m_stale = true;
    QFutureWatcher<Deeds> m_loading;
    QStackedWidget *m_body;
    QTreeWidget *m_tree;
    EmptyState *m_empty;
    BusyLine *m_busy;
};

} // namespace Provost
