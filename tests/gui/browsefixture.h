// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/filterline.h"
#include "browse/localrows.h"
#include "browse/resourceheader.h"
#include "browse/resourcetable.h"
#include "directory/index/index.h"
#include "gui/windowfixture.h"
#include "widgets/elidedlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace Provost {
using namespace Qt::StringLiterals;

/// The real window over a directory in memory, driven with mouse and keys as a person would.
class BrowseFixture : protected WindowFixture
{
protected:
    void open()
    {
        m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
        QTRY_VERIFY(table());
        QTRY_VERIFY(!rows() || rows()->asOf().isValid() || rows()->lastError());
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    void clickHeader(int column)
    {
        ResourceHeader *header = table()->header();
        const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    }
    void readEverything()
    {
        Index &index = m_directory->index();
        index.beginFullRead(u"User"_s);
        index.put({.type = u"User"_s, .resources = m_directory->resources.value(u"/Users"_s), .readAt = QDateTime::currentDateTimeUtc()});
        QSignalSpy completed(&index, &Index::completed);
        (void)index.endFullRead(u"User"_s, &index);
        QTRY_COMPARE(completed.size(), 1);
        QTRY_VERIFY(m_window->findChild<LocalRows *>()->isComplete());
    }
    void typeFilter(const QString &text)
    {
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        auto *edit = shown<FilterEdit>(u"filterEdit"_s);
        QVERIFY(edit);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    int columnTitled(const QString &title) const
    {
        for (int column = 0; column < table()->model()->columnCount(); ++column) {
            if (table()->model()->headerData(column, Qt::Horizontal).toString() == title)
                return column;
        }
        return -1;
    }

    template <typename T>
    T *shown(const QString &name) const
    {
        const QList<T *> all = m_window->findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    QLineEdit *searchField() const { return shown<QLineEdit>(u"searchField"_s); }
    QString footer() const { return textOf(u"extentLabel"_s); }
    QString textOf(const QString &label) const
    {
        const auto *found = shown<ElidedLabel>(label);
        return found ? found->text() : QString();
    }
    FakeRows *rows(const QString &endpoint = u"/Users"_s) const { return m_directory->rowsOf(endpoint); }
};

} // namespace Provost
