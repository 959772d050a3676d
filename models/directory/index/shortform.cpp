// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/shortform.h"

#include "directory/index/searchtext.h"
#include "scim/jsonparts.h"

namespace Provost {

namespace {

constexpr QByteArrayView membersName("members");

/// The list of that name; null where there is none, or two that differ in letter case.
QByteArrayView membersIn(const QByteArray &document)
{
    QByteArrayView members;
    JsonParts parts(document);
    while (parts.next()) {
        if (parts.match(membersName) == JsonParts::Match::None)
            continue;
        if (!members.isNull())
            return {};
        members = parts.value();
    }
    return parts.isSound() && members.startsWith('[') ? members : QByteArrayView();
}

} // namespace

std::optional<ShortForm> shortFormOf(const QByteArray &document)
{
    if (document.size() < longDocument)
        return {};
    const QByteArrayView members = membersIn(document);
    if (members.isNull())
        return {};
    ShortForm form;
    qsizetype behindFew = 0;
    JsonParts list(members);
    while (list.next()) {
        if (++form.members == mostElements)
            behindFew = list.value().data() + list.value().size() - members.data();
    }
    if (!list.isSound())
        return {};
    if (form.members > mostElements) {
        const qsizetype before = members.data() - document.constData();
        form.fewMembers = document.first(before);
        form.fewMembers += members.first(behindFew);
        form.fewMembers += ']';
        form.fewMembers += QByteArrayView(document).sliced(before + members.size());
    }
    form.withoutMembers = jsonWithout(form.fewMembers.isEmpty() ? document : form.fewMembers, membersName);
    return form;
}

} // namespace Provost
