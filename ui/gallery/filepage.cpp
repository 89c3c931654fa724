// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/filepage.h"

#include "app/base/background.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/filepicture.h"
#include "ui/gallery/settingspart.h"
#include "ui/gallery/showinfolder.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QFileInfo>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

QString writerOf(const FoundMetadata &found)
{
    if (found.foreign && !found.foreign->program.isEmpty())
        return FilePage::tr("Made with %1").arg(found.foreign->program);
    return found.work.input.isEmpty() ? QString() : FilePage::tr("Made with Maquette");
}

} // namespace

FilePage::FilePage(Library &library, const Catalogue &catalogue, PictureSource &source, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_picture(new FilePicture(this))
    , m_title(new QLabel(this))
    , m_headline(new WrapLabel({}, WrapLabel::Tone::Dim, this))
    , m_problem(new WrapLabel({}, WrapLabel::Tone::Amber, this))
    , m_back(new QPushButton(tr("Close"), this))
    , m_folder(new QPushButton(tr("Show in folder"), this))
    , m_settings(new SettingsPart(library, source, this))
{
    setObjectName(QStringLiteral("filePage"));
    build();
}

void FilePage::build()
{
    m_title->setObjectName(QStringLiteral("fileTitle"));
    m_title->setFont(Fonts::strong());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(1);
    m_headline->setObjectName(QStringLiteral("fileHeadline"));
    m_headline->setFont(Fonts::tabular(Fonts::hint()));
    m_problem->setObjectName(QStringLiteral("fileProblem"));
    m_problem->setFont(Fonts::hint());
    m_back->setObjectName(QStringLiteral("closeFile"));
    m_back->setToolTip(tr("Back to what is selected"));
    m_folder->setObjectName(QStringLiteral("showFileInFolder"));
    for (QPushButton *button : {m_back, m_folder}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_picture);
    column->addWidget(m_title);
    column->addWidget(m_headline);
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::small);
    buttons->addWidget(m_folder, 1);
    buttons->addWidget(m_back, 1);
    column->addLayout(buttons);
    column->addSpacing(metrics::small);
    column->addWidget(m_settings);
    column->addStretch(1);
    connect(m_back, &QPushButton::clicked, this, &FilePage::closeRequested);
    connect(m_folder, &QPushButton::clicked, this, [this] {
        showInFolder(m_path, [self = QPointer(this), file = m_path] {
            if (self)
                emit self->notice(tr("No program here shows folders. The file is %1.").arg(file));
        });
    });
    connect(m_settings, &SettingsPart::openModelRequested, this,
            [this] { emit openModelRequested(m_given.model, toBytes(m_given.values)); });
    connect(m_settings, &SettingsPart::workChosen, this, &FilePage::workChosen);
    connect(m_settings, &SettingsPart::notice, this, &FilePage::notice);
}

QWidget *FilePage::firstControl() const
{
    return m_folder;
}

void FilePage::setFile(const QString &file)
{
    m_path = file;
    FileSettings unread;
    unread.path = file;
    show(unread);
    m_headline->setPlain(tr("Reading it…"));
    inBackground(
        *QThreadPool::globalInstance(), this, [file] { return readFileSettings(file); },
        [this](const FileSettings &read) {
            if (read.path != m_path)
                return;
            show(read);
            emit shown();
        });
}

void FilePage::show(const FileSettings &file)
{
    const QString name = QFileInfo(file.path).fileName();
    m_title->setText(m_title->fontMetrics().elidedText(name, Qt::ElideMiddle,
                                                       metrics::rightColumn - 2 * metrics::panelPadding));
    m_title->setToolTip(plainTip(file.path));
    m_picture->setImage(file.picture);
    m_picture->setAccessibleName(tr("Picture of %1").arg(name));
    QStringList facts;
    for (const QString &fact :
         {writerOf(file.found),
          QStringList{WorkTexts::pixels(file.found.pixels), file.format}.join(u' ').trimmed(),
          file.bytes > 0 ? QLocale().formattedDataSize(file.bytes, 1, QLocale::DataSizeSIFormat)
                         : QString()}) {
        if (!fact.isEmpty())
            facts += fact;
    }
    m_headline->setPlain(facts.join(QStringLiteral(" · ")));
    m_problem->setPlain(file.problem);
    m_problem->setVisible(!file.problem.isEmpty());
    m_given = settingsOfFile(file.found, m_catalogue);
    m_settings->setGiven(m_given, {}, m_given.isEmpty() ? QByteArray() : toIndentedBytes(m_given.values));
    setAccessibleName(file.problem.isEmpty() ? tr("Settings of %1").arg(name) : file.problem);
}

} // namespace maquette
