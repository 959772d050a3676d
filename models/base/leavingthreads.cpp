// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/leavingthreads.h"

#include <QCoreApplication>

#include <mutex>
#include <vector>

namespace Provost {

namespace {

class Leavers
{
public:
    static void add(std::unique_ptr<QThread> thread)
    {
        const std::lock_guard lock(mutex());
        if (threads().empty())
            qAddPostRoutine(waitForAll);
        std::erase_if(threads(), [](const std::unique_ptr<QThread> &old) { return old->isFinished(); });
        threads().push_back(std::move(thread));
    }

private:
    static void waitForAll()
    {
        const std::lock_guard lock(mutex());
        for (const auto &thread : threads())
            thread->wait();
        threads().clear();
    }
    static std::mutex &mutex()
    {
        static std::mutex only;
        return only;
    }
    static std::vector<std::unique_ptr<QThread>> &threads()
    {
        static std::vector<std::unique_ptr<QThread>> all;
        return all;
    }
};

} // namespace

void letThreadLeave(std::unique_ptr<QThread> thread)
{
    Leavers::add(std::move(thread));
}

} // namespace Provost
