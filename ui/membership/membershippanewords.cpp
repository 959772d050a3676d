// SPDX-License-Identifier: GPL-3.0-or-later
// What a list says of itself: how many, what it does not show, and why it is empty.
#include "membership/membershippane.h"

#include "browse/resultwords.h"
#include "directory/directory.h"
#include "errors/errortext.h"
#include "membership/lookupoffer.h"
#include "membership/pairquestions.h"
#include "membership/principallist.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"

#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

/// Since when the index knows it; what the provider told just now needs no words.
QString MembershipPane::asOfWords(const QDateTime &time)
{
    return time.isValid() ? u"  ·  "_s + ResultWords::age(time) : QString();
}

QString MembershipPane::countWords() const
{
    const QLocale locale;
    const int shown = m_model->rowCount();
    if (m_model->state() == MembershipModel::State::Reading)
        return m_model->readSoFar() > 0 ? tr("%1 read…").arg(locale.toString(m_model->readSoFar())) : tr("Reading…");
    const QString part = shown == m_model->total() ? QString() : tr("%1 shown").arg(locale.toString(shown)) + u"  ·  "_s;
    if (m_model->content() == MembershipModel::Content::Found)
        return part + tr("%Ln found", nullptr, m_model->total()) + asOfWords(kind() == Kind::Search ? m_searchedAsOf : QDateTime());
    const std::optional<int> before = m_model->before();
    const std::optional<int> after = m_model->after();
    if (!before || !after) {
        const int known = m_model->total() - m_model->addedCount();
        const int staged = m_model->addedCount() + m_model->removedCount();
        QStringList words;
        if (known > 0)
            words << tr("%Ln known", nullptr, known);
        if (staged > 0)
            words << tr("%Ln staged", nullptr, staged);
        return part + words.join(u"  ·  "_s);
    }
    const QString most = m_model->knowledge() == MemberList::Knowledge::MaybeCut ? u"≥ "_s : QString();
    const bool members = m_model->content() == MembershipModel::Content::MembersOf;
    const QString asOf = asOfWords(m_model->asOf());
    if (*before == *after && m_model->addedCount() == 0)
        return part + most + (members ? tr("%Ln members", nullptr, *before) : tr("%Ln groups", nullptr, *before)) + asOf;
    const QString change = u"%1%2 → %1%3"_s.arg(most, locale.toString(*before), locale.toString(*after));
    return part + (members ? tr("%1 members").arg(change) : tr("%1 groups").arg(change)) + asOf;
}

/// What the list does not show, in one line.
void MembershipPane::updateStrip()
{
    using Knowledge = MemberList::Knowledge;
    QString words;
    QString action;
    const bool ready = m_model->state() == MembershipModel::State::Ready;
    if (!m_offer.isEmpty()) {
        words = m_offer;
        action = LookupOffer::action();
    } else if (m_model->content() == MembershipModel::Content::MembersOf && ready) {
        if (!m_rules.isEmpty())
            words = m_rules;
        else if (m_editor.isDeleted(m_model->subject().id))
            words = tr("This group is staged to be deleted.");
        else if (m_model->knowledge() == Knowledge::Unknown && PairQuestions::areNeeded(m_editor.session().directory()))
            words = tr("This server lists no members, it answers for one person at a time. Show people in the other list to ask about them.");
        else if (m_model->knowledge() == Knowledge::Unknown)
            words = tr("This server never tells who is in a group. What you stage is shown; whoever is a member already stays one.");
        else if (m_model->knowledge() == Knowledge::UsersOnly)
            words = tr("This server tells of people only: groups in this group cannot be seen.");
        else if (m_model->knowledge() == Knowledge::MaybeCut)
            words = tr("Exactly %L1 members: the server may have cut the list off. Only what you add or remove is sent, never the list.").arg(m_model->before().value_or(0));
    } else if (m_model->content() == MembershipModel::Content::GroupsOf && ready && m_model->knowledge() == Knowledge::Unknown) {
        words = PairQuestions::areNeeded(m_editor.session().directory())
            ? tr("This server lists no memberships, it answers for one group at a time. Show groups in the other list to ask about them.")
            : tr("This server does not tell which groups a person is in.");
    } else if (!m_unknown.isEmpty()) {
        words = tr("%Ln not found: %1", nullptr, int(m_unknown.size())).arg(m_unknown.mid(0, 8).join(u", "_s));
    } else if (m_isCut) {
        words = tr("Not everybody is shown, more exist. Type more of the name.");
    } else if (!m_unsearchable.isEmpty() && m_model->rowCount() > 0) {
        words = m_unsearchable;
    }
    if (m_offer.isEmpty() && m_model->knowledge() == Knowledge::Unknown && ready)
        action = m_pairWords;
    m_strip->setMessage(m_unknown.isEmpty() ? MessageStrip::Tone::Info : MessageStrip::Tone::Warning, words, action);
    m_strip->setVisible(!words.isEmpty());
}

