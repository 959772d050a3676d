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

    /// What the page asks at the moment: the chip that asks the same is pressed, and what can be saved follows from it.
    void setAsked(const SavedSearch &asked);
    /// Everything was read: every question can be answered here, and counted.
    void setComplete(bool isComplete);

Q_SIGNALS:
    void chosen(const Provost::SavedSearch &search); ///< one that asks nothing: the pressed chip was pressed again

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        SavedSearch search {};
        bool isSaved = false;
        QToolButton *button = nullptr;
        std::optional<qint64> count {};
    };
    void fill();
    [[nodiscard]] Chip makeChip(const SavedSearch &search, bool isSaved);
    void show(const Chip &chip) const;
    void onClicked(const SavedSearch &search);
    void count();
    void countNext();
    void askForName();
    void showMenu(const QString &name, const QPoint &at);
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
