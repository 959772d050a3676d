// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httplog.h"

#include <QWidget>

#include <optional>

class QAction;
class QStackedWidget;
class QTabWidget;

namespace Provost {

class CodeView;
class ElidedLabel;
class EmptyState;
class ErrorBanner;
class HintLabel;
class JsonView;

/// One exchange in full: answer, request, headers; to copy and to save.
class ExchangeView : public QWidget
{
    Q_OBJECT
public:
    explicit ExchangeView(QWidget *parent = nullptr);
    void setExchange(const std::optional<HttpExchange> &exchange); ///< a copy: it stays when the log drops it
    [[nodiscard]] const std::optional<HttpExchange> &exchange() const { return m_exchange; }
    [[nodiscard]] QList<QAction *> copyActions() const; ///< for the list's context menu too
    void save(const QString &path); ///< what the "save" dialog does with the chosen path

public Q_SLOTS:
    void copyCurl();
    void copyUrl();
    void copyBody();
    void openSaveDialog();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QAction *addCopyAction(const QString &objectName, const QString &icon, void (ExchangeView::*slot)());
    [[nodiscard]] QWidget *makeHead();
    void layOut();
    void retranslate();
    void showExchange();
    void showTitle();
    [[nodiscard]] QString subtitle() const;

    std::optional<HttpExchange> m_exchange {};
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    HintLabel *m_cut;
    ErrorBanner *m_banner;
    QTabWidget *m_tabs;
    JsonView *m_reply;
    JsonView *m_request;
    CodeView *m_headers;
    QAction *m_copyCurl;
    QAction *m_copyUrl;
    QAction *m_copyBody;
    QAction *m_save;
};

} // namespace Provost
