import { auditCClassic, auditCVa } from './definitions/audit-c.js';
import { benzodiazepineHistory } from './definitions/benzodiazepine-history.js';
import { cSsrsScreener } from './definitions/c-ssrs.js';
import { dast10 } from './definitions/dast-10.js';
import { gad2, phq2 } from './definitions/mood.js';
import { nidaQuickScreen } from './definitions/nida-quick-screen.js';
import type { Instrument } from './instrument.js';

/** Every instrument, each in its present version. */
export const instruments: readonly Instrument[] = [
  cSsrsScreener,
  benzodiazepineHistory,
  nidaQuickScreen,
  auditCVa,
  auditCClassic,
  dast10,
  phq2,
  gad2,
];

export function instrumentOf(questionId: string): Instrument | null {
  return instruments.find(({ items }) => items.some(({ id }) => id === questionId)) ?? null;
}
