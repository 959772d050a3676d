// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"
#include "forms/createdialog.h"
#include "forms/fieldrow.h"
#include "gui/formfixture.h"
#include "review/changespage.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace Provost;

/// What somebody has typed, made or selected is what gets staged: not less, and nothing that they have not.
class TestFormCare : public FormFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void cleanup() { end(); }

    void passwordIsStagedByTabAlone();
    void madePasswordGoesFromTheScreen();
    void passwordOfOneIsNotAnothers();
    void lostPasswordSaysSo();
    void wheelScrollsAndChangesNothing_data();
    void wheelScrollsAndChangesNothing();
    void wheelLeavesTheConnectionAlone();
    void undoReachesTheWindowFromAField();
    void nothingIsWiderThanTheForm();
    void partsStandBelowTheirWhole();
    void groupsCountTheirOwnFieldsOnly();
    void anyTypeHasAForm();
    void providersOwnValuesAreLocked();
    void halfFilledNewAsks();
    void closingAsksForTheHalfFilled();
    void halfFilledIsKeptWhenToldToEnd();
    void addedAndUntouchedNewClose();
    void manyAreStagedOnTheWayOut();
    void typedFieldOutlivesTheDirectory();
    void attributeOfManyIsReadOnRequest();
    void allThatIsSelectedIsRead();
    void readingCanBeStopped();
    void readingIsAskedForWhereItCosts();
    void leavingWhileSelectionIsRead_data();
    void leavingWhileSelectionIsRead();
    void tooManyAreRefused();
    void fileOpensReadOnlyNot();

private:
    [[nodiscard]] QStringList groups() const
    {
        QStringList words;
        const QList<QLabel *> labels = window->findChildren<QLabel *>(u"formGroup"_s);
        for (const QLabel *label : labels) {
            if (label->isVisible())
                words << label->text();
        }
        return words;
    }
};

void TestFormCare::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

/// Of whatever the provider has, and of what nobody has heard of.
void TestFormCare::anyTypeHasAForm()
{
    ServiceDescription description = fakeDescription();
    const QByteArray schema = R"({"id":"urn:example:params:scim:schemas:core:2.0:Badge","name":"Badge","attributes":[
        {"name":"displayName","type":"string","required":true},{"name":"level","type":"integer"},{"name":"shape","type":"polygon"},
        {"name":"owner","type":"complex","subAttributes":[{"name":"value","type":"string"},{"name":"$ref","type":"reference","referenceTypes":["User"]}]}]})";
    description.schemas << *Schema::fromJson(*Json::parse(schema));
    description.resourceTypes << ResourceType {.id = u"Badge"_s, .name = u"Badge"_s, .endpoint = u"/Badges"_s, .schema = description.schemas.last().id};
    const QByteArray badge = R"({"id":"b1","displayName":"Gate","level":2,"shape":{"corners":4},"owner":{"value":"nobody"}})";
    directory->resources[u"/Badges"_s] << Resource(*Json::parse(badge));
    open(description);
    QTest::keyClick(window.get(), Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(table() && table()->model()->rowCount() == 1 && table()->model()->index(0, 0).data().toString() == "Gate"_L1);
    openForm(0);
    reveal(u"level"_s);
    QTRY_VERIFY(shown<QPlainTextEdit>(u"edit:shape"_s)); // as JSON: better than nothing
    QVERIFY(edit(u"owner.value"_s));
    edit(u"level"_s)->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    keys(u"3"_s);
    key(Qt::Key_Tab);
    QTRY_COMPARE(staged().size(), 1);
    QCOMPARE(staged().constFirst().resourceType, u"Badge"_s);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"level":3})"));
    table()->setFocus();
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"New Badge"_s);
    dialog->close();
}

/// The next two stops of the keyboard belong to the field; it is left by the third.
void TestFormCare::passwordIsStagedByTabAlone()
{
    open();
    openForm(3);
    reveal(u"password"_s);
    QTRY_VERIFY(edit(u"password"_s)->hasFocus());
    keys(u"Kx7!mmQz92Lp"_s);
    QLineEdit *password = edit(u"password"_s);
    for (int i = 0; i < 3 && staged().isEmpty(); ++i)
        key(Qt::Key_Tab);
    QCOMPARE(stagedAttributes().value(u"password").toString(), u"Kx7!mmQz92Lp"_s);
    QVERIFY(password->text().isEmpty());
}

