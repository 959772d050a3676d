// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source {};
    QStringList translations {}; ///< one, or one a plural form
    bool numerus = false;
    bool unfinished = false;
    [[nodiscard]] QString toString() const { return context + u": "_s + source; }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message {.context = context, .numerus = xml.attributes().value("numerus"_L1) == "yes"_L1};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.unfinished = xml.attributes().value("type"_L1) == "unfinished"_L1;
            const QString text = message.numerus ? QString() : xml.readElementText();
            if (!message.numerus)
                message.translations.append(text);
            while (message.numerus && xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readContext(QXmlStreamReader &xml)
{
    QList<Message> messages;
    QString name;
    while (xml.readNextStartElement()) {
        if (xml.name() == "name"_L1)
            name = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(readMessage(xml, name));
        else
            xml.skipCurrentElement();
    }
    return messages;
}

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        if (xml.name() == "context"_L1)
            messages += readContext(xml);
        else
            xml.skipCurrentElement();
    }
    return messages;
}

/// The marks that code fills in: %1, %L2, %n.
QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression mark(u"%L?(\\d+|n)"_s);
    QSet<QString> marks;
    for (auto matches = mark.globalMatch(text); matches.hasNext();)
        marks.insert(matches.next().captured(1));
    return marks;
}

} // namespace

/// Brings a copy of each catalogue up to date with the sources: then nothing may be missing, and nothing may have lost a placeholder.
class TestTranslations : public QObject
{
    Q_OBJECT

    QTemporaryDir m_scratch;

private Q_SLOTS:
    void noticesNewText();
    void complete_data();
    void complete();
    void reasonsOfProfiles();

private:
    QList<Message> updated(const QString &language, const QStringList &options, const QStringList &sources);
    static QStringList faults(const QList<Message> &messages);
};

QList<Message> TestTranslations::updated(const QString &language, const QStringList &options, const QStringList &sources)
{
    const QString name = u"provost_%1.ts"_s.arg(language);
    const QString copy = m_scratch.filePath(name);
    QFile::remove(copy);
    if (!QFile::copy(QDir(QStringLiteral(PROVOST_SOURCE_DIR "/translations")).filePath(name), copy))
        return {};
    QFile(copy).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.start(QStringLiteral(PROVOST_LUPDATE),
        options + QStringList {u"-recursive"_s, u"-extensions"_s, u"cpp,h"_s, u"-no-obsolete"_s, u"-silent"_s} + sources
            + QStringList {u"-ts"_s, copy});
    if (!lupdate.waitForFinished(60'000) || lupdate.exitCode() != 0)
        qWarning() << "lupdate:" << lupdate.errorString() << lupdate.readAllStandardError();
    return readCatalogue(copy);
}

QStringList TestTranslations::faults(const QList<Message> &messages)
{
    QStringList found;
    for (const Message &message : messages) {
        if (message.unfinished || message.translations.contains(QString())) {
            found.append(u"not translated: "_s + message.toString());
            continue;
        }
        for (const QString &translation : message.translations) {
            const QSet<QString> optional = message.numerus ? QSet<QString> {u"n"_s} : QSet<QString> {}; // "one user" is good German
            if (placeholders(translation) - optional != placeholders(message.source) - optional)
                found.append(u"other placeholders: %1 -> %2"_s.arg(message.toString(), translation));
        }
    }
    return found;
}

void TestTranslations::noticesNewText()
{
    QFile source(m_scratch.filePath(u"new.cpp"_s));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("class A : public QObject { Q_OBJECT void f() { tr(\"text nobody has translated\"); } };\n");
    source.close();
    const QStringList found = faults(updated(u"de"_s, {}, {source.fileName()}));
    QCOMPARE(found, QStringList {u"not translated: A: text nobody has translated"_s});
    const Message lost {.context = u"A"_s, .source = u"%1 of %2"_s, .translations = {u"%1 von"_s}};
    QCOMPARE(faults({lost}).size(), 1);
}

void TestTranslations::complete_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << u"de"_s << QStringList();
    QTest::newRow("English plurals") << u"en"_s << QStringList {u"-pluralonly"_s};
}

void TestTranslations::complete()
{
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const QString project = QStringLiteral(PROVOST_SOURCE_DIR "/");
    const QList<Message> messages = updated(language, options, {project + u"models"_s, project + u"ui"_s, project + u"app"_s});
    QVERIFY(!messages.isEmpty());
    const QStringList found = faults(messages);
    QVERIFY2(found.isEmpty(), qPrintable(u"%1 in translations/provost_%2.ts, after the target update_translations:\n    "_s.arg(found.size()).arg(language)
                                          + found.join(u"\n    "_s)));
}

namespace {

/// Every member of this name, at whatever depth.
QStringList membersCalled(const QString &name, const QJsonValue &value)
{
    QStringList found;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        found += membersCalled(name, item);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == name && member.value().isString())
            found << member.value().toString();
        found += membersCalled(name, member.value());
    }
    return found;
}

} // namespace

/// What a shipped profile gives as a reason stands beside fields: ui/errors/detailtable.cpp has it too, so that it is translated.
void TestTranslations::reasonsOfProfiles()
{
    const QString project = QStringLiteral(PROVOST_SOURCE_DIR "/");
    QSet<QString> translated;
    const QList<Message> messages = updated(u"de"_s, {}, {project + u"ui/errors"_s});
    for (const Message &message : messages) {
        if (message.context == "DetailWords"_L1 && !message.unfinished)
            translated.insert(message.source);
    }
    const QDir folder(project + u"resources/profiles"_s);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    qsizetype reasons = 0;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        const QStringList all = membersCalled(u"reason"_s, document.object()) + membersCalled(u"code"_s, document.object());
        for (const QString &reason : all)
            QVERIFY2(translated.contains(reason), qPrintable(name + u": not in ui/errors/detailtable.cpp, or without its German: "_s + reason));
        reasons += all.size();
    }
    QVERIFY(reasons > 10);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
