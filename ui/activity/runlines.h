// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace Provost {

/// What one request was to change, for a person: an attribute and its values, or a member that comes or goes.
struct RunLine {
    Q_DECLARE_TR_FUNCTIONS(RunLine)
public:
    QString what {};
    QString old {};
    QString now {};
    QString oldId {}; ///< where `old` and `now` are names
    QString nowId {};

    using Names = std::function<QString(const QString &id)>; ///< what somebody is called
    using Labels = QHash<QString, QHash<QString, QString>>; ///< what the profile calls attributes (ServerProfile::labels)
    [[nodiscard]] static QList<RunLine> of(const PlannedObject &object, const StepRecord &record, const Names &names = {}, const Labels &labels = {}); ///< secrets as dots

private:
    void nameReferences(const AttributeName &name, const Json &change, const Names &names);
};

} // namespace Provost
