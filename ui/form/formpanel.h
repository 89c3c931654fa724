// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "models/core/checks.h"
#include "ui/form/formstate.h"
#include "ui/form/texthost.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QHBoxLayout;

namespace maquette
{

class Account;
class AlternativeRuns;
class Catalogue;
class CatalogueKeeper;
class Drafts;
class FormFooter;
class FormPresets;
class FormUndo;
class FormView;
class LearnedPrices;
class Library;
class ModelHeader;
class ModelBrowser;
class ModelMarks;
class MediaDesk;
class MediaSource;
class Preferences;
class Presets;
class Prices;
class PromptListsMenu;
class RunDesk;
class RunPrice;
class Scheduler;
class TextTools;
class Thumbnails;
struct PastPrompt;
struct SettingsUse;

//! \brief The left column: which model, its form, what it costs, Generate.
//!
//! Everything typed goes into Drafts within a fifth of a second and is there again at the next start. Nothing
//! is sent from here: generateRequested() carries finished orders, and comes later than the click when a work
//! of the gallery must first be made ready to be sent. Destroy before Drafts, Prices and the catalogue.
class FormPanel : public QWidget, public TextHost
{
    Q_OBJECT

public:
    FormPanel(const Catalogue &catalogue, Drafts &drafts, Prices &prices, Library &library,
              Thumbnails &thumbnails, MediaDesk &files, QWidget *parent = nullptr);
    //! With another source of pictures; for tests.
    FormPanel(const Catalogue &catalogue, Drafts &drafts, Prices &prices,
              std::unique_ptr<MediaSource> pictures, QWidget *parent = nullptr);
    ~FormPanel() override;
    //! Follows changes of the models, and says what has changed about the one in the form since the artist
    //! last saw it. Must outlive the panel.
    void setKeeper(CatalogueKeeper &keeper);
    //! Where favourites and the models used lately are kept. Must outlive the panel.
    void setPreferences(Preferences &preferences);
    //! Opens the way to the presets of each model. Must outlive the panel.
    void setPresets(Presets &presets);
    //! Says beside the base price what runs like this have really cost. Must outlive the panel.
    void setLearnedPrices(LearnedPrices &prices);

    //! Says beside the price when the balance is too small for it or a limit would hold it. Both must outlive
    //! the panel.
    void setPurse(const Account &account, const Scheduler &scheduler);

    //! Where alternatives of prompts are read from ("__mood__" is `mood.txt` in it) when the preferences name
    //! no other folder, and where the choice of what becomes of them is kept. Must outlive the panel.
    void setPromptLists(const QString &folder, Preferences &preferences);

    //! For all text fields. Before the panel is shown; must outlive it.
    void setTextTools(TextTools &tools) { m_textTools = &tools; }
    bool welcome(TextArea &area) override;

    //! Brings the model's own draft, and over it what the artist has changed in the form so far and fits.
    void setModel(const ModelId &model);
    [[nodiscard]] ModelId model() const;
    //! Fields that are absent go to their defaults. False if one of the values cannot be taken; the others
    //! are.
    bool setValues(const InputValues &values);
    [[nodiscard]] InputValues values() const;
    [[nodiscard]] int runs() const;
    void setRuns(int runs);

