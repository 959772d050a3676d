// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/planwords.h"

#include "directory/columns.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "review/reviewpage.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What an undo does not bring back.
QString lossWords(const PlanWarning &warning)
{
    using Loss = PlanWarning::Loss;
    switch (warning.loss) {
    case Loss::InDoubt:
        return ReviewPage::tr("it is not known whether this was done; go on with the run first");
    case Loss::NotRead:
        return ReviewPage::tr("was not read beforehand: what it was is not known");
    case Loss::Secret:
        return ReviewPage::tr("secrets such as a password were not kept and do not come back");
    case Loss::MadeAnew:
        return ReviewPage::tr("is made anew with another id: its password, and what others refer to it by, do not come back");
    case Loss::NameKept:
        return ReviewPage::tr("was deleted for good: its name stays taken here, restore it with the provider’s own tools");
    case Loss::ReferenceToDeleted:
        return ReviewPage::tr("refers to somebody deleted for good: that reference does not come back");
    case Loss::GroupsUnknown:
        return ReviewPage::tr("the groups it was in are not known: it does not join them again");
    case Loss::MembersUnknown:
        return ReviewPage::tr("its members are not known: it is made without any");
    case Loss::FormerMembersUnknown:
        return ReviewPage::tr("its members were not known beforehand: a membership that was there already is taken back too");
    case Loss::None:
        break;
    }
    return detailWords(warning.detail);
}

QString listed(const QStringList &names)
{
    constexpr qsizetype most = 5;
    const qsizetype more = names.size() - most;
    const QString text = names.mid(0, most).join(u", "_s);
    return more > 0 ? ReviewPage::tr("%1 and %n more", nullptr, int(more)).arg(text) : text;
}

} // namespace

PlannedObject labelled(PlannedObject object, const NamesById &nameOf)
{
    if (object.label == object.key.id)
        object.label = nameOf(object.key.id);
    return object;
}

QList<GuardQuestion> named(QList<GuardQuestion> questions, const NamesById &nameOf)
{
    for (GuardQuestion &question : questions) {
        for (QString &name : question.names)
            name = nameOf(name);
    }
    return questions;
}

QString attributeWords(const QString &path, const QHash<QString, QString> &labels)
{
    const auto name = AttributeName::parse(path);
    return name ? attributeLabel(*name, labels) : path;
}

QStringList droppedWords(const PlannedObject &object, const NamesById &nameOf, const QHash<QString, QString> &labels)
{
    using Reason = DroppedEdit::Reason;
    QStringList lines;
    for (const DroppedEdit &edit : object.dropped) {
        QStringList names;
        for (const QString &what : edit.what)
            names << (edit.reason == Reason::SameValue ? attributeWords(what, labels) : nameOf(what));
        //: %1: a person or a group, %2: attributes or members
        const QString words = edit.reason == Reason::IsMember ? ReviewPage::tr("%1: already a member: %2")
            : edit.reason == Reason::IsNoMember               ? ReviewPage::tr("%1: not a member: %2")
            : edit.reason == Reason::NotCreated               ? ReviewPage::tr("%1: cannot join, for it is not created: %2")
                                                              : ReviewPage::tr("%1: has this value already: %2");
        lines << words.arg(object.label, listed(names));
    }
    return lines;
}

QString warningWords(const PlanWarning &warning)
{
    switch (warning.kind) {
    case PlanWarning::Kind::NotReadBefore:
        return ReviewPage::tr("was not read before: what changes cannot be seen, nor undone");
    case PlanWarning::Kind::ReadOnlyIgnored:
        return ReviewPage::tr("some of the values are the server's own and stay as they are");
    case PlanWarning::Kind::GroupEmptied:
        return ReviewPage::tr("loses all its members");
    case PlanWarning::Kind::Cycle:
        return ReviewPage::tr("refers to others that are created with it: some references follow afterwards");
    case PlanWarning::Kind::NotUndoable:
        return warning.label.isEmpty() ? ReviewPage::tr("cannot be brought back as it was: %1").arg(detailWords(warning.detail)) : ReviewPage::tr("%1: %2").arg(warning.label, lossWords(warning));
    case PlanWarning::Kind::DeletedForGood:
        return ReviewPage::tr("Deleted users keep their names taken here, and only the provider’s own tools can restore them: undo cannot.");
    case PlanWarning::Kind::ChangedByOthers:
        return ReviewPage::tr("others have changed it since: %1").arg(detailWords(warning.detail));
    case PlanWarning::Kind::MembersUnknown:
    case PlanWarning::Kind::Told:
        break;
    }
    return detailWords(warning.detail);
}

QString refusalWords(const Error &error)
{
    if (error.inDoubt)
        return ReviewPage::tr("An earlier run may have created this already; the server does not tell.");
    return error.kind == ErrorKind::NotFound ? ReviewPage::tr("Deleted by somebody else since it was edited.") : ReviewPage::tr("Changed by somebody else since it was edited.");
}

QString rejectionWords(const Error &error)
{
    if (const auto words = knownDetail(error.detail))
        return *words;
    if (error.inDoubt || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Conflict)
        return refusalWords(error);
    return error.kind == ErrorKind::Validation ? error.detail : ErrorText::of(error).summary; // of a profile of the operator's own
}

} // namespace Provost
