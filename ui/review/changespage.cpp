// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/changespage.h"

#include "change/typefault.h"
#include "directory/directory.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "form/openedchanges.h"
#include "forms/formtext.h"
#include "review/changedelegate.h"
#include "review/reviewlists.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

ChangesPage::ChangesPage(EditSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ChangeListModel(session, this))
    , m_title(new QLabel(this))
    , m_review(new QPushButton(tr("Re&view and Apply"), this))
    , m_undo(makeIconButton(this, u"changesUndo"_s, u"undo"_s, tr("Undo"), QKeySequence::Undo))
    , m_redo(makeIconButton(this, u"changesRedo"_s, u"redo"_s, tr("Redo"), QKeySequence(u"Ctrl+Shift+Z"_s)))
    , m_revert(makeIconButton(this, u"changesRevert"_s, u"reset"_s, tr("Take this one back"), QKeySequence(Qt::Key_Delete)))
    , m_discard(makeIconButton(this, u"changesDiscard"_s, u"trash"_s, tr("Discard all")))
    , m_save(makeIconButton(this, u"changesSave"_s, u"save"_s, tr("Save to a file"), QKeySequence::Save))
    , m_open(makeIconButton(this, u"changesOpen"_s, u"open"_s, tr("Open a file of changes")))
    , m_strip(new MessageStrip(this))
    , m_body(new QStackedWidget(this))
    , m_list(new QTreeView(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"changesPage"_s);
    buildLayout();
    makeActions();
    connect(&m_session, &EditSession::changed, this, &ChangesPage::onChanged);
    connect(&m_session, &EditSession::readOnlyChanged, this, &ChangesPage::onChanged);
    connect(m_review, &QPushButton::clicked, this, &ChangesPage::reviewRequested);
    connect(m_undo, &QToolButton::clicked, &m_session.staged().undoStack(), &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, &m_session.staged().undoStack(), &QUndoStack::redo);
    connect(m_revert, &QToolButton::clicked, this, &ChangesPage::revertCurrent);
    connect(m_discard, &QToolButton::clicked, this, &ChangesPage::discardAll);
    connect(m_save, &QToolButton::clicked, this, &ChangesPage::saveToFile);
    connect(m_open, &QToolButton::clicked, this, &ChangesPage::openFromFile);
    connect(m_strip, &MessageStrip::actionTriggered, m_strip, &QWidget::hide);
    connect(m_empty, &EmptyState::actionTriggered, this, &ChangesPage::openFromFile);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above, int first, int last) {
        if (!above.isValid())
            openLines(*m_list, first, last);
    });
    connect(&m_saving, &QFutureWatcherBase::finished, this, &ChangesPage::onSaved);
    connect(&m_opening, &QFutureWatcherBase::finished, this, &ChangesPage::onOpened);
    onChanged();
    openLines(*m_list, 0, m_model->rowCount() - 1);
}

QWidget *ChangesPage::buildBar()
{
    auto *bar = new QWidget(this);
    m_title->setObjectName(u"changesTitle"_s);
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    m_review->setObjectName(u"changesReview"_s);
    m_review->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 12), scaled(font(), 10));
    row->setSpacing(scaled(font(), 4));
    row->addWidget(m_title);
    row->addStretch(1);
    for (QToolButton *button : {m_undo, m_redo, m_revert, m_discard, m_open, m_save})
        row->addWidget(button);
    row->addSpacing(scaled(font(), 8));
    row->addWidget(m_review);
    return bar;
}

void ChangesPage::buildLayout()
{
    m_strip->setObjectName(u"changesStrip"_s);
    m_strip->hide();
    m_empty->setObjectName(u"changesEmpty"_s);
    m_list->setObjectName(u"changesList"_s);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChangeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setIndentation(scaled(font(), 22));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, scaled(font(), 320));
    m_list->header()->resizeSection(1, scaled(font(), 300));
    m_list->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_empty->setContent({.icon = u"changes"_s,
                         .title = tr("No changes"),
                         .text = tr("What you edit, create or delete is collected here first. Nothing is sent before you have reviewed it."),
                         .action = tr("Open a File of Changes…")});
    m_body->addWidget(m_list);
    m_body->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(m_strip);
    column->addWidget(m_body, 1);
}

