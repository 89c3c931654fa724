// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguekeeper.h"
#include "app/jobs/drafts.h"
#include "models/core/fitting.h"
#include "models/core/schemachange.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/noticebar.h"
#include "ui/form/rundesk.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace maquette
{

namespace
{

constexpr int renewPauseMs = 300;
constexpr qsizetype mostChangeSentences = 5;

//! \brief Where somebody is writing, so that a form that is built anew puts the cursor back there.
struct WritingPlace
{
    QString key;
    int position = -1;
    int anchor = -1;

    static WritingPlace in(const FormView &view)
    {
        const QWidget *focus = view.focusWidget();
        if (focus == nullptr || !focus->hasFocus())
            return {};
        for (const FieldEditor *editor : view.editors()) {
            if (editor != focus && !editor->isAncestorOf(focus))
                continue;
            const auto *text = qobject_cast<const QPlainTextEdit *>(focus);
            return {editor->field().key, text ? text->textCursor().position() : -1,
                    text ? text->textCursor().anchor() : -1};
        }
        return {};
    }

    void putBack(FormView &view) const
    {
        FieldEditor *editor = key.isEmpty() ? nullptr : view.editor(key);
        if (editor == nullptr)
            return;
        editor->focusTarget()->setFocus(Qt::OtherFocusReason);
        auto *text = qobject_cast<QPlainTextEdit *>(editor->focusTarget());
        if (text == nullptr || position < 0)
            return;
        const int end = text->document()->characterCount() - 1;
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(std::min(anchor, end));
        cursor.setPosition(std::min(position, end), QTextCursor::KeepAnchor);
        text->setTextCursor(cursor);
    }
};

bool sameForm(const Model &a, const Model &b)
{
    const auto same = [](const Field &x, const Field &y) {
        return x.key == y.key && x.title == y.title && x.description == y.description &&
               x.required == y.required && sameJson(x.schema, y.schema);
    };
    return std::equal(a.fields.cbegin(), a.fields.cend(), b.fields.cbegin(), b.fields.cend(), same) &&
           sameJson(a.inputSchema, b.inputSchema);
}

//! Moves values along with fields that are called otherwise now.
void followNames(const QList<SchemaChange> &changes, InputValues &values)
{
    for (const SchemaChange &change : changes) {
        const std::string old = change.oldKey.toStdString();
        const std::string now = change.key.toStdString();
        if (change.kind == SchemaChange::Kind::FieldRenamed && values.contains(old) &&
            !values.contains(now)) {
            const Json value = values[old];
            values[now] = value;
            values.erase(old);
        }
    }
}

QString changeSentence(const SchemaChange &change, const InputValues &values)
{
    const Json *written = member(values, change.key.toStdString());
    const bool lost = change.kind == SchemaChange::Kind::FieldRemoved && written && written->is_string() &&
                      !stringOf(*written).trimmed().isEmpty() && !assetIn(stringOf(*written)) &&
                      !fileIn(stringOf(*written));
    if (!lost)
        return change.text;
    return FormPanel::tr("%1 There it said: %2").arg(change.text, stringOf(*written).simplified());
}

QString changesText(const QList<SchemaChange> &changes, const QList<Replacement> &replaced,
                    const InputValues &values)
{
    QStringList parts;
    if (!changes.isEmpty())
        parts += FormPanel::tr("This model has changed.");
    for (const SchemaChange &change : changes.mid(0, mostChangeSentences))
        parts += changeSentence(change, values);
    if (const qsizetype more = changes.size() - mostChangeSentences; more > 0)
        parts += more == 1 ? FormPanel::tr("One more setting is different.")
                           : FormPanel::tr("%1 more settings are different.").arg(more);
    QStringList fitted;
    for (const Replacement &each : replaced)
        fitted += toText(each);
    if (!fitted.isEmpty())
        parts += FormPanel::tr("Set anew: %1.").arg(fitted.join(QStringLiteral(", ")));
    return parts.join(u' ');
}

} // namespace

void FormPanel::setKeeper(CatalogueKeeper &keeper)
{
    m_keeper = &keeper;
    m_renewTimer.setSingleShot(true);
    m_renewTimer.setInterval(renewPauseMs);
    connect(&m_renewTimer, &QTimer::timeout, this, &FormPanel::renewModel);
    connect(&keeper, &CatalogueKeeper::loaded, this, &FormPanel::onModelsRead);
    connect(&keeper, &CatalogueKeeper::modelsChanged, this, [this](const QList<ModelId> &changed) {
        if (changed.contains(model()))
            renewModel();
    });
    connect(&keeper, &CatalogueKeeper::ownRemoved, this, &FormPanel::tellRemoved);
    connect(&keeper, &CatalogueKeeper::ownFailed, this, [this](const Error &error) {
        if (!std::exchange(m_removing, {}).isEmpty())
            m_footer->notice().tellTrouble(error.message);
    });
    if (keeper.isLoaded())
        onModelsRead();
}

bool FormPanel::isWaitingForModels() const
{
    return m_catalogue.hasMoreToCome() && !m_drafts.lastModel().isEmpty() &&
           m_catalogue.entry(m_drafts.lastModel()) == nullptr;
}

void FormPanel::onModelsRead()
{
    if (m_drafts.isLoaded() && !m_restored)
        restoreDrafts();
    else if (m_view->model())
        tellLater();
    updateFooter();
}

void FormPanel::applyKept(const std::shared_ptr<const Model> &model, FormState state)
{
    const QByteArray before = state.toBytes();
    const auto seen = m_keeper != nullptr ? m_keeper->lastSeen(model->id) : nullptr;
    const QList<SchemaChange> changes = seen ? changesBetween(*seen, *model) : QList<SchemaChange>();
    const InputValues written = state.values;
    followNames(changes, state.values);
    const QList<Replacement> replaced = fitValues(*model, state.values);
    if (m_view->model() && m_view->model()->id == model->id && m_view->model() != model)
        rebuildForm(model, state);
    else
        applyModel(model, state);
    tellChanges(changesText(changes, replaced, written), !replaced.isEmpty(), before);
}

void FormPanel::tellChanges(const QString &text, bool undoable, const QByteArray &before)
{
    const ModelId id = model();
    m_untold = [this, text, undoable, before, id] {
        if (id != model())
            return;
        if (undoable)
            tellUndoable(text, id, before);
        else if (!text.isEmpty())
            m_footer->notice().tell(text);
        if (m_keeper != nullptr)
            m_keeper->markSeen(id);
    };
    if (isVisible())
        std::exchange(m_untold, {})();
}

void FormPanel::tellLater()
{
    // The model stood in the form before it was known how the artist last saw it.
    const auto &model = m_view->model();
    const auto seen = m_keeper->lastSeen(model->id);
    if (m_untold)
        return;
    const QList<SchemaChange> changes = seen ? changesBetween(*seen, *model) : QList<SchemaChange>();
    tellChanges(changesText(changes, {}, m_view->values()), false, {});
}

void FormPanel::renewModel()
{
    const auto now = m_view->model() ? m_catalogue.find(model()) : nullptr;
    if (!now || now == m_view->model()) // what is gone from the list can still be used here
        return;
    const bool busy = m_desk->isPreparing() || !m_view->pending().isEmpty() ||
                      QApplication::activePopupWidget() != nullptr ||
                      QApplication::activeModalWidget() != nullptr ||
                      QGuiApplication::mouseButtons() != Qt::NoButton;
    if (busy) {
        m_renewTimer.start();
        return;
    }
    if (sameForm(*m_view->model(), *now)) {
        showHeader(*now);
        const auto seen = m_keeper->lastSeen(now->id);
        const QList<SchemaChange> changes = seen ? changesBetween(*seen, *now) : QList<SchemaChange>();
        tellChanges(changesText(changes, {}, Json::object()), false, {});
    } else {
        applyKept(now, m_view->state());
        saveDraft();
    }
}

void FormPanel::rebuildForm(const std::shared_ptr<const Model> &model, const FormState &state)
{
    const WritingPlace place = WritingPlace::in(*m_view);
    const int scrolled = m_view->verticalScrollBar()->value();
    m_desk->startAnew();
    m_undo->pause();
    m_view->setModel(model);
    showHeader(*model);
    chainFocus();
    m_view->setState(state);
    m_undo->open();
    m_view->check();
    m_view->verticalScrollBar()->setValue(scrolled);
    place.putBack(*m_view);
    updateFooter();
}

void FormPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_untold)
        std::exchange(m_untold, {})();
}

} // namespace maquette
