// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// A source file as the rules read it: with its comments, or its literals too, replaced by spaces, so that positions and lines stay.
struct SourceFile {
    QString path; ///< relative to the project, with forward slashes
    QString text;
    QString withoutComments;
    QString code; ///< neither comments nor the insides of literals

    SourceFile(QString relativePath, QString content);
    [[nodiscard]] int lineAt(qsizetype position) const;
    [[nodiscard]] bool isBelow(QStringView folder) const { return path.startsWith(folder); }
    [[nodiscard]] bool isHeader() const { return path.endsWith(QStringLiteral(".h")); }

    /// Every .h and .cpp below `folder` of the project.
    [[nodiscard]] static QList<SourceFile> readAll(const QString &projectDir, const QString &folder);
};
