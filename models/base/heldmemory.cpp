// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/heldmemory.h"

#include <atomic>
#include <cstdlib> // tells __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace Provost {

namespace {

std::atomic<int> holders = 0;

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
    if (holders.fetch_add(1) > 0)
        return;
#ifdef __GLIBC__
    setLimits(32 * megabyte, 128 * megabyte);
#endif
}

HeldMemory::~HeldMemory()
{
    if (holders.fetch_sub(1) > 1)
        return;
#ifdef __GLIBC__
    setLimits(4 * megabyte, 8 * megabyte);
    malloc_trim(0);
#endif
}

} // namespace Provost
