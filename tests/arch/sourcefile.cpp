// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

/// Walks C++ text once and blanks what is no code.
class Blanker
{
public:
    explicit Blanker(const QString &text)
        : m_text(text)
        , withoutComments(text)
        , code(text)
    {
        while (m_at < m_text.size())
            step();
    }

private:
    const QString &m_text;
    qsizetype m_at = 0;

public:
    QString withoutComments;
    QString code;

private:
    [[nodiscard]] bool sees(QStringView what) const { return QStringView(m_text).sliced(m_at).startsWith(what); }
    [[nodiscard]] bool followsIdentifier() const
    {
        const QChar before = m_at > 0 ? m_text.at(m_at - 1) : QChar();
        return before.isLetterOrNumber() && !QStringView(u"uUL").contains(before); // u, U and L are a literal's prefixes
    }

    void step()
    {
        if (sees(u"//"))
            comment(m_text.indexOf(u'\n', m_at));
        else if (sees(u"/*"))
            comment(after(u"*/", m_at + 2));
        else if (sees(u"R\"") && !followsIdentifier())
            rawString();
        else if (sees(u"\"") || (sees(u"'") && !followsIdentifier())) // 1'000 is a number
            quoted(m_text.at(m_at));
        else
            ++m_at;
    }

    [[nodiscard]] qsizetype after(QStringView what, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(what, from);
        return found < 0 ? m_text.size() : found + what.size();
    }

    void comment(qsizetype end)
    {
        end = end < 0 ? m_text.size() : end;
        blank(withoutComments, m_at, end);
        blank(code, m_at, end);
        m_at = end;
    }

    void rawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString close = u')' + m_text.sliced(m_at + 2, open - m_at - 2) + u'"';
        const qsizetype end = after(close, open);
        blank(code, m_at + 2, end - 1);
        m_at = end;
    }

    void quoted(QChar quote)
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != quote && m_text.at(m_at) != u'\n')
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        blank(code, begin, m_at);
        ++m_at;
    }

    static void blank(QString &text, qsizetype begin, qsizetype end)
    {
        for (qsizetype i = begin; i < end && i < text.size(); ++i) {
            if (text.at(i) != u'\n')
                text[i] = u' ';
        }
    }
};

} // namespace

SourceFile::SourceFile(QString relativePath, QString content)
    : path(std::move(relativePath))
    , text(std::move(content))
{
    Blanker blanker(text);
    withoutComments = std::move(blanker.withoutComments);
    code = std::move(blanker.code);
}

int SourceFile::lineAt(qsizetype position) const
{
    return 1 + int(QStringView(text).first(position).count(u'\n'));
}

QList<SourceFile> SourceFile::readAll(const QString &projectDir, const QString &folder)
{
    const QDir project(projectDir);
    QList<SourceFile> files;
    QDirIterator entries(project.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        const QString path = project.relativeFilePath(file.fileName());
        if (path.contains("/node_modules/"_L1) || !file.open(QIODevice::ReadOnly))
            continue;
        files.append(SourceFile(path, QString::fromUtf8(file.readAll())));
    }
    return files;
}
