// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/effectiveview.h"

#include "base/isolated.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "membership/nestinggraph.h"
#include "membership/subjectpicker.h"
#include "widgets/buttons.h"
#include "widgets/busyline.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString personType()
{
    return u"User"_s;
}

QString groupTypeName()
{
    return u"Group"_s;
}

} // namespace

namespace {

constexpr int isGroupRole = Qt::UserRole + 2; ///< of both models
constexpr int isCycleRole = Qt::UserRole + 3; ///< of the tree

/// People and groups by their icons; what leads back to itself in red.
class NestingDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {scaled(option.font, 120), option.fontMetrics.height() + scaled(option.font, 11)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const ThemeColors colors = ThemeColors::of(option->palette);
        const bool isCycle = index.data(isCycleRole).toBool();
        if (isCycle || index.column() > 0)
            option->palette.setColor(QPalette::Text, isCycle ? colors.danger : colors.subtle);
        option->text = isolated(option->text, option->direction);
        if (index.column() > 0)
            return;
        const int side = option->fontMetrics.height();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {side, side};
        const QString icon = isCycle ? u"refresh"_s : index.data(isGroupRole).toBool() ? u"groups"_s : u"user"_s;
        option->icon = QIcon(iconPixmap(icon, {side, side}, isCycle ? colors.danger : colors.subtle, option->widget ? option->widget->devicePixelRatioF() : 1));
    }
};

} // namespace

EffectiveView::EffectiveView(MembershipEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_kind(new QComboBox(this))
    , m_picker(new SubjectPicker(editor, this))
    , m_forms(new QTabBar(this))
    , m_filter(new QLineEdit(this))
    , m_save(makeIconButton(this, u"effectiveSave"_s, u"save"_s, tr("Save the picture"), QKeySequence::Save))
    , m_counts(new ElidedLabel(this))
    , m_busy(new BusyLine(this))
    , m_strip(new MessageStrip(this))
    , m_body(new QStackedWidget(this))
    , m_listModel(new EffectiveModel(this))
    , m_treeModel(new NestingTreeModel(this))
    , m_list(new QTreeView(this))
    , m_tree(new QTreeView(this))
    , m_graph(new NestingGraph(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"effectiveView"_s);
    setFocusProxy(m_picker);
    buildHead();
    buildBodies();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_picker->setType(m_kind->currentData().toString());
        m_subject = {};
        cancel();
        onRead(Nesting());
    });
    connect(m_picker, &SubjectPicker::chosen, this, &EffectiveView::show);
    connect(m_forms, &QTabBar::currentChanged, this, &EffectiveView::update);
    connect(m_filter, &QLineEdit::textChanged, m_listModel, &EffectiveModel::setContains);
    connect(m_save, &QToolButton::clicked, this, &EffectiveView::saveImage);
    connect(m_empty, &EmptyState::actionTriggered, this, &EffectiveView::read);
    connect(m_busy, &BusyLine::stopRequested, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(&m_editor, &MembershipEditor::changed, this, [this] {
        if (!isReading()) // it ends with that
            update();
    });
    m_picker->setType(u"Group"_s);
    update();
}

EffectiveView::~EffectiveView() = default;

