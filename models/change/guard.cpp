// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/guard.h"

#include <QRegularExpression>

#include <functional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = GuardQuestion::Kind;
constexpr qsizetype namesShown = 10;

QStringList namesOf(const PlannedObject &object)
{
    QStringList names {object.label, object.key.id};
    for (const Json &state : {object.before, object.after}) {
        for (const auto name : {u"userName", u"displayName", u"externalId"}) {
            const QString text = state.value(QStringView(name)).toString();
            if (!text.isEmpty())
                names << text;
        }
    }
    return names;
}

/// Only * and ?: Qt's own wildcards stop at a '/', which names may hold.
QList<QRegularExpression> patternsOf(const QStringList &wildcards)
{
    QList<QRegularExpression> patterns;
    for (const QString &wildcard : wildcards) {
        QString pattern = QRegularExpression::escape(wildcard.trimmed());
        pattern.replace(u"\\*"_s, u".*"_s).replace(u"\\?"_s, u"."_s);
        if (!pattern.isEmpty())
            patterns << QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::CaseInsensitiveOption);
    }
    return patterns;
}

bool isProtected(const PlannedObject &object, const QList<QRegularExpression> &patterns)
{
    const QStringList names = namesOf(object);
    return std::any_of(patterns.cbegin(), patterns.cend(), [&names](const QRegularExpression &pattern) {
        return std::any_of(names.cbegin(), names.cend(), [&pattern](const QString &name) { return pattern.match(name).hasMatch(); });
    });
}

class Questions
{
public:
    explicit Questions(const Plan &plan)
        : m_plan(plan)
    {
    }
    /// Asks when more than `allowed` of the changed objects are `concerned`. The number is what must be typed, for it cannot be typed blindly.
    void ask(Kind kind, int allowed, const std::function<bool(const PlannedObject &)> &concerned, const QString &confirmation = {})
    {
        GuardQuestion question {.kind = kind};
        for (const PlannedObject &object : m_plan.objects) {
            if (!object.isChange() || !concerned(object))
                continue;
            ++question.count;
            if (question.names.size() < namesShown)
                question.names << object.label;
        }
        if (question.count <= allowed)
            return;
        const bool isNamed = kind == Kind::Protected || kind == Kind::OwnAccount;
        question.confirmation = !confirmation.isEmpty() ? confirmation : isNamed ? question.names.constFirst() : QString::number(question.count);
        questions << question;
    }
    QList<GuardQuestion> questions;

private:
    const Plan &m_plan;
};

} // namespace

QList<GuardQuestion> guardQuestions(const Plan &plan, const GuardRules &rules)
{
    if (plan.steps.isEmpty())
        return {};
    if (rules.readOnly)
        return {GuardQuestion {.kind = Kind::ReadOnly, .count = plan.changedObjects()}};
    Questions questions(plan);
    questions.ask(Kind::TooMany, rules.maxChanges, [](const PlannedObject &) { return true; });
    questions.ask(Kind::Deletes, rules.maxDeletes, [](const PlannedObject &object) { return object.fate == PlannedObject::Fate::Delete; });
    const QList<QRegularExpression> patterns = patternsOf(rules.protectedNames);
    questions.ask(Kind::Protected, 0, [&patterns](const PlannedObject &object) { return isProtected(object, patterns); });
    questions.ask(Kind::OwnAccount, 0, [&rules](const PlannedObject &object) {
        const bool isOwn = !rules.ownUserName.isEmpty() && object.before.value(u"userName").toString().compare(rules.ownUserName, Qt::CaseInsensitive) == 0;
        return isOwn && (object.disabled || object.fate == PlannedObject::Fate::Delete);
    });
    questions.ask(Kind::EmptiesGroup, 0, [](const PlannedObject &object) { return object.emptied; });
    return questions.questions;
}

} // namespace Provost
