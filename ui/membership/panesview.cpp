// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/panesview.h"

#include "directory/directory.h"
#include "errors/errortext.h"
#include "forms/formtext.h"
#include "import/peoplefile.h"
#include "membership/matchdialog.h"
#include "membership/principallist.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QMimeData>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int mostPairs = 500; ///< questions at a time

/// An arrow points to where things go, whichever way the window reads.
QString arrow(const char *kind, bool toTrailing)
{
    const bool right = toTrailing == (QGuiApplication::layoutDirection() == Qt::LeftToRight);
    return QLatin1StringView(kind) + (right ? u"-right"_s : u"-left"_s);
}

} // namespace

PanesView::PanesView(MembershipEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_left(new MembershipPane(editor, u"left"_s, this))
    , m_right(new MembershipPane(editor, u"right"_s, this))
    , m_active(m_left)
    , m_pairs(new PairQuestions(editor, this))
    , m_addRight(makeIconButton(this, u"addRight"_s, arrow("arrow", true), tr("Add the selected to the list on the other side"), QKeySequence(u"Ctrl+Return"_s)))
    , m_moveRight(makeIconButton(this, u"moveRight"_s, arrow("move", true), tr("Move the selected to the list on the other side"), QKeySequence(u"Ctrl+Shift+Return"_s)))
    , m_addLeft(makeIconButton(this, u"addLeft"_s, arrow("arrow", false), tr("Add the selected to the list on this side"), QKeySequence(u"Ctrl+Return"_s)))
    , m_moveLeft(makeIconButton(this, u"moveLeft"_s, arrow("move", false), tr("Move the selected to the list on this side"), QKeySequence(u"Ctrl+Shift+Return"_s)))
    , m_swap(makeIconButton(this, u"swapPanes"_s, u"compare"_s, tr("Swap the two lists")))
{
    setObjectName(u"membershipPanes"_s);
    buildLayout();
    connectPane(m_left);
    connectPane(m_right);
    connect(&m_editor.session(), &EditSession::rightsChanged, this, &PanesView::update);
    connect(m_addRight, &QToolButton::clicked, this, [this] { give(m_left, m_right, false); });
    connect(m_moveRight, &QToolButton::clicked, this, [this] { give(m_left, m_right, true); });
    connect(m_addLeft, &QToolButton::clicked, this, [this] { give(m_right, m_left, false); });
    connect(m_moveLeft, &QToolButton::clicked, this, [this] { give(m_right, m_left, true); });
    connect(m_swap, &QToolButton::clicked, this, &PanesView::swap);
    connect(&m_editor, &MembershipEditor::learnt, this, &PanesView::updatePairs);
    connect(m_pairs, &PairQuestions::progressed, this, &PanesView::updatePairs);
    connect(m_pairs, &PairQuestions::done, this, [this] {
        if (m_pairs->error())
            Q_EMIT said(ErrorText::of(*m_pairs->error()).summary);
    });
    m_left->setKind(MembershipPane::Kind::Search);
    m_right->setKind(MembershipPane::Kind::Group);
    setActive(m_left);
}

QWidget *PanesView::buildMiddle()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(scaled(font(), 4), 0, scaled(font(), 4), 0);
    column->setSpacing(scaled(font(), 6));
    column->addStretch(2);
    column->addWidget(m_addRight);
    column->addWidget(m_moveRight);
    column->addSpacing(scaled(font(), 14));
    column->addWidget(m_addLeft);
    column->addWidget(m_moveLeft);
    column->addStretch(2);
    column->addWidget(m_swap);
    column->addStretch(1);
    return middle;
}

void PanesView::buildLayout()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_left, 1);
    row->addWidget(buildMiddle());
    row->addWidget(m_right, 1);
}

