// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arch/sourcefile.h"

#include <QSet>

/// A place where a file breaks a rule of the house.
struct Finding {
    QString path;
    int line = 0;
    QString message;
    [[nodiscard]] QString toString() const { return QStringLiteral("%1:%2: %3").arg(path, QString::number(line), message); }
};
using Findings = QList<Finding>;

/// The names of the headers of a Qt module, which is how `#include <QLabel>` is told to be of QtWidgets.
struct QtModules {
    QSet<QString> widgets, network, sql;
    [[nodiscard]] static QtModules installed();
};

/// docs/architecture.md, "Layers": who may include what.
[[nodiscard]] Findings checkIncludes(const SourceFile &file, const QtModules &qt);
/// co_await, nested event loops, delete, QNetworkAccessManager outside models/net.
[[nodiscard]] Findings checkForbiddenWords(const SourceFile &file);
/// `connect` and `QTimer::singleShot` with a lambda but no context object: it would be called after its captures died.
[[nodiscard]] Findings checkLambdaContexts(const SourceFile &file);
/// Functions of more than `limit` lines, braces included.
[[nodiscard]] Findings checkFunctionLengths(const SourceFile &file, int limit = 80);
/// SPDX line, #pragma once, lower-case file name, no marks of unfinished work.
[[nodiscard]] Findings checkFileForm(const SourceFile &file);
/// Text a person sees that is a plain literal instead of tr().
[[nodiscard]] Findings checkTranslatable(const SourceFile &file);
/// The phrases that the window can say in its reader's language: what ui/errors/detailtable.cpp holds.
[[nodiscard]] QSet<QString> knownPhrases(const SourceFile &table);
/// Technical English of models that reaches the window (errors of validation everywhere, rejections, warnings and notes where such are made) and is none of `known`.
[[nodiscard]] Findings checkPhrases(const SourceFile &file, const QSet<QString> &known);
