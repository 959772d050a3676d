// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/heldmemory.h"

#include <cstdlib> // tells __GLIBC__
#include <mutex>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Provost {

namespace {

std::mutex guard; // the limits go with the number
int holders = 0;

#ifdef __GLIBC__
constexpr int megabyte = 1024 * 1024;

void setLimits(int largestShared, int mostFree)
{
    mallopt(M_MMAP_THRESHOLD, largestShared); // what is larger is the system's again as soon as it is free
    mallopt(M_TRIM_THRESHOLD, mostFree);
}
#endif

} // namespace

HeldMemory::HeldMemory()
{
    const std::lock_guard lock(guard);
    if (holders++ > 0)
        return;
#ifdef __GLIBC__
    setLimits(32 * megabyte, 128 * megabyte);
#endif
}

HeldMemory::~HeldMemory()
{
    const std::lock_guard lock(guard);
    if (--holders > 0)
        return;
#ifdef __GLIBC__
    setLimits(4 * megabyte, 8 * megabyte);
    malloc_trim(0);
#endif
}

} // namespace Provost
