// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_ConnectionStore : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    QString path() const { return m_dir->filePath(u"data/connections.json"_s); }
    ConnectionStore store() const { return ConnectionStore(QDir(m_dir->filePath(u"data"_s))); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void fill(const QByteArray &bytes) const
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"data"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static SavedConnection example(const QString &name)
    {
        return {.name = name, .baseUrl = QUrl(u"https://example.com/scim"_s), .profileId = u"entra"_s, .environment = SavedConnection::Environment::Test,
                .extraCaPem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"};
    }
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void nothingThereIsAnEmptyList() { QVERIFY(store().load().value().isEmpty()); }
    void comesBackAsItWas()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"zwei ü"_s)).ok());
        QCOMPARE(store().load().value(), QList<SavedConnection>({example(u"one"_s), example(u"zwei ü"_s)}));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }
    void replacesTheOneOfThatName()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"two"_s)).ok());
        SavedConnection changed = example(u"one"_s);
        changed.profileId = u"aws"_s;
        QVERIFY(store().save(changed).ok());
        QCOMPARE(store().load().value(), QList<SavedConnection>({changed, example(u"two"_s)}));
    }
    void unknownMembersSurvive()
    {
        fill(R"({"future":{"x":1.0},"connections":[{"name":"one","colour":"red"},{"noName":true}],"version":1})");
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"two"_s)).ok());
        QVERIFY(store().remove(u"two"_s).ok());
        QVERIFY(content().contains("\"colour\": \"red\""));
        QVERIFY(content().contains("1.0"));
        QVERIFY(content().contains("noName"));
        QCOMPARE(store().load().value(), QList<SavedConnection> {example(u"one"_s)});
    }
    void noSecretIsWritten()
    {
        SavedConnection connection = example(u"one"_s);
        connection.baseUrl = QUrl(u"https://me:hunter2@example.com/scim"_s);
        QVERIFY(store().save(connection).ok());
        QVERIFY(!content().contains("hunter2"));
    }
    void aDamagedFileIsAnErrorAndStays()
    {
        for (const QByteArray &damage : {QByteArray("{\"connections\":["), QByteArray("[]"), QByteArray("\xff")}) {
            fill(damage);
            QCOMPARE(store().load().error().kind, ErrorKind::Store);
            QCOMPARE(store().save(example(u"one"_s)).error().kind, ErrorKind::Store);
            QCOMPARE(content(), damage);
        }
    }
    void unknownEnvironmentIsProduction()
    {
        fill(R"({"connections":[{"name":"one","environment":"staging"},{"name":"two","environment":"TEST"}]})");
        const QList<SavedConnection> loaded = store().load().value();
        QCOMPARE(loaded.at(0).environment, SavedConnection::Environment::Production);
        QCOMPARE(loaded.at(1).environment, SavedConnection::Environment::Test);
    }
    void aConnectionNeedsAName() { QCOMPARE(store().save(example(u" "_s)).error().kind, ErrorKind::Validation); }
};

QTEST_GUILESS_MAIN(tst_ConnectionStore)
#include "tst_connectionstore.moc"
