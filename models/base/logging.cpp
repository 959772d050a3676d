// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace Provost {
Q_LOGGING_CATEGORY(logScim, "provost.scim", QtInfoMsg)
Q_LOGGING_CATEGORY(logNet, "provost.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logClient, "provost.client", QtInfoMsg)
Q_LOGGING_CATEGORY(logDirectory, "provost.directory", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "provost.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "provost.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(logApp, "provost.app", QtInfoMsg)
Q_LOGGING_CATEGORY(logPractice, "provost.practice", QtInfoMsg)
} // namespace Provost
