// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/jsoncheck.h"

#include "scim/decimal.h"

#include <simdjson.h>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Walks a document without recursion, so that no depth of nesting reaches the stack.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }
    std::optional<Error> run();

private:
    enum class Expect : quint8 { Value, FirstItem, FirstKey, Key, Colon, CommaOrEnd, Nothing };

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return m_text[m_at]; }
    void skipSpace();
    bool step();
    bool stepValue(bool mayClose);
    bool stepKey(bool mayClose);
    bool stepCommaOrEnd();
    bool open(char bracket);
    bool close();
    bool scanString();
    bool scanEscape();
    bool scanLiteral(QByteArrayView word);
    bool scanNumber();
    bool fail(const QString &what, qsizetype at = -1);
    void afterValue() { m_expect = m_open.isEmpty() ? Expect::Nothing : Expect::CommaOrEnd; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QByteArray m_open; ///< the brackets not closed yet
    Expect m_expect = Expect::Value;
    std::optional<Error> m_fault;
};

bool Scanner::fail(const QString &what, qsizetype at)
{
    const qsizetype position = at < 0 ? m_at : at;
    m_fault = Error::protocol(position >= m_text.size() ? u"JSON is cut off at byte %1: %2"_s.arg(position).arg(what)
                                                        : u"not JSON at byte %1: %2"_s.arg(position).arg(what),
                              int(position));
    return false;
}

void Scanner::skipSpace()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
        ++m_at;
}

std::optional<Error> Scanner::run()
{
    do {
        skipSpace();
        if (m_expect == Expect::Nothing && atEnd())
            return std::nullopt;
    } while (step());
    return m_fault;
}

bool Scanner::step()
{
    switch (m_expect) {
    case Expect::Value:
        return stepValue(false);
    case Expect::FirstItem:
        return stepValue(true);
    case Expect::FirstKey:
        return stepKey(true);
    case Expect::Key:
        return stepKey(false);
    case Expect::Colon:
        if (atEnd() || peek() != ':')
            return fail(u"a colon is missing"_s);
        ++m_at;
        m_expect = Expect::Value;
        return true;
    case Expect::CommaOrEnd:
        return stepCommaOrEnd();
    case Expect::Nothing:
        break;
    }
    return fail(u"something follows the end of the document"_s);
}

bool Scanner::stepValue(bool mayClose)
{
    if (atEnd())
        return fail(u"a value is missing"_s);
    switch (peek()) {
    case '{':
    case '[':
        return open(peek());
    case ']':
        return mayClose ? close() : fail(u"a value is missing"_s);
    case '"':
        afterValue();
        return scanString();
    case 't':
        return scanLiteral("true");
    case 'f':
        return scanLiteral("false");
    case 'n':
        return scanLiteral("null");
    default:
        return scanNumber();
    }
}

bool Scanner::stepKey(bool mayClose)
{
    if (!atEnd() && peek() == '}' && mayClose)
        return close();
    if (atEnd() || peek() != '"')
        return fail(u"a member's name is missing"_s);
    m_expect = Expect::Colon;
    return scanString();
}

bool Scanner::stepCommaOrEnd()
{
    const bool inObject = m_open.back() == '{';
    if (!atEnd() && peek() == (inObject ? '}' : ']'))
        return close();
    if (atEnd() || peek() != ',')
        return fail(inObject ? u"a comma or } is missing"_s : u"a comma or ] is missing"_s);
    ++m_at;
    m_expect = inObject ? Expect::Key : Expect::Value;
    return true;
}

bool Scanner::open(char bracket)
{
    if (m_open.size() >= jsonDepthLimit)
        return fail(u"nested deeper than %1"_s.arg(jsonDepthLimit));
    m_open.append(bracket);
    ++m_at;
    m_expect = bracket == '{' ? Expect::FirstKey : Expect::FirstItem;
    return true;
}

bool Scanner::close()
{
    m_open.chop(1);
    ++m_at;
    afterValue();
    return true;
}

bool Scanner::scanString()
{
    for (++m_at; !atEnd(); ++m_at) {
        const char c = peek();
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20)
            return fail(u"a control character in a string"_s);
        if (c == '\\' && !scanEscape())
            return false;
    }
    return fail(u"a string has no end"_s);
}

bool Scanner::scanEscape()
{
    ++m_at;
    if (atEnd())
        return fail(u"a string has no end"_s);
    if (peek() != 'u')
        return QByteArrayView("\"\\/bfnrt").contains(peek()) || fail(u"an unknown escape"_s);
    for (int i = 0; i < 4; ++i) {
        ++m_at;
        if (atEnd())
            return fail(u"a string has no end"_s);
        if (!QByteArrayView("0123456789abcdefABCDEF").contains(peek()))
            return fail(u"\\u needs four hexadecimal digits"_s);
    }
    return true;
}

