// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Provost {

/// What an object or array holds, one after the other, as it stands in the text: for one who wants a few of half a million values. `text` was read as JSON once: what is wrong
/// in it may go unnoticed, but nothing is looked for behind its end. Who has to check a document walks its JsonTokens instead, which take memory of several times its size.
class JsonParts
{
public:
    explicit JsonParts(QByteArrayView text);

    [[nodiscard]] bool next(); ///< false: that was all, or it goes on as no JSON does
    [[nodiscard]] bool isSound() const { return m_isSound; } ///< the end was come to
    enum class Match : quint8 { None, AnyCase, Exact };
    [[nodiscard]] Match match(QByteArrayView name) const; ///< of the key
    [[nodiscard]] QByteArrayView key() const { return m_key; } ///< between its quotes; empty in an array
    [[nodiscard]] QByteArrayView value() const { return m_value; }

private:
    [[nodiscard]] bool readKey();
    [[nodiscard]] bool end(bool isSound);
    void skipSpace();

    QByteArrayView m_text;
    QByteArrayView m_key;
    QByteArrayView m_value;
    qsizetype m_at = 0;
    char m_close = 0; ///< 0: neither object nor array
    bool m_isSound = false;
};

/// A string's text, of its value with the quotes; empty for anything else, as Json::toString().
[[nodiscard]] QString jsonPartText(QByteArrayView value);

/// A member to be found among others, as Json::value() finds it: by the exact spelling, else the first in any case.
struct JsonWanted {
    QByteArrayView name {};
    QByteArrayView value {}; ///< null: there is none
    JsonParts::Match match = JsonParts::Match::None;

    void offer(const JsonParts &parts);
};

/// An object's text without what it has by this name, in any case; as it is where it cannot be taken apart.
[[nodiscard]] QByteArray jsonWithout(QByteArrayView object, QByteArrayView name);

} // namespace Provost
