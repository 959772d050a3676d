// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "commands/applycommand.h"
#include "commands/auditcommand.h"
#include "commands/comparecommand.h"
#include "commands/connectionscommand.h"
#include "commands/createcommand.h"
#include "commands/deletecommand.h"
#include "commands/discovercommand.h"
#include "commands/exportcommand.h"
#include "commands/getcommand.h"
#include "commands/importcommand.h"
#include "commands/listcommand.h"
#include "commands/memberscommand.h"
#include "commands/modifycommand.h"
#include "commands/practicecommand.h"
#include "commands/resumecommand.h"
#include "commands/runscommand.h"
#include "commands/schemascommand.h"
#include "commands/searchcommand.h"
#include "commands/snapshotcommand.h"
#include "commands/undocommand.h"
#include "commands/unsealcommand.h"
#include "languages.h"
#include "logsetup.h"
#include "unixsignals.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cstdio>
#include <functional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct CommandLineText {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

struct Verb {
    QLatin1StringView name;
    const char *summary;
    const char *example;
    std::unique_ptr<Command> (*make)();
};

template <typename T>
std::unique_ptr<Command> make()
{
    return std::make_unique<T>();
}

const std::array verbs {
    Verb {"practice"_L1, QT_TRANSLATE_NOOP("CommandLine", "run the practice directory on this machine"),
          "provost practice --users 200 --profile entra", make<PracticeCommand>},
    Verb {"discover"_L1, QT_TRANSLATE_NOOP("CommandLine", "show what a service provider can do"),
          "provost discover --url https://scim.example.com/v2 --token-env TOKEN", make<DiscoverCommand>},
    Verb {"schemas"_L1, QT_TRANSLATE_NOOP("CommandLine", "show a service provider's schemas"),
          "provost schemas --connection Acme --resource User", make<SchemasCommand>},
    Verb {"list"_L1, QT_TRANSLATE_NOOP("CommandLine", "list users, groups or any other resources"),
          "provost list users --connection Acme --filter 'active eq false' --format csv", make<ListCommand>},
    Verb {"search"_L1, QT_TRANSLATE_NOOP("CommandLine", "find resources by any attribute, best first"),
          "provost search users 'mira harbour' --connection Acme --read-all", make<SearchCommand>},
    Verb {"connections"_L1, QT_TRANSLATE_NOOP("CommandLine", "keep, show, share and remove saved connections"),
          "provost connections add Acme --url https://scim.example.com/v2 --secret-env TOKEN", make<ConnectionsCommand>},
    Verb {"export"_L1, QT_TRANSLATE_NOOP("CommandLine", "write resources as a table that imports again"),
          "provost export users --connection Acme --attributes userName,displayName,active --out users.csv", make<ExportCommand>},
    Verb {"snapshot"_L1, QT_TRANSLATE_NOOP("CommandLine", "keep the state of a directory as a file"),
          "provost snapshot --connection Acme --out monday.snapshot", make<SnapshotCommand>},
    Verb {"compare"_L1, QT_TRANSLATE_NOOP("CommandLine", "show what is different from a snapshot"),
          "provost compare monday.snapshot --connection Acme --changeset back.json", make<CompareCommand>},
    Verb {"get"_L1, QT_TRANSLATE_NOOP("CommandLine", "show one resource"),
          "provost get user 2819c223 --connection Acme", make<GetCommand>},
    Verb {"create"_L1, QT_TRANSLATE_NOOP("CommandLine", "create resources"),
          "provost create user --connection Acme --set userName=ann@example.com --set 'emails[type eq \"work\"].value=ann@example.com' --set password=@env:FIRST", make<CreateCommand>},
    Verb {"modify"_L1, QT_TRANSLATE_NOOP("CommandLine", "change one resource"),
          "provost modify user 2819c223 --connection Acme --set active=false --remove nickName --reason INC-4711", make<ModifyCommand>},
    Verb {"delete"_L1, QT_TRANSLATE_NOOP("CommandLine", "delete one resource"),
          "provost delete user 2819c223 --connection Acme --plan", make<DeleteCommand>},
    Verb {"members"_L1, QT_TRANSLATE_NOOP("CommandLine", "list or change the members of a group"),
          "provost members 'Night Shift' --connection Acme --add ann@example.com --add @ids.txt", make<MembersCommand>},
    Verb {"import"_L1, QT_TRANSLATE_NOOP("CommandLine", "plan or carry out what the rows of a file say"),
          "provost import joiners.csv --connection Acme --apply", make<ImportCommand>},
    Verb {"apply"_L1, QT_TRANSLATE_NOOP("CommandLine", "plan or carry out a saved change set"),
          "provost apply august.json --connection Acme --apply --yes --max-changes 200", make<ApplyCommand>},
    Verb {"resume"_L1, QT_TRANSLATE_NOOP("CommandLine", "go on with a run that was stopped or killed"),
          "provost resume 7 --connection Acme", make<ResumeCommand>},
    Verb {"undo"_L1, QT_TRANSLATE_NOOP("CommandLine", "take a run back"),
          "provost undo 7 --connection Acme --apply --yes", make<UndoCommand>},
    Verb {"runs"_L1, QT_TRANSLATE_NOOP("CommandLine", "list the runs on this machine"),
          "provost runs --format table", make<RunsCommand>},
    Verb {"audit"_L1, QT_TRANSLATE_NOOP("CommandLine", "show or verify the audit log"),
          "provost audit verify", make<AuditCommand>},
    Verb {"unseal"_L1, QT_TRANSLATE_NOOP("CommandLine", "show sealed initial passwords"),
          "provost unseal august.sealed --seal-env PASSPHRASE", make<UnsealCommand>},
};

