// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/changelistmodel.h"

#include <QFutureWatcher>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace Provost {

class EmptyState;
class MessageStrip;

/// All staged changes of one directory: what becomes of which object, old and new; undo, take one back, throw all away, save and open. From
/// here they go into review: the button is at the top, at the trailing end.
class ChangesPage : public QWidget
{
    Q_OBJECT
public:
    explicit ChangesPage(EditSession &session, QWidget *parent = nullptr); ///< `session` outlives it
    [[nodiscard]] QTreeView *list() const { return m_list; }

public Q_SLOTS:
    void revertCurrent();
    void discardAll();
    void saveToFile();
    void openFromFile();

Q_SIGNALS:
    void said(const QString &words);
    void reviewRequested(); ///< the operator wants them applied
    void objectActivated(const QString &resourceType, const QString &id); ///< show it where it is edited

private:
    void buildLayout();
    QWidget *buildBar();
    void makeActions();
    void onChanged();
    struct Saved {
        QString fileName {};
        QString problem {}; ///< empty: it was
    };
    void write(const QString &fileName);
    void onSaved();
    void read(const QString &fileName);
    void onOpened();
    [[nodiscard]] QString summary() const;

    EditSession &m_session;
    QFutureWatcher<Saved> m_saving; ///< fifty thousand changes take a second
    QFutureWatcher<Result<ChangeSet>> m_opening;
    QString m_opened; ///< the file
    ChangeListModel *m_model;
    QLabel *m_title;
    QPushButton *m_review;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QToolButton *m_revert;
    QToolButton *m_discard;
    QToolButton *m_save;
    QToolButton *m_open;
    MessageStrip *m_strip;
    QStackedWidget *m_body;
    QTreeView *m_list;
    EmptyState *m_empty;
};

} // namespace Provost