void TestFormCare::madePasswordGoesFromTheScreen()
{
    open();
    openForm(3);
    reveal(u"password"_s);
    QLineEdit *password = edit(u"password"_s);
    auto *make = shown<QToolButton>(u"edit:password:make"_s);
    QTest::mouseMove(make);
    QTest::mouseClick(make, Qt::LeftButton); // and stays over it
    const QString made = password->text();
    QVERIFY(made.size() >= 16);
    key(Qt::Key_Tab);
    QCOMPARE(password->text(), made); // still to be copied
    edit(u"title"_s)->setFocus();
    QVERIFY(password->text().isEmpty());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QCOMPARE(stagedAttributes().value(u"password").toString(), made);
    password->setFocus(); // from a button, too
    QTest::mouseClick(make, Qt::LeftButton);
    make->setFocus(Qt::TabFocusReason);
    edit(u"title"_s)->setFocus();
    QVERIFY(password->text().isEmpty());
}

void TestFormCare::passwordOfOneIsNotAnothers()
{
    open();
    openForm(3);
    reveal(u"password"_s);
    keys(u"Kx7!mmQz92Lp"_s);
    const QLineEdit *password = edit(u"password"_s);
    table()->selectionModel()->setCurrentIndex(table()->model()->index(4, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows); // the focus stays
    QTRY_COMPARE(shown<FormPanel>(u"formPanel"_s)->model()->subjects().first().before.id(), user(4).id());
    QVERIFY(password->text().isEmpty());
    QCOMPARE(staged().size(), 1); // nothing was lost either
    QCOMPARE(staged().first().id, user(3).id());
}

void TestFormCare::lostPasswordSaysSo()
{
    open();
    Change change {.resourceType = u"User"_s, .id = user(3).id(), .attributes = Json::object({{u"password"_s, u"[redacted]"_s}}), .before = user(3)};
    window->session()->staged().reset({.changes = {change}}); // as from a draft
    openForm(3);
    reveal(u"password"_s);
    auto *hint = shown<QLabel>(u"passwordStrength"_s);
    QVERIFY(hint);
    QVERIFY2(hint->text().contains(u"give it again"_s), qPrintable(hint->text()));
    keys(u"Kx7!mmQz92Lp"_s);
    QVERIFY(!hint->text().contains(u"give it again"_s));
}

void TestFormCare::wheelScrollsAndChangesNothing_data()
{
    focusRows();
}

void TestFormCare::wheelScrollsAndChangesNothing()
{
    wheelPastAChoice([](QComboBox &choice) {
        for (int i = 0; i < 3; ++i)
            wheel(choice.lineEdit() ? static_cast<QWidget *>(choice.lineEdit()) : &choice);
    });
    reveal(extended(u"since"_s));
    auto *zone = shown<QComboBox>(u"edit:"_s + extended(u"since"_s) + u":zone"_s);
    QVERIFY(zone);
    wheel(zone);
    QCOMPARE(zone->currentIndex(), 0);
    QVERIFY(!zone->hasFocus());
    edit(u"userName"_s)->setFocus();
    QVERIFY(staged().isEmpty());
}

/// A budget that is set by scrolling past it stops runs later.
void TestFormCare::wheelLeavesTheConnectionAlone()
{
    window->openConnectDialog();
    auto *dialog = window->findChild<ConnectDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QWidget *before = QApplication::focusWidget();
    int looked = 0;
    const QList<QComboBox *> combos = dialog->findChildren<QComboBox *>();
    for (QComboBox *combo : combos) {
        const int index = combo->currentIndex();
        combo->ensurePolished();
        wheel(combo);
        QCOMPARE(combo->currentIndex(), index);
        ++looked;
    }
    const QList<QAbstractSpinBox *> spins = dialog->findChildren<QAbstractSpinBox *>();
    for (QAbstractSpinBox *spin : spins) {
        const QString text = spin->text();
        spin->ensurePolished();
        wheel(spin->findChild<QLineEdit *>());
        QCOMPARE(spin->text(), text);
        ++looked;
    }
    QVERIFY(looked >= 4);
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestFormCare::undoReachesTheWindowFromAField()
{
    open();
    openForm(2);
    reveal(u"title"_s);
    QTRY_VERIFY(edit(u"title"_s)->hasFocus());
    const QString before = edit(u"title"_s)->text();
    key(Qt::Key_A, Qt::ControlModifier);
    keys(u"Violinist"_s);
    key(Qt::Key_Tab);
    QCOMPARE(staged().size(), 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged().isEmpty());
    QCOMPARE(edit(u"title"_s)->text(), before);
    keys(u"x"_s); // what a field has to undo itself, it does
    QVERIFY(QApplication::focusWidget());
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged().isEmpty());
    QCOMPARE(edit(u"title"_s)->text(), before);
}

/// Buttons at the trailing edge can be reached, whatever a value is like.
void TestFormCare::nothingIsWiderThanTheForm()
{
    ServiceDescription description = richDescription();
    description.profile.readOnly[u"User"_s] << u"nickName"_s;
    Json user = directory->resources[u"/Users"_s].at(2).json();
    user.set(u"nickName"_s, QString(300, u'w'));
    directory->resources[u"/Users"_s][2] = Resource(user);
    open(description);
    window->resize(1100, 700);
    openForm(2);
    auto *view = shown<FormView>(u"formView"_s);
    view->finish();
    QTRY_COMPARE(view->widget()->width(), view->viewport()->width());
    QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
    const QList<QWidget *> controls = view->widget()->findChildren<QWidget *>();
    for (QWidget *control : controls) {
        if (!control->isVisible() || control->objectName().isEmpty() || control->objectName().startsWith("qt_"_L1))
            continue;
        const QRect place(control->mapTo(view->widget(), QPoint()), control->size());
        QVERIFY2(place.left() >= 0 && place.right() < view->widget()->width(), qPrintable(control->objectName()));
    }
    auto *locked = shown<QLabel>(u"locked:nickName"_s);
    QVERIFY(locked);
    QTRY_VERIFY(locked->height() >= locked->heightForWidth(locked->width())); // all of it is there
    QVERIFY(locked->height() > 3 * locked->fontMetrics().height());
}

void TestFormCare::partsStandBelowTheirWhole()
{
    open(partedDescription());
    openForm(2);
    const QString path = u"urn:example:params:scim:schemas:extension:2.0:Parted:onPremisesExtensionAttributes.extensionAttribute2"_s;
    reveal(path);
    const auto *row = shown<FieldRow>(u"field:"_s + path);
    QVERIFY(row);
    QCOMPARE(row->findChild<QLabel *>()->text(), u"Extension attribute 2"_s);
    QTRY_VERIFY2(groups().contains(u"On-premises extension attributes"_s), qPrintable(groups().join(u'|')));
    QVERIFY(edit(path)->accessibleName().contains(u"On-premises extension attributes"_s)); // who cannot see the heading hears it
    shown<QLineEdit>(u"formFind"_s)->setText(u"alone"_s);
    QTRY_VERIFY(groups().isEmpty());
}

void TestFormCare::groupsCountTheirOwnFieldsOnly()
{
    ServiceDescription description = partedDescription();
    for (Schema &schema : description.schemas) {
        if (schema.id.endsWith(":Parted"_L1))
            schema.attributes.prepend(Attribute::fromJson(*Json::parse(R"({"name":"firstParts","type":"complex","subAttributes":[{"name":"one","type":"string"},{"name":"two","type":"string"}]})")));
    }
    open(description);
    openForm(2);
    reveal(u"title"_s);
    shown<QLineEdit>(u"formFind"_s)->setText(u"extensionAttribute2"_s);
    QTRY_COMPARE(groups(), QStringList {u"On-premises extension attributes"_s}); // not those above it, too
}

void TestFormCare::halfFilledIsKeptWhenToldToEnd()
{
    open();
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"edit:userName"_s) && dialog->findChild<QLineEdit *>(u"edit:userName"_s)->hasFocus());
    keys(u"new@harbour.example"_s);
    window->closeForGood(); // by a signal: nobody is there to be asked
    QVERIFY(!window->isVisible());
    QCOMPARE(staged().size(), 1);
    QCOMPARE(staged().first().kind, ChangeKind::Create);
    QCOMPARE(stagedAttributes().value(u"userName").toString(), u"new@harbour.example"_s);
}

