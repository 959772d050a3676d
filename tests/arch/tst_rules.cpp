// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/rules.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The rules themselves: each catches a bad sample and lets a good one pass.
class TestRules : public QObject
{
    Q_OBJECT

    const QtModules m_qt = QtModules::installed();

private Q_SLOTS:
    void includes_data();
    void includes();
    void forbiddenWords_data();
    void forbiddenWords();
    void lambdaContexts_data();
    void lambdaContexts();
    void functionLengths();
    void fileForm_data();
    void fileForm();
    void phrases_data();
    void phrases();
    void translatable_data();
    void translatable();
};

void TestRules::includes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("scim sees base") << u"models/scim/a.h"_s << u"#include \"base/result.h\""_s << true;
    QTest::newRow("base sees scim") << u"models/base/a.h"_s << u"#include \"scim/json.h\""_s << false;
    QTest::newRow("scim sees net") << u"models/scim/a.cpp"_s << u"#include \"net/connection.h\""_s << false;
    QTest::newRow("net sees store") << u"models/net/a.cpp"_s << u"#include \"store/connectionstore.h\""_s << false;
    QTest::newRow("store sees net") << u"models/store/a.cpp"_s << u"#include \"net/connection.h\""_s << true;
    QTest::newRow("client sees directory") << u"models/client/a.cpp"_s << u"#include \"directory/columns.h\""_s << false;
    QTest::newRow("directory sees client") << u"models/directory/a.cpp"_s << u"#include \"client/listjob.h\""_s << true;
    QTest::newRow("models see ui") << u"models/directory/a.cpp"_s << u"#include \"browse/browsepage.h\""_s << false;
    QTest::newRow("models see a widget") << u"models/directory/a.cpp"_s << u"#include <QLabel>"_s << false;
    QTest::newRow("models see a widget by module") << u"models/base/a.cpp"_s << u"#include <QtWidgets/qlabel.h>"_s << false;
    QTest::newRow("models see QtGui") << u"models/directory/a.cpp"_s << u"#include <QIcon>"_s << true;
    QTest::newRow("in a comment") << u"models/base/a.cpp"_s << u"// #include <QLabel>"_s << true;
    QTest::newRow("ui sees models") << u"ui/browse/a.cpp"_s << u"#include \"directory/rowsource.h\""_s << true;
    QTest::newRow("ui sees network") << u"ui/browse/a.cpp"_s << u"#include <QNetworkReply>"_s << false;
    QTest::newRow("ui sees sql") << u"ui/browse/a.cpp"_s << u"#include <QtSql>"_s << false;
    QTest::newRow("ui sees json") << u"ui/browse/a.cpp"_s << u"#include <QJsonObject>"_s << false;
    QTest::newRow("ui sees app") << u"ui/shell/a.cpp"_s << u"#include \"practice/practiceserver.h\""_s << false;
    QTest::newRow("practice sees scim") << u"app/practice/a.cpp"_s << u"#include \"scim/filter.h\""_s << true;
    QTest::newRow("practice sees client") << u"app/practice/a.cpp"_s << u"#include \"client/listjob.h\""_s << false;
    QTest::newRow("practice sees widgets") << u"app/practice/a.cpp"_s << u"#include <QWidget>"_s << false;
    QTest::newRow("out of the tree") << u"app/main.cpp"_s << u"#include \"../ui/shell/mainwindow.h\""_s << false;
}

void TestRules::includes()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const Findings findings = checkIncludes(SourceFile(path, u"\n"_s + line + u'\n'), m_qt);
    QCOMPARE(findings.isEmpty(), allowed);
    if (!allowed)
        QCOMPARE(findings.first().line, 2);
}

