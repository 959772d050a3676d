// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipdrop.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Content = MembershipModel::Content;
using Refusal = MembershipEditor::Refusal;

struct Words { // a context for tr()
    Q_DECLARE_TR_FUNCTIONS(MembershipDrop)
};

QString listed(const QStringList &names)
{
    constexpr qsizetype named = 3;
    const QString first = names.mid(0, named).join(u", "_s);
    return names.size() <= named ? first : Words::tr("%1 and %n more", nullptr, int(names.size() - named)).arg(first);
}

QString refusalWords(Refusal refusal, const QStringList &names)
{
    switch (refusal) {
    case Refusal::ReadOnly:
        return Words::tr("This connection is read-only: nothing can be changed.");
    case Refusal::NotPermitted:
        return Words::tr("The token of this connection does not permit changes of memberships.");
    case Refusal::GroupDeleted:
        return Words::tr("The group is staged to be deleted.");
    case Refusal::Locked:
        return Words::tr("Who is in this group cannot be changed here.");
    case Refusal::Itself:
        return Words::tr("A group cannot be a member of itself.");
    case Refusal::NotNestable:
        return Words::tr("Here groups cannot be members of groups: %1.").arg(listed(names));
    case Refusal::None:
        break;
    }
    return {};
}

} // namespace

Principal groupAt(const MembershipDrop::Place &place)
{
    const bool rowCounts = place.content == Content::Found || place.content == Content::GroupsOf;
    if (rowCounts && place.row.isGroup())
        return place.row;
    return place.content == Content::MembersOf ? place.subject : Principal();
}

MembershipDrop::MembershipDrop(const PrincipalDrag &drag, const Place &place, bool move)
    : m_drag(drag)
    , m_place(place)
{
    const bool onlyGroups = std::all_of(drag.principals.cbegin(), drag.principals.cend(), [](const Principal &one) { return one.isGroup(); });
    const bool isPerson = place.content == Content::GroupsOf;
    if (drag.principals.isEmpty())
        return;
    if (isPerson && onlyGroups) {
        const bool isOwn = drag.origin == PrincipalDrag::Origin::GroupsOf && drag.subject.id == place.subject.id;
        m_target = place.subject;
        m_deed = isOwn ? Deed::Nothing : move && drag.origin == PrincipalDrag::Origin::GroupsOf ? Deed::TakeOver : Deed::JoinGroups;
        return;
    }
    m_target = groupAt(place);
    const bool isOwn = drag.origin == PrincipalDrag::Origin::MembersOf && drag.subject.id == m_target.id;
    if (m_target.id.isEmpty() || isOwn)
        return;
    m_deed = move && drag.origin == PrincipalDrag::Origin::MembersOf ? Deed::MoveToGroup : Deed::AddToGroup;
}

QString MembershipDrop::who() const
{
    return m_drag.principals.size() == 1 ? m_drag.principals.first().label() : Words::tr("%Ln people or groups", nullptr, int(m_drag.principals.size()));
}

QString MembershipDrop::words() const
{
    const bool canMove = m_drag.origin != PrincipalDrag::Origin::Loose;
    switch (m_deed) {
    case Deed::AddToGroup:
        return Words::tr("Add %1 to %2").arg(who(), m_target.label()) + (canMove ? u"  ·  "_s + Words::tr("Shift moves") : QString());
    case Deed::MoveToGroup:
        return Words::tr("Move %1 from %2 to %3").arg(who(), m_drag.subject.label(), m_target.label());
    case Deed::JoinGroups:
        return Words::tr("Let %1 join %2").arg(m_target.label(), who()) + (canMove ? u"  ·  "_s + Words::tr("Shift moves") : QString());
    case Deed::TakeOver:
        return Words::tr("Let %1 join %2 in place of %3").arg(m_target.label(), who(), m_drag.subject.label());
    case Deed::Nothing:
        break;
    }
    if (m_place.content == Content::GroupsOf)
        return Words::tr("Drop groups here, or people on one of the groups");
    return m_place.content == Content::MembersOf ? Words::tr("They are in this list already") : Words::tr("Drop people on a group");
}

QString MembershipDrop::gesture() const
{
    switch (m_deed) {
    case Deed::AddToGroup:
        return Words::tr("Add %1 to %2").arg(who(), m_target.label());
    case Deed::MoveToGroup:
        return Words::tr("Move %1 from %2 to %3").arg(who(), m_drag.subject.label(), m_target.label());
    case Deed::JoinGroups:
        return Words::tr("Let %1 join %2").arg(m_target.label(), who());
    case Deed::TakeOver:
        return Words::tr("Let %1 join %2 in place of %3").arg(m_target.label(), who(), m_drag.subject.label());
    case Deed::Nothing:
        break;
    }
    return {};
}

MembershipEditor::Outcome MembershipDrop::stage(MembershipEditor &editor) const
{
    QList<MembershipEditor::Wish> wishes;
    switch (m_deed) {
    case Deed::Nothing:
        return {};
    case Deed::AddToGroup:
        return editor.add(m_target, m_drag.principals, gesture());
    case Deed::MoveToGroup:
        return editor.move(m_drag.subject, m_target, m_drag.principals, gesture());
    case Deed::JoinGroups:
    case Deed::TakeOver:
        for (const Principal &group : m_drag.principals) {
            wishes << MembershipEditor::Wish {.group = group, .member = m_target};
            if (m_deed == Deed::TakeOver)
                wishes << MembershipEditor::Wish {.group = group, .member = m_drag.subject, .add = false};
        }
        return editor.wish(wishes, gesture());
    }
    return {};
}

bool carriesNames(const QMimeData &mime)
{
    return !mime.hasUrls() && (mime.hasText() || mime.hasFormat(u"text/csv"_s));
}

QString droppedText(const QMimeData &mime)
{
    if (!carriesNames(mime))
        return {};
    return mime.hasFormat(u"text/csv"_s) ? QString::fromUtf8(mime.data(u"text/csv"_s)) : mime.text();
}

QStringList droppedFiles(const QMimeData &mime)
{
    QStringList files;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

QString outcomeWords(const MembershipEditor::Outcome &outcome)
{
    QStringList sentences;
    if (outcome.staged > 0)
        sentences << Words::tr("%Ln membership(s) staged. Nothing was sent yet.", nullptr, outcome.staged);
    if (outcome.takenBack > 0)
        sentences << Words::tr("%Ln staged membership(s) taken back.", nullptr, outcome.takenBack);
    if (!outcome.already.isEmpty())
        sentences << Words::tr("Members already: %1.").arg(listed(outcome.already));
    if (!outcome.seeming.isEmpty())
        sentences << Words::tr("It was so already when it was read: %1. Applying looks again.").arg(listed(outcome.seeming));
    if (!outcome.alreadyStaged.isEmpty())
        sentences << Words::tr("Staged already: %1.").arg(listed(outcome.alreadyStaged));
    if (!outcome.notMembers.isEmpty())
        sentences << Words::tr("No members: %1.").arg(listed(outcome.notMembers));
    if (const QString words = refusalWords(outcome.refusal, outcome.refused); !words.isEmpty())
        sentences << words;
    return sentences.isEmpty() ? Words::tr("Nothing to do.") : sentences.join(u' ');
}

} // namespace Provost
