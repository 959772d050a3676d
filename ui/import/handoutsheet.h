// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/initialpasswords.h"

#include <QFont>
#include <QRectF>

class QPagedPaintDevice;
class QPainter;

namespace Provost {

/// New passwords on paper: a slip for each person, to be cut out and handed over. Nothing of it is kept.
class HandoutSheet
{
public:
    /// `place`: the connection's name; `isOnlyCopy`: the passwords are kept nowhere else.
    HandoutSheet(QList<NewPassword> passwords, QString place, bool isOnlyCopy = true);
    /// Slips that fit on a page of this size, in millimetres.
    [[nodiscard]] static int slipsOn(const QSizeF &page);
    [[nodiscard]] int pages(const QSizeF &page) const;
    /// One page into `rect` of the painter; `dotsPerMillimetre` says how large a millimetre is there.
    void paintPage(QPainter &painter, const QRectF &rect, double dotsPerMillimetre, int page) const;
    [[nodiscard]] bool print(QPagedPaintDevice &device, double dotsPerInch) const; ///< false: it is not all on paper
    /// `font` as large as it may be for `text` to fit into `width`.
    [[nodiscard]] static QFont fitted(QFont font, const QString &text, double width);

private:
    void paintSlip(QPainter &painter, const QRectF &rect, double millimetre, const NewPassword &one) const;

    QList<NewPassword> m_passwords;
    QString m_place;
    bool m_isOnlyCopy;
};

} // namespace Provost
