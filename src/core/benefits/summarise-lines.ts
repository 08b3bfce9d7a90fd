import type { BenefitFacts } from './benefit-facts.js';
import type { BenefitLine } from './benefit-line.js';

interface Answer {
  readonly lines: readonly BenefitLine[];
  readonly planBegins: string | null;
  readonly planEnds: string | null;
}

/** From the most to the least telling for us. */
const byService = ['CI', 'AI', 'CJ', 'A7', 'MH', 'A8', '30'] as const;
const active = new Set(['1', '2', '3', '4', '5']);
const inactive = new Set(['6', '7', '8']);
const left = '29';
const units: Readonly<Record<string, string>> = {
  VS: 'visits',
  DY: 'days',
  DA: 'days',
  HS: 'hours',
  FL: 'units',
  P6: 'services',
};
const periods: Readonly<Record<string, string>> = {
  '7': 'a day',
  '21': 'a year',
  '22': 'a service year',
  '23': 'a calendar year',
  '24': 'in the year so far',
  '25': 'a contract',
  '26': 'an episode',
  '27': 'a visit',
  '29': 'left',
  '32': 'in a lifetime',
  '34': 'a month',
  '35': 'a week',
  '36': 'an admission',
};
const mostLimits = 20;

/**
 * What a counsellor reads first. Of several lines for one figure: in our network before outside, one person before the family, our kind
 * of service before others. The lines themselves are kept beside it, for nobody promises a price by this (C-701).
 */
export function summariseLines({ lines, planBegins, planEnds }: Answer): BenefitFacts {
  const ranked = lines.toSorted((a, b) => rank(a) - rank(b));
  const figure = (code: string, isLeft: boolean) =>
    ranked.find((line) => line.code === code && (line.period === left) === isLeft && line.amountCents !== null)?.amountCents ??
    null;
  return {
    active: isActive(ranked),
    planName: ranked.find(({ planName, code }) => planName !== null && active.has(code))?.planName ?? null,
    copayCents: figure('B', false),
    coinsuranceBasisPoints: ranked.find(({ code, basisPoints }) => code === 'A' && basisPoints !== null)?.basisPoints ?? null,
    deductibleCents: figure('C', false),
    deductibleLeftCents: figure('C', true),
    outOfPocketCents: figure('G', false),
    outOfPocketLeftCents: figure('G', true),
    priorAuthorization: firstSaid(ranked, ({ priorAuthorization }) => priorAuthorization),
    inNetwork: ranked.some(({ inNetwork }) => inNetwork === true) ? true : firstSaid(ranked, ({ inNetwork }) => inNetwork),
    limits: [...new Set(ranked.filter(({ code }) => code === 'F' || code === 'E').map(limitOf))].slice(0, mostLimits),
    planBegins,
    planEnds,
  };
}

/** A plan with one line that is not active is active where another line says so. */
function isActive(lines: readonly BenefitLine[]): boolean | null {
  if (lines.some(({ code }) => active.has(code))) return true;
  return lines.some(({ code }) => inactive.has(code)) ? false : null;
}

function firstSaid(lines: readonly BenefitLine[], of: (line: BenefitLine) => boolean | null): boolean | null {
  return lines.map(of).find((said) => said !== null) ?? null;
}

function rank({ inNetwork, level, serviceTypes }: BenefitLine): number {
  const service = Math.min(
    ...serviceTypes.map((one) => (byService as readonly string[]).indexOf(one)).filter((at) => at >= 0),
    byService.length,
  );
  return (inNetwork === false ? 100 : 0) + (level === 'FAM' ? 50 : 0) + service;
}

function limitOf({ quantity, unit, period, amountCents, messages }: BenefitLine): string {
  const most = quantity === null ? '' : `${quantity} ${units[unit] ?? unit}`.trim();
  const money = amountCents === null ? '' : `$${(amountCents / 100).toFixed(2)}`;
  const figure = [most || money, most || money ? (periods[period] ?? '') : ''].filter(Boolean).join(' ');
  return [figure, ...messages].filter(Boolean).join('; ') || 'a limit without words';
}
