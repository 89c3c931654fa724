// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/givensettings.h"

#include <functional>

namespace maquette
{

//! \brief One of the given settings, and what the form has in its place.
struct SettingLine
{
    enum class Against {
        NoForm,  //!< there is no form
        Same,    //!< the form would send the same
        Differs, //!< it would not, and can
        Nowhere  //!< the form's model has no field for it
    };
    QString key;
    QString title;
    FieldKind kind = FieldKind::Raw;
    FieldRole role = FieldRole::None;
    std::optional<Json> value; //!< nothing: it was not sent
    Against against = Against::NoForm;
    QString formKey;
    QString formTitle;
    std::optional<Json> formValue; //!< what stands there
    std::optional<Json> offered;   //!< what would be put there; nothing: the field's default
    bool isFitted = false;         //!< `offered` is not what was sent, but the nearest that the field takes
};

//! \brief What to put into the form.
struct SettingsUse
{
    InputValues values = Json::object();
    QStringList cleared; //!< these go to their defaults

    [[nodiscard]] bool isEmpty() const { return values.empty() && cleared.isEmpty(); }
};

//! \brief Given settings held against a form: by key where both are of one model, else by what they mean.
//! Reads only. What depends on the model alone is found once, so that update() is cheap.
class SettingsCompare
{
public:
    //! How the form writes what was sent: braces of a prompt that mean alternatives there.
    using Writing = std::function<InputValues(const Model &model, const InputValues &sent)>;

    void setGiven(const GivenSettings &given);
    [[nodiscard]] const GivenSettings &given() const { return m_given; }
    //! Null: there is no form.
    void setForm(const std::shared_ptr<const Model> &model, const Writing &writing = {});
    [[nodiscard]] const std::shared_ptr<const Model> &form() const { return m_form; }
    //! True when a line is another than before.
    bool update(const InputValues &now);

    //! In the order of the model's fields; what is no field comes behind them.
    [[nodiscard]] const QList<SettingLine> &lines() const { return m_lines; }
    [[nodiscard]] bool isSameModel() const;
    [[nodiscard]] qsizetype count(SettingLine::Against against) const;
    [[nodiscard]] SettingsUse useAll(bool withSeed) const;
    [[nodiscard]] SettingsUse useOne(const QString &key) const;
    //! Whether useAll(false) leaves something out.
    [[nodiscard]] bool hasSeed() const;

private:
    void makeLines();
    void addAbsent();
    void findPlaces();
    void findPlace(SettingLine &line, const InputValues &written, QStringList &taken) const;

    GivenSettings m_given;
    std::shared_ptr<const Model> m_form;
    Writing m_writing;
    QList<SettingLine> m_lines;
};

} // namespace maquette
