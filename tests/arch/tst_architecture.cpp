// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/rules.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Holds the project's own sources against the rules (tst_rules shows that the rules bite).
class TestArchitecture : public QObject
{
    Q_OBJECT

    QList<SourceFile> m_product;
    QList<SourceFile> m_tests;

private Q_SLOTS:
    void initTestCase();
    void includesFollowTheLayers();
    void noForbiddenWords();
    void lambdasHaveContexts();
    void functionsAreShort();
    void filesHaveTheirForm();
    void textsAreTranslatable();
    void technicalEnglishHasWords();

private:
    template <typename Rule>
    static void hold(const QList<SourceFile> &files, Rule rule);
};

void TestArchitecture::initTestCase()
{
    const QString project = QStringLiteral(PROVOST_SOURCE_DIR);
    for (const char *folder : {"models", "ui", "app"})
        m_product += SourceFile::readAll(project, QString::fromLatin1(folder));
    m_tests = SourceFile::readAll(project, u"tests"_s);
    QVERIFY2(m_product.size() > 20 && !m_tests.isEmpty(), "the sources were not found");
}

template <typename Rule>
void TestArchitecture::hold(const QList<SourceFile> &files, Rule rule)
{
    QStringList lines;
    for (const SourceFile &file : files) {
        const Findings findings = rule(file);
        for (const Finding &finding : findings)
            lines.append(finding.toString());
    }
    QVERIFY2(lines.isEmpty(), qPrintable(u"\n    "_s + lines.join(u"\n    "_s)));
}

void TestArchitecture::includesFollowTheLayers()
{
    const QtModules qt = QtModules::installed();
    QVERIFY2(qt.widgets.contains(u"QLabel"_s) && qt.network.contains(u"QNetworkReply"_s), "Qt's headers were not found");
    hold(m_product, [&qt](const SourceFile &file) { return checkIncludes(file, qt); });
}

void TestArchitecture::noForbiddenWords()
{
    hold(m_product, checkForbiddenWords);
}

void TestArchitecture::lambdasHaveContexts()
{
    hold(m_product + m_tests, checkLambdaContexts);
}

void TestArchitecture::functionsAreShort()
{
    hold(m_product + m_tests, [](const SourceFile &file) { return checkFunctionLengths(file); });
}

void TestArchitecture::filesHaveTheirForm()
{
    hold(m_product + m_tests, checkFileForm);
}

void TestArchitecture::textsAreTranslatable()
{
    const auto isShown = [](const SourceFile &file) { return file.isBelow(u"ui/"); };
    QList<SourceFile> shown;
    std::copy_if(m_product.begin(), m_product.end(), std::back_inserter(shown), isShown);
    hold(shown, checkTranslatable);
}

void TestArchitecture::technicalEnglishHasWords()
{
    const auto table = std::find_if(m_product.cbegin(), m_product.cend(), [](const SourceFile &file) { return file.path == "ui/errors/detailtable.cpp"_L1; });
    QVERIFY(table != m_product.cend());
    const QSet<QString> known = knownPhrases(*table);
    QVERIFY(known.size() > 100);
    hold(m_product, [&known](const SourceFile &file) { return file.isBelow(u"models/") ? checkPhrases(file, known) : Findings(); });
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
