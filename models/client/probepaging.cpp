// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probescript.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int largePage = 1000;
constexpr int mostHalvings = 4; ///< on the way to a startIndex that is taken

/// How to get at what is behind the first page.
class PagingTopic final : public ProbeTopic
{
public:
    using ProbeTopic::ProbeTopic;
    void begin() override;

private:
    void askIndex();
    void onIndex(const ProbeAnswer &answer);
    void askCursor();
    void onCursor(const ProbeAnswer &answer);
    void askLargePage(bool projected);
    void onLargePage(const ProbeAnswer &answer, bool projected);
    void askNothing();
    void askEnd();
    void onEnd(const ProbeAnswer &last);
    void askBehindEnd(qint64 total);
    void askReach(qint64 index, int halvings);
    void askSort();
    void onSorted(const ProbeAnswer &answer);

    int m_wholePage = 0;
};

void PagingTopic::begin()
{
    if (subject().sample.isEmpty())
        return;
    askLargePage(false);
    if (!subject().type.isCalled(u"User")) // what holds for users holds for others; sizes differ
        return;
    askIndex();
    askCursor();
    askNothing();
    askSort();
}

void PagingTopic::askIndex()
{
    if (subject().sample.size() < 3)
        return noteUnasked(Capability::IndexPaging, u"too few resources"_s);
    askList({{u"startIndex"_s, u"2"_s}, {u"count"_s, u"2"_s}}, [this](const ProbeAnswer &answer) { onIndex(answer); });
}

void PagingTopic::onIndex(const ProbeAnswer &answer)
{
    if (answer.error)
        return noteError(Capability::IndexPaging, answer);
    const QStringList ids = answer.ids();
    if (ids.isEmpty())
        return note(Capability::IndexPaging, Verdict::Empty, false);
    subject().indexes = ids.first() == subject().sample.at(1).id();
    if (subject().indexes)
        note(Capability::IndexPaging, Verdict::Works, true);
    else if (ids.first() == subject().sample.first().id())
        note(Capability::IndexPaging, Verdict::Ignored, false);
    else
        note(Capability::IndexPaging, Verdict::Unclear, {}, u"the order is another with each request, or the directory has changed"_s);
    if (subject().indexes && subject().total)
        askEnd();
}

void PagingTopic::askCursor()
{
    if (subject().sample.size() < 3)
        return noteUnasked(Capability::CursorPaging, u"too few resources"_s);
    // RFC 9865 section 2: an empty cursor asks for the first page
    askList({{u"cursor"_s, {}}, {u"count"_s, u"2"_s}}, [this](const ProbeAnswer &answer) { onCursor(answer); });
}

void PagingTopic::onCursor(const ProbeAnswer &answer)
{
    if (answer.error)
        return noteError(Capability::CursorPaging, answer);
    const QString next = answer.page.nextCursor;
    if (next.isEmpty())
        return note(Capability::CursorPaging, Verdict::Ignored, false, u"no nextCursor"_s);
    const QStringList before = answer.ids();
    const auto judge = [this, before](const ProbeAnswer &second) {
        if (second.error)
            return note(Capability::CursorPaging, Verdict::Wrong, false, u"its own nextCursor is refused"_s);
        const QStringList ids = second.ids();
        const bool again = std::any_of(ids.begin(), ids.end(), [&before](const QString &id) { return before.contains(id); });
        if (again || ids.isEmpty())
            note(Capability::CursorPaging, again ? Verdict::Wrong : Verdict::Empty, false, again ? u"the second page repeats the first"_s : QString());
        else
            note(Capability::CursorPaging, Verdict::Works, true);
    };
    askList({{u"cursor"_s, next}, {u"count"_s, u"2"_s}}, judge, {next});
}

void PagingTopic::askLargePage(bool projected)
{
    Query query {{u"count"_s, QString::number(largePage)}};
    if (projected)
        query.append({u"attributes"_s, subject().naming});
    askList(query, [this, projected](const ProbeAnswer &answer) { onLargePage(answer, projected); });
}

void PagingTopic::onLargePage(const ProbeAnswer &answer, bool projected)
{
    if (answer.error)
        return noteError(Capability::MaxPageSize, answer, {}, {});
    const auto came = int(answer.page.resources.size());
    const bool hasMore = !answer.page.nextCursor.isEmpty() || answer.page.totalResults.value_or(0) > came;
    if (came > largePage)
        return note(Capability::MaxPageSize, Verdict::Ignored, {}, u"%1 came, count is not kept to"_s.arg(came));
    if (!projected && came < largePage && hasMore && subject().projects) {
        m_wholePage = came;
        return askLargePage(true);
    }
    if (projected && came > m_wholePage)
        note(Capability::MaxPageSizeWhole, Verdict::Works, m_wholePage, u"without attributes"_s);
    if (came == largePage) {
        note(Capability::MaxPageSize, Verdict::Works, came, u"more was not asked for"_s);
        lastNoted().atLeast = true;
    } else if (hasMore) {
        note(Capability::MaxPageSize, Verdict::Works, came);
    } else {
        note(Capability::MaxPageSize, Verdict::Unclear, {}, u"all %1 came at once"_s.arg(came));
    }
}

