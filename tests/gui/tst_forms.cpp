// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "fakes/roletoken.h"
#include "form/editsession.h"
#include "forms/createdialog.h"
#include "forms/fieldrow.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "gui/accessibility.h"
#include "gui/windowfixture.h"
#include "review/changespage.h"
#include "review/guardform.h"
#include "review/reviewpage.h"
#include "shell/workspace.h"
#include "widgets/codeview.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Provost;

namespace {

const QString &extensionUrn()
{
    static const QString urn = u"urn:example:params:scim:schemas:extension:2.0:User"_s;
    return urn;
}

} // namespace

/// Editing in the real window over a directory in memory, with mouse and keys. Nothing is ever sent: what counts is what is staged.
class TestForms : public QObject, protected WindowFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { showWindow(); }
    void cleanup() { closeWindow(); }

    void editedFieldIsStaged();
    void reviewTakesWhatIsBeingTyped();
    void revertButtonPutsBack();
    void undoAndRedoByGesture();
    void wrongValueIsSaidAndNotStaged();
    void takenUserNameIsSaid();
    void referenceIsPicked();
    void valuesAreAddedAndRemoved();
    void photoInAnAddressIsShown();
    void primaryIsOneAtMost();
    void everyKindIsEdited();
    void jsonErrorIsMarked();
    void passwordIsShownOnce();
    void attributeIsReadOnRequest();
    void newUserIsStaged();
    void templateBeginsWithTheOther();
    void manyAreEditedAtOnce();
    void cellIsEditedInPlace();
    void disableEnableDelete();
    void twoAreCompared();
    void changesPageListsAndReverts();
    void changesAreSavedAndOpened();
    void reviewShowsWhatWouldBeSent();
    void reviewSaysWhatIsSoAlready();
    void guardWantsItsWord();
    void draftOutlivesTheWindow();
    void readOnlyConnectionRefuses();
    void rolesGreyOutWhatTheyDoNotPermit_data();
    void rolesGreyOutWhatTheyDoNotPermit();
    void synchronisedAccountIsLocked();
    void walkingKeepsTheForm();
    void threeHundredAttributes();
    void formIsFiltered();
    void controlsAreNamed();

private:
    template <typename T>
    T *shown(const QString &name, QWidget *in = nullptr) const
    {
        const QList<T *> all = (in ? in : m_window.get())->findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    QLineEdit *edit(const QString &path) const { return shown<QLineEdit>(u"edit:"_s + path); }
    QString textOf(const QString &label) const
    {
        const auto *found = shown<ElidedLabel>(label);
        return found ? found->text() : QString();
    }
    QString problemOf(const QString &path) const
    {
        const auto *label = shown<QLabel>(u"problem:"_s + path);
        return label ? label->text() : QString();
    }
    const QList<Change> &staged() const { return m_window->session()->changes().changes; }
    Json stagedAttributes() const { return staged().isEmpty() ? Json() : staged().first().attributes; }
    void open(const ServiceDescription &description = richDescription(), const Redacted<QByteArray> &token = {});
    void clickRow(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void openForm(int row);
    void type(QWidget *into, const QString &text);
    void reveal(const QString &path);
    QString extended(const QString &name) const { return extensionUrn() + u':' + name; }
};

void TestForms::initTestCase()
{
    prepare();
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestForms::open(const ServiceDescription &description, const Redacted<QByteArray> &token)
{
    if (!token.isEmpty())
        m_directory = std::make_unique<FakeDirectory>(u"Harbour Authority"_s, 240, nullptr, token);
    m_directory->setCachedDescription(description);
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(table());
    QTRY_VERIFY(table()->model()->rowCount() > 0);
}

void TestForms::clickRow(int row, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, table()->visualRect(table()->model()->index(row, 0)).center());
}

void TestForms::openForm(int row)
{
    clickRow(row);
    const int before = m_directory->fetches;
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY(shown<FormView>(u"formView"_s));
    QTRY_VERIFY(m_directory->fetches > before); // all of it is there
}

void TestForms::type(QWidget *into, const QString &text)
{
    QVERIFY(into);
    into->setFocus();
    QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(into, text);
}

/// Scrolls the field into sight, made if it is not yet.
void TestForms::reveal(const QString &path)
{
    auto *panel = shown<FormPanel>(u"formPanel"_s);
    QVERIFY(panel);
    panel->view()->finish();
    panel->focusField(*AttributeName::parse(path));
}

void TestForms::editedFieldIsStaged()
{
    open();
    openForm(7);
    type(edit(u"title"_s), u"Lighthouse Keeper"_s);
    QVERIFY(staged().isEmpty()); // not before the field is left
    QTest::keyClick(edit(u"title"_s), Qt::Key_Tab);
    QCOMPARE(staged().size(), 1);
    QCOMPARE(staged().first().kind, ChangeKind::Update);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"title":"Lighthouse Keeper"})"));
    QCOMPARE(staged().first().before.id(), m_directory->resources[u"/Users"_s].at(7).id());
    QVERIFY2(textOf(u"formSummary"_s).contains(u"1 edit"_s), qPrintable(textOf(u"formSummary"_s)));
    QCOMPARE(textOf(u"detailMark"_s), u"edited"_s);
    const QModelIndex changes = m_window->workspace()->navigation().entry(NavigationModel::Entry::Changes);
    QCOMPARE(changes.data(int(NavigationModel::Role::Badge)).toInt(), 1);
    QCOMPARE(table()->model()->index(7, 0).data(int(ResourceTableModel::Role::Mark)).toInt(), int(RowMarks::Mark::Edited));
    QVERIFY(shown<FieldRow>(u"field:title"_s)->toolTip().contains(u"Was: "_s));
    QLineEdit *name = edit(u"userName"_s); // who only looks leaves it at its beginning, too
    name->setFocus();
    QTest::keyClick(name, Qt::Key_End);
    QVERIFY(name->cursorPosition() > 0);
    QTest::keyClick(name, Qt::Key_Tab);
    QCOMPARE(name->cursorPosition(), 0);
}

