// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/keptdraft.h"
#include "shell/windowservices.h"

#include <QColor>
#include <QFutureWatcher>
#include <QMainWindow>
#include <QPointer>
#include <QUrl>

#include <memory>

class QStackedWidget;

namespace Provost {

class ActivityBar;
class BrowsePage;
class ConnectionSwitcher;
class Directory;
class EditSession;
class NavigationRail;
class ReadingBar;
class RunDesk;
class SignInStrip;
class StartPage;
class Workspace;

/// The window: connection and navigation at the left, the open directory's pages beside it, activity below. It only wires.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(WindowServices &services, QWidget *parent = nullptr); ///< `services` outlives the window
    ~MainWindow() override;

    /// Shows another directory, or none. Not owned: it lives until the next call, or longer than the window.
    void showDirectory(Directory *directory, SavedConnection::Environment environment);
    /// Before another directory is shown, by a gesture whose end may come late (a secret is asked for, a service starts): once more, right before showDirectory().
    /// Calls `go` at once where nothing is lost by it, or only what was agreed to when it began; else once a run has come to rest and the person agrees.
    void whenMayLeave(const std::function<void()> &go);
    void setConnectionColor(const QColor &color); ///< of the strip, instead of the environment's; invalid: that
    [[nodiscard]] Directory *directory() const;
    [[nodiscard]] Workspace *workspace() const { return m_workspace.get(); }
    [[nodiscard]] EditSession *session() const { return m_session.get(); } ///< of the shown directory
    [[nodiscard]] RunDesk *desk() const { return m_desk.get(); } ///< likewise

public Q_SLOTS:
    void say(const QString &words);
    void closeForGood(); ///< told to end, and nobody is there to be asked: what was typed is kept in the draft, half a new person too
    void openConnectDialog();
    void openConnection(const QString &name); ///< as openPractice(): once nothing is lost by leaving what is shown
    void openPractice();
    void openConnections();
    void openSettings();
    void openShortcuts();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void rebuild();
    void buildLayout();
    QWidget *buildSide();
    void makeActions();
    void addPageAction(const QString &name, const QString &text, const QKeySequence &key, void (BrowsePage::*slot)());
    void addWindowAction(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> handler);
    void focusSearch();
    void leaveThen(const std::function<void()> &go);
    void beginSession();
    void onDraft();
    void sayDraft(const KeptDraft &draft);
    void keepPractice();
    void takePractice();
    [[nodiscard]] bool mayLosePractice(const std::function<void()> &anyway);
    [[nodiscard]] bool mayLeaveForms(const std::function<void()> &then);
    void undo();
    void redo();
    void cyclePanes(int step);
    [[nodiscard]] QList<QWidget *> panes() const;
    void openUnlessChosen();
    void openFirstPage();
    void paintStrip();
    void tellPlace();
    void restoreWindow();
    void connectStartPage();

    WindowServices &m_services;
    QPointer<Directory> m_directory;
    std::optional<SavedConnection::Environment> m_environment;
    QColor m_color; ///< invalid: the environment's
    qsizetype m_agreedLoss = 0; ///< new passwords that nobody printed, and that may go with the directory
    QUrl m_practiceUrl;
    ChangeSet m_practiceStaged; ///< as long as the practice directory there is, and another one is shown
    bool m_mayClose = false; ///< whatever is lost by it
    bool m_rebuilding = false;
    bool m_languageWaits = false; ///< for the end of an import, which lives in the pages
    QWidget *m_strip = nullptr;
    ConnectionSwitcher *m_switcher = nullptr;
    NavigationRail *m_rail = nullptr;
    SignInStrip *m_signIn = nullptr;
    QStackedWidget *m_center = nullptr;
    StartPage *m_start = nullptr;
    ActivityBar *m_activity = nullptr;
    ReadingBar *m_reading = nullptr;
    std::unique_ptr<DraftStore> m_drafts;
    QFutureWatcher<KeptDraft> m_draft; ///< fifty thousand changes take a second
    std::unique_ptr<EditSession> m_session; ///< outlives the workspace, which a change of language makes anew
    std::unique_ptr<RunDesk> m_desk; ///< likewise: a run goes on meanwhile
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace Provost
