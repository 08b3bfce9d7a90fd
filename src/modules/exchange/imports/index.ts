import { AdvanceImport } from './advance-import.js';
import { ChangeImport } from './change-import.js';
import { CheckRow } from './check-row.js';
import { ImportOneRow } from './import-one-row.js';
import { ImportReport } from './report/import-report.js';
import { ListGate } from './report/list-gate.js';
import { ImportRowStore } from './import-row.store.js';
import { ImportTurn } from './import-turn.js';
import { ImportStore } from './import.store.js';
import { ImportsReadModel } from './imports.read-model.js';
import { KeepRows } from './receive/keep-rows.js';
import { NoteImported } from './note-imported.js';
import { ReadRow } from './read-row.js';
import { ReceiveImport } from './receive/receive-import.js';
import { RowCells } from './row-cells.js';

export { AdvanceImport } from './advance-import.js';
export { ImportTurn } from './import-turn.js';
export { ImportsController } from './imports.controller.js';

export const importProviders = [
  AdvanceImport,
  ChangeImport,
  CheckRow,
  ImportOneRow,
  ImportReport,
  ImportRowStore,
  ImportTurn,
  ImportStore,
  ImportsReadModel,
  KeepRows,
  ListGate,
  NoteImported,
  ReadRow,
  ReceiveImport,
  RowCells,
];
