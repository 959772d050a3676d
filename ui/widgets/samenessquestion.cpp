// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/samenessquestion.h"

#include "widgets/swatch.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

void SamenessQuestion::ask(QWidget *parent, const std::function<void()> &then) const
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Cancel, parent);
    box->setObjectName(objectName + u"Dialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(consequence);
    QPushButton *same = box->addButton(tr("It Is the &Same: Go On"), QMessageBox::AcceptRole);
    same->setObjectName(objectName + u"Same"_s);
    same->setIcon(swatch(color, box->fontMetrics().height() * 3 / 4));
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(same, &QPushButton::clicked, parent, then);
    box->open();
}

} // namespace Provost
