// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace Provost {

/// A document that is certain to be valid JSON, and where each of its tokens begins: brackets, colons, commas, strings, other values. Checking a page of users finds
/// these anyway, so that to walk it costs little more. What is read must stay as it is for as long as this lives.
class JsonTokens
{
public:
    JsonTokens();
    ~JsonTokens();
    JsonTokens(const JsonTokens &) = delete;
    JsonTokens &operator=(const JsonTokens &) = delete;

    /// With `jsonPadding` bytes of room behind it `utf8` is not copied. A byte order mark in front is dropped.
    [[nodiscard]] std::optional<Error> read(const QByteArray &utf8);
    [[nodiscard]] QByteArrayView text() const { return m_text; } ///< the document

    /// Of tokens; 0 is the document itself.
    [[nodiscard]] char at(qsizetype token) const { return m_text[qsizetype(m_starts[token])]; }
    [[nodiscard]] QByteArrayView tokenAt(qsizetype token) const; ///< a string with its quotes
    [[nodiscard]] qsizetype behind(qsizetype value) const; ///< the token behind the value that begins there
    [[nodiscard]] QByteArrayView valueAt(qsizetype value) const;
    [[nodiscard]] QByteArrayView keyAt(qsizetype token) const; ///< a member's name, escapes as they are

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_held; ///< what m_text is of
    QByteArrayView m_text;
    const quint32 *m_starts = nullptr; ///< one more than there are tokens: the last is the end
};

} // namespace Provost
