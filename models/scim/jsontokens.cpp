// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/jsontokens.h"

#include "scim/jsoncheck.h"

#include <simdjson.h>

#include <algorithm>

namespace Provost {

namespace {

constexpr size_t largestKept = 8 * 1024 * 1024; ///< bytes of JSON; working memory is several times as much

/// Made once for each thread that reads pages: to get and to clear that much memory takes as long as to parse.
std::unique_ptr<simdjson::dom::parser> &spare()
{
    thread_local std::unique_ptr<simdjson::dom::parser> kept;
    return kept;
}

std::unique_ptr<simdjson::dom::parser> taken()
{
    return spare() ? std::move(spare()) : std::make_unique<simdjson::dom::parser>();
}

} // namespace

class JsonTokens::Parser
{
public:
    ~Parser()
    {
        if (m_parser->capacity() <= largestKept)
            spare() = std::move(m_parser);
    }
    Parser() = default;
    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;

    /// Tokens are found whether or not simdjson likes all values; none: the text itself is no good.
    const quint32 *parse(QByteArrayView text, bool &isValid)
    {
        const auto size = size_t(text.size());
        if (m_parser->capacity() < size || m_parser->max_depth() != size_t(jsonDepthLimit)) {
            if (m_parser->allocate(std::max(size, m_parser->capacity()), jsonDepthLimit) != simdjson::SUCCESS)
                return nullptr;
        }
        isValid = m_parser->parse(text.data(), size, false).error() == simdjson::SUCCESS;
        return m_parser->implementation->structural_indexes.get();
    }

private:
    std::unique_ptr<simdjson::dom::parser> m_parser = taken();
};

JsonTokens::JsonTokens() = default;
JsonTokens::~JsonTokens() = default;

std::optional<Error> JsonTokens::read(const QByteArray &utf8)
{
    static_assert(jsonPadding >= qsizetype(simdjson::SIMDJSON_PADDING));
    m_held = utf8;
    if (m_held.data_ptr().freeSpaceAtEnd() < jsonPadding)
        m_held.reserve(utf8.size() + jsonPadding); // which copies what is shared
    const qsizetype mark = utf8.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    m_text = QByteArrayView(m_held).sliced(mark);
    m_parser = std::make_unique<Parser>();
    bool isValid = false;
    m_starts = m_text.isEmpty() ? nullptr : m_parser->parse(m_text, isValid);
    if (isValid)
        return std::nullopt;
    // simdjson refuses numbers beyond 64 bits and lone surrogates; only then the slow scanner has the last word
    if (auto fault = findJsonFault(m_text)) {
        fault->position += int(mark);
        return fault;
    }
    return m_starts == nullptr ? std::optional(Error::protocol(QStringLiteral("JSON cannot be read"))) : std::nullopt;
}

QByteArrayView JsonTokens::tokenAt(qsizetype token) const
{
    const auto from = qsizetype(m_starts[token]);
    return m_text.sliced(from, qsizetype(m_starts[token + 1]) - from).trimmed();
}

qsizetype JsonTokens::behind(qsizetype value) const
{
    int depth = 0;
    for (qsizetype token = value;; ++token) {
        switch (at(token)) {
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            --depth;
            break;
        default:
            break;
        }
        if (depth == 0)
            return token + 1;
    }
}

QByteArrayView JsonTokens::valueAt(qsizetype value) const
{
    const qsizetype last = behind(value) - 1;
    const auto from = qsizetype(m_starts[value]);
    const qsizetype end = last == value ? from + tokenAt(value).size() : qsizetype(m_starts[last]) + 1;
    return m_text.sliced(from, end - from);
}

QByteArrayView JsonTokens::keyAt(qsizetype token) const
{
    return jsonKeyText(m_text.data() + m_starts[token] + 1);
}

} // namespace Provost
