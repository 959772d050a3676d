// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/principallist.h"

#include "forms/formtext.h"
#include "membership/membershipdelegate.h"
#include "widgets/dragsource.h"
#include "widgets/theme.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int restMs = 150;

int leastNameWidth(const QWidget &list)
{
    return scaled(list.font(), 210);
}

} // namespace

PrincipalList::PrincipalList(MembershipModel &model, MembershipEditor &editor, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_editor(editor)
{
    setModel(&model);
    setItemDelegate(new MembershipDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setTextElideMode(Qt::ElideRight);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::CopyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header()->resizeSection(0, leastNameWidth(*this));
    m_nameWidth = header()->sectionSize(0);
    m_visible.setSingleShot(true);
    m_visible.setInterval(restMs);
    connect(&m_visible, &QTimer::timeout, this, &PrincipalList::tellVisible);
}

PrincipalList::~PrincipalList() = default;

QList<int> PrincipalList::selectedRowNumbers() const
{
    QList<int> rows;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.resize(std::distance(rows.begin(), std::unique(rows.begin(), rows.end())));
    return rows;
}

qint64 PrincipalList::selectedCount() const
{
    qint64 count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        count += range.height();
    return count;
}

QList<Principal> PrincipalList::selectedPrincipals() const
{
    return m_model.principals(selectedRowNumbers());
}

void PrincipalList::startDrag(Qt::DropActions)
{
    const PrincipalDrag drag = m_model.dragOf(selectedRowNumbers());
    if (drag.principals.isEmpty())
        return;
    const QString words = drag.principals.size() == 1 ? drag.principals.first().label() : tr("%Ln people or groups", nullptr, int(drag.principals.size()));
    Provost::startDrag(*this, drag.toMimeData(), words, Qt::CopyAction | Qt::MoveAction);
}

MembershipDrop::Place PrincipalList::placeAt(const QPoint &pos) const
{
    const QModelIndex row = indexAt(pos);
    return {.content = m_model.content(), .subject = m_model.subject(), .row = row.isValid() ? m_model.principalAt(row.row()) : Principal()};
}

MembershipDrop PrincipalList::dropOf(const QDropEvent &event) const
{
    if (!m_hovering)
        return {};
    return MembershipDrop(*m_hovering, placeAt(event.position().toPoint()), event.modifiers().testFlag(Qt::ShiftModifier));
}

void PrincipalList::dragEnterEvent(QDragEnterEvent *event)
{
    m_hovering = PrincipalDrag::fromMimeData(*event->mimeData(), m_editor.directoryKey());
    if (!m_hovering && !event->mimeData()->hasText() && !event->mimeData()->hasFormat(u"text/csv"_s))
        return event->ignore();
    answer(*event);
    event->accept(); // who refuses the first is not asked again, and not told when it leaves; each move says more
}

void PrincipalList::dragMoveEvent(QDragMoveEvent *event)
{
    answer(*event);
}

/// Says what dropping here would do: by the words, the frame, and the pointer, which is that of copying or of moving.
void PrincipalList::answer(QDropEvent &event)
{
    const QPoint pos = event.position().toPoint();
    const Principal group = groupAt(placeAt(pos));
    if (const QString denied = denialOfDrop(group); !denied.isEmpty()) {
        event.ignore();
        setHover(true, false, {});
        return Q_EMIT hovering(denied);
    }
    if (!m_hovering) {
        const bool possible = m_takesText || !group.id.isEmpty();
        event.setDropAction(Qt::CopyAction);
        event.setAccepted(possible);
        setHover(true, possible, group.id == m_model.subject().id ? QModelIndex() : indexAt(pos));
        return Q_EMIT hovering(!possible ? tr("Drop names or addresses on a group") : group.id.isEmpty() ? tr("Look these up") : tr("Look these up, and add them to %1").arg(group.label()));
    }
    const MembershipDrop drop = dropOf(event);
    event.setDropAction(drop.moves() ? Qt::MoveAction : Qt::CopyAction);
    event.setAccepted(drop.isPossible());
    const bool onRow = drop.isPossible() && drop.target().id != m_model.subject().id;
    setHover(true, drop.isPossible(), onRow ? indexAt(pos) : QModelIndex());
    Q_EMIT hovering(drop.words());
}

/// Why nothing may be dropped here: what is only to be looked up changes nothing.
QString PrincipalList::denialOfDrop(const Principal &group) const
{
    return m_hovering || !group.id.isEmpty() ? FormText::denial(m_editor.denial()) : QString();
}

void PrincipalList::dragLeaveEvent(QDragLeaveEvent *)
{
    setHover(false, false, {});
    m_hovering.reset();
    Q_EMIT hovering({});
}

void PrincipalList::dropEvent(QDropEvent *event)
{
    if (!m_hovering) // a drop that was not announced
        m_hovering = PrincipalDrag::fromMimeData(*event->mimeData(), m_editor.directoryKey());
    const bool isOurs = m_hovering.has_value();
    const MembershipDrop drop = dropOf(*event);
    const QString text = isOurs ? QString() : droppedText(*event->mimeData());
    const QStringList files = isOurs ? QStringList() : droppedFiles(*event->mimeData());
    const Principal group = groupAt(placeAt(event->position().toPoint()));
    event->setDropAction(drop.moves() ? Qt::MoveAction : Qt::CopyAction);
    const bool isPossible = isOurs ? drop.isPossible() : (!text.isEmpty() || !files.isEmpty()) && (m_takesText || !group.id.isEmpty());
    event->setAccepted(isPossible && denialOfDrop(group).isEmpty());
    setHover(false, false, {});
    m_hovering.reset();
    Q_EMIT hovering({});
    if (!event->isAccepted())
        return;
    if (isOurs)
        Q_EMIT dropped(drop);
    else if (!files.isEmpty())
        Q_EMIT filesDropped(files, group);
    else
        Q_EMIT textDropped(text, group);
}

void PrincipalList::setHover(bool hovers, bool possible, const QModelIndex &row)
{
    if (m_hovers == hovers && m_possible == possible && m_hoverRow == row)
        return;
    m_hovers = hovers;
    m_possible = possible;
    m_hoverRow = row;
    viewport()->update();
}

void PrincipalList::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (!m_hovers || !m_possible)
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(ThemeColors::of(palette()).accent, 2));
    QRect frame = viewport()->rect();
    if (m_hoverRow.isValid())
        frame = QRect(0, visualRect(m_hoverRow).top(), viewport()->width(), visualRect(m_hoverRow).height());
    painter.drawRect(frame.adjusted(1, 1, -2, -2));
}

void PrincipalList::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    m_visible.start();
}

void PrincipalList::updateGeometries()
{
    QTreeView::updateGeometries();
    widenNames();
    m_visible.start();
}

/// Names get their share of a wide window, as long as nobody has drawn the column otherwise.
void PrincipalList::widenNames()
{
    const int now = header()->sectionSize(int(MembershipModel::Column::Name));
    if (isColumnHidden(int(MembershipModel::Column::Detail)) || now != m_nameWidth)
        return;
    m_nameWidth = std::max(leastNameWidth(*this), viewport()->width() * 9 / 20);
    if (now != m_nameWidth)
        header()->resizeSection(int(MembershipModel::Column::Name), m_nameWidth);
}

void PrincipalList::tellVisible()
{
    const QModelIndex first = indexAt({1, 1});
    const QModelIndex last = indexAt({1, viewport()->height() - 2});
    if (first.isValid() && isVisible())
        m_model.wantNames(first.row(), last.isValid() ? last.row() : m_model.rowCount() - 1);
}

void PrincipalList::keyboardSearch(const QString &search)
{
    if (!search.trimmed().isEmpty())
        Q_EMIT lettersTyped(search);
}

void PrincipalList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT selectionRangesChanged();
}

} // namespace Provost