void EffectiveView::buildHead()
{
    m_kind->setObjectName(u"effectiveKind"_s);
    m_kind->setAccessibleName(tr("Of what"));
    m_kind->addItem(tr("Everybody in the group"), groupTypeName());
    m_kind->addItem(tr("All groups of the person"), personType());
    m_kind->setMinimumWidth(m_kind->sizeHint().width() + scaled(font(), 20));
    m_picker->setObjectName(u"effectivePicker"_s);
    m_forms->setObjectName(u"effectiveForms"_s);
    m_forms->setAccessibleName(tr("Shown as"));
    m_forms->addTab(tr("List"));
    m_forms->addTab(tr("Tree"));
    m_forms->addTab(tr("Picture"));
    m_forms->setDrawBase(false);
    m_forms->setExpanding(false);
    m_filter->setObjectName(u"effectiveFilter"_s);
    m_filter->setAccessibleName(tr("Find in this list"));
    m_filter->setPlaceholderText(tr("Find in this list"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"filter"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_counts->setObjectName(u"effectiveCounts"_s);
    m_counts->setSubtle(true);
    m_counts->setMinimumHeight(m_filter->sizeHint().height()); // list, tree and picture begin at one height
    auto *zoomIn = makeAction(m_graph, u"graphZoomIn"_s, {}, tr("Zoom &In"), QKeySequence::ZoomIn);
    auto *zoomOut = makeAction(m_graph, u"graphZoomOut"_s, {}, tr("Zoom &Out"), QKeySequence::ZoomOut);
    auto *fit = makeAction(m_graph, u"graphFit"_s, {}, tr("Show &All of It"), QKeySequence(u"Ctrl+0"_s));
    connect(zoomIn, &QAction::triggered, m_graph, &NestingGraph::zoomIn);
    connect(zoomOut, &QAction::triggered, m_graph, &NestingGraph::zoomOut);
    connect(fit, &QAction::triggered, m_graph, &NestingGraph::fit);
    connect(makeAction(m_graph, u"graphSave"_s, u"save"_s, tr("&Save the Picture…")), &QAction::triggered, this, &EffectiveView::saveImage);
    connect(makeAction(this, u"effectiveSaveAction"_s, {}, tr("Save the picture"), QKeySequence::Save), &QAction::triggered, this, &EffectiveView::saveImage); // wherever the focus is
    m_graph->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 8), scaled(font(), 12), scaled(font(), 4));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_kind);
    row->addWidget(m_picker, 1);
    row->addWidget(m_forms);
    row->addWidget(m_save);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), scaled(font(), 6));
    second->setSpacing(scaled(font(), 10));
    second->addWidget(m_filter, 1);
    second->addWidget(m_counts, 2);
    second->addWidget(m_busy->makeStop(this, u"effectiveStop"_s, tr("Stop reading")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addLayout(second);
    column->addWidget(m_busy);
    column->addWidget(m_strip);
    column->addWidget(m_body, 1);
}

void EffectiveView::buildBodies()
{
    m_strip->setObjectName(u"effectiveStrip"_s);
    m_empty->setObjectName(u"effectiveEmpty"_s);
    m_list->setObjectName(u"effectiveList"_s);
    m_list->setAccessibleName(tr("Everybody who is in it in the end"));
    m_list->setModel(m_listModel);
    m_list->setRootIsDecorated(false);
    m_list->header()->resizeSection(0, scaled(font(), 300));
    m_tree->setObjectName(u"effectiveTree"_s);
    m_tree->setAccessibleName(tr("Groups in groups"));
    m_tree->setModel(m_treeModel);
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(scaled(font(), 22));
    for (QTreeView *view : {m_list, m_tree}) {
        view->setItemDelegate(new NestingDelegate(view));
        view->setUniformRowHeights(true);
        view->setFrameShape(QFrame::NoFrame);
        view->setAllColumnsShowFocus(true);
        view->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    }
    m_body->addWidget(m_list);
    m_body->addWidget(m_tree);
    m_body->addWidget(m_graph);
    m_body->addWidget(m_empty);
}

void EffectiveView::show(const Principal &subject)
{
    m_kind->setCurrentIndex(m_kind->findData(subject.isGroup() ? u"Group"_s : u"User"_s));
    m_picker->setSubject(subject);
    m_subject = subject;
    read();
}

void EffectiveView::showForm(int form)
{
    m_forms->setCurrentIndex(form);
}

void EffectiveView::cancel()
{
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
}

void EffectiveView::read()
{
    cancel();
    m_job = new NestingJob(m_editor.session().directory(), m_subject, !m_subject.isGroup(), this);
    connect(m_job, &NestingJob::progressed, this, [this](int groups) { m_counts->setText(tr("%Ln groups read…", nullptr, groups)); });
    m_job->then(this, [this](const Result<Nesting> &nesting) { onRead(nesting); });
    m_counts->setText(tr("Reading…"));
    m_busy->setBusy(true);
    if (m_nesting.order.isEmpty()) // what the page says while it is empty is wrong now
        m_empty->setContent({.icon = u"groups"_s, .title = tr("Reading…")});
}

void EffectiveView::onRead(const Result<Nesting> &nesting)
{
    m_error = nesting ? std::nullopt : std::optional(nesting.error());
    m_nesting = nesting.valueOr({});
    m_listModel->setNesting(m_nesting);
    m_treeModel->setNesting(m_nesting);
    m_tree->expandToDepth(1);
    m_graph->setNesting(m_nesting);
    update();
}

QString EffectiveView::stripWords() const
{
    using Knowledge = MemberList::Knowledge;
    if (m_nesting.isStopped)
        return m_nesting.upwards ? tr("Stopped: not all groups were read, so there may be more of them.") : tr("Stopped: not all groups were read, so more people and groups may be in it.");
    if (m_nesting.knowledge == Knowledge::Unknown)
        return m_nesting.upwards ? tr("This server does not tell which groups somebody is in.") : tr("This server never tells who is in a group.");
    if (m_nesting.knowledge == Knowledge::UsersOnly)
        return m_nesting.upwards ? tr("Direct memberships only: this server does not show which groups are in which groups.")
                                 : tr("This server shows people only: groups in groups cannot be seen here, so more people may be in it than these.");
    if (m_nesting.knowledge == Knowledge::MaybeCut)
        return tr("One of the lists may have been cut off by the server.");
    if (m_nesting.isCut)
        return tr("More groups than are read at once; the rest is not shown.");
    const auto circles = m_nesting.cycles().size();
    return circles > 0 ? tr("%Ln circle(s): groups that are in themselves by way of others.", nullptr, int(circles)) : QString();
}

/// For one of the groups that are shown, or for the person.
bool EffectiveView::isSomethingStaged() const
{
    const auto isStaged = [this](const QString &id) { return !m_editor.added(id).isEmpty() || !m_editor.removed(id).isEmpty(); };
    return !m_editor.groupsAdded(m_nesting.root).isEmpty() || !m_editor.groupsRemoved(m_nesting.root).isEmpty() || std::any_of(m_nesting.order.cbegin(), m_nesting.order.cend(), isStaged);
}

void EffectiveView::update()
{
    m_busy->setBusy(isReading());
    const bool any = !m_nesting.order.isEmpty();
    QString words = any ? stripWords() : QString();
    if (any && !m_nesting.notes.isEmpty())
        words = QStringList {words, tr("%Ln group(s) could not be read: who is in them is not shown.", nullptr, int(m_nesting.notes.size()))}.join(u' ').trimmed();
    if (any && isSomethingStaged())
        words = QStringList {words, tr("What is staged does not count here yet.")}.join(u' ').trimmed();
    m_strip->setMessage(m_nesting.knowledge == MemberList::Knowledge::Complete ? MessageStrip::Tone::Warning : MessageStrip::Tone::Info, words);
    m_strip->setVisible(!words.isEmpty());
    m_save->setEnabled(any);
    m_filter->setVisible(m_forms->currentIndex() == 0);
    m_counts->setText(!any ? QString() : m_nesting.upwards ? tr("In %Ln groups in the end", nullptr, m_listModel->total()) : tr("%Ln people and groups in it in the end", nullptr, m_listModel->total()));
    m_body->setCurrentIndex(any ? m_forms->currentIndex() : 3);
    if (any)
        return;
    if (m_error) {
        const ErrorText text = ErrorText::of(*m_error);
        m_empty->setContent({.icon = u"error"_s, .title = text.summary, .text = text.advice, .action = tr("Try Again"), .details = text.details});
    } else {
        m_empty->setContent({.icon = u"groups"_s, .title = tr("Who is in it in the end?"), .text = tr("Choose a group to see everybody in it, also through groups in it; or a person to see why somebody has something.")});
    }
}

void EffectiveView::saveImage()
{
    if (m_nesting.order.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the Picture"));
    dialog->setObjectName(u"effectiveSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Pictures (*.png)"), tr("Drawings (*.svg)")});
    dialog->setDefaultSuffix(u"png"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.contains(u"svg"_s) ? u"svg"_s : u"png"_s); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { Q_EMIT said(m_graph->save(file) ? tr("Saved to %1.").arg(file) : tr("%1 could not be written.").arg(file)); });
    dialog->open();
}

} // namespace Provost
