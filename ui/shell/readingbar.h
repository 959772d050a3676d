// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Provost {

class Directory;
class FullRead;
struct ReadEstimate;

/// In the status bar, whatever page is open: how far the reading of everything has come, to be stopped and gone on with.
class ReadingBar : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingBar(QWidget *parent = nullptr);
    void setDirectory(Directory *directory); ///< not owned; may be null

private:
    void watch();
    void showReading();
    void nameOffer(const QString &type, bool goesOn, const ReadEstimate &estimate);
    [[nodiscard]] FullRead *current() const; ///< the one that runs, else one that was stopped
    [[nodiscard]] QString wordsFor(const FullRead &reading) const;

    QPointer<Directory> m_directory;
    QList<QPointer<FullRead>> m_readings;
    QLabel *m_words;
    QToolButton *m_button;
};

} // namespace Provost
