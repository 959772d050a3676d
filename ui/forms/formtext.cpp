// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formtext.h"

#include "directory/columns.h"
#include "errors/detailwords.h"
#include "scim/patchvalues.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype mostLines = 12;

/// Its words are looked up with this context.
QString words(const char *text, int number = -1)
{
    return QCoreApplication::translate("FormText", text, nullptr, number);
}

QString valueProblem(const FieldProblem &problem)
{
    using Code = FieldProblem::Code;
    switch (problem.code) {
    case Code::NotText:
        return words(QT_TRANSLATE_NOOP("FormText", "This must be text."));
    case Code::NotBoolean:
        return words(QT_TRANSLATE_NOOP("FormText", "This must be yes or no."));
    case Code::NotInteger:
        return words(QT_TRANSLATE_NOOP("FormText", "This must be a whole number."));
    case Code::NotDecimal:
        return words(QT_TRANSLATE_NOOP("FormText", "This must be a number."));
    case Code::NotDateTime:
        return words(QT_TRANSLATE_NOOP("FormText", "This is no date and time, such as 2026-03-31 09:00."));
    case Code::NotBase64:
        return words(QT_TRANSLATE_NOOP("FormText", "This is not base64."));
    default:
        return words(QT_TRANSLATE_NOOP("FormText", "This is not JSON: see character %1.")).arg(problem.position + 1);
    }
}

QString ruleProblem(const FieldProblem &problem)
{
    using Code = FieldProblem::Code;
    if (problem.code == Code::NotOneOf)
        return words(QT_TRANSLATE_NOOP("FormText", "The server takes only: %1")).arg(problem.text);
    if (!problem.text.isEmpty())
        return words(QT_TRANSLATE_NOOP("FormText", "The server wants: %1")).arg(detailWords(problem.text));
    switch (problem.code) {
    case Code::TooShort:
        return words(QT_TRANSLATE_N_NOOP("FormText", "At least %n character(s)."), problem.number);
    case Code::TooLong:
        return words(QT_TRANSLATE_N_NOOP("FormText", "At most %n character(s)."), problem.number);
    case Code::TooManyValues:
        return words(QT_TRANSLATE_N_NOOP("FormText", "At most %n value(s)."), problem.number);
    default:
        return words(QT_TRANSLATE_NOOP("FormText", "The server does not take this form."));
    }
}

QString onePerLine(const FieldSpec &spec, const Json &value)
{
    QStringList texts;
    for (const Json &item : value.items()) {
        const QString text = cellText(item, {.name = spec.name, .type = spec.type});
        const QString type = item.value(u"type").toString(); // "work": of three addresses nobody would know which is which
        const QString line = type.isEmpty() || type == text ? text : u"%1 (%2)"_s.arg(text, type);
        if (item.value(u"primary").toBool())
            texts.prepend(line);
        else
            texts << line;
    }
    if (const qsizetype more = texts.size() - mostLines; more > 0) {
        texts.resize(mostLines);
        texts << words(QT_TRANSLATE_N_NOOP("FormText", "… and %n more"), int(more));
    }
    return texts.join(u'\n');
}

} // namespace

QString FormText::problem(const FieldProblem &problem)
{
    using Code = FieldProblem::Code;
    switch (problem.code) {
    case Code::Required:
        return words(QT_TRANSLATE_NOOP("FormText", "This is needed."));
    case Code::CannotBeEmptied:
        return words(QT_TRANSLATE_NOOP("FormText", "The server cannot remove this once it is set."));
    case Code::DoubleValue:
        return words(QT_TRANSLATE_NOOP("FormText", "This is there twice."));
    case Code::SeveralPrimary:
        return words(QT_TRANSLATE_NOOP("FormText", "Only one can be the primary one."));
    case Code::Taken:
        return words(QT_TRANSLATE_NOOP("FormText", "%1 has this already.")).arg(problem.text);
    case Code::TakenHere:
        return words(QT_TRANSLATE_NOOP("FormText", "Your changes give this to %1 already.")).arg(problem.text);
    case Code::TooShort:
    case Code::TooLong:
    case Code::NotOneOf:
    case Code::Pattern:
    case Code::TooManyValues:
        return ruleProblem(problem);
    default:
        return valueProblem(problem);
    }
}

