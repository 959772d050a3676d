// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/templatemenu.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Provost {

TemplateMenu::TemplateMenu(ImportSession &session, QWidget *parent)
    : QToolButton(parent)
    , m_session(session)
{
    setObjectName(u"importTemplates"_s);
    setText(tr("&Templates"));
    setAccessibleName(tr("Templates"));
    setToolTip(tr("Mappings that are kept, for files of the same kind"));
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"templateMenu"_s);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &TemplateMenu::fill);
}

void TemplateMenu::fill()
{
    QMenu *list = menu();
    list->clear();
    const QList<ColumnMapping> kept = m_session.templates();
    for (const ColumnMapping &mapping : kept) {
        connect(list->addAction(mapping.title), &QAction::triggered, this, [this, mapping] {
            m_session.useMapping(mapping);
            Q_EMIT said(tr("Template “%1” is used.").arg(mapping.title));
        });
    }
    if (!kept.isEmpty()) {
        QMenu *forget = list->addMenu(tr("Forget"));
        for (const ColumnMapping &mapping : kept) {
            connect(forget->addAction(mapping.title), &QAction::triggered, this, [this, mapping] {
                if (const auto removed = m_session.removeTemplate(mapping); !removed)
                    Q_EMIT failed(removed.error());
            });
        }
        list->addSeparator();
    }
    connect(list->addAction(tr("Keep as…")), &QAction::triggered, this, &TemplateMenu::askTitle);
    connect(list->addAction(tr("Open from a file…")), &QAction::triggered, this, &TemplateMenu::askRead);
    connect(list->addAction(tr("Save to a file…")), &QAction::triggered, this, &TemplateMenu::askWrite);
}

void TemplateMenu::askTitle()
{
    auto *dialog = new QInputDialog(window());
    dialog->setObjectName(u"templateTitle"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep the Mapping"));
    dialog->setLabelText(tr("Name of the template:"));
    dialog->setTextValue(m_session.mappingModel().mapping().title);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &title) {
        if (title.trimmed().isEmpty())
            return;
        if (const auto saved = m_session.saveTemplate(title.trimmed()); !saved)
            Q_EMIT failed(saved.error());
        else
            Q_EMIT said(tr("Kept as “%1”. The next file with these columns is known.").arg(title.trimmed()));
    });
    dialog->open();
}

void TemplateMenu::askRead()
{
    auto *dialog = new QFileDialog(window(), tr("Open a Mapping"));
    dialog->setObjectName(u"templateOpenDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Mappings (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        const auto mapping = readMapping(name);
        if (!mapping)
            return Q_EMIT failed(mapping.error());
        m_session.useMapping(*mapping);
    });
    dialog->open();
}

void TemplateMenu::askWrite()
{
    auto *dialog = new QFileDialog(window(), tr("Save the Mapping"));
    dialog->setObjectName(u"templateSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("Mappings (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        if (const auto written = writeMapping(name, m_session.mappingModel().mapping()); !written)
            return Q_EMIT failed(written.error());
        Q_EMIT said(tr("Saved to %1.").arg(name));
    });
    dialog->open();
}

} // namespace Provost
