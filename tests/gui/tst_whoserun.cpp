// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/whoserun.h"
#include "widgets/placeline.h"

#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

/// A run whose directory nobody can tell is asked for before it goes on.
class TestWhoseRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksInTheColourOfTheConnection()
    {
        const QColor color(0x1f6feb);
        DirectoryId here(u"https://h.example/scim"_s);
        here.isKnown = true;
        here.name = u"Contoso"_s;
        here.connectionId = u"some-id"_s;
        const RunRecord run {.summary = {.run = 7}, .info = {.baseUrl = here.baseUrl, .connection = u"Fabrikam"_s}};
        QWidget parent;
        int went = 0;
        WhoseRun::ask(&parent, run, here, color, [&went] { ++went; });
        auto *box = parent.findChild<QMessageBox *>(u"whoseRunDialog"_s);
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(u"Contoso"_s));
        auto *same = box->findChild<QPushButton *>(u"whoseRunSame"_s);
        const QImage icon = same->icon().pixmap(16).toImage();
        QCOMPARE(icon.pixelColor(icon.rect().center()), color);
        QCOMPARE(went, 0);
        same->click();
        QCOMPARE(went, 1);
    }
    void saysThatTheTokenIsAnother()
    {
        DirectoryId here(u"https://h.example/scim"_s);
        here.isKnown = true;
        here.name = u"Contoso"_s;
        here.connectionId = u"some-id"_s;
        here.account = u"mark"_s;
        DirectoryId made = here;
        made.account = u"other"_s;
        const RunRecord run {.summary = {.run = 7}, .info = {.baseUrl = here.baseUrl, .connection = u"Contoso"_s, .directory = made.toText()}};
        QWidget parent;
        int went = 0;
        WhoseRun::ask(&parent, run, here, Qt::red, [&went] { ++went; });
        QCOMPARE(went, 0);
        auto *box = parent.findChild<QMessageBox *>(u"whoseRunDialog"_s);
        QVERIFY(box && box->text().contains(u"another token"_s));
    }
    /// Whatever dialog is opened over it, before or after it was told.
    void everyConfirmationSaysWhere()
    {
        QWidget workspace;
        QDialog before(&workspace);
        const PlaceLine early(&before);
        QVERIFY(early.isHidden());
        PlaceLine::setPlace(workspace, u"Contoso"_s, QColor(0x1f6feb));
        QDialog dialog(&workspace);
        PlaceLine late(&dialog);
        for (const PlaceLine *line : {&early, &std::as_const(late)}) {
            QVERIFY(!line->isHidden());
            QCOMPARE(line->findChild<QLabel *>(u"placeName"_s)->text(), u"Contoso"_s);
        }
        late.resize(300, 24);
        QCOMPARE(late.grab().toImage().pixelColor(1, 12), QColor(0x1f6feb));
    }
};

QTEST_MAIN(TestWhoseRun)
#include "tst_whoserun.moc"
