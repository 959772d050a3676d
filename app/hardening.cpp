// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Provost {

#if defined(__SANITIZE_ADDRESS__)
#define PROVOST_TRACED_BY_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PROVOST_TRACED_BY_SANITIZER
#endif
#endif

void keepMemoryPrivate()
{
#ifdef Q_OS_UNIX
    const rlimit none {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
    // The limit does not hold for core dumps that are piped to a program (core(5)); this does. The leak check of a sanitizer attaches to its process.
#if defined(Q_OS_LINUX) && !defined(PROVOST_TRACED_BY_SANITIZER)
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace Provost
