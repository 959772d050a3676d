// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace Provost {

/// What came of one request, in a person's words.
struct OutcomeWords {
    Q_DECLARE_TR_FUNCTIONS(OutcomeWords)
public:
    enum class Tone : quint8 { Dim, Good, Bad, Unsure };
    Tone tone = Tone::Dim;
    QString summary {}; ///< for a cell: "Changed", "Not changed: the name is taken"
    QString advice {}; ///< what to do; may be empty
    QString facts {}; ///< technical: status, scimType, request id, the server's own words

    /// `running`: what is not done yet still may be. `names`: what the members are called for whom it failed; `labels`: what the profile calls the attributes of the type.
    [[nodiscard]] static OutcomeWords of(const StepRecord &step, bool running, const std::function<QString(const QString &id)> &names = {}, const QHash<QString, QString> &labels = {});
    /// The step of a group, as it was for one member.
    [[nodiscard]] static OutcomeWords ofMembership(const StepRecord &step, const QString &group, const QString &member);
    /// What the plan refused.
    [[nodiscard]] static OutcomeWords ofRejection(const PlannedObject &object);
    [[nodiscard]] static QString ofState(RunState state);
    [[nodiscard]] static QString ofDuration(double seconds); ///< "1.2 s", "3 min", "2 h 5 min"
    [[nodiscard]] static QString ofCost(double amount, const QString &currency); ///< empty where nothing costs anything
    [[nodiscard]] static QString ofKind(ChangeKind kind);
};

} // namespace Provost
