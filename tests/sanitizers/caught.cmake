# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=canary -DFAULT=... -DWORDS=... -P caught.cmake: passes when the program fails and says so.
execute_process(COMMAND ${PROGRAM} ${FAULT} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
string(FIND "${said}" "${WORDS}" found)
if(result STREQUAL "0" OR found EQUAL -1)
  message(FATAL_ERROR "Nothing caught ${FAULT} (${result}): the sanitizer does not run.\n${said}")
endif()
message(STATUS "${FAULT} was caught")