/// The button must not want the field to be left first: a disabled button takes no focus, and nobody would know what it waits for.
void TestForms::reviewTakesWhatIsBeingTyped()
{
    open();
    openForm(7);
    auto *review = shown<QPushButton>(u"formMain"_s);
    QVERIFY(!review->isEnabled());
    type(edit(u"title"_s), u"Lighthouse Keeper"_s);
    QVERIFY(staged().isEmpty());
    QVERIFY(review->isEnabled());
    QTest::mouseClick(review, Qt::LeftButton);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"title":"Lighthouse Keeper"})"));
    QTRY_VERIFY(m_window->workspace()->reviewPage());
}

void TestForms::revertButtonPutsBack()
{
    open();
    openForm(7);
    const QString before = edit(u"title"_s)->text();
    type(edit(u"title"_s), u"Other"_s);
    QTest::keyClick(edit(u"title"_s), Qt::Key_Return);
    QCOMPARE(staged().size(), 1);
    auto *revert = shown<QToolButton>(u"revert:title"_s);
    QVERIFY(revert && revert->toolTip().contains(before));
    QTest::mouseClick(revert, Qt::LeftButton);
    QVERIFY(staged().isEmpty());
    QCOMPARE(edit(u"title"_s)->text(), before);
    QVERIFY(!shown<QToolButton>(u"revert:title"_s));
}

void TestForms::undoAndRedoByGesture()
{
    open();
    openForm(2);
    const QString before = edit(u"title"_s)->text();
    type(edit(u"title"_s), u"One"_s);
    QTest::keyClick(edit(u"title"_s), Qt::Key_Return);
    type(edit(u"displayName"_s), u"Two"_s);
    QTest::keyClick(edit(u"displayName"_s), Qt::Key_Return);
    QCOMPARE(stagedAttributes().size(), 2);
    table()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"title":"One"})"));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged().isEmpty());
    QCOMPARE(edit(u"title"_s)->text(), before);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(edit(u"title"_s)->text(), u"One"_s);
    QVERIFY(textOf(u"saidLabel"_s).contains(u"Job title"_s));
}

void TestForms::wrongValueIsSaidAndNotStaged()
{
    open();
    openForm(1);
    const QString floor = extended(u"floor"_s);
    reveal(floor);
    type(edit(floor), u"third"_s);
    QVERIFY2(problemOf(floor).contains(u"whole number"_s), qPrintable(problemOf(floor)));
    QTest::keyClick(edit(floor), Qt::Key_Tab);
    QVERIFY(staged().isEmpty());
    QVERIFY(textOf(u"formSummary"_s).contains(u"1 problem"_s));
    type(edit(floor), u"3"_s);
    QVERIFY(problemOf(floor).isEmpty());
    QTest::keyClick(edit(floor), Qt::Key_Return);
    QCOMPARE(staged().size(), 1);
}

void TestForms::takenUserNameIsSaid()
{
    open();
    openForm(1);
    type(edit(u"userName"_s), u"user002@harbour.example"_s);
    QCOMPARE(m_directory->finds, 0);
    QTRY_VERIFY2(problemOf(u"userName"_s).contains(u"Aiko Tanaka"_s), qPrintable(problemOf(u"userName"_s)));
    QCOMPARE(m_directory->finds, 1); // for all the keys together
    QTest::keyClick(edit(u"userName"_s), Qt::Key_Return);
    QVERIFY(staged().isEmpty());
    type(edit(u"userName"_s), u"nobody@harbour.example"_s);
    QTRY_COMPARE(m_directory->finds, 2);
    QTRY_VERIFY(problemOf(u"userName"_s).isEmpty());
    type(edit(u"userName"_s), u"user002@harbour.example"_s);
    QVERIFY(!problemOf(u"userName"_s).isEmpty()); // known already: not asked again
    QCOMPARE(m_directory->finds, 2);
}