void TestFormCare::providersOwnValuesAreLocked()
{
    Json user = directory->resources[u"/Users"_s].at(2).json();
    user.set(u"emails"_s, *Json::parse(R"([{"type":"work","value":"a@harbour.example","primary":true},{"type":"work","value":"proxy@harbour.example","primary":false}])"));
    directory->resources[u"/Users"_s][2] = Resource(user);
    open(partedDescription());
    openForm(2);
    reveal(u"emails"_s);
    QTRY_VERIFY(edit(u"emails[0].value"_s));
    QVERIFY(!edit(u"emails[1].value"_s));
    QVERIFY(!shown<QToolButton>(u"remove:emails[1]"_s) && !shown<QToolButton>(u"primary:emails[1]"_s));
    auto *locked = shown<QLabel>(u"locked:emails[1]"_s);
    QVERIFY(locked && locked->text().contains(u"proxy@harbour.example"_s));
    QVERIFY2(locked->text().contains(u"(work)"_s), qPrintable(locked->text()));
    QVERIFY(!locked->accessibleDescription().isEmpty());
    // of the same kind, but typed here
    QTest::mouseClick(shown<QToolButton>(u"primary:emails[0]"_s), Qt::LeftButton);
    QVERIFY(edit(u"emails[0].value"_s));
    clickRow(0);
    QTRY_VERIFY(edit(u"emails[1].value"_s)); // everybody else's can be edited in the same row
}