void MembershipPane::updateBody()
{
    const bool isEmpty = m_model->rowCount() == 0 && !isReading();
    m_empty->setVisible(isEmpty);
    m_list->setHeaderHidden(isEmpty || !m_model->hasDetails());
    m_list->setColumnHidden(int(MembershipModel::Column::Detail), !m_model->hasDetails());
    if (!isEmpty)
        return;
    EmptyState::Content content {.icon = u"members"_s};
    if (m_model->state() == MembershipModel::State::Failed && m_model->error()) {
        const ErrorText words = ErrorText::of(*m_model->error());
        content = {.icon = u"error"_s, .title = words.summary, .text = words.advice, .action = tr("Try Again"), .details = words.details};
    } else if (!m_filter->text().isEmpty()) {
        content = {.icon = u"filter"_s, .title = tr("Nobody here is called that"), .text = tr("Another word, or none, shows more.")};
    } else if (kind() == Kind::Group && m_model->content() == MembershipModel::Content::Nothing) {
        content = {.icon = u"groups"_s, .title = tr("Which group?"), .text = tr("Type its name above. Then drag people here, or select them in the other list and press Ctrl+Enter.")};
    } else if (kind() == Kind::Person && m_model->content() == MembershipModel::Content::Nothing) {
        content = {.icon = u"user"_s, .title = tr("Which person?"), .text = tr("Type a name above to see the groups somebody is in.")};
    } else if (!m_offer.isEmpty()) {
        content = {.icon = u"paste"_s, .title = tr("Not looked up yet"), .text = tr("Nobody was asked yet. The line above says what it takes.")};
    } else if (kind() == Kind::Pasted && m_unknown.isEmpty()) {
        content = {.icon = u"paste"_s, .title = tr("Paste or drop a list"), .text = tr("Names, mail addresses, user names or ids, one a line, or CSV with titles. You see who is meant before anything is staged.")};
    } else if (kind() == Kind::Search) {
        content = {.icon = u"search"_s, .title = m_unsearchable.isEmpty() ? tr("Nothing found") : tr("Not searched"), .text = m_unsearchable.isEmpty() && m_isExact ? tr("The server finds whole names only.") : m_unsearchable};
    } else if (m_model->knowledge() == MemberList::Knowledge::Unknown) {
        content = {.icon = u"groups"_s, .title = kind() == Kind::Person ? tr("Groups are not told here") : tr("Members are not told here"),
                   .text = tr("Drag some here, or select them in the other list and press Ctrl+Enter.")};
    } else if (m_model->mayBeWithheld()) {
        content = {.icon = u"groups"_s, .title = tr("No members are shown"), .text = tr("The group is empty, or the server withholds who is in it: no group was shown with members yet. Adding and removing works all the same.")};
    } else {
        content = {.icon = u"groups"_s, .title = kind() == Kind::Person ? tr("In no group") : tr("No members"), .text = tr("Drag some here, or select them in the other list and press Ctrl+Enter.")};
    }
    m_empty->setContent(content);
}

} // namespace Provost
