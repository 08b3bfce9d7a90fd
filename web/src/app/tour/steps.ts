import type { tourWords } from './tour-words.js';

type Word = keyof (typeof tourWords)['en'];

interface Step {
  /** What it is called, and what is said about it. */
  readonly title: Word;
  readonly says: Word;
  /** Where it is pointed at. */
  readonly at: string;
  /** On which screen. */
  readonly path: string;
  /** As soon as this is on the screen, it was done: the tour goes on by itself. */
  readonly until?: string;
}

const commands = (path: string): Step => ({
  title: 'commands',
  says: 'commandsWhy',
  at: '.to-commands',
  path,
});

const onShift = ['available', 'offered', 'on-call'].map((state) => `.bar .dot[data-presence=${state}]`).join(', ');

const ofCounsellor: readonly Step[] = [
  { title: 'available', says: 'availableWhy', at: '.desk-now', path: '/desk', until: onShift },
  { title: 'offer', says: 'offerWhy', at: '.desk-now', path: '/desk', until: '.call-bar' },
  { title: 'call', says: 'callWhy', at: '.call-bar', path: '/desk', until: '.outcomes' },
  { title: 'script', says: 'scriptWhy', at: '.script-card', path: '/desk', until: '.outcomes' },
  { title: 'outcome', says: 'outcomeWhy', at: '.outcomes', path: '/desk' },
  commands('/desk'),
];

const ofManager: readonly Step[] = [
  { title: 'needs', says: 'needsWhy', at: '.wall-alerts, .wall-calm', path: '/wall' },
  { title: 'waiting', says: 'waitingWhy', at: '.waiting-card', path: '/wall' },
  { title: 'why', says: 'whyWhy', at: '.wait-line', path: '/wall' },
  { title: 'team', says: 'teamWhy', at: '.team-card', path: '/wall' },
  { title: 'pipeline', says: 'pipelineWhy', at: '.filters', path: '/pipeline' },
  commands('/wall'),
];

/** The tour for whoever has these roles; empty: there is none. */
export function stepsFor(roles: readonly string[]): readonly Step[] {
  if (roles.includes('counsellor')) return ofCounsellor;
  return roles.some((role) => role === 'manager' || role === 'supervisor') ? ofManager : [];
}
