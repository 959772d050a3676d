// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Provost {

/// System calls that fail: what a disk or a network drive does that nobody has at hand, and what root, whom no permission stops, cannot be shown otherwise.
struct RefusedCall {
    long number = 0; ///< __NR_...
    int argument = 0; ///< that decides; of its lower half
    quint32 from = 0;
    quint32 to = 0xffffffff;
    int error = 0; ///< 0: the call does nothing, and says 0
};

/// From now on, for all that this process still does (so that it is for a child alone). False: the system does not allow it.
inline bool refuse(const RefusedCall &call)
{
    constexpr auto argumentAt = [](int argument) { return quint32(offsetof(seccomp_data, args) + sizeof(__u64) * size_t(argument)); };
    std::array<sock_filter, 7> program {{
        {.code = BPF_LD | BPF_W | BPF_ABS, .jt = 0, .jf = 0, .k = quint32(offsetof(seccomp_data, nr))},
        {.code = BPF_JMP | BPF_JEQ | BPF_K, .jt = 0, .jf = 4, .k = quint32(call.number)},
        {.code = BPF_LD | BPF_W | BPF_ABS, .jt = 0, .jf = 0, .k = argumentAt(call.argument)},
        {.code = BPF_JMP | BPF_JGE | BPF_K, .jt = 0, .jf = 2, .k = call.from},
        {.code = BPF_JMP | BPF_JGT | BPF_K, .jt = 1, .jf = 0, .k = call.to},
        {.code = BPF_RET | BPF_K, .jt = 0, .jf = 0, .k = SECCOMP_RET_ERRNO | quint32(call.error)},
        {.code = BPF_RET | BPF_K, .jt = 0, .jf = 0, .k = SECCOMP_RET_ALLOW},
    }};
    sock_fprog filter {.len = quint16(program.size()), .filter = program.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL) == 0 && ::prctl(PR_SET_SECCOMP, static_cast<unsigned long>(SECCOMP_MODE_FILTER), &filter) == 0;
}

/// What `work` returned in a child process; false as well when that came to no end within half a minute.
template <typename Work>
[[nodiscard]] bool holdsInAChild(const Work &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(30);
        ::_exit(work() ? 0 : 1);
    }
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace Provost
