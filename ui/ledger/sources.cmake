# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  ledgerchoices.cpp ledgerchoices.h
  ledgercsv.cpp ledgercsv.h
  ledgerdialog.cpp ledgerdialog.h
  ledgerexport.cpp ledgerexport.h
  ledgermodel.cpp ledgermodel.h
  ledgerperiod.cpp ledgerperiod.h
  ledgersums.cpp ledgersums.h
  ledgertexts.cpp ledgertexts.h
  ledgerview.cpp ledgerview.h)
