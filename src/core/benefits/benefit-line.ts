import { showable } from '../shared/plain-text.js';
import { elementOf, elementsOf, type ReadSegment } from '../x12/read-interchange.js';

/** One line of an answer (EB), as it stands there. */
export interface BenefitLine {
  /** EB01: 1 active, 6 inactive, A coinsurance, B copay, C deductible, F limit, G out of pocket, ... */
  readonly code: string;
  /** Service types; empty: of the plan as a whole. */
  readonly serviceTypes: readonly string[];
  /** IND one person, FAM the family; empty: not said. */
  readonly level: string;
  readonly planName: string | null;
  /** 23 calendar year, 29 what is left, 7 day, 27 visit, ...; empty: not said. */
  readonly period: string;
  readonly amountCents: number | null;
  readonly basisPoints: number | null;
  /** VS visits, DY days, ...; empty: none. */
  readonly unit: string;
  readonly quantity: string | null;
  readonly priorAuthorization: boolean | null;
  /** Null: said for neither, or for both. */
  readonly inNetwork: boolean | null;
  readonly messages: readonly string[];
}

const yesNo: Readonly<Record<string, boolean>> = { Y: true, N: false };
const decimal = /^(\d{0,12})(?:\.(\d{0,6}))?$/;
// Ten million dollars: more is no figure of anybody's plan.
const mostCents = 1_000_000_000;
const allOfIt = 10_000;
const longestText = 300;

/** `messages` may be filled by whoever reads on: they stand behind the line that they belong to. */
export function readBenefitLine(segment: ReadSegment, messages: readonly string[]): BenefitLine {
  const text = (number: number) => payerText(elementOf(segment, number));
  return {
    code: text(1),
    level: text(2),
    serviceTypes: elementsOf(segment, 3).map(payerText),
    planName: text(5) || null,
    period: text(6),
    amountCents: hundredths(text(7)),
    basisPoints: scaled(text(8), 4, allOfIt),
    unit: text(9),
    quantity: text(10) || null,
    priorAuthorization: yesNo[text(11)] ?? null,
    inNetwork: yesNo[text(12)] ?? null,
    messages,
  };
}

/** What an insurer wrote, so that it can be stored and shown. */
export function payerText(written: string): string {
  return showable(written).trim().slice(0, longestText);
}

/** '25', '25.5' and '25.50' dollars -> cents; null for what is no amount. Digit by digit: no float ever holds money. */
export function hundredths(written: string): number | null {
  return scaled(written, 2, mostCents);
}

function scaled(written: string, places: number, most: number): number | null {
  const match = decimal.exec(written);
  if (!match || written === '' || written === '.') return null;
  const [, whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(places))) return null; // a part of a cent is no amount
  const value = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  return value <= most ? value : null;
}
