// SPDX-License-Identifier: GPL-3.0-or-later
#include "realpointer.h"

#include <QGuiApplication>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

std::optional<int> RealPointer::runOnAnotherDisplay(int argc, char **argv)
{
    if (qEnvironmentVariable("PROVOST_REAL_DISPLAY") == "1"_L1 || !hasTools())
        return {};
    QStringList arguments {u"-a"_s, u"-s"_s, u"-screen 0 1400x900x24"_s, QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PROVOST_REAL_DISPLAY"_s, u"1"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"xvfb-run"_s, arguments);
    return process.waitForFinished(200'000) ? process.exitCode() : 1;
}

bool RealPointer::hasTools()
{
    return !QStandardPaths::findExecutable(u"xvfb-run"_s).isEmpty() && !QStandardPaths::findExecutable(u"xdotool"_s).isEmpty();
}

bool RealPointer::isThere()
{
    return QGuiApplication::platformName() == "xcb"_L1;
}

/// A window shown while its manager takes over the screen is taken off it for a moment, and Qt may never hear that it is back.
bool RealPointer::startManager()
{
    const QString openbox = QStandardPaths::findExecutable(u"openbox"_s);
    if (openbox.isEmpty())
        return true;
    m_manager.start(openbox, {});
    const auto isManaged = [] {
        QProcess question;
        question.start(u"xdotool"_s, {u"get_desktop"_s});
        return question.waitForFinished() && question.exitStatus() == QProcess::NormalExit && question.exitCode() == 0;
    };
    return QTest::qWaitFor(isManaged, 30'000);
}

RealPointer::~RealPointer()
{
    m_manager.terminate();
    m_manager.waitForFinished(5000);
}

bool RealPointer::drag(const QList<Stop> &stops, const QString &key)
{
    const auto at = [](const QPoint &point) { return QStringList {u"mousemove"_s, QString::number(point.x()), QString::number(point.y())}; };
    const auto pause = [](int ms) { return QStringList {u"sleep"_s, QString::number(ms / 1000.0)}; };
    QStringList steps = at(stops.first().point) + pause(150) + QStringList {u"mousedown"_s, u"1"_s} + pause(150);
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const QPoint from = stops.at(i - 1).point;
        const QPoint to = stops.at(i).point;
        for (int part = 1; part <= 8; ++part)
            steps += at(from + (to - from) * part / 8) + pause(50);
        if (i == stops.size() - 1 && !key.isEmpty())
            steps += QStringList {u"keydown"_s, key} + pause(150);
        steps += at(to + QPoint(2, 2)) + pause(50) + at(to) + pause(stops.at(i).holdMs);
    }
    steps += QStringList {u"mouseup"_s, u"1"_s} + pause(150);
    if (!key.isEmpty())
        steps += QStringList {u"keyup"_s, key};
    QProcess xdotool; // runs while Qt's drag has the event loop
    xdotool.setProcessChannelMode(QProcess::ForwardedChannels);
    xdotool.start(u"xdotool"_s, steps);
    return QTest::qWaitFor([&xdotool] { return xdotool.state() == QProcess::NotRunning; }, 60'000) && xdotool.exitCode() == 0;
}

bool RealPointer::wheel(const QPoint &point, int notches)
{
    QProcess xdotool;
    xdotool.setProcessChannelMode(QProcess::ForwardedChannels);
    xdotool.start(u"xdotool"_s, {u"mousemove"_s, QString::number(point.x()), QString::number(point.y()), u"sleep"_s, u"0.2"_s, u"click"_s, u"--repeat"_s,
                                 QString::number(notches), u"--delay"_s, u"50"_s, u"5"_s});
    return QTest::qWaitFor([&xdotool] { return xdotool.state() == QProcess::NotRunning; }, 30'000) && xdotool.exitCode() == 0;
}

} // namespace Provost
