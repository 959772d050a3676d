// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/savedsearches.h"
#include "directory/directory.h"
#include "directory/index/overview.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace Provost {

class EmptyState;
class FullRead;

/// What the directory holds, in figures and small charts made from what was read; each bar leads to the people behind it.
class OverviewPage : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewPage(Directory &directory, QWidget *parent = nullptr);
    ~OverviewPage() override;

    [[nodiscard]] bool savePicture(const QString &fileName) const; ///< .pdf or a picture's suffix

public Q_SLOTS:
    void readOrStop();

Q_SIGNALS:
    void listRequested(const QString &resourceType, const Provost::SavedSearch &search);
    void said(const QString &words);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildBar();
    void askTotals();
    void connectReads();
    void readNext();
    void beginAnew();
    [[nodiscard]] bool isComplete(const ResourceType &type) const;
    [[nodiscard]] QList<ResourceType> typesToRead() const; ///< what was stopped or never read to its end; all, where there is no such
    void refresh();
    void showReport(const OverviewReport &report);
    void arrange();
    void showReading();
    void showEmpty();
    [[nodiscard]] QString readWords() const;
    [[nodiscard]] QString anewWords() const; ///< beside it; empty: nothing was stopped
    [[nodiscard]] QString takes(const QList<ResourceType> &toRead, bool isAnew) const;
    [[nodiscard]] static QString readSoFar(const FullRead &reading);
    [[nodiscard]] QString progressWords() const;
    [[nodiscard]] FullRead *running() const;
    void askForFile();

    Directory &m_directory;
    QList<ResourceType> m_types;
    QList<ResourceType> m_toRead; ///< after the one under way
    bool m_isAnew = false; ///< these from the first of each, and not only what changed
    QSet<QString> m_notServed; ///< types that are declared and not there
    QHash<QString, std::optional<qint64>> m_totals; ///< by type, once it answered
    std::optional<OverviewReport> m_report;
    QTimer m_refresh;
    QElapsedTimer m_clock;
    QPointer<Job> m_job;
    bool m_hasAsked = false;

    QLabel *m_age;
    QPushButton *m_read;
    QPushButton *m_anew; ///< instead of going on
    QToolButton *m_save;
    QToolButton *m_forget;
    QStackedWidget *m_body;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    QWidget *m_sheet;
    QBoxLayout *m_columns;
    QList<QWidget *> m_cards; ///< in their order, whatever column they stand in
};

} // namespace Provost