void TestRules::forbiddenWords_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("co_await") << u"models/net/a.cpp"_s << u"co_await job;"_s << false;
    QTest::newRow("event loop") << u"ui/shell/a.cpp"_s << u"QEventLoop loop;"_s << false;
    QTest::newRow("processEvents") << u"app/a.cpp"_s << u"qApp->processEvents();"_s << false;
    QTest::newRow("dialog exec") << u"ui/shell/a.cpp"_s << u"dialog.exec();"_s << false;
    QTest::newRow("query exec") << u"models/store/a.cpp"_s << u"query.exec();"_s << true;
    QTest::newRow("static dialog") << u"ui/shell/a.cpp"_s << u"QFileDialog::getOpenFileName(this);"_s << false;
    QTest::newRow("delete") << u"models/net/a.cpp"_s << u"delete m_reply;"_s << false;
    QTest::newRow("deleted function") << u"models/net/a.h"_s << u"A(const A &) = delete;"_s << true;
    QTest::newRow("deleteLater") << u"models/net/a.cpp"_s << u"reply->deleteLater();"_s << true;
    QTest::newRow("in a comment") << u"models/net/a.cpp"_s << u"// never delete a job"_s << true;
    QTest::newRow("in a literal") << u"models/net/a.cpp"_s << u"u\"delete from rows\"_s;"_s << true;
    QTest::newRow("in a raw literal") << u"models/net/a.cpp"_s << u"R\"x(\" delete)\" ;)x\";"_s << true;
    QTest::newRow("after a digit separator") << u"models/net/a.cpp"_s << u"wait(30'000); delete a; // '"_s << false;
    QTest::newRow("access manager in net") << u"models/net/a.h"_s << u"QNetworkAccessManager m;"_s << true;
    QTest::newRow("access manager elsewhere") << u"app/a.cpp"_s << u"QNetworkAccessManager m;"_s << false;
}

void TestRules::forbiddenWords()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(checkForbiddenWords(SourceFile(path, line + u'\n')).isEmpty(), allowed);
}

void TestRules::lambdaContexts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("with context") << u"connect(a, &A::b, this, [this] { go(1, 2); });"_s << true;
    QTest::newRow("without") << u"connect(a, &A::b,\n    [this] { go(); });"_s << false;
    QTest::newRow("overload, without") << u"QObject::connect(f(x, y), qOverload<int, int>(&A::b), [=](int) {});"_s << false;
    QTest::newRow("slot") << u"connect(a, &A::b, this, &C::onB);"_s << true;
    QTest::newRow("timer with") << u"QTimer::singleShot(0, this, [this] {});"_s << true;
    QTest::newRow("timer without") << u"QTimer::singleShot(0, [] {});"_s << false;
}

void TestRules::lambdaContexts()
{
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(checkLambdaContexts(SourceFile(u"ui/a.cpp"_s, line)).isEmpty(), allowed);
}

void TestRules::functionLengths()
{
    const QString lines = u"    go(\"}\"); // {\n"_s.repeated(90);
    const QString head = u"namespace A {\nstruct B : C {\n    int x = 0;\n"_s;
    const auto check = [&](const QString &what) { return checkFunctionLengths(SourceFile(u"a.cpp"_s, head + what + u"};\n}\n"_s)); };
    const Findings found = check(u"    B() : x {1} , y(2)\n{\n"_s + lines + u"}\n"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().message, u"a function of 92 lines"_s);
    QCOMPARE(found.first().line, 5);
    QVERIFY(check(u"int f() const\n{\n    if (x) {\n"_s + lines.first(lines.size() / 2) + u"}\n}\n"_s).isEmpty());
    QCOMPARE(check(u"    B() : x {1}, y {2} {\n"_s + lines + u"}\n"_s).size(), 1);
    QVERIFY(check(u"constexpr std::array table {\n"_s + lines + u"};\n"_s).isEmpty());
    QVERIFY(check(u"void parses_data()\n{\n"_s + lines + u"}\n"_s).isEmpty());
    QVERIFY(check(u"QList<int> table = {\n"_s + lines + u"};\n"_s).isEmpty());
}

void TestRules::fileForm_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");
    const QString spdx = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QTest::newRow("good") << u"ui/a.h"_s << QString(spdx + u"#pragma once\n"_s) << true;
    QTest::newRow("no licence") << u"ui/a.cpp"_s << u"int a;\n"_s << false;
    QTest::newRow("no pragma") << u"ui/a.h"_s << QString(spdx + u"int a;\n"_s) << false;
    QTest::newRow("camel case") << u"ui/MainWindow.cpp"_s << spdx << false;
    QTest::newRow("unfinished") << u"ui/a.cpp"_s << QString(spdx + u"// TO"_s + u"DO later\n"_s) << false;
}

void TestRules::fileForm()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    QCOMPARE(checkFileForm(SourceFile(path, text)).isEmpty(), allowed);
}

