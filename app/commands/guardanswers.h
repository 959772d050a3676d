// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/guard.h"

#include <QCoreApplication>

namespace Provost {

/// What --yes, --max-changes and --confirm-protected answer to the guard, and in which words the rest is refused.
class GuardAnswers
{
    Q_DECLARE_TR_FUNCTIONS(GuardAnswers)
public:
    struct Given {
        bool yes = false;
        int maxChanges = 50;
        int deletesNamed = 0; ///< objects that the command line itself names for deletion
        QStringList protectedNames {};
    };
    explicit GuardAnswers(Given given);

    [[nodiscard]] GuardRules rules() const;
    /// Typed for the person who gave the options.
    [[nodiscard]] QStringList confirmations(const QList<GuardQuestion> &questions, int changes) const;
    /// One line for a question that is left open: what it is about, and which words would allow it.
    [[nodiscard]] QString refusal(const GuardQuestion &question, int changes) const;

private:
    [[nodiscard]] bool isAnswered(const GuardQuestion &question, int changes) const;
    [[nodiscard]] QString wordsFor(const GuardQuestion &question, int changes) const;

    Given m_given;
};

} // namespace Provost
