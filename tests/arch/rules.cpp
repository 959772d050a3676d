// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/rules.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QSet<QString> headersOf(const QString &module)
{
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module);
    const QStringList names = folder.entryList(QDir::Files);
    return {names.begin(), names.end()};
}

/// What each folder of models/ may include besides the standard library and Qt: itself and what is left of it.
const QHash<QString, QStringList> &modelOrder()
{
    static const QStringList upToDirectory {u"base"_s, u"scim"_s, u"net"_s, u"client"_s, u"store"_s, u"directory"_s};
    static const QStringList upToChange = upToDirectory + QStringList {u"form"_s, u"membership"_s, u"change"_s};
    static const QHash<QString, QStringList> order {
        {u"base"_s, {u"base"_s}},
        {u"scim"_s, {u"base"_s, u"scim"_s}},
        {u"net"_s, {u"base"_s, u"scim"_s, u"net"_s}},
        {u"store"_s, {u"base"_s, u"scim"_s, u"net"_s, u"store"_s}},
        {u"client"_s, {u"base"_s, u"scim"_s, u"net"_s, u"client"_s}},
        {u"directory"_s, upToDirectory},
        {u"form"_s, upToChange},
        {u"membership"_s, upToChange},
        {u"change"_s, upToChange},
        {u"import"_s, upToChange + QStringList {u"import"_s}},
    };
    return order;
}

struct Include {
    QString name; ///< without brackets or quotes
    bool isOwn = false; ///< in quotes
    int line = 0;
    [[nodiscard]] QString folder() const { return name.section(u'/', 0, 0); }
};

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s, QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto matches = pattern.globalMatch(file.withoutComments); matches.hasNext();) {
        const auto match = matches.next();
        includes.append({match.captured(2), match.captured(1) == u'"', file.lineAt(match.capturedStart(2))});
    }
    return includes;
}

bool isOf(const Include &include, const QSet<QString> &headers, QLatin1StringView module)
{
    return headers.contains(include.name) || include.name == module || include.name.startsWith(module + u'/');
}

/// Why a file of models/ may not have this include; empty if it may.
QString modelObjection(const SourceFile &file, const Include &include, const QtModules &qt)
{
    if (isOf(include, qt.widgets, "QtWidgets"_L1))
        return u"models never see QtWidgets"_s;
    if (!include.isOwn || !include.name.contains(u'/'))
        return {};
    const QString own = file.path.section(u'/', 1, 1);
    if (file.path.count(u'/') < 2 || modelOrder().value(own).contains(include.folder()))
        return {};
    return u"models/%1 may not include %2 (order: base, scim, net, client, directory; store beside net)"_s.arg(own, include.name);
}

QString uiObjection(const Include &include, const QtModules &qt)
{
    if (isOf(include, qt.network, "QtNetwork"_L1))
        return u"ui holds no protocol: QtNetwork"_s;
    if (isOf(include, qt.sql, "QtSql"_L1))
        return u"ui holds no SQL"_s;
    if (include.name.startsWith("QJson"_L1))
        return u"ui holds no JSON of Qt's"_s;
    if (include.isOwn && (include.folder() == "practice"_L1 || include.folder() == "commands"_L1 || include.folder() == "app"_L1))
        return u"ui never sees app"_s;
    return {};
}

QString practiceObjection(const Include &include, const QtModules &qt)
{
    if (isOf(include, qt.widgets, "QtWidgets"_L1))
        return u"the practice directory runs without a window"_s;
    static const QStringList seen {u"base"_s, u"scim"_s, u"practice"_s};
    if (include.isOwn && include.name.contains(u'/') && !seen.contains(include.folder()))
        return u"the practice directory sees only base and scim, or it would share our client's faults"_s;
    return {};
}

QString objection(const SourceFile &file, const Include &include, const QtModules &qt)
{
    if (include.isOwn && include.name.contains(".."_L1))
        return u"includes start at models/, ui/ or app/, not at .."_s;
    if (file.isBelow(u"models/"))
        return modelObjection(file, include, qt);
    if (file.isBelow(u"ui/"))
        return uiObjection(include, qt);
    if (file.isBelow(u"app/practice/"))
        return practiceObjection(include, qt);
    return {};
}

struct ForbiddenWord {
    QRegularExpression pattern;
    QString message;
    QStringList allowedBelow {};
};

