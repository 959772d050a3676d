// SPDX-License-Identifier: GPL-3.0-or-later
// provost_practicebench --state FILE [--users N]: first pages of filters that nobody has asked before, asked of a practice directory in this process
// on one bare socket. Wall clock and processor time of each kind, in milliseconds, and the number of matches as a sum, which must not change; one JSON document.
#include "practice/practicethread.h"
#include "scim/json.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTcpSocket>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int timeout = 60'000;

struct Question {
    QString name;
    QString filter; ///< %1: letters that differ each time
    QString more {}; ///< of the query
};

QList<Question> questions()
{
    const QString box = u"displayName co \"%1\" or userName co \"%1\" or name.givenName co \"%1\" or name.familyName co \"%1\" or "
                        "name.formatted co \"%1\" or emails.value co \"%1\" or nickName co \"%1\""_s;
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:"_s;
    const QString practice = u"urn:provost:params:scim:schemas:extension:practice:2.0:User:"_s;
    return {{u"searchBox"_s, box},
        {u"searchBoxTwoWords"_s, u'(' + box + u") and ("_s + QString(box).replace(u"%1"_s, u"%1a"_s) + u')'},
        {u"begins"_s, u"userName sw \"%1\""_s},
        {u"is"_s, u"userName eq \"%1@example.org\""_s},
        {u"contains"_s, u"displayName co \"%1\""_s},
        {u"containsTitle"_s, u"title co \"%1\""_s},
        {u"ends"_s, u"userName ew \"%1.example\""_s},
        {u"containsEmail"_s, u"emails.value co \"%1\""_s},
        {u"emailOfAType"_s, u"emails[type eq \"work\" and value co \"%1\"]"_s},
        {u"active"_s, u"active eq true and (userName sw \"\" or title eq \"%1\")"_s},
        {u"inactive"_s, u"active eq false or title eq \"%1\""_s},
        {u"twoConditions"_s, u"active eq true and title co \"%1\""_s},
        {u"threeConditions"_s, u"active eq true and (title co \"%1\" or name.familyName sw \"%1\")"_s},
        {u"not"_s, u"not (displayName co \"%1\")"_s},
        {u"department"_s, enterprise + u"department eq \"Finance\" and displayName co \"%1\""_s},
        {u"after"_s, u"meta.created gt \"2021-01-01T00:00:00Z\" and title co \"%1\""_s},
        {u"unindexed"_s, u"locale co \"%1\" or timezone co \"%1\""_s},
        {u"floor"_s, practice + u"floor ge 3 and displayName co \"%1\""_s},
        {u"country"_s, u"addresses[country eq \"DE\" and locality co \"%1\"]"_s},
        {u"inAGroup"_s, u"groups.display co \"%1\""_s},
        {u"sorted"_s, u"displayName co \"%1\""_s, u"&sortBy=name.familyName"_s},
        {u"sortedNarrow"_s, u"userName sw \"%1a\""_s, u"&sortBy=emails"_s}};
}

double processorMs()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double rounded(double milliseconds)
{
    return std::round(milliseconds * 10) / 10;
}

class Asker
{
public:
    Asker(const QUrl &url, QByteArray token)
        : m_token(std::move(token))
        , m_path(url.path().toLatin1())
    {
        m_socket.connectToHost(url.host(), quint16(url.port()));
        m_socket.waitForConnected(timeout);
    }

    QByteArray get(const QString &filter, const QString &more)
    {
        m_socket.write("GET " + m_path + "/Users?count=100&filter=" + QUrl::toPercentEncoding(filter) + more.toLatin1()
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_token + "\r\n\r\n");
        QByteArray received;
        while (true) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(timeout))
                return {};
            received += m_socket.readAll();
            const qsizetype head = received.indexOf("\r\n\r\n");
            const qsizetype length = received.indexOf("Content-Length: ");
            if (head >= 0 && length >= 0 && received.size() >= head + 4 + received.sliced(length + 16, received.indexOf('\r', length) - length - 16).toLongLong())
                return received.sliced(head + 4);
        }
    }

private:
    QTcpSocket m_socket;
    QByteArray m_token;
    QByteArray m_path;
};

Json measured(Asker &asker, const Question &question)
{
    static const QStringList letters {u"an"_s, u"en"_s, u"er"_s, u"ar"_s, u"el"_s, u"in"_s, u"on"_s, u"or"_s, u"al"_s, u"la"_s, u"le"_s, u"li"_s,
        u"lo"_s, u"ma"_s, u"me"_s, u"mi"_s, u"mo"_s, u"na"_s, u"ne"_s, u"ni"_s, u"x"_s, u"lar"_s, u"sch"_s, u"mari"_s};
    std::vector<double> wall;
    std::vector<double> processor;
    qint64 matches = 0;
    for (const QString &each : letters) {
        const double before = processorMs();
        QElapsedTimer clock;
        clock.start();
        const QByteArray body = asker.get(question.filter.contains(u"%1"_s) ? question.filter.arg(each) : question.filter, question.more);
        wall.push_back(double(clock.nsecsElapsed()) / 1e6);
        processor.push_back(processorMs() - before);
        matches += Json::parse(body).valueOr({}).value(u"totalResults").toInteger(-1);
    }
    const double first = wall.front();
    std::ranges::sort(wall);
    std::ranges::sort(processor);
    return Json::object({{u"first"_s, rounded(first)}, {u"median"_s, rounded(wall[wall.size() / 2])}, {u"slowest"_s, rounded(wall.back())},
        {u"processorMedian"_s, rounded(processor[processor.size() / 2])}, {u"processorMost"_s, rounded(processor.back())}, {u"matches"_s, matches}});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"state"_s, u"The people; made when it is not there."_s, u"FILE"_s}, {u"users"_s, u"How many then."_s, u"N"_s, u"100000"_s}});
    parser.process(application);
    Practice::PracticeThread practice;
    QObject::connect(&practice, &Practice::PracticeThread::failed, &application, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
        QCoreApplication::exit(3);
    });
    QElapsedTimer clock;
    clock.start();
    QObject::connect(&practice, &Practice::PracticeThread::ready, &application, [&](const QUrl &url, const QByteArray &token) {
        Json result = Json::object({{u"startMs"_s, clock.elapsed()}});
        Asker asker(url, token);
        for (const Question &question : questions())
            result.set(question.name, measured(asker, question));
        std::printf("%s\n", result.toBytes().constData());
        QCoreApplication::quit();
    });
    Practice::Options options;
    options.users = parser.value(u"users"_s).toInt();
    options.stateFile = parser.value(u"state"_s);
    practice.start(options);
    return QCoreApplication::exec();
}