QString FormText::problems(const QList<FieldProblem> &problems, const FieldSpec &spec)
{
    QStringList lines;
    for (const FieldProblem &one : problems) {
        QString line = problem(one);
        const FieldSpec *part = spec.part(one.part);
        if (one.element >= 0 && part)
            line = words(QT_TRANSLATE_NOOP("FormText", "Line %1, %2: %3")).arg(QString::number(one.element + 1), part->label, line);
        else if (one.element >= 0)
            line = words(QT_TRANSLATE_NOOP("FormText", "Line %1: %2")).arg(QString::number(one.element + 1), line);
        if (!lines.contains(line))
            lines << line;
    }
    return lines.join(u'\n');
}

QString FormText::note(const ObjectNote &note)
{
    static const QHash<QString, const char *> known {
        {u"synchronised"_s, QT_TRANSLATE_NOOP("FormText", "This comes from an on-premises directory and is overwritten from there. Change it there.")},
        {u"dynamic members"_s, QT_TRANSLATE_NOOP("FormText", "A rule decides who is in this group. Neither the rule nor the members can be changed here.")},
        {u"ownerless"_s,
         QT_TRANSLATE_NOOP("FormText", "This Microsoft 365 group will have no owner, because owners cannot be set here. Ask for one to be named, or nobody can look after it.")},
        {u"owners unseen"_s, QT_TRANSLATE_NOOP("FormText", "Who owns this Microsoft 365 group is not shown with it. Nobody can look after one without an owner.")},
    };
    const char *text = known.value(note.code);
    return text ? words(text) : detailWords(note.reason);
}

QString FormText::lock(FieldLock lock, const QList<ObjectNote> &notes)
{
    switch (lock) {
    case FieldLock::None:
        return {};
    case FieldLock::ServersOwn:
        return words(QT_TRANSLATE_NOOP("FormText", "The server sets this itself."));
    case FieldLock::Unsupported:
        return words(QT_TRANSLATE_NOOP("FormText", "This server does not let anybody write this."));
    case FieldLock::AfterCreation:
        return words(QT_TRANSLATE_NOOP("FormText", "This can be set once only, and it is."));
    case FieldLock::CreateOnly:
        return words(QT_TRANSLATE_NOOP("FormText", "This server takes this only when something is created."));
    case FieldLock::NotRead:
        return words(QT_TRANSLATE_NOOP("FormText", "The server tells this only when it is asked for."));
    case FieldLock::Object:
        return notes.isEmpty() ? QString() : note(notes.first());
    case FieldLock::Connection:
        return words(QT_TRANSLATE_NOOP("FormText", "This connection is for reading only."));
    }
    return {};
}

QString FormText::denial(const std::optional<Denial> &denial)
{
    if (!denial)
        return {};
    if (denial->roles.isEmpty())
        return lock(FieldLock::Connection, {});
    constexpr qsizetype named = 6;
    const QStringList roles = denial->roles.mid(0, named);
    return roles.size() == 1 ? words(QT_TRANSLATE_NOOP("FormText", "The token of this connection does not permit this. It lacks the role %1.")).arg(roles.first())
                             : words(QT_TRANSLATE_NOOP("FormText", "The token of this connection does not permit this. It lacks one of the roles %1.")).arg(roles.join(u", "_s));
}

QString FormText::value(const FieldSpec &spec, const Json &value)
{
    if (isUnassigned(value))
        return {};
    if (spec.writeOnly)
        return u"••••••••"_s;
    if (value.isArray())
        return onePerLine(spec, value);
    if (spec.kind == FieldKind::Binary)
        return words(QT_TRANSLATE_N_NOOP("FormText", "%n byte(s)"), int(value.toString().size() / 4 * 3));
    return cellText(value, {.name = spec.name, .type = spec.type});
}

} // namespace Provost
