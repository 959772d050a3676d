// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Provost {

/// What a provider's profile says under `signIn` of people who sign in with the browser, and of what is to be done at the provider before anybody can. Only who makes a connection asks for it. `{tenant}` stands for what the operator fills in;
/// an address without a host is meant relative to the base URL.
struct BrowserSignIn {
    QString authorizationUrl {};
    QString scope {};
    QString redirectUrl {}; ///< what the browser comes back to, as it is registered at the provider; empty: http://127.0.0.1/
    QString portal {}; ///< where an administrator sets it up; empty: it is at each customer's own address, or not known
    QStringList readPermissions {}; ///< what is granted there, by its names, to whom may only read
    QStringList changePermissions {}; ///< likewise, to whom may change
    QString base {}; ///< the shipped profile that this one extends; empty: none
    friend bool operator==(const BrowserSignIn &, const BrowserSignIn &) = default;

    /// The operator's own profile in `directory` goes before the shipped one, which stands in for a faulty one. Empty: nothing is known.
    [[nodiscard]] static BrowserSignIn of(const QString &profileId, const QString &directory = {});
};

} // namespace Provost
