// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/editsession.h"
#include "snapshots/comparetask.h"

#include <QPointer>
#include <QTemporaryDir>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace Provost {

class BusyLine;
class DifferenceModel;
class EmptyState;
class MessageStrip;
class SnapshotJob;
struct ReadEstimate;
struct SnapshotSummary;

/// Keeps the state of the directory as a file, shows what has changed since, and makes any part of that a change that takes it back.
class SnapshotPage : public QWidget
{
    Q_OBJECT
public:
    explicit SnapshotPage(EditSession &session, QWidget *parent = nullptr);
    ~SnapshotPage() override;

    void takeSnapshot(const QString &fileName);
    void compareWithNow(const QString &fileName);
    void compareFiles(const QString &earlier, const QString &later);
    [[nodiscard]] DifferenceModel &model() const { return *m_model; }

Q_SIGNALS:
    void said(const QString &words);
    void changesRequested(); ///< something was staged: show it

private:
    [[nodiscard]] QWidget *buildBar();
    [[nodiscard]] QWidget *buildFooter();
    void buildList();
    void askForFile(bool isToSave, const QString &title, const std::function<void(const QString &)> &then);
    void readInto(const QString &fileName, const QString &about, const std::function<void(const SnapshotSummary &)> &then);
    void offer(SnapshotJob *job, const ReadEstimate &estimate, const QString &about);
    void compare(const QString &earlier, const QString &later, bool isNow);
    void showStates(const std::shared_ptr<ComparedStates> &states, bool isNow);
    void showChosen();
    [[nodiscard]] DirectoryId here() const;
    void askWhose(); ///< where the file does not show that it is of this directory, before anything of it is staged
    [[nodiscard]] QString whyNotTakenBack() const; ///< empty: what is chosen can be staged
    void takeBack();
    void onTaken();
    void stage(const TakenBack &back);
    void onStagedChanged();
    void onStrip();
    void stop();
    void setBusy(Job *job, const QString &words);
    void showButtons();
    void fail(const Error &error);
    void fail(const QString &words);

    EditSession &m_session;
    DifferenceModel *m_model;
    std::shared_ptr<ComparedStates> m_states;
    QFutureWatcher<TakenBack> m_taking; ///< what is chosen, into changes
    QHash<ObjectKey, ObjectKey> m_staged; ///< of the list -> of what is staged: who is made anew has a temporary id there
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the state as it is now, while it is compared
    QPointer<Job> m_job;
    SnapshotJob *m_offered = nullptr; ///< m_job, while somebody has to agree to what it takes
    bool m_isSaidToBeOurs = false; ///< the earlier state, by a person
    bool m_isNow = false; ///< the later state is this directory's

    QPushButton *m_take;
    QPushButton *m_withNow;
    QPushButton *m_files;
    QComboBox *m_match;
    MessageStrip *m_strip;
    MessageStrip *m_drift;
    MessageStrip *m_omitted;
    BusyLine *m_busy;
    QStackedWidget *m_body;
    EmptyState *m_empty;
    QTreeView *m_list;
    QWidget *m_footer = nullptr;
    QLabel *m_summary;
    QPushButton *m_stage;
};

} // namespace Provost