void PagingTopic::askNothing()
{
    askList({{u"count"_s, u"0"_s}}, [this](const ProbeAnswer &answer) {
        if (answer.error)
            return noteError(Capability::CountZero, answer);
        const auto came = answer.page.resources.size();
        if (came > 0)
            note(Capability::CountZero, Verdict::Ignored, false, u"%1 came"_s.arg(came));
        else if (!answer.page.totalResults)
            note(Capability::CountZero, Verdict::Wrong, false, u"no totalResults"_s);
        else
            note(Capability::CountZero, Verdict::Works, true);
    });
}

void PagingTopic::askEnd()
{
    const qint64 total = *subject().total;
    askList({{u"startIndex"_s, QString::number(total)}, {u"count"_s, u"1"_s}}, [this](const ProbeAnswer &answer) { onEnd(answer); });
}

void PagingTopic::onEnd(const ProbeAnswer &last)
{
    const qint64 total = *subject().total;
    if (last.isRefusal() && total > 1)
        return askReach(total / 2, 1);
    if (last.error)
        return noteError(Capability::Totals, last, {}, {});
    if (last.page.resources.isEmpty())
        return note(Capability::Totals, Verdict::Wrong, false, u"nothing is at startIndex = totalResults"_s);
    askBehindEnd(total);
}

void PagingTopic::askBehindEnd(qint64 total)
{
    askList({{u"startIndex"_s, QString::number(total + 1)}, {u"count"_s, u"1"_s}}, [this, total](const ProbeAnswer &behind) {
        // a refusal is as good as an empty page for what it says about the end
        const bool isEnd = behind.isRefusal() || (!behind.error && behind.page.resources.isEmpty());
        const bool moved = behind.page.totalResults && *behind.page.totalResults != total;
        if (isEnd)
            note(Capability::Totals, Verdict::Works, true);
        else if (behind.error || moved)
            note(Capability::Totals, Verdict::Unclear, {}, u"the directory changes under way"_s);
        else
            note(Capability::Totals, Verdict::Wrong, false, u"there is more than totalResults says"_s);
    });
}

/// Halves until an index is taken: a figure that is safe, not the exact one.
void PagingTopic::askReach(qint64 index, int halvings)
{
    askList({{u"startIndex"_s, QString::number(index)}, {u"count"_s, u"1"_s}}, [this, index, halvings](const ProbeAnswer &answer) {
        if (!answer.error)
            note(Capability::StartIndexReach, Verdict::Works, index, u"taken; twice as far is refused"_s);
        else if (answer.isRefusal() && halvings < mostHalvings && index > 1)
            askReach(index / 2, halvings + 1);
        else
            noteError(Capability::StartIndexReach, answer, {}, {});
    });
}

void PagingTopic::askSort()
{
    if (subject().naming.isEmpty() || subject().sample.size() < 3)
        return noteUnasked(Capability::Sort, u"too few resources"_s);
    askList({{u"sortBy"_s, subject().naming}, {u"sortOrder"_s, u"descending"_s}, {u"count"_s, u"10"_s}},
            [this](const ProbeAnswer &answer) { onSorted(answer); });
}

void PagingTopic::onSorted(const ProbeAnswer &answer)
{
    if (answer.error)
        return noteError(Capability::Sort, answer);
    QStringList names;
    for (const Resource &resource : answer.page.resources)
        names << resource.json().value(subject().naming).toString();
    const auto isAfter = [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) > 0; };
    const bool descends = names.size() > 1 && std::is_sorted(names.begin(), names.end(), isAfter);
    QStringList unsorted;
    for (const Resource &resource : subject().sample.mid(0, names.size()))
        unsorted << resource.id();
    const bool same = answer.ids() == unsorted;
    if (descends && !same)
        note(Capability::Sort, Verdict::Works, true);
    else if (descends)
        note(Capability::Sort, Verdict::Unclear, {}, u"the list is in this order anyway"_s);
    else
        note(Capability::Sort, same ? Verdict::Ignored : Verdict::Wrong, false, same ? QString() : u"neither sorted nor as without"_s);
}

} // namespace

std::unique_ptr<ProbeTopic> makePagingTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
{
    return std::make_unique<PagingTopic>(script, std::move(subject));
}

} // namespace Provost
