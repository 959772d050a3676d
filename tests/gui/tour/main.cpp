// SPDX-License-Identifier: GPL-3.0-or-later
// provost_tour OUTDIR [LOOK...]: the real window in every look at every stop, as pictures. Run it with QT_QPA_PLATFORM=offscreen.
#include "gui/tour/tour.h"

#include "practice/practicethread.h"

#include <QApplication>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Provost;

namespace {

constexpr auto twice = "light-200-percent";
QtMessageHandler usual = nullptr;

/// All but what the offscreen platform says of every window.
void tell(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.contains("propagateSizeHints"_L1))
        usual(type, context, text);
}

QList<Look> looks()
{
    return {
        {.name = u"light"_s},
        {.name = u"dark"_s, .theme = ThemeMode::Dark},
        {.name = u"light-1920"_s, .size = {1920, 1080}},
        {.name = u"dark-1920"_s, .theme = ThemeMode::Dark, .size = {1920, 1080}},
        {.name = u"right-to-left"_s, .direction = Qt::RightToLeft},
        {.name = u"german"_s, .language = u"de"_s},
        {.name = QString::fromLatin1(twice), .size = {1100, 720}},
    };
}

/// The scale is fixed when an application starts, so that look is another process.
int walkTwiceAsLarge(const QString &out)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {out, QString::fromLatin1(twice)});
    return process.waitForFinished(-1) ? process.exitCode() : 1;
}

/// Those whose names begin as "stop:..." in `arguments` says, which lose these words; without such words all.
std::vector<Stop> chosenStops(QStringList &arguments)
{
    const QStringList words = arguments.filter(QRegularExpression(u"^stop:"_s));
    std::vector<Stop> stops = allStops();
    const auto isWanted = [&words](const Stop &stop) {
        return words.isEmpty() || std::any_of(words.cbegin(), words.cend(), [&stop](const QString &word) { return stop.name.startsWith(word.sliced(5)); });
    };
    std::erase_if(stops, [&isWanted](const Stop &stop) { return !isWanted(stop); });
    arguments.removeIf([](const QString &argument) { return argument.startsWith("stop:"_L1); });
    return stops;
}

/// The practice directory in its own thread, opened; null when it would not start.
std::unique_ptr<Directory> openPractice(Practice::PracticeThread &thread)
{
    ConnectionSettings settings {.name = u"Practice directory"_s, .baseUrl = {}};
    const QObject here; // told in this thread, as no QSignalSpy is
    QObject::connect(&thread, &Practice::PracticeThread::ready, &here, [&settings](const QUrl &url, const QByteArray &token) {
        settings.baseUrl = url;
        settings.token = Redacted(token);
    });
    thread.start({});
    if (!QTest::qWaitFor([&settings] { return settings.baseUrl.isValid(); }, 60'000))
        return {};
    auto directory = std::make_unique<Directory>(std::move(settings));
    directory->open();
    const bool opened = QTest::qWaitFor([&directory] { return directory->state() == Directory::State::Ready; }, 60'000);
    return opened ? std::move(directory) : nullptr;
}

bool areKnown(const QStringList &words)
{
    const QList<Look> known = looks();
    return std::all_of(words.cbegin(), words.cend(), [&known](const QString &word) {
        return word.startsWith("stop:"_L1) || std::any_of(known.cbegin(), known.cend(), [&word](const Look &look) { return look.name == word; });
    });
}

int usage()
{
    QTextStream out(stderr);
    out << "usage: provost_tour OUTDIR [LOOK...] [stop:BEGINNING...]\nlooks:";
    for (const Look &look : looks())
        out << ' ' << look.name;
    out << "\nstops:";
    for (const Stop &stop : allStops())
        out << ' ' << stop.name;
    out << '\n';
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    usual = qInstallMessageHandler(tell);
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() < 2 || !areKnown(arguments.mid(2)) || arguments.at(1).startsWith(u'-'))
        return usage();
    Practice::PracticeThread practice;
    const std::unique_ptr<Directory> directory = openPractice(practice);
    if (!directory) {
        QTextStream(stderr) << "the practice directory did not open\n";
        return 1;
    }
    const QDir out(arguments.at(1));
    QStringList wanted = arguments.mid(2);
    const std::vector<Stop> stops = chosenStops(wanted);
    int pictures = 0;
    int failures = 0;
    for (const Look &look : looks()) {
        if (!wanted.isEmpty() && !wanted.contains(look.name))
            continue;
        if (look.name == QLatin1StringView(twice) && qEnvironmentVariable("QT_SCALE_FACTOR") != "2"_L1) {
            failures += walkTwiceAsLarge(out.path()) == 0 ? 0 : 1;
            continue;
        }
        const int written = walk(look, *directory, out, stops);
        pictures += written;
        failures += written == int(stops.size()) ? 0 : 1;
    }
    QTextStream(stdout) << pictures << " pictures in " << QFileInfo(out.path()).absoluteFilePath() << '\n';
    return failures == 0 ? 0 : 1;
}