const QList<ForbiddenWord> &forbiddenWords()
{
    static const QList<ForbiddenWord> words {
        {QRegularExpression(uR"(\bco_(await|return|yield)\b)"_s), u"GCC 12.2 miscompiles coroutines (docs/decisions/001)"_s},
        {QRegularExpression(uR"(\bQEventLoop\b|\bprocessEvents\b|\bqWait\b)"_s), u"no nested event loops"_s},
        {QRegularExpression(uR"(\bQ(Message|Input|File|Color|Font)(Box|Dialog)::(question|information|warning|critical|about|get\w+)\s*\()"_s),
            u"a static dialog runs a nested event loop; open() one, or use the injected Prompter"_s},
        {QRegularExpression(uR"((?<!= )(?<!=)(?<!operator )\bdelete\b)"_s), u"no delete: a parent, unique_ptr or deleteLater()"_s},
        {QRegularExpression(uR"(\bQNetworkAccessManager\b|\bQNetworkReply\b)"_s),
            u"only models/net touches QNetworkAccessManager"_s, {u"models/net/"_s}},
        {QRegularExpression(uR"((\.|->)exec\s*\()"_s), u"exec() of a dialog or menu is a nested event loop; use open() or popup()"_s,
            {u"app/"_s, u"models/"_s, u"ui/widgets/dragsource."_s}}, // QCoreApplication::exec, QSqlQuery::exec, QDrag::exec
    };
    return words;
}

/// Their commas separate no arguments. Blanked, so that positions stay.
QString withoutTemplateArguments(QString code)
{
    static const QRegularExpression list(uR"(\w<[\w\s,:*&<>]*>)"_s);
    for (auto matches = list.globalMatch(code); matches.hasNext();) {
        const auto match = matches.next();
        for (qsizetype i = match.capturedStart() + 1; i < match.capturedEnd(); ++i)
            code[i] = code.at(i) == u',' ? QChar(u' ') : code.at(i);
    }
    return code;
}

/// The arguments of the call whose opening bracket is at `open`, split at the commas of its own level.
QStringList argumentsAt(QString code, qsizetype open)
{
    QStringList arguments;
    int depth = 0;
    qsizetype begin = open + 1;
    code = withoutTemplateArguments(std::move(code));
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}')
            --depth;
        if ((c == u',' && depth == 1) || depth == 0) {
            arguments.append(code.sliced(begin, i - begin).trimmed());
            begin = i + 1;
        }
        if (depth == 0)
            break;
    }
    return arguments;
}

/// Measures the bodies of functions: blocks that stand directly in a namespace, type or file.
class BodyFinder
{
public:
    struct Body {
        int line = 0;
        int lines = 0;
    };

    explicit BodyFinder(const SourceFile &file)
        : m_file(file)
    {
        for (qsizetype i = 0; i < m_file.code.size(); ++i)
            step(i);
    }
    [[nodiscard]] const QList<Body> &bodies() const { return m_bodies; }

private:
    const SourceFile &m_file;
    QList<Body> m_bodies;
    qsizetype m_statement = 0; ///< where the present statement began
    int m_depth = 0; ///< blocks open inside the body
    qsizetype m_bodyBegin = 0;

    void step(qsizetype i)
    {
        const QChar c = m_file.code.at(i);
        if (c == u'{')
            open(i);
        else if (c == u'}')
            close(i);
        if (c == u';' || c == u'{' || c == u'}')
            m_statement = i + 1;
    }

    void open(qsizetype i)
    {
        static const QRegularExpression scope(uR"(\b(namespace|class|struct|union|extern)\b[^()=]*$)"_s);
        const QString statement = m_file.code.sliced(m_statement, i - m_statement);
        if (m_depth == 0 && scope.match(statement).hasMatch())
            return;
        if (m_depth++ == 0)
            m_bodyBegin = isTable(statement.trimmed()) ? -1 : i;
    }

    /// Initialisers, and a test's rows. After a constructor's `: a {1}` nothing is left of the statement, so nothing is a function.
    static bool isTable(const QString &statement)
    {
        return statement.endsWith(u'=') || statement.endsWith("_data()"_L1) || (!statement.isEmpty() && !statement.contains(u'('));
    }

    void close(qsizetype i)
    {
        if (m_depth == 0 || --m_depth > 0 || m_bodyBegin < 0)
            return;
        const int first = m_file.lineAt(m_bodyBegin);
        m_bodies.append({first, m_file.lineAt(i) - first + 1});
    }
};

} // namespace

QtModules QtModules::installed()
{
    return {headersOf(u"QtWidgets"_s), headersOf(u"QtNetwork"_s), headersOf(u"QtSql"_s)};
}

