// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/barebench.h"

#include <QJsonArray>
#include <QLabel>
#include <QMainWindow>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Provost {

QJsonObject BareBench::run()
{
    QMainWindow window;
    auto *central = new QWidget(&window);
    auto *column = new QVBoxLayout(central);
    const QStringList texts {u"People, groups and what they may"_s, u"A second line, smaller"_s, u"0123456789"_s};
    for (int i = 0; i < texts.size(); ++i) {
        auto *label = new QLabel(texts.at(i), central);
        QFont font = label->font();
        font.setPointSizeF(font.pointSizeF() + i); // our window has as many sizes
        font.setBold(i == 1);
        label->setFont(font);
        column->addWidget(label);
    }
    window.setCentralWidget(central);
    window.resize(1440, 900);
    m_application.forgetStalls();
    window.show();
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 4);
    return {{u"firstPaint"_s, m_application.longestPaint().toJson()}};
}

} // namespace Provost