void TestFormCare::halfFilledNewAsks()
{
    open();
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"edit:userName"_s) && dialog->findChild<QLineEdit *>(u"edit:userName"_s)->hasFocus());
    keys(u"new@harbour"_s);
    key(Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    auto *strip = dialog->findChild<MessageStrip *>(u"createLoss"_s);
    QVERIFY(strip->isVisible());
    key(Qt::Key_Escape); // goes on typing
    QVERIFY(dialog->isVisible() && !strip->isVisible());
    keys(u".example"_s);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"edit:userName"_s)->text(), u"new@harbour.example"_s);
    dialog->close();
    QVERIFY(dialog->isVisible());
    QTest::mouseClick(strip->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
    QTRY_VERIFY(!window->findChild<CreateDialog *>());
    QVERIFY(staged().isEmpty());
}

void TestFormCare::closingAsksForTheHalfFilled()
{
    open();
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"edit:userName"_s) && dialog->findChild<QLineEdit *>(u"edit:userName"_s)->hasFocus());
    keys(u"new@harbour.example"_s);
    window->close();
    QVERIFY(window->isVisible());
    bool went = false;
    window->whenMayLeave([&went] { went = true; }); // another directory
    QVERIFY(!went);
    QTest::mouseClick(dialog->findChild<MessageStrip *>(u"createLoss"_s)->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
    QTRY_VERIFY(went);
    window->close();
    QVERIFY(!window->isVisible());
}

void TestFormCare::addedAndUntouchedNewClose()
{
    open();
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window->findChild<CreateDialog *>() && QApplication::focusWidget() && QApplication::focusWidget()->window() == window->findChild<CreateDialog *>());
    key(Qt::Key_Escape);
    QTRY_VERIFY(!window->findChild<CreateDialog *>());
}

/// As in the form of one: what is typed is kept when another row is clicked.
void TestFormCare::manyAreStagedOnTheWayOut()
{
    open();
    clickRow(0);
    clickRow(2, Qt::ShiftModifier);
    key(Qt::Key_F2);
    QTRY_VERIFY(edit(u"title"_s));
    edit(u"title"_s)->setFocus();
    keys(u"Diver"_s);
    key(Qt::Key_Tab);
    QVERIFY(staged().isEmpty());
    clickRow(6);
    QCOMPARE(staged().size(), 3);
    QVERIFY2(said().contains(u"3 edit"_s), qPrintable(said()));
    table()->setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged().isEmpty()); // one gesture
}

void TestFormCare::typedFieldOutlivesTheDirectory()
{
    const QTemporaryDir folder;
    services->drafts = QDir(folder.path());
    open();
    openForm(2);
    edit(u"title"_s)->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    keys(u"Violinist"_s); // and not left
    window->showDirectory(nullptr, SavedConnection::Environment::Test);
    directory = std::make_unique<FakeDirectory>();
    open();
    QTRY_COMPARE(staged().size(), 1);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"title":"Violinist"})"));
}

void TestFormCare::attributeOfManyIsReadOnRequest()
{
    open();
    for (int row = 0; row < 3; ++row) {
        const QString note = row == 1 ? u"allergic"_s : u"fine"_s;
        directory->onRequest[user(row).id()] = Resource(*Json::parse(R"({"id":"%1","urn:example:params:scim:schemas:extension:2.0:User":{"note":"%2"}})"_ba
                                                                         .replace("%1", user(row).id().toUtf8())
                                                                         .replace("%2", note.toUtf8())));
    }
    clickRow(0);
    clickRow(2, Qt::ShiftModifier);
    key(Qt::Key_F2);
    auto *panel = shown<FormPanel>(u"manyForm"_s);
    QTRY_VERIFY(panel && panel->isVisible());
    panel->view()->finish();
    const QString path = extended(u"note"_s);
    auto *read = shown<QToolButton>(u"read:"_s + path);
    QVERIFY(read);
    QVERIFY2(read->text().contains(u"3"_s), qPrintable(read->text())); // what it costs
    QTest::mouseClick(read, Qt::LeftButton);
    QTRY_VERIFY(shown<QPlainTextEdit>(u"edit:"_s + path));
    QCOMPARE(shown<QPlainTextEdit>(u"edit:"_s + path)->placeholderText(), u"Mixed values"_s);
    QCOMPARE(directory->askedAttributes.size(), 3);
}

