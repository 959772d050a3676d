// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

#include <QFutureWatcher>
#include <QImage>

class QLabel;
class QToolButton;

namespace Provost {

/// Bytes: how many, and what they show where they are a picture. They come from a file; nothing is ever fetched from an address.
class BinaryEditor : public FieldEditor
{
    Q_OBJECT
public:
    BinaryEditor(const FieldSpec &spec, QWidget *parent);
    ~BinaryEditor() override;
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;
    bool isWide() const override { return true; }
    void readFile(const QString &fileName);

protected:
    QWidget *control() const override;

private:
    void chooseFile();
    void showPicture();
    QLabel *m_picture;
    QLabel *m_words;
    QToolButton *m_load;
    QToolButton *m_remove;
    QByteArray m_encoded;
    QFutureWatcher<QImage> m_decoding; ///< a photo may take longer than a frame
};

} // namespace Provost
