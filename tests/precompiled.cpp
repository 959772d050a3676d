// SPDX-License-Identifier: GPL-3.0-or-later
// Empty: what precompiled.h is compiled for.
