// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "fakes/fakeprovider.h"
#include "form/editsession.h"
#include "import/importpage.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace Provost {

using namespace Qt::StringLiterals;

/// The wizard over a provider on a wire, for tests that use it with mouse and keys.
class ImportFixture
{
protected:
    template <typename T>
    T *child(const QString &name) const
    {
        const QList<T *> all = m_page->findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QString write(const QByteArray &bytes, const QString &name = u"people.csv"_s) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    void makePage()
    {
        m_page = std::make_unique<ImportPage>(*m_session, TemplateStore(QDir(m_folder->path()), u"Harbour"_s));
        m_page->resize(1070, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }
    void drop(const QString &fileName) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(fileName)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier); // makes the page the target
        QApplication::sendEvent(m_page.get(), &enter);
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &event);
    }
    void open(const QByteArray &bytes)
    {
        drop(write(bytes));
        QTRY_VERIFY(m_page->importing().hasTable() && m_page->importing().work() == ImportSession::Work::None);
    }
    void press(const QString &name) const { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void goOn() const { press(u"importNext"_s); }
    bool isAt(ImportPage::Step step) const { return m_page->step() == step && m_page->importing().work() == ImportSession::Work::None; }
    int writes() const
    {
        int count = 0;
        for (const auto &request : m_wire->requests())
            count += request.method != "GET";
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<ImportPage> m_page;

    /// `token`: one of Entra's.
    void makeAll(const Redacted<QByteArray> &token = {})
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_wire = std::make_unique<Wire>();
        m_provider = std::make_unique<FakeProvider>(*m_wire);
        m_provider->description = ServiceDescription::fallback(*ServerProfile::shipped(u"rfc"_s));
        if (!token.isEmpty())
            m_provider->description.profile.id = u"entra"_s;
        ConnectionSettings settings = m_wire->settings();
        settings.profile = m_provider->description.profile;
        if (!token.isEmpty())
            settings.token = token;
        m_directory = std::make_unique<Directory>(settings);
        m_directory->setCachedDescription(m_provider->description);
        m_session = std::make_unique<EditSession>(*m_directory);
        makePage();
    }
    void dropAll()
    {
        m_page.reset();
        m_session.reset();
        m_directory.reset();
    }
};

} // namespace Provost
