// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/guard.h"

#include <QRegularExpression>

#include <functional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Question = GuardQuestion::Kind;
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

bool matchesAny(const QString &text, const QList<QRegularExpression> &patterns)
{
    return std::any_of(patterns.cbegin(), patterns.cend(), [&text](const QRegularExpression &pattern) { return pattern.match(text).hasMatch(); });
}

bool isProtected(const PlannedObject &object, const QList<QRegularExpression> &patterns)
{
    const QStringList names = namesOf(object);
    return std::any_of(names.cbegin(), names.cend(), [&patterns](const QString &name) { return matchesAny(name, patterns); });
}

/// Somebody who is about to lose the account.
bool losesAccount(const PlannedObject &object)
{
    return object.before.isObject() && (object.disabled || object.fate == PlannedObject::Fate::Delete);
}

bool isOwnAccount(const PlannedObject &object, const GuardRules &rules)
{
    QStringList names {object.key.id};
    for (const auto name : {u"userName", u"externalId"})
        names << object.before.value(QStringView(name)).toString();
    const Json emails = object.before.value(u"emails");
    for (const Json &email : emails.items())
        names << email.value(u"value").toString();
    const QStringList own = rules.ownNames + QStringList {rules.ownUserName};
    return std::any_of(own.cbegin(), own.cend(), [&names](const QString &name) { return !name.isEmpty() && names.contains(name, Qt::CaseInsensitive); });
}

/// By what the provider shows of roles and groups; some show neither.
bool isAdmin(const PlannedObject &object, const QList<QRegularExpression> &patterns)
{
    for (const auto list : {u"roles", u"groups", u"entitlements"}) {
        const Json values = object.before.value(QStringView(list));
        for (const Json &value : values.items()) {
            for (const Json &text : {value, value.value(u"value"), value.value(u"display"), value.value(u"type")}) {
                if (text.isString() && matchesAny(text.toString(), patterns))
                    return true;
            }
        }
    }
    return false;
}

class Questions
{
public:
    explicit Questions(const Plan &plan)
        : m_plan(plan)
    {
    }
    /// Asks when more than `allowed` of the changed objects are `concerned`. The number is what must be typed, for it cannot be typed blindly.
    void ask(Question kind, int allowed, const std::function<bool(const PlannedObject &)> &concerned, const QString &confirmation = {})
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
        const bool isNamed = kind == Question::Protected || kind == Question::OwnAccount || kind == Question::Admins;
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
        return {GuardQuestion {.kind = Question::ReadOnly, .count = plan.changedObjects()}};
    Questions questions(plan);
    questions.ask(Question::TooMany, rules.maxChanges, [](const PlannedObject &) { return true; });
    questions.ask(Question::Deletes, rules.maxDeletes, [](const PlannedObject &object) { return object.fate == PlannedObject::Fate::Delete; });
    const QList<QRegularExpression> patterns = patternsOf(rules.protectedNames);
    questions.ask(Question::Protected, 0, [&patterns](const PlannedObject &object) { return isProtected(object, patterns); });
    questions.ask(Question::OwnAccount, 0, [&rules](const PlannedObject &object) { return losesAccount(object) && isOwnAccount(object, rules); });
    const QList<QRegularExpression> admins = patternsOf(rules.adminPatterns);
    questions.ask(Question::Admins, 0, [&](const PlannedObject &object) { return losesAccount(object) && !isOwnAccount(object, rules) && isAdmin(object, admins); });
    questions.ask(Question::EmptiesGroup, 0, [](const PlannedObject &object) { return object.emptied; });
    return questions.questions;
}

} // namespace Provost
