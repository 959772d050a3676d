// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/whoserun.h"

#include "widgets/samenessquestion.h"

using namespace Qt::StringLiterals;

namespace Provost {

QString WhoseRun::nameOf(const RunRecord &run)
{
    return run.info.connection.isEmpty() ? run.info.baseUrl : run.info.connection;
}

QString WhoseRun::wordsFor(const RunRecord &run, const DirectoryId &here)
{
    const DirectoryId made = run.info.directoryId();
    const QString number = QString::number(run.summary.run);
    const bool isOurs = !here.connectionId.isEmpty() && made.connectionId == here.connectionId;
    if (isOurs && !made.account.isEmpty() && !here.account.isEmpty())
        return tr("Run %1 was made with “%2”, which has another token since. Whether that is for the same directory does not show.").arg(number, nameOf(run));
    return tr("Run %1 was made with “%2”. Several directories share its address, and it does not show which one it was.").arg(number, nameOf(run));
}

void WhoseRun::ask(QWidget *parent, const RunRecord &run, const DirectoryId &here, const QColor &color, const std::function<void()> &then)
{
    const auto sameness = here.comparedTo(run.info.directoryId());
    if (sameness == DirectoryId::Sameness::Same)
        return then();
    if (sameness == DirectoryId::Sameness::Other)
        return;
    const SamenessQuestion question {.objectName = u"whoseRun"_s, .title = tr("Whose run is it?"), .text = wordsFor(run, here),
                                     .consequence = tr("What is left of it would be sent to “%1”.").arg(here.name), .color = color};
    question.ask(parent, then);
}

} // namespace Provost
