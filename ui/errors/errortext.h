// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QCoreApplication>

namespace Provost {

/// An Error in a person's words.
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    QString summary {}; ///< one sentence: what happened
    QString advice {}; ///< what to do; may be empty
    QString details {}; ///< the server's own text, status, request id; for "Details"
    friend bool operator==(const ErrorText &, const ErrorText &) = default;

    /// `server` names whom it happened with, "scim.example.com"; empty: "the server".
    [[nodiscard]] static ErrorText of(const Error &error, const QString &server = {});
};

} // namespace Provost