Findings checkIncludes(const SourceFile &file, const QtModules &qt)
{
    Findings findings;
    const QList<Include> includes = includesOf(file);
    for (const Include &include : includes) {
        if (const QString message = objection(file, include, qt); !message.isEmpty())
            findings.append({file.path, include.line, message});
    }
    return findings;
}

Findings checkForbiddenWords(const SourceFile &file)
{
    Findings findings;
    for (const ForbiddenWord &word : forbiddenWords()) {
        const auto allows = [&file](const QString &folder) { return file.isBelow(folder); };
        if (std::any_of(word.allowedBelow.begin(), word.allowedBelow.end(), allows))
            continue;
        for (auto matches = word.pattern.globalMatch(file.code); matches.hasNext();)
            findings.append({file.path, file.lineAt(matches.next().capturedStart()), word.message});
    }
    return findings;
}

Findings checkLambdaContexts(const SourceFile &file)
{
    static const QRegularExpression call(uR"(\b(connect|singleShot|callOnTimeout)\s*\()"_s);
    static const QHash<QString, int> lambdaAt {{u"connect"_s, 3}, {u"singleShot"_s, 2}, {u"callOnTimeout"_s, 1}};
    Findings findings;
    for (auto matches = call.globalMatch(file.code); matches.hasNext();) {
        const auto match = matches.next();
        const QStringList arguments = argumentsAt(file.code, match.capturedEnd() - 1);
        for (int i = 0; i < arguments.size(); ++i) {
            if (arguments.at(i).startsWith(u'[') && i < lambdaAt.value(match.captured(1)))
                findings.append({file.path, file.lineAt(match.capturedStart()), u"a lambda without a context object"_s});
        }
    }
    return findings;
}

Findings checkFunctionLengths(const SourceFile &file, int limit)
{
    Findings findings;
    const BodyFinder finder(file);
    for (const BodyFinder::Body &body : finder.bodies()) {
        if (body.lines > limit)
            findings.append({file.path, body.line, u"a function of %1 lines"_s.arg(body.lines)});
    }
    return findings;
}

Findings checkFileForm(const SourceFile &file)
{
    Findings findings;
    if (!file.text.startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"_L1))
        findings.append({file.path, 1, u"the first line is the SPDX line"_s});
    if (file.isHeader() && !file.path.endsWith("precompiled.h"_L1) && !file.code.contains("#pragma once"_L1))
        findings.append({file.path, 1, u"a header without #pragma once"_s});
    if (const QString name = QFileInfo(file.path).fileName(); name != name.toLower())
        findings.append({file.path, 1, u"file names are lower-case"_s});
    static const QRegularExpression unfinished(uR"(\b(TO)DO\b|\b(FIX)ME\b|\bXXX\b)"_s);
    for (auto matches = unfinished.globalMatch(file.text); matches.hasNext();)
        findings.append({file.path, file.lineAt(matches.next().capturedStart()), u"unfinished work belongs in an issue"_s});
    return findings;
}

Findings checkTranslatable(const SourceFile &file)
{
    // Literals with a letter that go straight into something a person reads. A name of an object, an icon or a key is none of these calls.
    static const QStringList setters {u"Text"_s, u"PlainText"_s, u"ToolTip"_s, u"StatusTip"_s, u"WhatsThis"_s, u"WindowTitle"_s,
        u"PlaceholderText"_s, u"Title"_s, u"SubTitle"_s, u"AccessibleName"_s, u"AccessibleDescription"_s, u"LabelText"_s,
        u"InformativeText"_s, u"DetailedText"_s, u"TabText"_s, u"TabToolTip"_s, u"Prefix"_s, u"Suffix"_s, u"ButtonText"_s};
    static const QStringList adders {u"addAction"_s, u"addMenu"_s, u"addTab"_s, u"insertItem"_s, u"showMessage"_s,
        u"(?:\\.|->)add(?:Row|Item|Button)"_s};
    static const QStringList widgets {u"Label"_s, u"Action"_s, u"PushButton"_s, u"ToolButton"_s, u"CheckBox"_s, u"RadioButton"_s,
        u"GroupBox"_s, u"Menu"_s, u"DockWidget"_s};
    static const QRegularExpression shown(uR"((?:\bset(%1)|%2|\bnew\s+Q(%3))\s*\()"_s.arg(setters.join(u'|'), adders.join(u'|'), widgets.join(u'|')));
    static const QRegularExpression literal(uR"((^|[\s(,?:%+{])(u|u8|L)?"([^"\\]|\\.)*[A-Za-z]([^"\\]|\\.)*"(_s|_L1)?)"_s);
    static const QRegularExpression wrapped( // the bracket group calls itself: brackets nest, and stand in literals
        uR"x(\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP|fromTheme|\w*[iI]con\w*|arg)\s*(\((?:[^()"]|"(?:[^"\\]|\\.)*"|(?2))*\)))x"_s);
    Findings findings;
    for (auto matches = shown.globalMatch(file.code); matches.hasNext();) {
        const auto match = matches.next();
        const qsizetype open = match.capturedEnd() - 1;
        qsizetype end = open;
        for (int depth = 0; end < file.code.size(); ++end) {
            depth += file.code.at(end) == u'(' ? 1 : file.code.at(end) == u')' ? -1 : 0;
            if (depth == 0)
                break;
        }
        QString arguments = file.withoutComments.sliced(open + 1, end - open - 1);
        arguments.remove(wrapped);
        if (const auto found = literal.match(arguments); found.hasMatch())
            findings.append({file.path, file.lineAt(open), u"shown without tr(): %1"_s.arg(found.captured().trimmed())});
    }
    return findings;
}

