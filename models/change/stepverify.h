// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/steplookup.h"
#include "change/valuecheck.h"

namespace Provost {

/// Reads an object again after it was written, and says what the provider did not take as it was sent. Where reads lag behind writes a difference is
/// believed only after the last of the context's delays. Sends nothing but reads; fails when the object cannot be read.
class StepVerify : public ClientJob<QList<ValueDifference>>
{
    Q_OBJECT
public:
    /// `context.step.id` is the object's real id; `before`: what it was, where known.
    StepVerify(Connection &connection, StepContext context, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    void look();
    void lookAtMembers();
    void onObject(const Result<Resource> &found);
    void conclude(const QList<ValueDifference> &differences);

    StepContext m_context;
    QTimer m_again;
    size_t m_looks = 0;
};

} // namespace Provost
