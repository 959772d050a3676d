// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditlog.h"
#include "directory/navigationmodel.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "shell/mainwindow.h"
#include "widgets/theme.h"

#include <QDir>

#include <functional>
#include <vector>

namespace Provost {

/// How the window looks on one walk through all stops.
struct Look {
    QString name;
    ThemeMode theme = ThemeMode::Light;
    QSize size {1280, 800};
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QString language = QStringLiteral("en");
};

/// What a stop has at hand: a window over the practice directory, and fingers.
class Guide
{
public:
    explicit Guide(Directory &practiceDirectory);
    ~Guide();
    Guide(const Guide &) = delete;
    Guide &operator=(const Guide &) = delete;
    QTemporaryDir dir;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<AuditLog> audit;
    FakeServices services;
    Directory &practice; ///< what is shown at first
    FakeDirectory pretence; ///< for what the practice directory never does
    std::unique_ptr<MainWindow> window;

    void go(int page); ///< Ctrl+1...9
    void goTo(NavigationModel::Entry entry); ///< a tool, by the rail
    void waitFor(const QString &objectName); ///< until it shows
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &objectName, const QString &text);
    void click(const QString &objectName);
    void select(int row);
    void showTab(int tab);
    void open(); ///< the practice directory
    void pretend(const FakeRows::Behaviour &behaviour); ///< the other one, its rows behaving so
    void refuseFilters(); ///< the other one, as a provider that cannot filter
    void settle(); ///< until nothing is under way any more
    template <typename T>
    [[nodiscard]] T *find(const QString &objectName) const
    {
        const QList<T *> all = window->findChildren<T *>(objectName);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
};

/// One screen to look at: a name for its picture, how to get there, and what to photograph (the window, unless something else is given).
struct Stop {
    QString name;
    std::function<QWidget *(Guide &)> visit; ///< returns what to photograph; null: the window
};

[[nodiscard]] std::vector<Stop> allStops();
[[nodiscard]] std::vector<Stop> connectStops(); ///< those of them that are about connections
[[nodiscard]] std::vector<Stop> importStops();
[[nodiscard]] std::vector<Stop> memberStops();

[[nodiscard]] Error serverDown();
[[nodiscard]] QWidget *dialogNamed(const Guide &guide, const QString &name);

/// Walks these stops in one look and writes `NN-stop.png` into a folder of its name. Returns how many pictures were written.
[[nodiscard]] int walk(const Look &look, Directory &practice, const QDir &out, const std::vector<Stop> &stops);

} // namespace Provost
