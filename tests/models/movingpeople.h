// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/wire.h"
#include "scim/filter.h"
#include "scim/json.h"

#include <QDateTime>
#include <QMap>
#include <QRandomGenerator>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

/// A directory that others change, listed by index, or by cursors that stand for whom they have come to (RFC 9865).
class MovingPeople
{
public:
    explicit MovingPeople(QRandomGenerator &dice)
        : m_dice(dice)
    {
    }

    QMap<int, Json> people;
    bool isByCursor = false;
    int cursorAge = 0; ///< those of another are refused
    int maxStartIndex = 0; ///< a larger one is refused; 0: none is
    QByteArray refusal {R"({"status":"400","scimType":"expiredCursor"})"};

    void touch(int number, const QString &title, const QDateTime &at = QDateTime::currentDateTimeUtc())
    {
        people[number] = Json::object({{u"id"_s, u"p%1"_s.arg(number)}, {u"userName"_s, u"person%1@example.org"_s.arg(number)}, {u"title"_s, title},
                                       {u"meta"_s, Json::object({{u"lastModified"_s, at.toString(Qt::ISODateWithMs)}})}});
    }
    [[nodiscard]] int somebody() { return std::next(people.cbegin(), m_dice.bounded(int(people.size()))).key(); }
    void change(int times)
    {
        for (int i = 0; i < times; ++i) {
            const int what = m_dice.bounded(10);
            if (what < 3 || people.size() < 20)
                touch(m_next++, u"new %1"_s.arg(m_dice.bounded(100)));
            else if (what < 5)
                people.remove(somebody());
            else
                touch(somebody(), u"title %1"_s.arg(m_dice.bounded(1000)));
        }
    }
    void createInFront(int count)
    {
        for (int i = 0; i < count; ++i)
            touch(std::min(0, people.firstKey()) - 1, u"new"_s);
    }
    /// Of a list without an order of its own.
    void moveInFront(int number) { people.insert(std::min(0, people.firstKey()) - 1, people.take(number)); }
    void beginLongAgo(int count)
    {
        for (int i = 0; i < count; ++i)
            touch(m_next++, u"of old"_s, QDateTime::currentDateTimeUtc().addDays(-2).addSecs(i));
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const
    {
        const QByteArray path = request.path();
        const qsizetype at = path.indexOf("/Users/p");
        if (at < 0)
            return page(request);
        const Json id(QString::fromLatin1(path.mid(at + 7)));
        const auto person = std::find_if(people.cbegin(), people.cend(), [&id](const Json &one) { return one.value(u"id") == id; });
        return person == people.cend() ? Wire::Answer::json(404, R"({"status":"404"})") : Wire::Answer::json(200, person->toBytes());
    }
    [[nodiscard]] Wire::Answer page(const Wire::Request &request) const
    {
        const QString asked = request.parameter(u"filter"_s);
        const Filter filter = asked.isEmpty() ? Filter() : Filter::parse(asked).value();
        const bool idsOnly = request.parameter(u"attributes"_s) == u"id"_s;
        if (isByCursor && filter.isEverything() && request.parameter(u"count"_s) != u"0"_s)
            return pageByCursor(request, idsOnly);
        const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
        const int count = request.parameter(u"count"_s).toInt();
        if (maxStartIndex > 0 && first > maxStartIndex)
            return Wire::Answer::json(400, R"({"status":"400","detail":"startIndex is too large"})");
        Json list = Json::array();
        int at = 0;
        for (const Json &person : people) {
            if (!filter.matches(person))
                continue;
            ++at;
            if (at >= first && at < first + count)
                list.append(shown(person, idsOnly));
        }
        return Wire::Answer::json(200, Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:ListResponse"_s})}, {u"totalResults"_s, at},
                                                     {u"startIndex"_s, first}, {u"itemsPerPage"_s, int(list.size())}, {u"Resources"_s, list}}).toBytes());
    }

private:
    [[nodiscard]] static Json shown(const Json &person, bool idsOnly) { return idsOnly ? Json::object({{u"id"_s, person.value(u"id")}}) : person; }
    [[nodiscard]] Wire::Answer pageByCursor(const Wire::Request &request, bool idsOnly) const
    {
        const QStringList cursor = request.parameter(u"cursor"_s).split(u'-');
        if (cursor.size() == 2 && cursor.constFirst().toInt() != cursorAge)
            return Wire::Answer::json(400, refusal);
        const int last = cursor.size() == 2 ? cursor.constLast().toInt() : 0;
        const int count = request.parameter(u"count"_s).toInt();
        Json list = Json::array();
        Json answer = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:ListResponse"_s})}, {u"totalResults"_s, int(people.size())}});
        auto next = people.upperBound(last);
        for (; next != people.cend() && list.size() < count; ++next)
            list.append(shown(next.value(), idsOnly));
        if (next != people.cend())
            answer.set(u"nextCursor"_s, u"%1-%2"_s.arg(cursorAge).arg(std::prev(next).key()));
        answer.set(u"Resources"_s, list);
        return Wire::Answer::json(200, answer.toBytes());
    }

    QRandomGenerator &m_dice;
    int m_next = 1;
};

} // namespace Provost