void TestFormCare::allThatIsSelectedIsRead()
{
    directory->rowsBehaviour.windowed = true;
    open();
    QTRY_VERIFY(!table()->model()->index(0, 0).data(int(ResourceTableModel::Role::Id)).toString().isEmpty());
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    QTRY_COMPARE(staged().size(), 240);
    QSet<QString> ids;
    for (const Change &change : staged())
        ids.insert(change.id);
    QCOMPARE(ids.size(), 240);
    QVERIFY2(said().contains(u"240 deletion"_s), qPrintable(said()));
    QVERIFY(!shown<MessageStrip>(u"selectionStrip"_s));
}

void TestFormCare::readingCanBeStopped()
{
    directory->rowsBehaviour.windowed = true;
    open();
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    directory->rowsBehaviour.silent = true;
    key(Qt::Key_Delete);
    auto *strip = shown<MessageStrip>(u"selectionStrip"_s);
    QVERIFY(strip);
    QVERIFY2(strip->text().contains(u"240"_s), qPrintable(strip->text()));
    QTest::mouseClick(strip->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
    QVERIFY(!strip->isVisible());
    QVERIFY2(said().contains(u"nothing was changed"_s), qPrintable(said()));
    QVERIFY(staged().isEmpty());
}

void TestFormCare::readingIsAskedForWhereItCosts()
{
    directory->rowsBehaviour.windowed = true;
    ServiceDescription description = richDescription();
    description.profile.price.perCall = 0.002;
    description.profile.price.currency = u"USD"_s;
    open(description);
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    const qsizetype sources = directory->sources.size();
    key(Qt::Key_Delete);
    auto *strip = shown<MessageStrip>(u"selectionStrip"_s);
    QVERIFY(strip);
    QVERIFY2(strip->text().contains(u"of the 240 selected"_s) && strip->text().contains(u"call"_s), qPrintable(strip->text()));
    QCOMPARE(directory->sources.size(), sources); // nothing is asked before
    QTest::mouseClick(strip->findChild<QToolButton *>(u"messageAction"_s), Qt::LeftButton);
    QTRY_COMPARE(staged().size(), 240);
}

/// The page goes while it asks, or reads.
void TestFormCare::leavingWhileSelectionIsRead_data()
{
    QTest::addColumn<double>("price");
    QTest::newRow("asked") << 0.002;
    QTest::newRow("reading") << 0.0;
}

void TestFormCare::leavingWhileSelectionIsRead()
{
    QFETCH(double, price);
    directory->rowsBehaviour.windowed = true;
    ServiceDescription description = richDescription();
    description.profile.price.perCall = price;
    open(description);
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    directory->rowsBehaviour.silent = true;
    key(Qt::Key_Delete);
    QVERIFY(shown<MessageStrip>(u"selectionStrip"_s));
    window->showDirectory(nullptr, SavedConnection::Environment::Test);
    QVERIFY(!window->session());
}

void TestFormCare::tooManyAreRefused()
{
    directory = std::make_unique<FakeDirectory>(u"Harbour Authority"_s, 5200);
    open();
    QTRY_COMPARE(table()->model()->rowCount(), 5200);
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    QVERIFY(staged().isEmpty());
    QVERIFY2(said().contains(u"5,200"_s) && said().contains(u"5,000"_s), qPrintable(said()));
}

void TestFormCare::fileOpensReadOnlyNot()
{
    open();
    window->workspace()->openChanges();
    QTRY_VERIFY(window->workspace()->changesPage());
    auto *opening = shown<QToolButton>(u"changesOpen"_s);
    QVERIFY(opening && opening->isEnabled());
    window->session()->setReadOnly(true);
    QVERIFY(!opening->isEnabled());
    QVERIFY(opening->toolTip().contains(u"reading only"_s));
}

QTEST_MAIN(TestFormCare)
#include "tst_formcare.moc"
