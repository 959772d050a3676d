// SPDX-License-Identifier: GPL-3.0-or-later
#include "applyfixture.h"


using namespace Provost;
using namespace Provost::Testing;

namespace {
const auto securityAttributes = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes"_s;
}

/// What only Entra has: attributes that are shown one set at a time, when they are asked for.
class tst_ApplyEntra : public QObject, protected ApplyFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openHome(); }
    void cleanup() { closeAll(); }
    void securityAttributesAreEdited();

private:
    [[nodiscard]] Json engineering(const QString &id) const;
    void setLevel(const QString &id, const Json &value) const;
    void stageLevel(const QString &id, const Json &level) const;
    void readAndType(const QString &was, const QString &level) const;
    void applyStaged() const;
};

Json tst_ApplyEntra::engineering(const QString &id) const
{
    return m_server->get(u"/users/%1?attributes=%2:Engineering"_s.arg(id, securityAttributes)).json().value(securityAttributes).value(u"Engineering");
}

void tst_ApplyEntra::setLevel(const QString &id, const Json &value) const
{
    const Json operation = Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, QString(securityAttributes + u":Engineering.Level"_s)}, {u"value"_s, value}});
    const Json patch = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}}, {u"Operations"_s, Json::Array {operation}}});
    QVERIFY(m_server->send("PATCH", u"/users/"_s + id, patch).status < 300);
}

/// As the form stages it once the set was read: what was read is part of `before`.
void tst_ApplyEntra::stageLevel(const QString &id, const Json &level) const
{
    Json before = m_server->get(u"/users/"_s + id).json();
    before.set(securityAttributes, Json::object({{u"Engineering"_s, engineering(id)}}));
    const Json set = Json::object({{u"Engineering"_s, Json::object({{u"Level"_s, level}})}});
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{securityAttributes, set}}),
                                           .before = Resource(before)}}, u"Level"_s);
}

/// F2 on the first row, the button that reads the set, another value, Tab.
void tst_ApplyEntra::readAndType(const QString &was, const QString &level) const
{
    const QString path = securityAttributes + u":Engineering.Level"_s;
    m_console->browse();
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(0, 0)).center());
    QTest::keyClick(m_console->table(), Qt::Key_F2);
    QTRY_VERIFY(m_console->shown<FormPanel>(u"formPanel"_s));
    m_console->shown<FormPanel>(u"formPanel"_s)->view()->finish();
    QTRY_VERIFY(m_console->shown<QToolButton>(u"read:"_s + path));
    QVERIFY(!m_console->shown<QLineEdit>(u"edit:"_s + path));
    QTest::mouseClick(m_console->shown<QToolButton>(u"read:"_s + path), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QLineEdit>(u"edit:"_s + path));
    QTRY_COMPARE(m_console->shown<QLineEdit>(u"edit:"_s + path)->text(), was);
    typeInto(u"edit:"_s + path, level);
    QTest::keyClick(m_console->shown<QLineEdit>(u"edit:"_s + path), Qt::Key_Tab);
    QTRY_COMPARE(m_console->staged().changes.size(), 1);
}

void tst_ApplyEntra::applyStaged() const
{
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    QVERIFY(m_console->staged().isEmpty());
    m_console->click(u"runClose"_s);
}

void tst_ApplyEntra::securityAttributesAreEdited()
{
    Practice::Options options = people(20, {u"stale:ms=0"_s});
    options.profile = u"entra"_s;
    m_server = std::make_unique<PracticeClient>(options);
    m_server->setHeader("Accept", "application/json");
    m_console = std::make_unique<Console>(*m_server, m_home->path(), SavedConnection {.profileId = u"entra"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    QTRY_VERIFY(m_console->window().directory()->state() == Directory::State::Ready);
    const QString id = m_server->get(u"/users?count=1"_s).json().value(u"resources").at(0).value(u"id").toString();
    setLevel(id, 3);
    QCOMPARE(engineering(id).value(u"Level"), Json(3));

    // the form has the fields, locked until the set is read
    const Directory &directory = m_console->window().session()->directory();
    const FormSpec &spec = m_console->window().session()->specOf(*directory.description().resourceType(u"User"));
    const FieldSpec *level = spec.find({securityAttributes, u"Engineering"_s, u"Level"_s});
    QVERIFY(level);
    QVERIFY(level->onRequest);
    QCOMPARE(level->kind, FieldKind::Integer);

    readAndType(u"3"_s, u"5"_s); // changed, as somebody at the window does it
    QCOMPARE(m_console->staged().changes.constFirst().id, id);
    applyStaged();
    QCOMPARE(engineering(id).value(u"Level"), Json(5));
    stageLevel(id, nullptr); // cleared: a plain read shows nothing there either, and that is no reason to leave it
    applyStaged();
    QVERIFY(engineering(id).value(u"Level").isUndefined());

    const qint64 run = m_console->run().run();
    m_console->window().workspace()->openUndo(run);
    QTRY_VERIFY(m_console->window().desk()->undo());
    const RunDesk::Undo *undo = m_console->window().desk()->undo();
    QTRY_VERIFY(m_console->window().workspace()->reviewPage() && m_console->window().workspace()->reviewPage()->list()->model()->rowCount() == 1);
    QVERIFY(undo->apply->refused().isEmpty());
    m_console->click(u"applyAll"_s);
    QTRY_COMPARE(undo->apply->state(), ApplyRun::State::Ended);
    QCOMPARE(engineering(id).value(u"Level"), Json(5));

    stageLevel(id, 6); // somebody else is faster: that is a conflict, and is shown as one
    setLevel(id, 7);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<MessageStrip>(u"reviewConflicts"_s), 30'000); // what we wrote ourselves a moment ago is waited for
    QTest::mouseClick(m_console->shown<QToolButton>(u"messageAction"_s, m_console->shown<QWidget>(u"reviewConflicts"_s)), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:"_s + securityAttributes + u":Engineering.Level"_s));
    m_console->click(u"conflictTheirs"_s);
    m_console->click(u"conflictUse"_s);
    QTRY_VERIFY(m_console->staged().isEmpty());
    QCOMPARE(engineering(id).value(u"Level"), Json(7));
}

QTEST_MAIN(tst_ApplyEntra)
#include "tst_applyentra.moc"
