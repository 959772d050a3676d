// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"
#include "scim/filter.h"

class QBoxLayout;
class QPushButton;

namespace Provost {

class EditSession;
class ElementEditor;

/// The values of a multi-valued attribute, a card each: kind and value on one line, what else there is below, and which one is the primary.
class ValuesEditor : public FieldEditor
{
    Q_OBJECT
public:
    ValuesEditor(const FieldSpec &spec, EditSession &session, QWidget *parent);
    void setValue(const Json &value) override;
    void setOriginal(const Json &value) override;
    void setMixed(bool mixed) override;
    void setWrong(const QList<FieldProblem> &problems) override;
    bool isWide() const override { return true; }
    static constexpr int shown = 25; ///< cards at once; more come by a button

protected:
    QWidget *control() const override;

private:
    [[nodiscard]] Json values() const;
    void resizeTo(qsizetype count);
    ElementEditor *addCard();
    void remove(ElementEditor *card);
    void announce();
    void takePrimary(const ElementEditor *card);
    void nameCards();
    void lockCards();
    [[nodiscard]] bool isProviders(const Json &value) const;

    EditSession &m_session;
    QBoxLayout *m_column;
    QList<ElementEditor *> m_cards;
    QPushButton *m_add;
    QPushButton *m_more;
    Json::Array m_hidden; ///< values beyond the shown ones, as they came
    const Filter m_providers; ///< values that the provider alone writes; everything: it says of none
    Json m_original;
};

} // namespace Provost