    //! The settings of a saved work, seed included; what was here before comes back with Undo.
    void useSettings(const ModelId &model, const QByteArray &input, AssetId from);
    //! Puts some settings into the form as it is open, all in one step of undo, and says \a told.
    void takeSettings(const SettingsUse &use, const QString &told);
    //! The model in the form; null for none.
    [[nodiscard]] std::shared_ptr<const Model> currentModel() const;
    [[nodiscard]] FormState state() const;
    //! What a job has sent, as it is written in the form.
    [[nodiscard]] InputValues written(const Model &model, const InputValues &sent) const;
    //! Puts a work of the gallery into a media field.
    void useWork(AssetId work, const ModelId &model, const QString &fieldKey);
    //! Puts a prompt of the history in the place of what stands there; undo brings that back.
    void usePrompt(const ModelId &model, const PastPrompt &prompt);
    //! Takes the example of the prompt, as the empty gallery offers.
    void takeExample();
    void focusPrompt();
    //! As Generate: emits generateRequested(), or shows what is missing and goes there.
    void generate();
    //! As generate(), but the second press of two quick ones pays for nothing.
    void generateUnlessRepeat();
    void resetForm();
    //! The last change in the form, whichever field it was in; the keyboard goes there.
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void openBrowser();
    //! Opens the presets of the model, or closes them.
    void openPresets();
    //! Opens the dialog that adds models from their pages; needs the keeper.
    void addModel();
    //! requestPreviewRequested() follows.
    void previewRequest();
    //! Why Generate cannot run just now; empty if it can.
    [[nodiscard]] QString reason() const;

signals:
    void generateRequested(const QList<maquette::JobOrder> &orders);
    //! What the next Generate would send first; \a note says what else there is to know about it. Where a
    //! file goes into the bucket then, words stand in the place of its link.
    void requestPreviewRequested(const maquette::ModelId &model, const QByteArray &input,
                                 const QString &note);
    void undoChanged(); //!< canUndo() or canRedo()
    void modelChanged(const maquette::ModelId &model);
    void settingsChanged(); //!< once after each burst of changes

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectParts();
    void restoreDrafts();
    [[nodiscard]] std::shared_ptr<const Model> firstModel() const;
    void showHeader(const Model &model);
    //! \a state with the texts that stood in \a model when it was left: undo leads back there.
    [[nodiscard]] FormState writtenBefore(const Model &model, FormState state) const;
    void applyModel(const std::shared_ptr<const Model> &model, const FormState &state);
    //! With the nearest values in the place of kept ones that do not fit any more; says so.
    void applyKept(const std::shared_ptr<const Model> &model, FormState state);
    [[nodiscard]] bool isWaitingForModels() const;
    void onModelsRead();
    void renewModel();
    void rebuildForm(const std::shared_ptr<const Model> &model, const FormState &state);
    void tellChanges(const QString &text, bool undoable, const QByteArray &before);
    void tellLater();
    void removeOwn(const ModelId &model);
    void tellRemoved(const ModelId &model);
    [[nodiscard]] FormState stateFor(const Model &to) const;
    void chainFocus();
    void saveDraft();
    //! Says \a text, with Undo that, after \a also, puts \a before back into \a model. What was done since
    //! can be had back then.
    void tellUndoable(const QString &text, const ModelId &model, const QByteArray &before,
                      const std::function<void()> &also = {});
    void putBack(const ModelId &model, const QByteArray &state);
    void applyPreset(const FormState &state, const QString &text);
    void updateFooter();
    void onOrdered(const QList<JobOrder> &orders);
    //! Of the form's own field for the size or the aspect.
    [[nodiscard]] std::optional<QSize> wantedProportions() const;

    const Catalogue &m_catalogue;
    Drafts &m_drafts;
    Prices &m_prices;
    TextTools *m_textTools = nullptr;
    std::unique_ptr<AlternativeRuns> m_alternatives;
    PromptListsMenu *m_listsMenu = nullptr;
    std::unique_ptr<MediaSource> m_pictures;
    ModelHeader *m_header = nullptr;
    QHBoxLayout *m_head = nullptr; //!< the header, and at its end what else belongs to the model
    FormView *m_view = nullptr;
    FormUndo *m_undo = nullptr;
    FormFooter *m_footer = nullptr;
    RunPrice *m_price = nullptr;
    RunDesk *m_desk = nullptr;
    ModelBrowser *m_browser = nullptr; //!< made when first opened
    ModelMarks *m_marks;
    FormPresets *m_presets = nullptr;
    QTimer m_draftTimer;
    bool m_restored = false;
    CatalogueKeeper *m_keeper = nullptr;
    QString m_removing;             //!< the name of the own model that is being removed
    QTimer m_renewTimer;            //!< runs while the form must not be built anew
    std::function<void()> m_untold; //!< what is to be said as soon as somebody can see it
};

} // namespace maquette
