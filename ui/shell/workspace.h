// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "directory/httplogmodel.h"
#include "directory/navigationmodel.h"
#include "directory/principal.h"

#include <QColor>
#include <QDir>
#include <QHash>
#include <QWidget>

#include <functional>

class QMimeData;
class QSettings;
class QStackedWidget;

namespace Provost {

class ActivityPage;
class BrowsePage;
class ChangesPage;
class ApplyRun;
class EditSession;
class EmptyState;
class InterruptedStrip;
class ImportPage;
class MembershipPage;
struct PendingWrite;
class ProviderPage;
class RequestsPage;
class ReviewPage;
class RunDesk;

/// The pages of one open directory. They are made when first shown, or right before, and kept, so that coming back finds search and selection as they were.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the workspace.
    Workspace(RunDesk &desk, QSettings &settings, QWidget *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] NavigationModel &navigation() { return m_navigation; }
    [[nodiscard]] QModelIndex firstEntry() const; ///< the one shown last time, else the first
    void prepare(const QModelIndex &entry); ///< makes its page, which open() then finds
    void open(const QModelIndex &entry);
    [[nodiscard]] BrowsePage *browsePage() const; ///< the shown one, or null
    [[nodiscard]] RequestsPage *requestsPage() const; ///< likewise
    [[nodiscard]] ChangesPage *changesPage() const; ///< likewise
    [[nodiscard]] ReviewPage *reviewPage() const; ///< likewise
    [[nodiscard]] MembershipPage *membershipPage() const; ///< likewise
    [[nodiscard]] QWidget *page() const;
    [[nodiscard]] bool isBare() const; ///< no page is shown: before discovery, and where pages are about to be made anew
    [[nodiscard]] ImportPage *importPage() const; ///< likewise
    void setDataDir(const QDir &dir) { m_dataDir = dir; } ///< where mappings are kept; none: nowhere
    [[nodiscard]] bool isImporting() const; ///< a file is being brought in, which only its page knows
    /// False where leaving loses what nobody else has; that is shown, with a button that does `then` all the same.
    [[nodiscard]] qsizetype unprinted() const; ///< new passwords of an import that nobody would know any more
    void leaveForms(); ///< before they go: what was typed is staged
    [[nodiscard]] bool mayLeave(const QString &anyway, const std::function<void()> &then);
    void openImport(const QMimeData *brought = nullptr); ///< with a file or rows at once
    void openChanges();
    void openMemberships(const Principal &subject); ///< who is in the group, or which groups the person is in
    void takeMembers(const QMimeData &mime); ///< people dropped on the entry of the memberships
    void openReview(); ///< what applying the changes comes to
    void openUndo(qint64 run); ///< reads what it left; its taking back is reviewed
    void resume(qint64 run);
    void openRun(qint64 run); ///< in Activity
    [[nodiscard]] ActivityPage *activityPage() const; ///< the shown one, or null
    void setPlace(const QString &name, const QString &environment, const QColor &color); ///< where changes go to, beside the button that applies them

Q_SIGNALS:
    void entryWanted(const QModelIndex &entry); ///< the rail shall go there
    void entriesReady(); ///< discovery is done: open something
    void said(const QString &words);
    void profileSaveRequested(const Provost::Json &profile);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void onStateChanged();
    void onDescriptionChanged();
    void onDisproved(const PendingWrite &write, const QStringList &attributes);
    void connectRuns();
    void showInterrupted();
    void whenSure(qint64 run, const std::function<void()> &then); ///< that the run was made in this directory
    void leave(qint64 run);
    void onUndoReady();
    void onRunEnded();
    void showState();
    [[nodiscard]] QWidget *pageFor(const QModelIndex &entry);
    [[nodiscard]] QWidget *makeBrowsePage(const ResourceType &type);
    [[nodiscard]] QWidget *makeRequestsPage();
    [[nodiscard]] QWidget *makeProviderPage();
    [[nodiscard]] QWidget *makeChangesPage();
    [[nodiscard]] QWidget *makeActivityPage();
    [[nodiscard]] ReviewPage *makeReviewPage(EditSession &session, ApplyRun &run);
    [[nodiscard]] QWidget *makeImportPage();
    [[nodiscard]] QWidget *makeMembershipPage();
    [[nodiscard]] QWidget *makeOverviewPage();
    [[nodiscard]] QWidget *makeSnapshotPage();
    [[nodiscard]] QWidget *makePage(const QModelIndex &entry);
    void showObject(const QString &resourceType, const QString &id);
    [[nodiscard]] QString lastPageKey() const;

    RunDesk &m_desk;
    EditSession &m_session;
    Directory &m_directory;
    QSettings &m_settings;
    std::optional<QDir> m_dataDir;
    NavigationModel m_navigation;
    HttpLogModel m_log;
    struct Place {
        QString name {};
        QString environment {};
        QColor color {};
    };
    Place m_place;
    InterruptedStrip *m_interrupted;
    QStackedWidget *m_stack;
    EmptyState *m_state;
    bool m_wasImported = false; ///< a run ended whose report is under Import and has not been looked at
    QHash<QString, QWidget *> m_pages; ///< by endpoint, tools by "tool"
    std::optional<ServiceDescription> m_built; ///< what the pages were made from
};

} // namespace Provost