void PanesView::connectPane(MembershipPane *pane)
{
    connect(pane, &MembershipPane::said, this, &PanesView::said);
    connect(pane, &MembershipPane::entered, this, [this, pane] { setActive(pane); });
    connect(pane, &MembershipPane::dropped, this, &PanesView::onDropped);
    connect(pane, &MembershipPane::textDropped, this, [this, pane](const QString &text, const Principal &group) {
        if (group.id.isEmpty())
            pane->take(text);
        else
            onText(text, group);
    });
    connect(pane, &MembershipPane::filesDropped, this, [this, pane](const QStringList &files, const Principal &group) { onFiles(files, group, pane); });
    connect(pane, &MembershipPane::selectionChanged, this, &PanesView::update);
    connect(pane, &MembershipPane::subjectChanged, this, &PanesView::update);
    connect(pane, &MembershipPane::pairsWanted, this, [this, pane] { askPairs(pane); });
    connect(&pane->model(), &MembershipModel::stateChanged, this, &PanesView::update);
    connect(&pane->model(), &MembershipModel::countsChanged, this, &PanesView::updatePairs);
}

/// Who is chosen in the other list, or the first of it, with the subject of this one: what a provider is asked that lists nobody.
QList<MembershipPair> PanesView::pairsOf(const MembershipPane *pane) const
{
    const MembershipModel &model = pane->model();
    const bool members = model.content() == MembershipModel::Content::MembersOf;
    const bool isAskable = (members || model.content() == MembershipModel::Content::GroupsOf) && model.knowledge() == MemberList::Knowledge::Unknown;
    QList<MembershipPair> pairs;
    if (!isAskable || !PairQuestions::areNeeded(m_editor.session().directory()))
        return pairs;
    const MembershipPane *other = pane == m_left ? m_right : m_left;
    QList<int> rows = other->list()->selectedRowNumbers().mid(0, mostPairs);
    for (int row = 0; rows.isEmpty() && row < std::min(mostPairs, other->model().rowCount()); ++row)
        pairs << MembershipPair {.group = model.subject().id, .member = other->model().principalAt(row).id};
    for (const int row : std::as_const(rows))
        pairs << MembershipPair {.group = model.subject().id, .member = other->model().principalAt(row).id};
    const bool isOtherOfGroups = other->model().content() == MembershipModel::Content::GroupsOf;
    if (!members) {
        for (MembershipPair &pair : pairs)
            std::swap(pair.group, pair.member);
    }
    pairs.removeIf([this, members, isOtherOfGroups](const MembershipPair &pair) { // a group is asked for people, a person for groups
        const bool isGroup = isOtherOfGroups || m_editor.principal(members ? pair.member : pair.group).isGroup();
        return isGroup == members || isTemporaryId(pair.group) || isTemporaryId(pair.member);
    });
    return pairs;
}

void PanesView::askPairs(const MembershipPane *pane)
{
    if (m_pairs->isRunning()) {
        m_pairs->stop();
        return updatePairs();
    }
    const QList<MembershipPair> pairs = pairsOf(pane);
    const MembershipPane *other = pane == m_left ? m_right : m_left;
    const QList<Principal> shown = other->model().allPrincipals();
    for (const Principal &one : shown)
        m_editor.know(one); // so that who is found in the group has a name there
    m_pairs->ask(pairs);
}

void PanesView::updatePairs()
{
    for (MembershipPane *pane : {m_left, m_right})
        pane->setPairs(int(m_pairs->open(pairsOf(pane)).size()), *m_pairs);
}

void PanesView::setActive(MembershipPane *pane)
{
    m_active = pane;
    update();
}

QList<QWidget *> PanesView::panes() const
{
    return {m_left->list(), m_right->list()};
}

MembershipDrop PanesView::dropFrom(const MembershipPane *from, const MembershipPane *to, bool move) const
{
    return MembershipDrop(from->model().dragOf(from->list()->selectedRowNumbers()), {.content = to->model().content(), .subject = to->model().subject()}, move);
}

void PanesView::give(const MembershipPane *from, MembershipPane *to, bool move)
{
    if (from->list()->selectedCount() == 0)
        return Q_EMIT said(tr("Nothing is selected."));
    const MembershipDrop drop = dropFrom(from, to, move);
    if (!drop.isPossible())
        return Q_EMIT said(to->model().content() == MembershipModel::Content::Nothing || to->model().content() == MembershipModel::Content::Found
                               ? tr("The other list shows no group: choose one there first.")
                               : drop.words());
    onDropped(drop);
}

void PanesView::addToOther()
{
    give(m_active, m_active == m_left ? m_right : m_left, false);
}

void PanesView::moveToOther()
{
    give(m_active, m_active == m_left ? m_right : m_left, true);
}

void PanesView::removeSelected()
{
    m_active->removeSelected();
}

