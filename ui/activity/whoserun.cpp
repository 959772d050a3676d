// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/whoserun.h"

#include "widgets/swatch.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

QString WhoseRun::nameOf(const RunRecord &run)
{
    return run.info.connection.isEmpty() ? run.info.baseUrl : run.info.connection;
}

void WhoseRun::ask(QWidget *parent, const RunRecord &run, const DirectoryId &here, const QColor &color, const std::function<void()> &then)
{
    const auto sameness = here.comparedTo(run.info.directoryId());
    if (sameness == DirectoryId::Sameness::Same)
        return then();
    if (sameness == DirectoryId::Sameness::Other)
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Whose run is it?"),
                                tr("Run %1 was made with “%2”. Several directories share its address, and it does not show which one it was.")
                                    .arg(QString::number(run.summary.run), nameOf(run)),
                                QMessageBox::Cancel, parent);
    box->setObjectName(u"whoseRunDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What is left of it would be sent to “%1”.").arg(here.name));
    QPushButton *same = box->addButton(tr("It Is the &Same: Go On"), QMessageBox::AcceptRole);
    same->setIcon(swatch(color, box->fontMetrics().height() * 3 / 4));
    same->setObjectName(u"whoseRunSame"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(same, &QPushButton::clicked, parent, then);
    box->open();
}

} // namespace Provost
