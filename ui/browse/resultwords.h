// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/rowsource.h"
#include "directory/searchfilter.h"
#include "widgets/emptystate.h"

#include <QCoreApplication>

namespace Provost {

/// The sentences a browse page says about its rows: how many, of how many, how old, searched where, and why there are none.
struct ResultWords {
    Q_DECLARE_TR_FUNCTIONS(ResultWords)
public:
    [[nodiscard]] static QString extent(const RowSource &rows, std::pair<int, int> visible);
    [[nodiscard]] static QString age(const QDateTime &asOf);
    [[nodiscard]] static QString searched(const QString &text, const SearchPlan &plan, const QString &serviceName);

    struct Question { ///< what was asked, for the words when nothing came
        QString typePlural {};
        QString serviceName {};
        QString search {};
        bool searchable = true; ///< the provider can search by `search`
        bool filtered = false;
        QString quick {}; ///< the pressed chip's name
        bool combinable = true; ///< the provider can do the chip together with the rest
        bool askable = true; ///< else only this computer knows of the chip, and cannot tell now
        QString unfilterable {}; ///< what of the typed filter the provider cannot do; empty: it can
        QString hidden {}; ///< what that goes by and the provider does not show, so that this computer cannot do it either
    };
    [[nodiscard]] static EmptyState::Content nothing(const Question &question);
    [[nodiscard]] static EmptyState::Content failed(const Question &question, const Error &error);
    /// Everything was asked for, and is more than the provider ever shows at once (RFC 7644 section 3.12, tooMany): there is nothing to narrow and nothing to try again.
    [[nodiscard]] static bool isRefusedList(const Question &question, const Error &error);
    [[nodiscard]] static EmptyState::Content noWholeLists(const Question &question, const SearchPlan &any, const Error &error); ///< `any`: how it searches for some word
};

} // namespace Provost
