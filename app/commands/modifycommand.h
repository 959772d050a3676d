// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost modify TYPE ID TARGET`: --set, --add and --remove one by one, or --in with what the resource shall be.
///
/// A document with both `id` and `meta` was read from a provider and is the whole desired state: what it leaves out is removed, and where there are
/// ETags its meta.version must still hold. Any other is laid over the resource: null removes, what is not named stays.
class ModifyCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit ModifyCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;

private:
    [[nodiscard]] Result<Change> changeFor(const ResourceType &type, const ResourceSchema &schema);
    [[nodiscard]] bool setsWholeValues(const Change &change) const;
    [[nodiscard]] bool isWhole() const { return m_desired.contains(u"id") && m_desired.contains(u"meta"); }
    void readFirst(const Change &change);
    void onRead(const Result<Prepared> &prepared, const ResourceSchema &schema);

    Json m_desired;
    qsizetype m_sets = 0; ///< so many of the operations come from --set, the first ones
};

} // namespace Provost
