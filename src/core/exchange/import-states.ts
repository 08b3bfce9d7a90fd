/** receiving: the file arrives; checking: each row is read; checked: a dry run is over; importing: rows become leads. */
export const importStates = ['receiving', 'checking', 'checked', 'importing', 'paused', 'done', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

export const importCommands = ['start', 'pause', 'resume', 'cancel', 'retry'] as const;
export type ImportCommand = (typeof importCommands)[number];

export const rowStates = ['waiting', 'ready', 'refused', 'duplicate', 'imported', 'failed'] as const;
export type RowState = (typeof rowStates)[number];

interface Step {
  readonly from: readonly ImportState[];
  readonly to: ImportState;
}

/**
 * Where staff may bring an import. A start and a resumption check first what was not checked yet, which may be nothing; a retry reads
 * again the rows that were refused or failed, after a rule was fixed.
 */
export const importSteps: Readonly<Record<ImportCommand, Step>> = {
  start: { from: ['checking', 'checked'], to: 'checking' },
  pause: { from: ['checking', 'importing'], to: 'paused' },
  resume: { from: ['paused'], to: 'checking' },
  cancel: { from: ['checking', 'checked', 'importing', 'paused'], to: 'cancelled' },
  retry: { from: ['checked', 'done'], to: 'checking' },
};