void TestForms::referenceIsPicked()
{
    open();
    openForm(7);
    const QString manager = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"_s;
    reveal(manager);
    QCOMPARE(edit(manager)->text(), u"Tor Lie"_s); // a name, not an id
    type(edit(manager), u"tanaka"_s);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *offers = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    QVERIFY(offers && offers->model()->rowCount() > 0);
    QTest::keyClick(offers, Qt::Key_Return);
    QTRY_COMPARE(staged().size(), 1);
    const Json boss = stagedAttributes().value(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User").value(u"manager");
    QCOMPARE(boss.value(u"value").toString(), m_directory->resources[u"/Users"_s].at(2).id());
    QCOMPARE(edit(manager)->text(), u"Aiko Tanaka"_s);
    type(edit(manager), u"no such person"_s);
    QTest::keyClick(edit(manager), Qt::Key_Tab);
    QTRY_COMPARE(edit(manager)->text(), u"Aiko Tanaka"_s); // what was not chosen is no reference
}

void TestForms::valuesAreAddedAndRemoved()
{
    open();
    openForm(0);
    reveal(u"phoneNumbers"_s);
    QTest::mouseClick(shown<QPushButton>(u"edit:phoneNumbers"_s), Qt::LeftButton);
    QTRY_VERIFY(edit(u"phoneNumbers[1].value"_s));
    QVERIFY(staged().isEmpty()); // an empty line is no value
    type(edit(u"phoneNumbers[1].value"_s), u"+49 40 1"_s);
    QTest::keyClick(edit(u"phoneNumbers[1].value"_s), Qt::Key_Tab);
    QCOMPARE(stagedAttributes().value(u"phoneNumbers").size(), 2);
    QCOMPARE(stagedAttributes().value(u"phoneNumbers").at(1).value(u"value").toString(), u"+49 40 1"_s);
    QTest::mouseClick(shown<QToolButton>(u"remove:phoneNumbers[0]"_s), Qt::LeftButton);
    QCOMPARE(stagedAttributes().value(u"phoneNumbers").size(), 1);
    QTest::mouseClick(shown<QToolButton>(u"remove:phoneNumbers[0]"_s), Qt::LeftButton);
    QVERIFY(stagedAttributes().value(u"phoneNumbers").isNull());
}

/// RFC 7643 section 4.1.2: `photos` are addresses, and some servers give the picture itself as one.
void TestForms::photoInAnAddressIsShown()
{
    open();
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    Json user = m_directory->resources[u"/Users"_s].at(2).json();
    user.set(u"photos"_s, Json::array({Json::object({{u"value"_s, QString(u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64()))}, {u"type"_s, u"photo"_s}}),
                                       Json::object({{u"value"_s, u"https://photos.example/1.jpg"_s}, {u"type"_s, u"thumbnail"_s}})}));
    m_directory->resources[u"/Users"_s][2] = Resource(user);
    openForm(2);
    reveal(u"photos"_s);
    QTRY_VERIFY(shown<QLabel>(u"photoPicture"_s));
    QTRY_VERIFY(!shown<QLabel>(u"photoPicture"_s)->pixmap(Qt::ReturnByValue).isNull());
    QVERIFY(!edit(u"photos[0].value"_s)); // nobody types a picture
    QVERIFY(edit(u"photos[1].value"_s));
    QCOMPARE(edit(u"photos[1].value"_s)->text(), u"https://photos.example/1.jpg"_s);
    QVERIFY(staged().isEmpty());

    const QTemporaryDir folder;
    const QString file = folder.filePath(u"new.png"_s);
    QVERIFY(image.save(file));
    auto *load = shown<QToolButton>(u"edit:photos[1].value:load"_s);
    QVERIFY(load);
    QTest::mouseClick(load, Qt::LeftButton);
    auto *dialog = m_window->findChild<QFileDialog *>(u"photoFileDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QVERIFY2(stagedAttributes().value(u"photos").at(1).value(u"value").toString().startsWith("data:image/png;base64,"_L1), stagedAttributes().toBytes().constData());
}

void TestForms::primaryIsOneAtMost()
{
    open();
    openForm(0);
    reveal(u"emails"_s);
    auto *second = shown<QToolButton>(u"primary:emails[1]"_s);
    QVERIFY(second && !second->isChecked() && shown<QToolButton>(u"primary:emails[0]"_s)->isChecked());
    QTest::mouseClick(second, Qt::LeftButton);
    QVERIFY(!shown<QToolButton>(u"primary:emails[0]"_s)->isChecked());
    const Json mails = stagedAttributes().value(u"emails");
    QVERIFY(!mails.at(0).value(u"primary").toBool() && mails.at(1).value(u"primary").toBool());
    auto *kind = shown<QComboBox>(u"edit:emails[1].type"_s);
    QVERIFY(kind && kind->isEditable() && kind->findText(u"work"_s) >= 0);
}

void TestForms::everyKindIsEdited()
{
    open();
    openForm(3);
    reveal(extended(u"share"_s));
    type(edit(extended(u"share"_s)), u"0.10000000000000000001"_s);
    QTest::keyClick(edit(extended(u"share"_s)), Qt::Key_Return);
    type(edit(extended(u"since"_s)), u"2026-03-31 9:30"_s);
    QTest::keyClick(edit(extended(u"since"_s)), Qt::Key_Return);
    reveal(extended(u"trained"_s));
    QTest::mouseClick(shown<QPushButton>(u"edit:"_s + extended(u"trained"_s)), Qt::LeftButton);
    type(shown<QComboBox>(u"edit:"_s + extended(u"mode"_s))->lineEdit(), u"at sea"_s); // suggested, not forced
    QTest::keyClick(shown<QComboBox>(u"edit:"_s + extended(u"mode"_s)), Qt::Key_Return);
    const Json own = stagedAttributes().value(extensionUrn());
    QCOMPARE(own.value(u"share").numberText(), "0.10000000000000000001"_ba);
    QCOMPARE(own.value(u"since").toString(), u"2026-03-31T09:30:00Z"_s);
    QCOMPARE(own.value(u"trained"), Json(true));
    QCOMPARE(own.value(u"mode").toString(), u"at sea"_s);
    reveal(extended(u"trained"_s));
    QTest::mouseClick(shown<QPushButton>(u"edit:"_s + extended(u"trained"_s)), Qt::LeftButton); // again: not said
    QVERIFY(!stagedAttributes().value(extensionUrn()).contains(u"trained"));
    QVERIFY(!shown<QLineEdit>(u"edit:"_s + extended(u"serial"_s))); // the server's own
}

void TestForms::jsonErrorIsMarked()
{
    open();
    openForm(3);
    reveal(extended(u"shape"_s));
    auto *shape = shown<QPlainTextEdit>(u"edit:"_s + extended(u"shape"_s));
    type(shape, u"{\"corners\": }"_s);
    QVERIFY(problemOf(extended(u"shape"_s)).contains(u"JSON"_s));
    QCOMPARE(shape->extraSelections().size(), 1);
    QCOMPARE(shape->extraSelections().first().cursor.selectionStart(), 12);
    type(shape, u"{\"corners\": 3}"_s);
    QVERIFY(problemOf(extended(u"shape"_s)).isEmpty() && shape->extraSelections().isEmpty());
    QTest::keyClick(shape, Qt::Key_Tab);
    QCOMPARE(stagedAttributes().value(extensionUrn()).value(u"shape"), *Json::parse(R"({"corners":3})"));
}

void TestForms::passwordIsShownOnce()
{
    open();
    openForm(3);
    reveal(u"password"_s);
    auto *password = edit(u"password"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::mouseClick(shown<QToolButton>(u"edit:password:make"_s), Qt::LeftButton);
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    const QString made = password->text();
    QVERIFY(made.size() >= 16);
    QTest::mouseClick(shown<QToolButton>(u"edit:password:copy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), made);
    password->setFocus();
    edit(u"title"_s)->setFocus();
    QTRY_VERIFY(password->text().isEmpty());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QCOMPARE(stagedAttributes().value(u"password").toString(), made); // the change has it until it is sent
    QVERIFY(!m_window->session()->changes().toBytes().contains(made.toUtf8()));
}

void TestForms::attributeIsReadOnRequest()
{
    open();
    const QString id = m_directory->resources[u"/Users"_s].at(3).id();
    m_directory->onRequest[id] = Resource(Json::object({{u"id"_s, id}, {extensionUrn(), Json::object({{u"note"_s, u"allergic"_s}})}}));
    openForm(3);
    reveal(extended(u"mode"_s));
    QVERIFY(m_directory->askedAttributes.isEmpty()); // it may cost money, and be nobody's business
    QTest::mouseClick(shown<QToolButton>(u"read:"_s + extended(u"note"_s)), Qt::LeftButton);
    QTRY_VERIFY(shown<QPlainTextEdit>(u"edit:"_s + extended(u"note"_s)));
    QCOMPARE(m_directory->askedAttributes, QStringList {extended(u"note"_s)});
    QCOMPARE(shown<QPlainTextEdit>(u"edit:"_s + extended(u"note"_s))->toPlainText(), u"allergic"_s);
}

void TestForms::newUserIsStaged()
{
    open();
    QTest::mouseClick(shown<QToolButton>(u"newButton"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    auto *add = dialog->findChild<QPushButton *>(u"formMain"_s);
    QVERIFY(!add->isEnabled());
    auto *userName = dialog->findChild<QLineEdit *>(u"edit:userName"_s);
    QTRY_VERIFY(userName && userName->hasFocus()); // what is needed comes first
    QTest::keyClicks(userName, u"new@harbour.example"_s);
    QVERIFY(add->isEnabled());
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(staged().size(), 1);
    QCOMPARE(staged().first().kind, ChangeKind::Create);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"userName":"new@harbour.example"})"));
    QTRY_VERIFY(!m_window->findChild<CreateDialog *>());
    QVERIFY(textOf(u"saidLabel"_s).contains(u"Nothing was sent"_s));
}

void TestForms::templateBeginsWithTheOther()
{
    open();
    clickRow(4);
    QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier);
    auto *dialog = m_window->findChild<CreateDialog *>();
    QVERIFY(dialog);
    dialog->panel()->view()->finish();
    QCOMPARE(dialog->findChild<QLineEdit *>(u"edit:title"_s)->text(), m_directory->resources[u"/Users"_s].at(4).json().value(u"title").toString());
    QVERIFY(dialog->findChild<QLineEdit *>(u"edit:userName"_s)->text().isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CreateDialog *>());
    QVERIFY(staged().isEmpty());
}

void TestForms::manyAreEditedAtOnce()
{
    open();
    clickRow(0);
    clickRow(3, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY(edit(u"title"_s));
    auto *title = edit(u"title"_s);
    QVERIFY(title->text().isEmpty());
    QCOMPARE(title->placeholderText(), u"Mixed values"_s);
    QCOMPARE(edit(u"timezone"_s)->text(), u"Europe/Berlin"_s);
    auto *change = shown<QPushButton>(u"formMain"_s);
    QVERIFY(!change->isEnabled());
    type(title, u"Pilot"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(staged().isEmpty());
    QTest::mouseClick(change, Qt::LeftButton);
    QCOMPARE(staged().size(), 3); // one of the four is a pilot already
    for (const Change &one : staged())
        QCOMPARE(one.attributes, *Json::parse(R"({"title":"Pilot"})"));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged().isEmpty()); // one gesture
}

void TestForms::cellIsEditedInPlace()
{
    open();
    int column = -1;
    for (int i = 0; i < table()->model()->columnCount(); ++i) {
        if (table()->model()->headerData(i, Qt::Horizontal).toString() == "Job title"_L1)
            column = i;
    }
    QVERIFY(column >= 0);
    const QModelIndex cell = table()->model()->index(5, column);
    const QPoint middle = table()->visualRect(cell).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, middle);
    QTRY_VERIFY(edit(u"cell:title"_s));
    type(edit(u"cell:title"_s), u"Diver"_s);
    QTest::keyClick(edit(u"cell:title"_s), Qt::Key_Escape);
    QTRY_VERIFY(!edit(u"cell:title"_s));
    QVERIFY(staged().isEmpty());
    table()->setCurrentIndex(cell);
    QTest::keyClick(table(), Qt::Key_F2, Qt::ShiftModifier);
    QTRY_VERIFY(edit(u"cell:title"_s));
    type(edit(u"cell:title"_s), u"Diver"_s);
    QTest::keyClick(edit(u"cell:title"_s), Qt::Key_Return);
    QTRY_COMPARE(staged().size(), 1);
    QCOMPARE(staged().first().origin.kind, ChangeOrigin::Kind::Cell);
    QCOMPARE(cell.data().toString(), u"Diver"_s); // the table shows what is to be
    QVERIFY(cell.data(int(ResourceTableModel::Role::IsEdited)).toBool());
    QTRY_VERIFY(!edit(u"cell:title"_s));
}

void TestForms::disableEnableDelete()
{
    open();
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(stagedAttributes(), *Json::parse(R"({"active":false})"));
    QTest::keyClick(table(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(staged().isEmpty()); // it is enabled again, as it was
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(staged().first().kind, ChangeKind::Delete);
    QCOMPARE(table()->model()->index(0, 0).data(int(ResourceTableModel::Role::Mark)).toInt(), int(RowMarks::Mark::Deleted));
    QCOMPARE(textOf(u"detailMark"_s), u"to be deleted"_s);
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY(shown<QWidget>(u"formLockStrip"_s)); // and is not edited meanwhile
    QVERIFY(!edit(u"title"_s));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Backspace, Qt::ControlModifier);
    QVERIFY(staged().isEmpty());
    QTRY_VERIFY(edit(u"title"_s));
}

void TestForms::twoAreCompared()
{
    open();
    clickRow(0);
    clickRow(1, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_window->findChild<QDialog *>(u"compareDialog"_s);
    QVERIFY(dialog);
    auto *lines = dialog->findChild<QTableWidget *>(u"compareTable"_s);
    const int different = lines->rowCount();
    QVERIFY(different > 3);
    for (int row = 0; row < different; ++row)
        QVERIFY(lines->item(row, 1)->text() != lines->item(row, 2)->text() || lines->item(row, 0)->text().contains(u"E-mail"_s));
    QTest::mouseClick(dialog->findChild<QCheckBox *>(u"compareOnlyDifferent"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(lines->rowCount() > different);
    const auto heights = [lines] {
        QList<int> all;
        for (int row = 0; row < lines->rowCount(); ++row)
            all << lines->rowHeight(row);
        return all;
    };
    dialog->resize(dialog->width() * 2, dialog->height()); // what stood on two lines has room on one
    QTRY_VERIFY(lines->columnWidth(1) > dialog->width() / 4);
    const QList<int> laidOut = heights();
    lines->resizeRowsToContents();
    QCOMPARE(laidOut, heights());
}

void TestForms::changesPageListsAndReverts()
{
    open();
    openForm(2);
    type(edit(u"title"_s), u"Diver"_s);
    QTest::keyClick(edit(u"title"_s), Qt::Key_Return);
    clickRow(4);
    QTest::keyClick(table(), Qt::Key_Delete);
    m_window->workspace()->openChanges();
    QTRY_VERIFY(m_window->workspace()->changesPage());
    QTreeView *list = m_window->workspace()->changesPage()->list();
    QAbstractItemModel *model = list->model();
    QCOMPARE(model->rowCount(), 2);
    const QModelIndex first = model->index(0, 0);
    QCOMPARE(first.data().toString(), u"Aiko Tanaka"_s);
    QCOMPARE(model->rowCount(first), 1);
    QCOMPARE(model->index(0, 0, first).data().toString(), u"Job title"_s);
    QCOMPARE(model->index(0, 1, first).data().toString(), m_directory->resources[u"/Users"_s].at(2).json().value(u"title").toString());
    QCOMPARE(model->index(0, 2, first).data().toString(), u"Diver"_s);
    QVERIFY(shown<QPushButton>(u"changesReview"_s)->isEnabled());
    list->setFocus();
    list->setCurrentIndex(model->index(0, 0, first));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(model->rowCount(), 1);
    QTest::mouseClick(shown<QToolButton>(u"changesDiscard"_s), Qt::LeftButton);
    QVERIFY(staged().isEmpty());
    QTRY_VERIFY(shown<QWidget>(u"changesEmpty"_s));
    QTest::mouseClick(shown<QToolButton>(u"changesUndo"_s), Qt::LeftButton);
    QCOMPARE(staged().size(), 1);
}

void TestForms::changesAreSavedAndOpened()
{
    const QTemporaryDir folder;
    open();
    clickRow(4);
    QTest::keyClick(table(), Qt::Key_Delete);
    m_window->workspace()->openChanges();
    QTRY_VERIFY(m_window->workspace()->changesPage());
    QTest::mouseClick(shown<QToolButton>(u"changesSave"_s), Qt::LeftButton);
    auto *save = m_window->findChild<QFileDialog *>(u"changesSaveDialog"_s);
    QVERIFY(save);
    const QString file = folder.filePath(u"set.json"_s);
    Q_EMIT save->fileSelected(file);
    save->close();
    QTRY_VERIFY(QFile::exists(file));
    m_window->session()->staged().clear(u"x"_s);
    QTest::mouseClick(shown<QToolButton>(u"changesOpen"_s), Qt::LeftButton);
    auto *opening = m_window->findChild<QFileDialog *>(u"changesOpenDialog"_s);
    QVERIFY(opening);
    Q_EMIT opening->fileSelected(file);
    opening->close();
    QTRY_COMPARE(staged().size(), 1);
    QCOMPARE(staged().first().kind, ChangeKind::Delete);
}

void TestForms::reviewShowsWhatWouldBeSent()
{
    open();
    openForm(2);
    type(edit(u"title"_s), u"Diver"_s);
    QTest::keyClick(edit(u"title"_s), Qt::Key_Return);
    reveal(u"password"_s);
    type(edit(u"password"_s), u"s3cret-and-long"_s);
    edit(u"title"_s)->setFocus();
    QTRY_COMPARE(stagedAttributes().size(), 2);
    QTest::mouseClick(shown<QPushButton>(u"formMain"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->workspace()->reviewPage());
    QTRY_VERIFY(shown<QLabel>(u"reviewFacts"_s)->text().contains(u"3 request"_s));
    auto *requests = shown<CodeView>(u"reviewRequests"_s);
    const QString id = m_directory->resources[u"/Users"_s].at(2).id();
    QVERIFY2(requests->text().startsWith(u"PATCH /scim/Users/%1 HTTP/1.1\nHost: 127.0.0.1:9\n"_s.arg(id)), qPrintable(requests->text()));
    QVERIFY(requests->text().contains(u"Diver"_s) && !requests->text().contains(u"s3cret"_s));
    auto *format = shown<QComboBox>(u"reviewFormat"_s);
    format->setCurrentIndex(1);
    QVERIFY(requests->text().startsWith(u"curl -X PATCH 'http:"_s) && requests->text().contains(u"$TOKEN"_s));
    format->setCurrentIndex(2);
    QVERIFY(requests->text().contains(u"Invoke-RestMethod -Method PATCH"_s) && !requests->text().contains(u"s3cret"_s));
    QTest::mouseClick(shown<QToolButton>(u"reviewBack"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->workspace()->changesPage());
}

/// Or who asked for it looks for it among the requests.
void TestForms::reviewSaysWhatIsSoAlready()
{
    open();
    EditSession &session = *m_window->session();
    const Resource person = m_directory->resources[u"/Users"_s].at(2);
    const Resource group = m_directory->resources[u"/Groups"_s].at(0);
    const QString member = group.json().value(u"members").at(0).value(u"value").toString();
    const QString other = m_directory->resources[u"/Users"_s].at(1).id();
    Change edit {.resourceType = u"User"_s, .id = person.id(), .attributes = Json::object({{u"nickName"_s, u"Di"_s}}), .before = person};
    session.staged().stage({edit}, u"Edit"_s);
    m_window->workspace()->openReview();
    QTRY_VERIFY(m_window->workspace()->reviewPage());
    QTRY_COMPARE(m_window->workspace()->reviewPage()->plan().steps.size(), 1);
    QVERIFY(!shown<MessageStrip>(u"reviewDropped"_s));
    edit.attributes = Json::object({{u"title"_s, person.json().value(u"title")}});
    session.staged().stage({edit, {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group.id(), .members = {member, other}, .before = group}}, u"More"_s);
    QTRY_VERIFY(shown<MessageStrip>(u"reviewDropped"_s));
    QStringList lines = shown<MessageStrip>(u"reviewDropped"_s)->text().split(u'\n');
    QCOMPARE(lines.takeFirst(), u"This is not sent:"_s);
    lines.sort();
    QStringList expected {u"%1: has this value already: Job title"_s.arg(person.displayText()), u"%1: already a member: %2"_s.arg(group.displayText(), session.nameOf(member))};
    expected.sort();
    QCOMPARE(lines, expected);
}

void TestForms::guardWantsItsWord()
{
    open();
    clickRow(4);
    QTest::keyClick(table(), Qt::Key_Delete);
    m_window->workspace()->openReview();
    QTRY_VERIFY(shown<QLineEdit>(u"guardAnswer0"_s));
    auto *guard = shown<GuardForm>(u"guardForm"_s);
    QVERIFY(!guard->isAnswered());
    auto *answer = shown<QLineEdit>(u"guardAnswer0"_s);
    const QString word = m_window->workspace()->reviewPage()->plan().objects.isEmpty() ? QString() : guardQuestions(m_window->workspace()->reviewPage()->plan(), {}).first().confirmation;
    QVERIFY(!word.isEmpty());
    type(answer, word);
    QVERIFY(guard->isAnswered());
    QCOMPARE(m_window->workspace()->reviewPage()->confirmations(), QStringList {word});
}

void TestForms::draftOutlivesTheWindow()
{
    const QTemporaryDir folder;
    m_services->drafts = QDir(folder.path());
    open();
    clickRow(4);
    QTest::keyClick(table(), Qt::Key_Delete);
    const QString id = staged().first().id;
    m_window.reset();
    m_directory = std::make_unique<FakeDirectory>();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1280, 800);
    m_window->show();
    open();
    QTRY_COMPARE(staged().size(), 1);
    QCOMPARE(staged().first().id, id);
    QVERIFY(m_window->session()->staged().undoStack().count() == 0);
}

void TestForms::readOnlyConnectionRefuses()
{
    open();
    m_window->session()->setReadOnly(true);
    clickRow(1);
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(staged().isEmpty());
    QVERIFY2(textOf(u"saidLabel"_s).contains(u"reading only"_s), qPrintable(textOf(u"saidLabel"_s)));
    QVERIFY(!shown<QToolButton>(u"detailEdit"_s)->isEnabled());
    QVERIFY(shown<QToolButton>(u"detailEdit"_s)->accessibleDescription().contains(u"reading only"_s));
    for (const auto &name : {u"editAction"_s, u"newAction"_s, u"templateAction"_s, u"disableAction"_s, u"deleteAction"_s})
        QVERIFY2(!m_window->findChild<QAction *>(name)->isEnabled(), qPrintable(name));
    QVERIFY(m_window->findChild<QAction *>(u"compareAction"_s)->isEnabled());
    m_window->session()->setReadOnly(false);
    QVERIFY(shown<QToolButton>(u"detailEdit"_s)->isEnabled());
    QVERIFY(m_window->findChild<QAction *>(u"deleteAction"_s)->isEnabled());

    // and a form that is open already is locked
    openForm(1);
    m_window->session()->setReadOnly(true);
    QTRY_VERIFY(shown<QWidget>(u"formLockStrip"_s));
    QVERIFY(!edit(u"title"_s));
    QVERIFY(shown<QLabel>(u"locked:title"_s));
}

void TestForms::rolesGreyOutWhatTheyDoNotPermit_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QStringList>("enabled");
    QTest::addColumn<QStringList>("denied");
    QTest::addColumn<QString>("lacks");
    QTest::newRow("reader") << QStringList {u"User.Read.All"_s} << QStringList {u"compareAction"_s}
                            << QStringList {u"editAction"_s, u"editCellAction"_s, u"newAction"_s, u"templateAction"_s, u"enableAction"_s, u"disableAction"_s, u"deleteAction"_s}
                            << u"User.ReadUpdate.All"_s;
    QTest::newRow("updater") << QStringList {u"User.ReadUpdate.All"_s} << QStringList {u"editAction"_s, u"editCellAction"_s, u"enableAction"_s, u"disableAction"_s}
                             << QStringList {u"newAction"_s, u"templateAction"_s, u"deleteAction"_s} << u"User.ReadWrite.All"_s;
    QTest::newRow("all") << QStringList {u"User.ReadWrite.All"_s} << QStringList {u"editAction"_s, u"newAction"_s, u"templateAction"_s, u"deleteAction"_s} << QStringList() << QString();
    QTest::newRow("not told") << QStringList() << QStringList {u"editAction"_s, u"newAction"_s, u"deleteAction"_s} << QStringList() << QString();
}

void TestForms::rolesGreyOutWhatTheyDoNotPermit()
{
    QFETCH(QStringList, roles);
    QFETCH(QStringList, enabled);
    QFETCH(QStringList, denied);
    QFETCH(QString, lacks);
    ServiceDescription description = richDescription();
    description.profile.id = u"entra"_s;
    open(description, tokenWith(roles));
    clickRow(1);
    QStringList tips;
    for (const QString &name : enabled)
        QVERIFY2(m_window->findChild<QAction *>(name)->isEnabled(), qPrintable(name));
    for (const QString &name : denied) {
        const QAction *action = m_window->findChild<QAction *>(name);
        QVERIFY2(!action->isEnabled(), qPrintable(name));
        QVERIFY2(action->toolTip().contains(u"lacks"_s), qPrintable(action->toolTip()));
        tips << action->toolTip();
    }
    QVERIFY2(tips.join(u'\n').contains(lacks), qPrintable(tips.join(u'\n')));
    QCOMPARE(shown<QToolButton>(u"detailEdit"_s)->isEnabled(), !denied.contains(u"editAction"_s));
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(staged().isEmpty(), denied.contains(u"deleteAction"_s));
    if (denied.contains(u"deleteAction"_s))
        QVERIFY2(textOf(u"saidLabel"_s).contains(u"User.ReadWrite.All"_s), qPrintable(textOf(u"saidLabel"_s)));
}

void TestForms::synchronisedAccountIsLocked()
{
    ServiceDescription description = richDescription();
    description.profile.readOnlyWhen[u"User"_s] = {{.when = u"userName eq \"user003@harbour.example\""_s, .code = u"synchronised"_s}};
    open(description);
    openForm(3);
    auto *strip = shown<QWidget>(u"formLockStrip"_s);
    QVERIFY(strip && strip->accessibleName().contains(u"on-premises"_s));
    QVERIFY(!edit(u"title"_s));
    clickRow(4);
    QTRY_VERIFY(edit(u"title"_s));
}

void TestForms::walkingKeepsTheForm()
{
    open();
    openForm(1);
    auto *view = shown<FormView>(u"formView"_s);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(shown<FormView>(u"formView"_s), view);
    QCOMPARE(edit(u"userName"_s)->text(), u"user003@harbour.example"_s);
    edit(u"userName"_s)->setFocus();
    QTest::keyClick(edit(u"userName"_s), Qt::Key_Escape);
    QTRY_VERIFY(!shown<FormView>(u"formView"_s));
    QVERIFY(table()->hasFocus());
}

void TestForms::threeHundredAttributes()
{
    open(wideDescription(304));
    openForm(1);
    auto *view = shown<FormView>(u"formView"_s);
    auto *model = shown<FormPanel>(u"formPanel"_s)->model();
    const int last = model->indexOf({u"urn:example:wide:2.0:User"_s, u"field300"_s, {}});
    QVERIFY(last > 300);
    QTRY_VERIFY(view->row(last)); // made when there was time
    view->showField(last);
    QTRY_VERIFY(edit(u"urn:example:wide:2.0:User:field300"_s)->hasFocus());
}

void TestForms::formIsFiltered()
{
    open();
    openForm(1);
    type(shown<QLineEdit>(u"formFind"_s), u"time"_s);
    QTRY_VERIFY(edit(u"timezone"_s));
    QVERIFY(!edit(u"title"_s));
    shown<QLineEdit>(u"formFind"_s)->clear();
    QTRY_VERIFY(edit(u"title"_s));
}

void TestForms::controlsAreNamed()
{
    open();
    openForm(1);
    shown<FormView>(u"formView"_s)->finish();
    QTest::mouseClick(shown<QPushButton>(u"edit:phoneNumbers"_s), Qt::LeftButton);
    QCOMPARE(namelessControls(*m_window), QStringList());
    m_window->workspace()->openChanges();
    QTRY_VERIFY(m_window->workspace()->changesPage());
    QCOMPARE(namelessControls(*m_window), QStringList());
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
