// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/guardanswers.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;
using Kind = GuardQuestion::Kind;

namespace {
constexpr int unasked = 50; ///< changes that need no --yes
constexpr qsizetype namesInWords = 5;

bool needsName(const GuardQuestion &question)
{
    return question.kind == Kind::Protected || question.kind == Kind::OwnAccount || question.kind == Kind::Admins;
}

/// As a shell takes it.
QString quoted(const QString &name)
{
    return u'\'' + QString(name).replace(u'\'', "'\\''"_L1) + u'\'';
}
} // namespace

GuardAnswers::GuardAnswers(Given given)
    : m_given(std::move(given))
{
}

GuardRules GuardAnswers::rules() const
{
    return {.maxChanges = std::min(unasked, m_given.maxChanges), .maxDeletes = m_given.deletesNamed};
}

bool GuardAnswers::isAnswered(const GuardQuestion &question, int changes) const
{
    if (question.kind == Kind::ReadOnly)
        return false;
    if (!needsName(question))
        return m_given.yes && changes <= m_given.maxChanges;
    return question.count <= question.names.size()
        && std::all_of(question.names.cbegin(), question.names.cend(), [this](const QString &name) { return m_given.protectedNames.contains(name, Qt::CaseInsensitive); });
}

QStringList GuardAnswers::confirmations(const QList<GuardQuestion> &questions, int changes) const
{
    QStringList given;
    for (const GuardQuestion &question : questions) {
        if (isAnswered(question, changes))
            given << question.confirmation;
    }
    return given;
}

QString GuardAnswers::wordsFor(const GuardQuestion &question, int changes) const
{
    if (!needsName(question))
        return changes > m_given.maxChanges || changes > unasked ? u"--yes --max-changes %1"_s.arg(changes) : u"--yes"_s;
    QStringList words;
    for (const QString &name : question.names)
        words << u"--confirm-protected "_s + quoted(name);
    return words.join(u' ');
}

QString GuardAnswers::refusal(const GuardQuestion &question, int changes) const
{
    const QString names = question.names.first(std::min(namesInWords, question.names.size())).join(u", ") + (question.count > namesInWords ? u", …"_s : QString());
    const QString words = wordsFor(question, changes);
    switch (question.kind) {
    case Kind::ReadOnly:
        return tr("this connection is read-only");
    case Kind::TooMany:
        return tr("%n object(s) would change; this needs %1", nullptr, question.count).arg(words);
    case Kind::Deletes:
        return tr("%n object(s) would be deleted (%1); this needs %2", nullptr, question.count).arg(names, words);
    case Kind::Protected:
        return question.count > question.names.size() ? tr("%n protected object(s) would change: too many at once to be confirmed by name", nullptr, question.count)
                                                      : tr("%n protected object(s) would change (%1); this needs %2", nullptr, question.count).arg(names, words);
    case Kind::OwnAccount:
        return tr("this would disable or delete the account in use (%1); this needs %2").arg(names, words);
    case Kind::Admins:
        return tr("%n administrator(s) would lose the account (%1); this needs %2", nullptr, question.count).arg(names, words);
    case Kind::EmptiesGroup:
        return tr("%n group(s) would lose all members (%1); this needs %2", nullptr, question.count).arg(names, words);
    }
    return {};
}

} // namespace Provost
