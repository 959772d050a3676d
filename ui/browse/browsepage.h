// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/columnlayout.h"
#include "browse/resultwords.h"
#include "browse/savedsearches.h"
#include "browse/selectionreader.h"
#include "directory/directory.h"
#include "directory/export/exportwriter.h"
#include "directory/principal.h"
#include "directory/searchfilter.h"

#include <QWidget>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace Provost {

class BusyLine;
class ColumnChooser;
class DetailPanel;
class EditCommands;
class EditSession;
struct ExportSource;
class HistoryView;
class LocalRows;
class ElidedLabel;
class MessageStrip;
class QueryBar;
class QuickChips;
class ResourceTable;
class ResourceTableModel;

/// All resources of one type of one directory: query bar, table, footer and the details of what is selected.
class BrowsePage : public QWidget
{
    Q_OBJECT
public:
    /// `session` and `settings` outlive the page.
    BrowsePage(EditSession &session, const ResourceType &type, QSettings &settings, QWidget *parent = nullptr);
    ~BrowsePage() override;

    [[nodiscard]] const ResourceType &resourceType() const { return m_type; }
    [[nodiscard]] QList<QWidget *> panes() const; ///< what F6 walks through
    [[nodiscard]] EditCommands &commands() const { return *m_edit; }
    [[nodiscard]] HistoryView *history() const;
    void setFilterText(const QString &filter); ///< shows the filter line with it
    void ask(const SavedSearch &search); ///< this and nothing else
    void setQuick(const QuickFilter &quick); ///< beside what is searched and filtered

public Q_SLOTS:
    void focusSearch();
    void toggleFilter();
    void refresh();
    void chooseColumns();
    void copyCsv();
    void copyJson();
    void copyIds();
    void sortByCurrentColumn();
    void openExport(); ///< asks what to write, and where
    void exportTo(const QString &fileName, bool isEverything, const Provost::ExportSpec &spec);

Q_SIGNALS:
    void reviewRequested();
    void membershipsRequested(const Provost::Principal &subject); ///< show its members, or the groups it is in
    void said(const QString &words); ///< for the status bar: what a command has done

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void connectQueryBar();
    [[nodiscard]] SavedSearch asked() const;
    void askServerToo();
    void onExportStrip();
    [[nodiscard]] QString whyNotShown() const;
    [[nodiscard]] ExportSource exportSource(bool isEverything) const;
    [[nodiscard]] QString exportTakes(bool isEverything) const;
    void connectTable();
    void connectEditing();
    void connectMemberships();
    void makeActions();
    void restoreSort();

    void setColumns(const QList<Column> &columns);
    void onSearchChanged(const QString &text);
    void onSortChanged(int column, Qt::SortOrder order);
    void onSelectionChanged();
    void onSourceState();
    void onEmptyAction();
    void showTableMenu(const QPoint &pos);
    void filterByCell(const QModelIndex &index);
    void updateFooter();
    void updateBody();
    void runQuery();
    void onLocalChanged();
    void showSearchNote();
    void chooseSource();
    [[nodiscard]] bool usesIndex() const;
    [[nodiscard]] QString unfilterable() const;
    [[nodiscard]] QStringList hiddenInFilter() const;
    [[nodiscard]] bool canAskQuick() const;
    [[nodiscard]] bool canCombine() const;
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] ListQuery query() const;
    [[nodiscard]] ResultWords::Question question() const;
    [[nodiscard]] QString typePlural() const;
    [[nodiscard]] SelectionReader::List listOf(qint64 rows) const;
    void copy(const QByteArray &text, const char *mimeType, int rows, int missing);

    EditSession &m_session;
    Directory &m_directory;
    ResourceType m_type;
    ResourceSchema m_schema;
    QSettings &m_settings;
    ColumnLayout m_layout;
    RowSource *m_serverRows;
    LocalRows *m_local;
    RowSource *m_rows; ///< of the two the one that is shown
    ResourceTableModel *m_model;
    SearchPlan m_search;
    QString m_searchText;
    QuickFilter m_quick;
    QPointer<Job> m_asking; ///< the provider, beside the index
    QPointer<Job> m_export;
    ColumnLayout::Sort m_sort;
    std::optional<qint64> m_wholeTotal; ///< of the list without search and filter: what reading everything takes follows from it
    bool m_started = false;

    QueryBar *m_queryBar;
    QuickChips *m_chips;
    QSplitter *m_splitter;
    QStackedWidget *m_body;
    ResourceTable *m_table;
    EmptyState *m_empty;
    MessageStrip *m_strip;
    MessageStrip *m_exportStrip;
    MessageStrip *m_selectionStrip;
    BusyLine *m_busy;
    ElidedLabel *m_extent;
    ElidedLabel *m_selected;
    DetailPanel *m_details;
    SelectionReader *m_selection;
    EditCommands *m_edit;
};

} // namespace Provost
