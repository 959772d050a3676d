// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/initialpasswords.h"

#include <QRectF>

class QPagedPaintDevice;
class QPainter;

namespace Provost {

/// New passwords on paper: a slip for each person, to be cut out and handed over. Nothing of it is kept.
class HandoutSheet
{
public:
    HandoutSheet(QList<NewPassword> passwords, QString place); ///< `place`: the connection's name
    /// Slips that fit on a page of this size, in millimetres.
    [[nodiscard]] static int slipsOn(const QSizeF &page);
    [[nodiscard]] int pages(const QSizeF &page) const;
    /// One page into `rect` of the painter; `dotsPerMillimetre` says how large a millimetre is there.
    void paintPage(QPainter &painter, const QRectF &rect, double dotsPerMillimetre, int page) const;
    void print(QPagedPaintDevice &device, double dotsPerInch) const;

private:
    void paintSlip(QPainter &painter, const QRectF &rect, double millimetre, const NewPassword &one) const;

    QList<NewPassword> m_passwords;
    QString m_place;
};

} // namespace Provost
