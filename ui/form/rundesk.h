// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/requestbuilder.h"

#include <QElapsedTimer>
#include <QObject>

namespace maquette
{

class AlternativeRuns;
class FormFooter;
class FormView;
class MediaSource;
class RequestPreparer;
class RunPrice;
struct OwnMedia;

//! \brief From a form to finished orders: what a click means, which prompts are read first, and what must be
//! made ready before it can be sent.
//!
//! Nothing is sent from here: ordered() carries the orders, and comes later than the click when a file or a
//! work of the gallery must first be made ready. What is ordered is what was shown: where the form means
//! something else by then, it says so and orders nothing. Main thread. Everything it is given must outlive
//! it.
class RunDesk : public QObject
{
    Q_OBJECT

public:
    RunDesk(FormView &view, FormFooter &footer, AlternativeRuns &alternatives, RunPrice &price,
            MediaSource &pictures, QObject *parent);

    //! Orders, or shows what is missing and goes there.
    void generate();
    //! As generate(), but the second press of two quick ones pays for nothing.
    void generateUnlessRepeat();
    //! previewed() follows.
    void preview();
    //! Opens the list of all prompts, from which they can be ordered.
    void readPrompts();

    [[nodiscard]] bool isPreparing() const;
    //! Drops what is being made ready, and says so.
    void stopPreparing();
    //! Why Generate cannot run, or what is done just now, and what it costs.
    void show();
    //! The next press is meant: it is not the second of a double click.
    void noteChange() { m_lastRun.invalidate(); }
    //! Another form is there, with seeds of its own.
    void startAnew();

signals:
    void ordered(const QList<maquette::JobOrder> &orders);
    //! What the next click would send first, and what else there is to know about that.
    void previewed(const maquette::ModelId &model, const QByteArray &input, const QString &note);

private:
    [[nodiscard]] RunPlan plan() const;
    [[nodiscard]] bool isRepeat();
    //! Nothing is ordered in bulk that was not shown before.
    [[nodiscard]] bool isSeenFirst() const;
    //! False, and goes there, when something is missing or wrong.
    bool isComplete();
    void tellChangedBeneath();
    //! Sends what was shown, unless the form means something else by now.
    void generateRead(const RunPlan &shown);
    //! To the preparer; \a plan was shown, or need not be.
    void prepare(const RunPlan &plan);
    //! False, and says why, when one of the variants cannot be sent.
    bool variantsFit(const RunPlan &plan);
    //! False, and says so, when all requests together are more than a computer should hold.
    bool isSmallEnough(const RunPlan &ready);
    void order(const RunPlan &ready);
    void tellNotReady(const OwnMedia &own, const Error &error);
    [[nodiscard]] WideInteger nextSeed(const Field &field);

    FormView &m_view;
    FormFooter &m_footer;
    AlternativeRuns &m_alternatives;
    RunPrice &m_price;
    RequestPreparer *m_preparer;
    QElapsedTimer m_lastRun;                 //!< invalid once anything has changed
    QHash<QString, WideInteger> m_nextSeeds; //!< drawn ahead, so that the preview shows what will be sent
};

} // namespace maquette