const Verb *verbCalled(const QString &name)
{
    const auto found = std::find_if(verbs.begin(), verbs.end(), [&name](const Verb &verb) { return name == verb.name; });
    return found == verbs.end() ? nullptr : &*found;
}

QString overview()
{
    QString text = CommandLineText::tr("Usage: provost [verb] [options]\n"
                                       "Without a verb it opens the window. `provost <verb> --help` explains a verb.\n\n");
    for (const Verb &verb : verbs)
        text += u"  %1 %2\n"_s.arg(QString(verb.name).leftJustified(10), CommandLineText::tr(verb.summary));
    text += CommandLineText::tr("\nThe window's options:\n"
                                "  --practice          open the practice directory\n"
                                "  --connection NAME   open a saved connection\n"
                                "  --data-dir DIR      keep Provost's own files there\n"
                                "  --log-rules RULES   such as provost.net.debug=true\n"
                                "  --log-file FILE     append the log to it\n");
    return text;
}

/// Position of the verb: the first word that is neither an option of the window nor its value. -1: none.
qsizetype verbPosition(const QStringList &arguments)
{
    static const QStringList withValue {u"--connection"_s, u"--data-dir"_s, u"--log-rules"_s, u"--log-file"_s,
                                        u"-platform"_s, u"-style"_s, u"--platform"_s, u"--style"_s};
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (withValue.contains(arguments[i]))
            ++i;
        else if (!arguments[i].startsWith(u'-'))
            return i;
    }
    return -1;
}

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
}

int runVerb(const Verb &verb, QStringList arguments)
{
    const std::unique_ptr<Command> command = verb.make();
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineText::tr(verb.summary));
    const QCommandLineOption help = parser.addHelpOption();
    Command::addCommonOptions(parser);
    command->describe(parser);
    if (!parser.parse(arguments)) {
        print(stderr, u"provost %1: %2\n"_s.arg(verb.name, parser.errorText()));
        return int(ExitCode::Usage);
    }
    if (parser.isSet(help)) {
        print(stdout, parser.helpText() + CommandLineText::tr("\nExample:\n  %1\n").arg(QString::fromUtf8(verb.example)));
        return int(ExitCode::Done);
    }
    const LogSetup log(parser.value(u"log-rules"_s), parser.value(u"log-file"_s));
    UnixSignals signals;
    QObject::connect(&signals, &UnixSignals::interrupted, command.get(), &Command::interrupt);
    // The verb may end before exec() runs, so its code is kept and the quit is queued.
    int exitCode = int(ExitCode::Done);
    QObject::connect(command.get(), &Command::finished, qApp, [&exitCode](int code) {
        exitCode = code;
        QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    command->run(parser, parser.positionalArguments());
    QCoreApplication::exec();
    return exitCode;
}

} // namespace

bool CommandLine::wantsNoWindow(const QStringList &arguments)
{
    for (const QString &word : {u"--help"_s, u"-h"_s, u"--version"_s, u"-v"_s}) {
        if (arguments.contains(word))
            return true;
    }
    return verbPosition(arguments) > 0;
}

int CommandLine::run(const QStringList &arguments)
{
    Languages languages; // of the words; figures stay as scripts expect them
    languages.use({});
    QLocale::setDefault(QLocale::c());
    const qsizetype position = verbPosition(arguments);
    if (position < 0) {
        const bool version = arguments.contains(u"--version"_s) || arguments.contains(u"-v"_s);
        print(stdout, version ? u"provost "_s + QCoreApplication::applicationVersion() + u'\n' : overview());
        return int(ExitCode::Done);
    }
    const QString name = arguments[position];
    if (name == "help"_L1) {
        print(stdout, overview());
        return int(ExitCode::Done);
    }
    const Verb *verb = verbCalled(name);
    if (verb == nullptr) {
        print(stderr, CommandLineText::tr("provost: there is no verb \"%1\"; `provost --help` lists them\n").arg(name));
        return int(ExitCode::Usage);
    }
    QStringList rest = arguments;
    rest.removeAt(position);
    return runVerb(*verb, rest);
}

} // namespace Provost
