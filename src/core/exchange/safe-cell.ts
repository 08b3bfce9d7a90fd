// What makes a spreadsheet read a cell as a formula, full-width look-alikes too; it trims what stands before it (B-024).
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const guarded = /^'(?=[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** One quoted cell of a CSV file that no spreadsheet runs: "'+12025550147" is shown as the text +12025550147 (B-024). */
export function safeCell(text: string): string {
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** The cell as it was before `safeCell` put a quote mark before it: a report of ours can be corrected and brought again. */
export function withoutGuard(cell: string): string {
  return cell.replace(guarded, '');
}
