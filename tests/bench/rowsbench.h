// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/watchedapplication.h"
#include "directory/descriptioncache.h"
#include "directory/directory.h"
#include "fakes/fakeservices.h"
#include "shell/mainwindow.h"

#include <QJsonObject>

#include <memory>

namespace Provost {

class ResourceTable;
class RowSource;

/// The real window over a real provider: how long until the first rows are on screen, how long a jump takes, what dragging the scroll bar asks of
/// the provider, what blocks the event loop, and how much memory it all takes.
class RowsBench : public QObject
{
    Q_OBJECT
public:
    RowsBench(WatchedApplication &application, ConnectionSettings settings, DescriptionCache cache, QElapsedTimer sinceStart);

    /// Discovery only, so that the measured run finds its cache.
    [[nodiscard]] bool prime();
    [[nodiscard]] QJsonObject run();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Moment {
        double ms = 0;
        qint64 requests = 0;
    };
    [[nodiscard]] bool waitFor(const std::function<bool()> &isSo);
    [[nodiscard]] bool waitForRowsOnScreen();
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] qint64 requests() const;
    [[nodiscard]] QJsonObject open();
    void rest();
    [[nodiscard]] Moment jumpTo(int row);
    [[nodiscard]] QJsonObject jumps();
    [[nodiscard]] QJsonObject drag();
    [[nodiscard]] QJsonObject stalls();

    WatchedApplication &m_application;
    ConnectionSettings m_settings;
    DescriptionCache m_cache;
    QElapsedTimer m_sinceStart;
    FakeServices m_services;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<MainWindow> m_window;
    ResourceTable *m_table = nullptr;
    bool m_painted = false;
};

} // namespace Provost
