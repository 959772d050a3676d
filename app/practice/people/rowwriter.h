// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/document.h"
#include "practice/indexer.h"

namespace Provost::Practice {

/// Writes a resource's JSON text and its index entry side by side. Much faster than building a tree and reading it again, which
/// counts when a million people are made; a test holds both ways against each other.
class RowWriter
{
public:
    explicit RowWriter(const Collection &collection);

    void begin(const QString &id, const QStringList &schemas);
    void text(const char *key, int column, const QString &value); ///< nothing for an empty value
    void number(const char *key, int column, qint64 value);
    void flag(const char *key, int column, bool value);
    void raw(const char *key, const QByteArray &json); ///< no index
    void openObject(const char *key);
    void closeObject();
    void openList(const char *key);
    void closeList();
    void openElement(int attribute); ///< an object in a list, the number from elementsNumber()
    void elementText(const char *key, int slot, const QString &value);
    void elementFlag(const char *key, int slot, bool value);
    void closeElement();
    void hide(const QByteArray &json) { m_hidden = json; } ///< an object of what is not returned by default
    void plainElement(int attribute, const QString &value); ///< a string in a list
    [[nodiscard]] Document finish(qint64 revision, const Timestamps &times, const QString &label);
    [[nodiscard]] const IndexEntry &entry() const { return m_entry; }

    /// Looked up once, before the rows. -1 when the schemas do not have the attribute.
    [[nodiscard]] int column(const QString &path) const;
    [[nodiscard]] int elementsNumber(const QString &path) const;
    [[nodiscard]] int slot(int attribute, QStringView sub) const;

private:
    void key(const char *name);
    void value(const QString &text);
    void keep(int column, const QVariant &value);

    const Collection &m_collection;
    QString m_id;
    QByteArray m_json;
    QByteArray m_hidden;
    IndexEntry m_entry;
    int m_created = -1, m_modified = -1, m_idColumn = -1;
};

} // namespace Provost::Practice
