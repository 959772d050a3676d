// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Provost {

/// While one of these is there, memory that becomes free stays with the program for the next who needs some: answers of megabytes come and go a thousand times in a full read, and taking their pages from the
/// system each time anew costs more than reading them. When the last goes, what is free goes back. Any thread.
class HeldMemory
{
public:
    HeldMemory();
    ~HeldMemory();
    HeldMemory(const HeldMemory &) = delete;
    HeldMemory &operator=(const HeldMemory &) = delete;
};

} // namespace Provost
