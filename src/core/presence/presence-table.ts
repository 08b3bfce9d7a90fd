import type { Presence } from './presences.js';

/**
 * own-choice: theirs, now or earlier · account-closed: an administrator's · routing: a person is offered to them · acceptance: they take
 * the person · release: the offer came to nothing · call-end · outcome: it was written · time: their time is up · silence: offers or
 * heartbeats missed, a phone that does not exist, or a manager took over what was theirs.
 */
export const presenceCauses = [
  'own-choice',
  'account-closed',
  'routing',
  'acceptance',
  'release',
  'call-end',
  'outcome',
  'time',
  'silence',
] as const;
export type PresenceCause = (typeof presenceCauses)[number];

/** free: no offer and no call is theirs. rested: nothing keeps the program from bringing them back. */
export type PresenceFact = 'free' | 'reachable' | 'outcome-written' | 'rested' | 'time-is-up';

export interface PresenceWay {
  readonly by: PresenceCause;
  readonly from: readonly Presence[];
  /** In the order in which a counsellor is told what is missing. */
  readonly needs: readonly PresenceFact[];
}

const working: readonly Presence[] = ['offered', 'on-call'];

/**
 * Every way from one presence to another, by the one that is entered. Whoever chose break or offline comes back by their own choice
 * only: no other cause leads out of these two.
 */
export const presenceTable: Readonly<Record<Presence, readonly PresenceWay[]>> = {
  offline: [
    { by: 'own-choice', from: ['available', 'break', 'wrap-up'], needs: [] },
    { by: 'own-choice', from: working, needs: ['free'] },
    { by: 'account-closed', from: ['available', 'break', 'wrap-up'], needs: [] },
    { by: 'account-closed', from: working, needs: ['free'] },
  ],
  available: [
    { by: 'own-choice', from: ['offline', 'break', 'wrap-up'], needs: ['reachable', 'outcome-written'] },
    { by: 'release', from: working, needs: ['free'] },
    { by: 'outcome', from: ['wrap-up'], needs: ['outcome-written', 'rested'] },
    { by: 'time', from: ['wrap-up'], needs: ['time-is-up', 'outcome-written'] },
  ],
  offered: [{ by: 'routing', from: ['available'], needs: ['reachable'] }],
  'on-call': [{ by: 'acceptance', from: ['offered'], needs: [] }],
  'wrap-up': [{ by: 'call-end', from: ['on-call'], needs: ['free'] }],
  break: [
    { by: 'own-choice', from: ['offline', 'available', 'wrap-up'], needs: [] },
    { by: 'own-choice', from: working, needs: ['free'] },
    { by: 'silence', from: ['available', 'wrap-up'], needs: [] },
    { by: 'silence', from: ['offered'], needs: ['free'] },
  ],
};

/** From where `to` may be entered for this cause, whatever else it needs. */
export function sourcesOf(to: Presence, by: PresenceCause): readonly Presence[] {
  return presenceTable[to].filter((way) => way.by === by).flatMap((way) => way.from);
}
