// SPDX-License-Identifier: GPL-3.0-or-later
// The Qt and standard headers nearly every unit of app/ includes; headers of ours never go here.
#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QLoggingCategory>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariant>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