void ChangesPage::makeActions()
{
    connect(makeAction(m_list, u"changesRevertAction"_s, u"reset"_s, tr("Take this one back"), QKeySequence(Qt::Key_Delete)), &QAction::triggered, this,
            &ChangesPage::revertCurrent);
    connect(makeAction(this, u"changesSaveAction"_s, u"save"_s, tr("Save the changes to a file"), QKeySequence::Save), &QAction::triggered, this,
            &ChangesPage::saveToFile);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const ObjectKey key = m_model->keyAt(index);
        Q_EMIT objectActivated(key.resourceType, key.id);
    });
}

QString ChangesPage::summary() const
{
    const int count = int(m_session.objectCount());
    return count == 0 ? tr("Changes") : tr("%n object(s) to change", nullptr, count);
}

void ChangesPage::onChanged()
{
    const bool any = !m_session.changes().isEmpty();
    const QUndoStack &undo = m_session.staged().undoStack();
    m_title->setText(summary());
    m_review->setEnabled(any && !m_session.isReadOnly());
    m_revert->setEnabled(any);
    m_discard->setEnabled(any);
    m_save->setEnabled(any);
    deny(*m_open, m_session.isReadOnly() ? FormText::lock(FieldLock::Connection, {}) : QString());
    m_undo->setEnabled(undo.canUndo());
    m_redo->setEnabled(undo.canRedo());
    m_undo->setToolTip(undo.canUndo() ? tr("Undo “%1” (Ctrl+Z)").arg(undo.undoText()) : tr("Undo"));
    m_redo->setToolTip(undo.canRedo() ? tr("Redo “%1” (Ctrl+Shift+Z)").arg(undo.redoText()) : tr("Redo"));
    m_body->setCurrentIndex(any ? 0 : 1);
}

void ChangesPage::revertCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return Q_EMIT said(tr("Choose the object whose changes shall be taken back."));
    const QModelIndex object = current.parent().isValid() ? current.parent() : current;
    m_session.staged().revert(m_model->keyAt(object), tr("Take back %1").arg(object.siblingAtColumn(0).data().toString()));
}

void ChangesPage::discardAll()
{
    m_session.staged().clear(tr("Discard all"));
    Q_EMIT said(tr("All changes discarded. Ctrl+Z brings them back."));
}

void ChangesPage::saveToFile()
{
    if (m_session.changes().isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the Changes"));
    dialog->setObjectName(u"changesSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Change sets (*.json)"));
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ChangesPage::write);
    dialog->open();
}

void ChangesPage::write(const QString &fileName)
{
    m_saving.setFuture(QtConcurrent::run([fileName, changes = m_session.changes()] {
        QSaveFile file(fileName);
        const QByteArray bytes = changes.toBytes();
        const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        return Saved {fileName, isSaved ? QString() : file.errorString()};
    }));
}

void ChangesPage::onSaved()
{
    const Saved saved = m_saving.result();
    if (saved.problem.isEmpty())
        return Q_EMIT said(tr("Saved to %1, without passwords.").arg(saved.fileName));
    m_strip->setMessage(MessageStrip::Tone::Danger, tr("The changes could not be saved to %1: %2").arg(saved.fileName, saved.problem), tr("Close"));
    m_strip->show();
}

void ChangesPage::openFromFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a File of Changes"));
    dialog->setObjectName(u"changesOpenDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Change sets (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ChangesPage::read);
    dialog->open();
}

void ChangesPage::read(const QString &fileName)
{
    m_opened = fileName;
    m_opening.setFuture(QtConcurrent::run([fileName, description = m_session.directory().description()] {
        QFile file(fileName);
        const auto set = file.open(QIODevice::ReadOnly) ? ChangeSet::fromBytes(file.readAll()) : Result<ChangeSet>(Error::store(file.errorString()));
        const auto fault = set ? typeFault(*set, description) : std::nullopt;
        return fault ? Result<ChangeSet>(*fault) : set;
    }));
}

void ChangesPage::onOpened()
{
    const Result<ChangeSet> set = m_opening.result();
    const auto changes = set ? openedBeside(*set, m_session.changes().changes) : Result<QList<Change>>(set.error());
    if (!changes) {
        m_strip->setMessage(MessageStrip::Tone::Danger, tr("This file holds no changes that can be used: %1").arg(detailWords(changes.error().detail)), tr("Close"));
        return m_strip->show();
    }
    m_strip->hide();
    if (m_session.isReadOnly())
        return Q_EMIT said(tr("Nothing was added: %1").arg(FormText::lock(FieldLock::Connection, {})));
    m_session.stage(*changes, tr("Open %1").arg(QFileInfo(m_opened).fileName()));
    Q_EMIT said(tr("%n change(s) added from the file.", nullptr, int(changes->size())));
}

} // namespace Provost