namespace {

QString unescaped(QString literal)
{
    return literal.replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
}

/// Calls and assignments whose literals end up before a person's eyes. Those of validation do so wherever they are made.
QRegularExpression phraseMarks(const SourceFile &file)
{
    static const QRegularExpression everywhere(uR"(\bError::validation\()"_s);
    static const QRegularExpression inside(
        uR"(\bError::validation\(|\b(reject|warn|note|noteUnasked|conclude|done|tell|wrong|refused|onUnknown|protocol)\(|\b(note|detail|remark|what|doubt|m_rebased) \+?= |return u")"_s);
    static const QRegularExpression makers(uR"(^models/(form/\w+|scim/(patch|patchapply|serverprofile|filterfault|jsoncheck)|client/(discoveryreader|probe\w+)|)"
                                           uR"(import/(rowbuilder|expression|columnmapping)|change/(planner|objectedits|inverse|planjob|step\w+|)"
                                           uR"(createlookup|giveup|runverify|runner|runsteps|auditverify|preparejob|applyjob|change|changeset|writeprobe))\.cpp$)"_s);
    return makers.match(file.path).hasMatch() ? inside : everywhere;
}

/// What is put together from pieces, as the whole that the table has; empty: nothing a person would read as words.
QString phraseOf(QString text)
{
    static const QRegularExpression words(uR"([A-Za-z]{2,}\S* .*\w|\w.* [A-Za-z]{2,})"_s);
    if (!words.match(text).hasMatch() || (text.startsWith(u' ') && text.endsWith(u' ')))
        return {};
    if (text.startsWith("; "_L1))
        text.remove(0, 2);
    return text.endsWith(": "_L1) ? text + u"%1"_s : text.trimmed();
}

} // namespace

QSet<QString> knownPhrases(const SourceFile &table)
{
    static const QRegularExpression entry(uR"x(QT_TRANSLATE_NOOP\("DetailWords", "((?:[^"\\]|\\.)*)"\))x"_s);
    QSet<QString> known;
    for (auto entries = entry.globalMatch(table.text); entries.hasNext();)
        known.insert(unescaped(entries.next().captured(1)));
    return known;
}

Findings checkPhrases(const SourceFile &file, const QSet<QString> &known)
{
    static const QRegularExpression literal(uR"x(u"((?:[^"\\]|\\.)*)")x"_s);
    static const QRegularExpression seam(uR"x("\s+u?")x"_s);
    Findings findings;
    QSet<QString> said;
    for (auto marks = phraseMarks(file).globalMatch(file.code); marks.hasNext();) {
        const auto mark = marks.next();
        const qsizetype end = file.code.indexOf(u';', mark.capturedEnd());
        QString statement = file.withoutComments.sliced(mark.capturedStart(), (end < 0 ? file.code.size() : end) - mark.capturedStart());
        statement.remove(seam); // one literal on several lines
        for (auto literals = literal.globalMatch(statement); literals.hasNext();) {
            const auto match = literals.next();
            const QString phrase = phraseOf(unescaped(match.captured(1)));
            if (phrase.isEmpty() || known.contains(phrase) || said.contains(phrase))
                continue;
            said.insert(phrase);
            findings.append({file.path, file.lineAt(mark.capturedStart()), u"not in ui/errors/detailtable.cpp, so that the window would say it in English: %1"_s.arg(phrase)});
        }
    }
    return findings;
}
