// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httplog.h"

#include <QCoreApplication>

namespace Provost {

/// An HttpExchange in words.
struct ExchangeText {
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
public:
    [[nodiscard]] static bool hasFailed(const HttpExchange &exchange); ///< no answer, or a status from 400 on
    [[nodiscard]] static QString status(const HttpExchange &exchange); ///< "200 OK", "no answer", "under way"
    /// Path and query, percent-encoding undone: /Users?filter=userName eq "x"&count=100
    [[nodiscard]] static QString target(const QUrl &url);
    [[nodiscard]] static QString headers(const HttpExchange &exchange); ///< both, with their start lines
    /// The whole exchange as a text file: what was sent and what came, bodies laid out.
    [[nodiscard]] static QString document(const HttpExchange &exchange);
    [[nodiscard]] static QString cutNotice(const HttpExchange &exchange); ///< empty when the whole body was kept
};

} // namespace Provost
