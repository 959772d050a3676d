// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/savedsearches.h"
#include "directory/directory.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace Provost {

/// The row of questions above a list: the quick filters that its resource type knows, then the saved searches, each with how many answer it once everything was read.
class QuickChips : public QWidget
{
    Q_OBJECT
public:
    QuickChips(Directory &directory, const ResourceType &type, QSettings &settings, QWidget *parent);

    /// What the page asks at the moment: the chips of it are pressed, and what can be saved follows from it. A quick filter that has no chip of its own, such as one that the
    /// overview asked for, has one as long as it holds.
    void setAsked(const SavedSearch &asked);
    /// Everything was read: every question can be answered here, and counted.
    void setComplete(bool isComplete);

Q_SIGNALS:
    void chosen(const Provost::SavedSearch &search); ///< a saved one, instead of all that is asked; one that asks nothing: the pressed one was pressed again
    void said(const QString &words); ///< for the status bar
    void quickChosen(const Provost::QuickFilter &quick); ///< beside what is searched and filtered; None: the pressed one was pressed again

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        SavedSearch search {};
        bool isSaved = false;
        QToolButton *button = nullptr;
        std::optional<qint64> count {};
        bool isUnknown = false; ///< everything was read, and it cannot be answered all the same
        bool isForNow = false; ///< goes when it is not asked any more
    };
    void fill();
    [[nodiscard]] Chip makeChip(const SavedSearch &search, bool isSaved);
    void show(const Chip &chip) const;
    void onClicked(const SavedSearch &search, bool isSaved);
    void showChipForNow();
    void removeChip(qsizetype at);
    void saveAs(const QString &name, const SavedSearch &search);
    void count();
    void countNext();
    void askForName();
    void remove(const SavedSearch &search);
    void showMenu(const SavedSearch &search, const QPoint &at);
    [[nodiscard]] bool canAsk(const SavedSearch &search) const;

    Directory &m_directory;
    ResourceType m_type;
    ResourceSchema m_schema;
    SavedSearches m_searches;
    SavedSearch m_asked;
    QList<Chip> m_chips;
    QToolButton *m_save;
    QTimer m_counting;
    QElapsedTimer m_clock;
    QList<SavedSearch> m_toCount;
    QPointer<Job> m_job;
    bool m_isComplete = false;
};

} // namespace Provost
