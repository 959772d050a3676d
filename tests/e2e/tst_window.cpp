// SPDX-License-Identifier: GPL-3.0-or-later
#include "appservices.h"
#include "browse/resourcetable.h"
#include "directory/directory.h"
#include "directory/navigationmodel.h"
#include "net/connection.h"
#include "net/governor.h"
#include "net/httplog.h"
#include "settings/preferences.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Provost;
using namespace Qt::StringLiterals;

/// The program as it is shipped: its own services, its own practice directory over HTTP, the real window, mouse and keys.
class tst_Window : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home; ///< a new one each time: the window remembers its page
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;

    template <typename T>
    T *shown(const QString &name) const
    {
        const QList<T *> all = m_window->findChildren<T *>(name);
        const auto found = std::find_if(all.begin(), all.end(), [](T *each) { return each->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    [[nodiscard]] int rows() const { return table() == nullptr ? -1 : table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    [[nodiscard]] HttpLog &log() const { return m_window->directory()->connection().log(); }

    void openWindow()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_services = std::make_unique<AppServices>(QDir(m_home->path()));
        m_window = std::make_unique<MainWindow>(*m_services);
        m_services->setWindow(m_window.get());
        m_window->resize(1280, 800);
        m_window->show();
        m_services->openPractice();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1000, 20'000);
        QTRY_VERIFY(!cell(0, 0).isEmpty());
    }
    void closeWindow()
    {
        m_window->close();
        m_services->setWindow(nullptr);
        m_window.reset();
        m_services.reset();
    }

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void firstRowsComeAfterDiscoveryAndOneRequest()
    {
        int lists = 0;
        for (qsizetype i = 0; i < log().size(); ++i)
            lists += log().at(i).url.path().endsWith(u"/Users") ? 1 : 0;
        QVERIFY2(lists >= 1 && lists <= 2, QByteArray::number(lists).constData()); // one, and at most one read ahead
        QVERIFY(shown<ElidedLabel>(u"extentLabel"_s)->text().contains(QLocale().toString(1000)));
    }

    /// The catalogue that is shipped, loaded by the program's own means.
    void speaksGerman()
    {
        const auto speak = [this](const QString &code) {
            Preferences(m_services->settings()).setLanguage(code);
            m_services->applySettings();
        };
        speak(u"de"_s);
        const auto hint = [this] { return shown<QLineEdit>(u"searchField"_s) ? shown<QLineEdit>(u"searchField"_s)->toolTip() : QString(); };
        QTRY_COMPARE(hint(), u"Suchen (Strg+F)"_s);
        speak(u"en"_s);
        QTRY_COMPARE(hint(), u"Search (Ctrl+F)"_s);
    }

    void searchFindsAPersonByTyping()
    {
        const QString name = cell(4, 0);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *field = shown<QLineEdit>(u"searchField"_s);
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, name);
        QTRY_VERIFY(rows() >= 1 && rows() < 50);
        QTRY_COMPARE(cell(0, 0), name);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(rows(), 1000);
    }

    void scrollbarToTheEndReadsOnlyWhatIsSeen()
    {
        const qint64 before = log().sentCount();
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
        QTRY_VERIFY(!cell(999, 0).isEmpty());
        QVERIFY(log().sentCount() - before <= 3);
    }

    /// The bar below says what is under way, and holds it back where a person wants that.
    void theBarSaysWhatIsUnderWay()
    {
        auto *traffic = shown<QLabel>(u"trafficLabel"_s);
        QVERIFY(traffic);
        QTRY_COMPARE(traffic->text(), u"Idle"_s);
        QStringList told;
        connect(&m_window->directory()->connection().governor(), &Governor::changed, traffic, [&told, traffic] { told << traffic->text(); });
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY2(std::any_of(told.cbegin(), told.cend(), [](const QString &text) { return text.startsWith(u"1 request"_s) && text.contains(u"in flight"_s); }),
                     qPrintable(told.join(u'\n')));
        QTRY_COMPARE(traffic->text(), u"Idle"_s);
        const qint64 sent = log().sentCount();
        QTest::mouseClick(shown<QToolButton>(u"pauseButton"_s), Qt::LeftButton);
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
        QTRY_VERIFY2(traffic->text().startsWith(u"Paused, "_s) && !traffic->text().contains(u" 0 "_s), qPrintable(traffic->text()));
        QCOMPARE(log().sentCount(), sent);
        QTest::mouseClick(shown<QToolButton>(u"pauseButton"_s), Qt::LeftButton);
        QTRY_VERIFY(log().sentCount() > sent);
        QTRY_COMPARE(traffic->text(), u"Idle"_s);
        QVERIFY(!cell(999, 0).isEmpty());
    }

    void headerSortsOnTheServer()
    {
        auto *header = table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(1) + 30, header->height() / 2});
        QTRY_VERIFY(!cell(0, 1).isEmpty() && !cell(1, 1).isEmpty() && cell(0, 1).compare(cell(1, 1), Qt::CaseInsensitive) < 0);
        QVERIFY(log().at(log().size() - 1).url.query().contains(u"sortBy"));
    }

    void selectedRowShowsThePersonAndTheirGroups()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down);
        QTRY_VERIFY(shown<QTabWidget>(u"detailTabs"_s) != nullptr);
        auto *tabs = shown<QTabWidget>(u"detailTabs"_s);
        QTRY_VERIFY(shown<QTreeView>(u"attributeView"_s) != nullptr && shown<QTreeView>(u"attributeView"_s)->model()->rowCount() > 1);
        tabs->setCurrentIndex(1);
        QTRY_VERIFY(shown<QListView>(u"referenceList"_s) != nullptr && shown<QListView>(u"referenceList"_s)->model()->rowCount() > 0);
    }

    void everyResourceTypeOfTheServerHasItsPage()
    {
        for (const int page : {2, 3}) {
            QTest::keyClick(m_window.get(), Qt::Key(int(Qt::Key_0) + page), Qt::ControlModifier);
            QTRY_VERIFY(rows() > 0 && rows() < 1000);
            QTRY_VERIFY(!cell(0, 0).isEmpty());
        }
        for (const auto &[entry, page] : {std::pair(NavigationModel::Entry::Members, u"membershipPage"_s), std::pair(NavigationModel::Entry::Import, u"importPage"_s), std::pair(NavigationModel::Entry::Changes, u"changesPage"_s),
                                          std::pair(NavigationModel::Entry::Requests, u"requestsPage"_s)}) {
            const int number = m_window->workspace()->navigation().entry(entry).row() + 1;
            QTest::keyClick(m_window.get(), Qt::Key(int(Qt::Key_0) + number), Qt::ControlModifier);
            QTRY_VERIFY2(shown<QWidget>(page) != nullptr, qPrintable(page));
        }
    }

    void theTokenIsNowhereOnDisk()
    {
        const QByteArray token = m_window->directory()->connection().settings().token.reveal();
        QVERIFY(token.size() > 8);
        m_services->settings().sync();
        const auto files = QDir(m_home->path()).entryInfoList(QDir::Files);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(token), qPrintable(info.filePath()));
        }
        for (qsizetype i = 0; i < log().size(); ++i)
            QVERIFY(!log().at(i).toCurl().contains(QString::fromUtf8(token)));
    }

    void aSecondOpeningShowsThePracticeDirectoryAgain()
    {
        m_services->openPractice();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1000, 10'000);
    }
};

QTEST_MAIN(tst_Window)
#include "tst_window.moc"
