// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/groupdrops.h"

#include "forms/formtext.h"
#include "membership/matchdialog.h"

#include <QDropEvent>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Provost {

GroupDrops::GroupDrops(EditSession &session, QAbstractItemView &view, RowReader groupAt)
    : QObject(&view)
    , m_editor(session)
    , m_view(view)
    , m_groupAt(std::move(groupAt))
    , m_outline(new QRubberBand(QRubberBand::Rectangle, view.viewport()))
{
    view.viewport()->setAcceptDrops(true);
    view.viewport()->installEventFilter(this);
}

bool GroupDrops::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        // read once, when the drag comes in: there may be a hundred thousand rows in it
        const QMimeData &mime = *static_cast<QDropEvent *>(event)->mimeData();
        m_drag = PrincipalDrag::fromMimeData(mime, m_editor.directoryKey());
        if (mime.hasUrls() && !m_drag) { // a file is the window's
            event->ignore();
            return true;
        }
        [[fallthrough]];
    }
    case QEvent::DragMove:
        onMove(*static_cast<QDropEvent *>(event));
        return true;
    case QEvent::DragLeave:
        showOutline({});
        m_drag.reset();
        return true;
    case QEvent::Drop:
        if (!m_drag)
            m_drag = PrincipalDrag::fromMimeData(*static_cast<QDropEvent *>(event)->mimeData(), m_editor.directoryKey());
        onDrop(*static_cast<QDropEvent *>(event));
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

Principal GroupDrops::groupUnder(const QDropEvent &event) const
{
    const QModelIndex row = m_view.indexAt(event.position().toPoint());
    return row.isValid() ? m_groupAt(row) : Principal();
}

MembershipDrop GroupDrops::dropOf(const QDropEvent &event, const Principal &group) const
{
    return m_drag ? MembershipDrop(*m_drag, {.content = MembershipModel::Content::Found, .row = group}, event.modifiers().testFlag(Qt::ShiftModifier)) : MembershipDrop();
}

void GroupDrops::onMove(QDropEvent &event)
{
    const Principal group = groupUnder(event);
    const MembershipDrop drop = dropOf(event, group);
    const bool isText = !event.mimeData()->hasFormat(PrincipalDrag::mimeType()) && carriesNames(*event.mimeData());
    const QString denied = FormText::denial(m_editor.denial());
    const bool takes = denied.isEmpty() && (drop.isPossible() || (isText && !group.id.isEmpty()));
    event.setDropAction(drop.moves() ? Qt::MoveAction : Qt::CopyAction);
    event.setAccepted(takes || event.type() == QEvent::DragEnter); // who refuses the first is not asked again
    showOutline(takes ? m_view.indexAt(event.position().toPoint()) : QModelIndex());
    if (!denied.isEmpty())
        Q_EMIT said(denied);
    else if (takes)
        Q_EMIT said(drop.isPossible() ? drop.words() : tr("Look these up, and add them to %1").arg(group.label()));
}

void GroupDrops::onDrop(QDropEvent &event)
{
    showOutline({});
    const Principal group = groupUnder(event);
    const MembershipDrop drop = dropOf(event, group);
    m_drag.reset();
    event.setDropAction(drop.moves() ? Qt::MoveAction : Qt::CopyAction);
    if (const QString denied = FormText::denial(m_editor.denial()); !denied.isEmpty()) {
        event.ignore();
        return Q_EMIT said(denied);
    }
    if (drop.isPossible()) {
        event.accept();
        return Q_EMIT said(outcomeWords(drop.stage(m_editor)));
    }
    const QMimeData &mime = *event.mimeData();
    const QString text = droppedText(mime);
    event.setAccepted(!group.id.isEmpty() && !text.isEmpty() && !mime.hasFormat(PrincipalDrag::mimeType()));
    if (event.isAccepted())
        onText(text, group);
}

void GroupDrops::onText(const QString &text, const Principal &group)
{
    const QList<PastedPerson> people = peopleIn(text);
    if (people.isEmpty())
        return Q_EMIT said(tr("There are no names in this text."));
    auto *dialog = new MatchDialog(m_editor, people, group, &m_view);
    connect(dialog, &MatchDialog::confirmed, this, [this, group](const QList<Principal> &chosen) {
        Q_EMIT said(outcomeWords(m_editor.add(group, chosen, tr("Add %Ln people to %1", nullptr, int(chosen.size())).arg(group.label()))));
    });
    dialog->open();
}

void GroupDrops::showOutline(const QModelIndex &row)
{
    m_outline->setVisible(row.isValid());
    if (!row.isValid())
        return;
    const QRect cell = m_view.visualRect(row);
    m_outline->setGeometry(0, cell.top(), m_view.viewport()->width(), cell.height());
}

} // namespace Provost
