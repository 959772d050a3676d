// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resultwords.h"

#include "directory/columns.h"
#include "errors/errortext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

QString ResultWords::extent(const RowSource &rows, std::pair<int, int> visible)
{
    const QLocale locale;
    const int count = rows.rowCount();
    if (count == 0 || visible.first < 0)
        return {};
    const QString shown = visible.first == visible.second
        ? locale.toString(visible.first + 1)
        : tr("%1 – %2", "first and last row on screen").arg(locale.toString(visible.first + 1), locale.toString(visible.second + 1));
    if (rows.isCapped())
        return tr("%1 of %2; the provider shows no more than the first %3, a filter or search narrows it", "rows on screen, of all, number").arg(shown, locale.toString(rows.total().value_or(count)), locale.toString(count));
    if (const std::optional<qint64> total = rows.total(); total && (*total > count || rows.isComplete() || !rows.canFetchMore()))
        return tr("%1 of %2", "rows on screen of all").arg(shown, locale.toString(*total));
    if (rows.isComplete())
        return tr("%1 of %2", "rows on screen of all").arg(shown, locale.toString(count));
    return tr("%1 of the first %n read, more exist", nullptr, count).arg(shown);
}

QString ResultWords::age(const QDateTime &asOf)
{
    if (!asOf.isValid())
        return {};
    const QLocale locale;
    const QDateTime local = asOf.toLocalTime();
    if (local.date() == QDate::currentDate())
        return tr("as of %1", "time").arg(locale.toString(local.time(), QLocale::ShortFormat));
    return tr("as of %1", "date and time").arg(locale.toString(local, QLocale::ShortFormat));
}

namespace {

QString labelsOf(const SearchPlan &plan)
{
    QStringList labels;
    for (const QString &path : plan.attributes) {
        const Result<AttributeName> name = AttributeName::parse(path);
        labels.append(name.ok() ? attributeLabel(*name) : path);
    }
    return labels.join(u", "_s);
}

} // namespace

QString ResultWords::searched(const QString &text, const SearchPlan &plan, const QString &serviceName)
{
    if (text.isEmpty())
        return {};
    if (plan.attributes.isEmpty())
        return tr("%1 cannot search for “%2”.").arg(serviceName, text);
    const QString where = labelsOf(plan);
    if (plan.op == "eq"_L1)
        return tr("Searched by the server: exactly “%1” as %2", "text, attributes").arg(text, where);
    if (plan.op == "sw"_L1)
        return tr("Searched by the server: “%1” at the start of %2", "text, attributes").arg(text, where);
    if (plan.op == "ew"_L1)
        return tr("Searched by the server: “%1” at the end of %2", "text, attributes").arg(text, where);
    return tr("Searched by the server: “%1” anywhere in %2", "text, attributes").arg(text, where);
}

EmptyState::Content ResultWords::nothing(const Question &question)
{
    if (!question.askable)
        return {.icon = u"search"_s,
                .title = tr("%1 cannot be asked for “%2”").arg(question.serviceName, question.quick),
                .text = question.hidden.isEmpty() ? tr("Only this computer can tell, once everything is read.")
                                                  : tr("Only this computer can tell, and not together with a filter by what it is not shown: %1", "attributes").arg(question.hidden),
                .action = tr("Remove “%1”").arg(question.quick)};
    if (!question.combinable)
        return {.icon = u"search"_s,
                .title = tr("%1 cannot do both at once").arg(question.serviceName),
                .text = tr("It is not able to combine “%1” with what else is asked. Once everything is read, this computer can.").arg(question.quick),
                .action = tr("Remove “%1”").arg(question.quick)};
    if (!question.unfilterable.isEmpty())
        return {.icon = u"filter"_s,
                .title = tr("%1 cannot do this filter").arg(question.serviceName),
                .text = question.hidden.isEmpty()
                    ? tr("It was not asked, for it cannot filter by: %1\nOnce everything is read, this computer can.", "a SCIM filter").arg(question.unfilterable)
                    : tr("It was not asked, for it cannot filter by: %1\nIt does not show %2, so that this computer cannot either.", "a SCIM filter, attributes").arg(question.unfilterable, question.hidden),
                .action = tr("Remove the Filter")};
    if (!question.searchable)
        return {.icon = u"search"_s,
                .title = tr("%1 cannot search for “%2”").arg(question.serviceName, question.search),
                .text = tr("It takes no filter that fits this text. Look through the list, or type a filter it knows (Ctrl+L)."),
                .action = tr("Clear the Search")};
    if (!question.search.isEmpty() && question.filtered)
        return {.icon = u"search"_s,
                .title = tr("No %1 within the filter match “%2”").arg(question.typePlural, question.search),
                .text = question.quick.isEmpty() ? tr("Only what the filter lets through was searched.") : tr("Only “%1” was searched.").arg(question.quick),
                .action = tr("Search Everywhere")};
    if (!question.search.isEmpty())
        return {.icon = u"search"_s,
                .title = tr("No %1 match “%2”").arg(question.typePlural, question.search),
                .text = tr("Check the spelling, or search for a part of the name. What was searched is said above."),
                .action = tr("Clear the Search")};
    if (question.filtered)
        return {.icon = u"filter"_s,
                .title = tr("No %1 match the filter").arg(question.typePlural),
                .text = tr("The provider accepted the filter and found nothing. Values of attributes may be case-sensitive."),
                .action = tr("Remove the Filter")};
    return {.icon = u"empty"_s,
            .title = tr("%1 has no %2 yet").arg(question.serviceName, question.typePlural),
            .text = tr("Or they are hidden from this connection's token. Read again after something was created elsewhere."),
            .action = tr("Read Again")};
}

EmptyState::Content ResultWords::failed(const Question &question, const Error &error)
{
    const ErrorText words = ErrorText::of(error);
    if (error.kind == ErrorKind::Cancelled)
        return {.icon = u"pause"_s, .title = tr("Stopped before the %1 were read", "users").arg(question.typePlural), .text = {}, .action = tr("Read Them")};
    return {.icon = u"warning"_s,
            .title = tr("The %1 could not be read", "users").arg(question.typePlural),
            .text = words.advice.isEmpty() ? words.summary : words.summary + u"\n"_s + words.advice,
            .action = tr("Try Again"),
            .details = words.details};
}

bool ResultWords::isRefusedList(const Question &question, const Error &error)
{
    return error.scimType.compare("tooMany"_L1, Qt::CaseInsensitive) == 0 && question.search.isEmpty() && !question.filtered;
}

EmptyState::Content ResultWords::noWholeLists(const Question &question, const SearchPlan &any, const Error &error)
{
    EmptyState::Content content {.icon = u"search"_s,
                                 .title = tr("%1 does not list all %2", "name of a provider, users").arg(question.serviceName, question.typePlural),
                                 .text = tr("It shows only what it is asked for. Type a filter that it knows (Ctrl+L)."),
                                 .details = ErrorText::of(error).details};
    if (any.attributes.isEmpty())
        return content;
    content.text = any.op == "eq"_L1 ? tr("It shows only what it is asked for. Search for it by the whole of one of these: %1", "attributes").arg(labelsOf(any))
                                     : tr("It shows only what it is asked for. Search for it by a part of one of these: %1", "attributes").arg(labelsOf(any));
    content.action = tr("Search");
    return content;
}

} // namespace Provost
