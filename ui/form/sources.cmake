# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  addbutton.cpp
  addbutton.h
  alternativeruns.cpp
  alternativeruns.h
  alternativesbar.cpp
  alternativesbar.h
  aspecticon.cpp
  aspecticon.h
  choicetext.cpp
  choicetext.h
  defaultslider.cpp
  defaultslider.h
  editorfactory.cpp
  editorfactory.h
  editorkind.h
  entryframe.cpp
  entryframe.h
  fieldeditor.cpp
  fieldeditor.h
  fieldeditorproblems.cpp
  fieldkeys.cpp
  fieldkeys.h
  findbar.cpp findbar_build.cpp
  findbar.h
  focusorder.cpp
  focusorder.h
  framedialog.cpp
  framedialog.h
  frametaker.cpp
  frametaker.h
  formadvice.cpp
  formadvice.h
  formcolumn.cpp
  formcolumn.h
  formfooter.cpp
  formfooter.h
  formreading.h
  formhistory.cpp
  formundo.cpp
  formundo.h
  formhistory.h
  formpanel.cpp
  formpanel.h
  formpanelbrowser.cpp formpaneldrafts.cpp formpanelmodels.cpp formpanelworks.cpp
  formpresets.cpp
  formpresets.h
  formstate.cpp
  formstate.h
  formview.cpp
  formview.h
  formviewplaces.cpp
  givensettings.cpp givensettings.h
  insetcolumn.cpp
  insetcolumn.h
  librarypictures.cpp
  librarypictures.h
  linkbutton.cpp
  linkbutton.h
  mediaaddress.cpp
  mediaaddress.h
  mediafiles.cpp
  mediafiles.h
  mediaitem.cpp
  mediaitem.h
  mediaitemlinks.cpp
  mediaitemmends.cpp
  medialine.cpp
  medialine.h
  mediamend.cpp
  mediamend.h
  mediaoffer.cpp
  mediaoffer.h
  mediasource.h
  mediastrip.cpp
  mediastrip.h
  mediatile.cpp
  mediatile.h
  mendmenu.cpp
  mendmenu.h
  modelheader.cpp
  modelheader.h
  namededitor.cpp
  namededitor.h
  noticebar.cpp
  noticebar.h
  numberrange.cpp
  numberrange.h
  optionaljson.h
  picturewell.cpp
  picturewell.h
  priceestimate.cpp priceestimate.h
  presetfile.cpp
  presetfile.h
  presetfit.cpp
  presetfit.h
  pricetext.cpp
  pricetext.h
  promptlistsmenu.cpp
  promptlistsmenu.h
  promptrowdelegate.cpp
  promptrowdelegate.h
  promptsdialog.cpp
  promptsdialog.h
  requestbuilder.cpp
  requestbuilder.h
  requestpreparer.cpp
  requestpreparer.h
  resizegrip.cpp
  resizegrip.h
  rundesk.cpp
  rundesk.h
  runprice.cpp
  runprice.h
  seeds.cpp
  seeds.h
  settingscompare.cpp settingscompare.h
  spellmarks.cpp
  spellmarks.h
  textarea.cpp textarea_paint.cpp
  textarea.h
  textfind.cpp
  textfind.h
  texthost.h
  textmeasure.cpp
  textmeasure.h
  textrange.cpp
  textrange.h
  texttools.cpp
  texttools.h
  valuesummary.cpp
  valuesummary.h
  wheelguard.cpp
  wheelguard.h
  wideinteger.cpp
  wideinteger.h
  widespinbox.cpp
  widespinbox.h
  wraplabel.cpp
  wraplabel.h
)

# Each kind of field editor is a pair of files in kinds/, found by the line that registers it.
file(GLOB kind_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/kinds/*.cpp
  ${CMAKE_CURRENT_LIST_DIR}/kinds/*.h)
list(APPEND sources ${kind_files})
set(declarations)
set(entries)
foreach(kind_file ${kind_files})
  file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/${kind_file} lines REGEX "^MAQUETTE_EDITOR_KIND\\(")
  foreach(line ${lines})
    string(REGEX REPLACE "^MAQUETTE_EDITOR_KIND\\(([A-Za-z]+),.*" "kindOf\\1" name "${line}")
    string(APPEND declarations "extern const EditorKind ${name};\n")
    string(APPEND entries "    &${name},\n")
  endforeach()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/${kind_file})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/editorkinds.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/editorkinds.cpp @ONLY)
set(generated_sources ${CMAKE_CURRENT_BINARY_DIR}/editorkinds.cpp)