bool Scanner::scanLiteral(QByteArrayView word)
{
    for (qsizetype i = 0; i < word.size(); ++i, ++m_at) {
        if (atEnd() || peek() != word[i])
            return fail(u"%1 was expected"_s.arg(QLatin1StringView(word)));
    }
    afterValue();
    return true;
}

bool Scanner::scanNumber()
{
    const qsizetype start = m_at;
    while (!atEnd() && QByteArrayView("+-.0123456789eE").contains(peek()))
        ++m_at;
    const QByteArrayView token = m_text.sliced(start, m_at - start);
    if (token.isEmpty())
        return fail(u"a value is missing"_s);
    if (!isJsonNumber(token))
        return atEnd() ? fail(u"a number has no end"_s) : fail(u"a malformed number"_s, start);
    afterValue();
    return true;
}

qsizetype sequenceLength(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool isSequence(QByteArrayView bytes)
{
    const auto byte = [bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    for (qsizetype i = 1; i < bytes.size(); ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return false;
    }
    // overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629 section 4)
    switch (byte(0)) {
    case 0xE0:
        return byte(1) >= 0xA0;
    case 0xED:
        return byte(1) < 0xA0;
    case 0xF0:
        return byte(1) >= 0x90;
    case 0xF4:
        return byte(1) < 0x90;
    default:
        return true;
    }
}

std::optional<Error> findUtf8Fault(QByteArrayView text)
{
    if (simdjson::validate_utf8(text.data(), size_t(text.size())))
        return std::nullopt;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype length = sequenceLength(static_cast<unsigned char>(text[at]));
        if (length == 0 || at + length > text.size() || !isSequence(text.sliced(at, length)))
            break;
        at += length;
    }
    return Error::protocol(u"invalid UTF-8 at byte %1"_s.arg(at), int(at));
}

bool isFastValid(QByteArrayView padded)
{
    simdjson::dom::parser parser;
    if (parser.allocate(size_t(padded.size()), jsonDepthLimit) != simdjson::SUCCESS)
        return false;
    return parser.parse(padded.data(), size_t(padded.size()), false).error() == simdjson::SUCCESS;
}

char16_t hexUnit(QByteArrayView digits)
{
    return char16_t(digits.toUShort(nullptr, 16));
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

} // namespace

std::optional<Error> findJsonFault(QByteArrayView utf8)
{
    if (auto fault = findUtf8Fault(utf8))
        return fault;
    return Scanner(utf8).run();
}

Result<QByteArray> checkedJson(QByteArrayView utf8)
{
    static_assert(jsonPadding >= qsizetype(simdjson::SIMDJSON_PADDING));
    const qsizetype mark = utf8.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const QByteArrayView text = utf8.sliced(mark);
    QByteArray padded;
    padded.reserve(text.size() + jsonPadding);
    padded.append(text).append(jsonPadding, '\0');
    // simdjson refuses numbers beyond 64 bits and lone surrogates; only then the slow scanner has the last word
    if (isFastValid(QByteArrayView(padded).first(text.size())))
        return padded;
    if (auto fault = findJsonFault(text)) {
        fault->position += int(mark);
        return *fault;
    }
    return padded;
}

QByteArrayView jsonKeyText(const char *start)
{
    const char *end = start;
    while (*end != '"')
        end += *end == '\\' ? 2 : 1;
    return {start, end};
}

QString textInJson(QByteArrayView utf8)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    qsizetype marks = 0;
    for (; utf8.startsWith(mark); ++marks)
        utf8 = utf8.sliced(mark.size());
    return marks == 0 ? QString::fromUtf8(utf8) : QString(marks, QChar(QChar::ByteOrderMark)) + QString::fromUtf8(utf8);
}

QString unescapedJson(QByteArrayView inner)
{
    qsizetype plain = inner.indexOf('\\');
    if (plain < 0)
        return textInJson(inner);
    QString text;
    while (plain >= 0) {
        text += textInJson(inner.first(plain));
        if (inner[plain + 1] == 'u') {
            text += QChar(hexUnit(inner.sliced(plain + 2, 4)));
            inner = inner.sliced(plain + 6);
        } else {
            text += QLatin1Char(simpleEscape(inner[plain + 1]));
            inner = inner.sliced(plain + 2);
        }
        plain = inner.indexOf('\\');
    }
    return text + textInJson(inner);
}

} // namespace Provost