void PanesView::onDropped(const MembershipDrop &drop)
{
    Q_EMIT said(outcomeWords(drop.stage(m_editor)));
}

void PanesView::onText(const QString &text, const Principal &group)
{
    const QList<PastedPerson> people = peopleIn(text);
    if (people.isEmpty())
        return Q_EMIT said(tr("There are no names in this text."));
    match(people, group);
}

void PanesView::onFiles(const QStringList &files, const Principal &group, MembershipPane *pane)
{
    if (files.size() > 1)
        return Q_EMIT said(tr("Drop one file at a time."));
    if (group.id.isEmpty())
        return pane->takeFile(files.constFirst());
    Q_EMIT said(tr("Reading %1…").arg(QFileInfo(files.constFirst()).fileName()));
    if (m_file) {
        m_file->disconnect(this);
        m_file->cancel();
    }
    auto *job = new PeopleFileJob(files.constFirst(), m_editor.session().directory().description(), this);
    m_file = job;
    job->then(this, [this, group](const Result<QList<PastedPerson>> &people) {
        if (!people || people->isEmpty())
            return Q_EMIT said(people ? tr("There are no names in this file.") : ErrorText::of(people.error()).summary);
        Q_EMIT said({});
        match(*people, group);
    });
}

/// Names are shown with whom they mean first.
void PanesView::match(const QList<PastedPerson> &people, const Principal &group)
{
    auto *dialog = new MatchDialog(m_editor, people, group, this);
    connect(dialog, &MatchDialog::confirmed, this, [this, group](const QList<Principal> &chosen) {
        Q_EMIT said(outcomeWords(m_editor.add(group, chosen, tr("Add %Ln people to %1", nullptr, int(chosen.size())).arg(group.label()))));
    });
    dialog->open();
}

void PanesView::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    const auto drag = mime ? PrincipalDrag::fromMimeData(*mime, m_editor.directoryKey()) : std::nullopt;
    if (drag) {
        const MembershipDrop drop(*drag, {.content = m_active->model().content(), .subject = m_active->model().subject()}, false);
        if (drop.isPossible())
            return onDropped(drop);
    }
    const Principal group = groupAt({.content = m_active->model().content(), .subject = m_active->model().subject()});
    const QStringList files = mime ? droppedFiles(*mime) : QStringList();
    if (!files.isEmpty())
        return onFiles(files, group, m_active);
    const QString text = QGuiApplication::clipboard()->text();
    if (group.id.isEmpty())
        m_active->take(text);
    else
        onText(text, group);
}

void PanesView::copy()
{
    const PrincipalDrag drag = m_active->model().dragOf(m_active->list()->selectedRowNumbers());
    if (drag.principals.isEmpty())
        return Q_EMIT said(tr("Nothing is selected."));
    QGuiApplication::clipboard()->setMimeData(drag.toMimeData()); // the clipboard owns it
    Q_EMIT said(tr("%Ln copied.", nullptr, int(drag.principals.size())));
}

void PanesView::swap()
{
    const MembershipPane::Contents left = m_left->contents();
    m_left->setContents(m_right->contents());
    m_right->setContents(left);
}

void PanesView::refresh()
{
    m_left->refresh();
    m_right->refresh();
}

void PanesView::update()
{
    const auto enable = [this](const MembershipPane *from, const MembershipPane *to, QToolButton *add, QToolButton *move) {
        const bool any = from->list()->selectedCount() > 0;
        const bool hasPlace = to->model().content() == MembershipModel::Content::MembersOf || to->model().content() == MembershipModel::Content::GroupsOf;
        const bool canMove = from->model().content() == to->model().content();
        const QString why = FormText::denial(m_editor.denial());
        deny(*add, why, any && hasPlace);
        deny(*move, why, any && hasPlace && canMove);
    };
    enable(m_left, m_right, m_addRight, m_moveRight);
    enable(m_right, m_left, m_addLeft, m_moveLeft);
    const auto groupOf = [](const MembershipPane *pane) {
        return pane->model().content() == MembershipModel::Content::MembersOf ? pane->model().subject() : Principal();
    };
    updatePairs();
    m_left->model().setOther(groupOf(m_right));
    m_right->model().setOther(groupOf(m_left));
}

} // namespace Provost
