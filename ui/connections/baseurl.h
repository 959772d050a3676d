// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QUrl>

namespace Provost {

/// What a person typed as a base URL, judged as they type.
struct BaseUrl {
    Q_DECLARE_TR_FUNCTIONS(BaseUrl)
public:
    enum class State : quint8 { Empty, Unfinished, Invalid, Doubtful, Good };
    State state = State::Empty;
    QUrl url {}; ///< only when Doubtful or Good
    QString message {}; ///< what is wrong, or might be; empty when Good

    [[nodiscard]] bool isUsable() const { return state == State::Doubtful || state == State::Good; }
    /// Surrounding white space and a forgotten "https://" are forgiven. http is for this machine only, for the token travels with every request.
    [[nodiscard]] static BaseUrl judge(const QString &typed);
};

} // namespace Provost
