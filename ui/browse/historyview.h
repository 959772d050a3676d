// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/runlines.h"

#include <QFutureWatcher>
#include <QHash>
#include <QWidget>

#include <optional>
#include <utility>

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

    void setJournal(const QString &fileName, const DirectoryId &here); ///< of the directory whose objects these are; empty: there is none
    void setNames(RunLine::Names names) { m_names = std::move(names); } ///< without, others are called by their ids
    void setLabels(const RunLine::Labels &labels) { m_labels = labels; } ///< without, attributes are called as the schemas have them
    void setObject(const ObjectKey &key);
    void refresh(); ///< something was written down

Q_SIGNALS:
    void runActivated(qint64 run); ///< show all of it

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Entry {
        Journal::Deed deed {};
        bool isMembership = false; ///< what was done to a group that it is, or was, a member of
    };
    using Entries = Result<QList<Entry>>;
    [[nodiscard]] static Entries entriesOf(const QString &journalFile, const DirectoryId &here, const ObjectKey &key);
    void load();
    void onLoaded();
    void showEntries(const QList<Entry> &entries);
    using DeedId = std::pair<qint64, int>; ///< run and step: what is new may stand anywhere, for a run can be resumed
    /// A line of the tree.
    struct Spot {
        std::optional<DeedId> deed {}; ///< none: nowhere
        int line = -1; ///< below it; none: the deed itself
    };
    /// Where somebody reads: what is open, what is chosen, how far down.
    struct Place {
        QHash<DeedId, bool> open {};
        Spot current {};
        Spot top {}; ///< nowhere: at the beginning, where what is new is to be seen
        int above = 0; ///< pixels of it that are out of sight
    };
    [[nodiscard]] Spot spotOf(QTreeWidgetItem *item) const;
    [[nodiscard]] QTreeWidgetItem *itemAt(const Spot &spot) const; ///< null: is not there
    [[nodiscard]] Place place() const;
    void putBack(const Place &place);
    [[nodiscard]] QTreeWidgetItem *itemOf(const Entry &entry) const;

    QString m_journal;
    DirectoryId m_here;
    RunLine::Names m_names;
    RunLine::Labels m_labels;
    ObjectKey m_asked; ///< whose history is being read
    ObjectKey m_key;
    ObjectKey m_shown; ///< whose history is there
    bool m_stale = true;
    QFutureWatcher<Entries> m_loading;
    QStackedWidget *m_body;
    QTreeWidget *m_tree;
    EmptyState *m_empty;
    BusyLine *m_busy;
};

} // namespace Provost