void TestRules::translatable_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("tr") << u"label->setText(tr(\"Users\"));"_s << true;
    QTest::newRow("tr with arguments") << u"label->setText(tr(\"%1 of %2\").arg(a, b));"_s << true;
    QTest::newRow("plain") << u"label->setText(\"Users\");"_s << false;
    QTest::newRow("literal suffix") << u"label->setText(u\"Users\"_s);"_s << false;
    QTest::newRow("concatenated") << u"label->setText(tr(\"Users\") + u\" total\"_s);"_s << false;
    QTest::newRow("either") << u"label->setText(on ? tr(\"on\") : u\"off\"_s);"_s << false;
    QTest::newRow("punctuation") << u"label->setText(a + u\" · \"_s + b);"_s << true;
    QTest::newRow("label") << u"auto *l = new QLabel(u\"Users\"_s, this);"_s << false;
    QTest::newRow("action") << u"menu->addAction(u\"Copy\"_s, this, &A::copy);"_s << false;
    QTest::newRow("action with icon name") << u"menu->addAction(QIcon::fromTheme(u\"edit-copy\"_s), tr(\"Copy\"));"_s << true;
    QTest::newRow("brackets in the text") << u"a->setText(tr(\"%n hit(s)\", nullptr, int(f(x)))); b->setText(u\"plain\"_s);"_s << false;
    QTest::newRow("brackets in tr") << u"label->setText(x ? QString() : tr(\"%n hit(s)\", nullptr, int(hits.size())));"_s << true;
    QTest::newRow("a helper of one's own") << u"addButton(u\"close\"_s, tr(\"Close\"));"_s << true;
    QTest::newRow("button box") << u"box->addButton(u\"Close\"_s, QDialogButtonBox::RejectRole);"_s << false;
    QTest::newRow("icon of our own") << u"edit->addAction(themedIcon(u\"search\"_s, QPalette::Text), QLineEdit::Leading);"_s << true;
    QTest::newRow("object name") << u"label->setObjectName(u\"userCount\"_s);"_s << true;
    QTest::newRow("placeholder") << u"edit->setPlaceholderText(QStringLiteral(\"search\"));"_s << false;
}

void TestRules::translatable()
{
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    QCOMPARE(checkTranslatable(SourceFile(u"ui/a.cpp"_s, line)).isEmpty(), allowed);
}

void TestRules::phrases_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("known") << u"models/scim/a.cpp"_s << u"return Error::validation(u\"%1 is \\\"odd\\\"\"_s.arg(x));"_s << true;
    QTest::newRow("unknown") << u"models/scim/a.cpp"_s << u"return Error::validation(u\"%1 is even\"_s.arg(x));"_s << false;
    QTest::newRow("second of a choice") << u"models/scim/a.cpp"_s << u"return Error::validation(x ? u\"a known one: \"_s + y\n : u\"another one\"_s);"_s << false;
    QTest::newRow("beginning of a known one") << u"models/scim/a.cpp"_s << u"return Error::validation(u\"a known one: \"_s + y);"_s << true;
    QTest::newRow("no words") << u"models/scim/a.cpp"_s << u"return Error::validation(u\"%1: %2\"_s.arg(x, y));"_s << true;
    QTest::newRow("rejection") << u"models/change/planner.cpp"_s << u"object.reject(u\"cannot be\"_s);"_s << false;
    QTest::newRow("note") << u"models/change/stepjob.cpp"_s << u"m_outcome.note = u\"cannot be\"_s;"_s << false;
    QTest::newRow("no maker of phrases") << u"models/net/a.cpp"_s << u"note(u\"cannot be\"_s);"_s << true;
    QTest::newRow("comment") << u"models/change/planner.cpp"_s << u"// object.reject(u\"cannot be\"_s);\n"_s << true;
}

void TestRules::phrases()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const SourceFile table(u"ui/errors/detailtable.cpp"_s, u"QT_TRANSLATE_NOOP(\"DetailWords\", \"%1 is \\\"odd\\\"\"), QT_TRANSLATE_NOOP(\"DetailWords\", \"a known one: %1\"),"_s);
    QCOMPARE(checkPhrases(SourceFile(path, line), knownPhrases(table)).isEmpty(), allowed);
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
