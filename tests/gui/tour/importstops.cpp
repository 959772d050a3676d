// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "import/importpage.h"
#include "shell/workspace.h"

#include <QComboBox>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// The wizard with a table of these rows, as if they had been pasted.
void waitForTable(Guide &guide, ImportPage *page)
{
    guide.settle();
    for (int i = 0; i < 400 && !page->importing().hasTable(); ++i)
        QTest::qWait(10);
    guide.settle();
}

ImportPage *importOf(Guide &guide, const QString &rows)
{
    guide.goTo(NavigationModel::Entry::Import);
    ImportPage *page = guide.window->workspace()->importPage();
    QMimeData data;
    data.setText(rows);
    page->take(data);
    waitForTable(guide, page);
    return page;
}

/// Umlauts as Windows wrote them before Unicode, and too few words to be sure of that.
QWidget *guessedEncoding(Guide &guide)
{
    QFile file(guide.dir.filePath(u"zugaenge.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write("Vorname;Nachname;E-Mail\nJ\xFCrgen;Gro\xDF;jg@harbour.example\n") <= 0)
        return nullptr;
    file.close();
    guide.goTo(NavigationModel::Entry::Import);
    ImportPage *page = guide.window->workspace()->importPage();
    page->openFile(file.fileName());
    waitForTable(guide, page);
    return nullptr;
}

void goOn(Guide &guide, ImportPage *page)
{
    page->goOn();
    for (int i = 0; i < 400 && page->importing().work() != ImportSession::Work::None; ++i)
        QTest::qWait(10);
    guide.settle();
}

QString joiners()
{
    QString rows = u"Benutzername;Vorname;Nachname;Dienstliche E-Mail-Adresse (Pflichtfeld);Abteilung und Kostenstelle der Beschäftigung;Vorgesetzter;Aktiv?;Gruppen\n"_s;
    const QStringList given {u"Mira"_s, u"Jürgen"_s, u"Søren"_s, u"Łucja"_s, u"Νίκος"_s, u"Aiko"_s};
    const QStringList family {u"Kolb"_s, u"Groß"_s, u"Østergård"_s, u"Wójcik"_s, u"Παππάς"_s, u"Tanaka"_s};
    for (int i = 0; i < 24; ++i) {
        const QString who = u"neu%1"_s.arg(i);
        rows += u"%1@harbour.example;%2;%3;%1@harbour.example;Hafenbetrieb %4;;%5;\n"_s.arg(who, given[i % 6], family[i % 6]).arg(4000 + i).arg(i % 5 == 3 ? u"vielleicht"_s : u"ja"_s);
    }
    return rows;
}

QString wideRows()
{
    QStringList header {u"Benutzername"_s};
    QStringList cells {u"mira@harbour.example"_s};
    for (int i = 1; i < 200; ++i) {
        header << u"Sehr lange Spaltenüberschrift Nummer %1"_s.arg(i);
        cells << u"Wert %1"_s.arg(i);
    }
    return header.join(u';') + u'\n' + cells.join(u';') + u'\n' + cells.join(u';').replace(u"mira"_s, u"tor"_s) + u'\n';
}

/// Rules, look-up tables: the other sides of the mapping.
QWidget *importLines(Guide &guide, int tab)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    const QString dept = page->importing().sample().header.names.at(4);
    page->importing().mappingModel().load([&] {
        ColumnMapping mapping = page->importing().mappingModel().mapping();
        mapping.rules = {{.column = dept, .equals = u"Hafenbetrieb 4000"_s, .groups = {u"Lotsen"_s, u"Personal"_s}, .set = {{u"title"_s, u"Lotsin"_s}}},
                         {.column = u"Standort"_s, .equals = u"Bergen"_s, .set = {{u"timezone"_s, u"Europe/Oslo"_s}}}};
        mapping.lookups = {{u"Kostenstellen"_s, {{u"Hafenbetrieb 4000"_s, u"4711"_s}, {u"Hafenbetrieb 4001"_s, u"4712"_s}}}};
        return mapping;
    }());
    page->findChild<QTabBar *>(u"mappingTabs"_s)->setCurrentIndex(tab);
    guide.settle();
    return nullptr;
}

QWidget *importPasswords(Guide &guide)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    goOn(guide, page);
    goOn(guide, page);
    auto *kind = page->findChild<QComboBox *>(u"passwordKind"_s);
    kind->setCurrentIndex(1);
    guide.settle();
    return nullptr;
}

QWidget *importReport(Guide &guide)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    goOn(guide, page);
    goOn(guide, page);
    ImportSession &session = page->importing();
    session.stage();
    for (int i = 0; i < 400 && session.waiting() == 0; ++i)
        QTest::qWait(10);
    guide.goTo(NavigationModel::Entry::Import); // staging leads on to the review
    QHash<int, StepOutcome> outcomes;
    for (int i = 0; i < session.requests().steps.size(); ++i) {
        StepOutcome outcome {.state = i % 7 == 2 ? StepState::Failed : StepState::Done, .id = QString::number(i)};
        if (outcome.state == StepState::Failed)
            outcome.error = Error {.kind = ErrorKind::Scim, .detail = u"userName is taken"_s, .httpStatus = 409, .scimType = u"uniqueness"_s};
        outcomes.insert(i, outcome);
    }
    session.setOutcome(session.requests(), outcomes);
    for (int i = 0; i < 400 && !session.report(); ++i)
        QTest::qWait(10);
    return nullptr;
}

} // namespace

std::vector<Stop> importStops()
{
    return {
        {u"import"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Import); return nullptr; }},
        {u"import-file-guessed"_s, [](Guide &g) -> QWidget * { return guessedEncoding(g); }},
        {u"import-file"_s, [](Guide &g) -> QWidget * { importOf(g, joiners()); return nullptr; }},
        {u"import-columns"_s, [](Guide &g) -> QWidget * { goOn(g, importOf(g, joiners())); return nullptr; }},
        {u"import-rules"_s, [](Guide &g) -> QWidget * { return importLines(g, 1); }},
        {u"import-lookups"_s, [](Guide &g) -> QWidget * { return importLines(g, 2); }},
        {u"import-passwords"_s, [](Guide &g) -> QWidget * { return importPasswords(g); }},
        {u"import-columns-200"_s, [](Guide &g) -> QWidget * { goOn(g, importOf(g, wideRows())); return nullptr; }},
        {u"import-file-200"_s, [](Guide &g) -> QWidget * { importOf(g, wideRows()); return nullptr; }},
        {u"import-check"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners()); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-check-all-wrong"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners().replace(u";ja;"_s, u";jein;"_s)); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-no-rows"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, u"Benutzername;Vorname\n"_s); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-plan"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners()); goOn(g, page); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-report"_s, [](Guide &g) -> QWidget * { return importReport(g); }},
    };
}

} // namespace Provost
