import type { EpisodeOfCare, EpisodeOfCareStatusHistory, Reference } from 'fhir/r4.js';
import type { Stage } from '../intake/stages.js';
import { named } from './coded.js';
import type { Told } from './mark-part2.js';
import type { EpisodeRow } from './record-rows.js';

type Status = EpisodeOfCare['status'];

/** Up to admission care is planned: who may come and where is being looked at. From then on it goes on; no discharge is known here. */
const statusOfStage: Readonly<Record<Exclude<Stage, 'emergency' | 'closed'>, Status>> = {
  inquiry: 'planned',
  attempting: 'planned',
  contacted: 'planned',
  screening: 'planned',
  coverage: 'planned',
  'clinical-review': 'planned',
  approved: 'planned',
  waitlisted: 'waitlist',
  scheduled: 'planned',
  'no-show': 'planned',
  arrived: 'planned',
  admitted: 'active',
};
/** There never was somebody who sought care, or they are looked after in another intake. */
const neverCare: readonly string[] = ['duplicate-merged', 'spam', 'test', 'wrong-number'];

interface Spell {
  readonly status: Status;
  readonly start: Date;
}

export function episodeOfCare(episode: EpisodeRow, patient: Reference): Told<EpisodeOfCare> {
  const { id, site, openedAt, endedAt, closeReason } = episode;
  const spells = spellsOf(episode);
  const { status } = spells.at(-1)!;
  const end = status === 'active' ? null : endedAt;
  const resource: EpisodeOfCare = {
    resourceType: 'EpisodeOfCare',
    id,
    status,
    statusHistory: spells.map((spell, index) => historyOf(spell, spells[index + 1]?.start ?? end)),
    patient,
    managingOrganization: named('Organization', site),
    period: { start: openedAt.toISOString(), ...(end && { end: end.toISOString() }) },
  };
  const why = closeReason === null ? '' : ` (${closeReason})`;
  return { resource, says: `Intake at ${site}, opened on ${openedAt.toISOString()}: ${episode.stage}${why}` };
}

/** Each status once for as long as it lasted; an emergency leaves it as it was. */
function spellsOf({ openedAt, stage, stages, closeReason }: EpisodeRow): readonly Spell[] {
  const entered = stages.length > 0 ? stages : [{ to: stage, at: openedAt }];
  const spells: Spell[] = [];
  for (const { to, at } of entered) {
    const before = spells.at(-1)?.status;
    const status = statusOf(to, before ?? 'planned', closeReason);
    if (status !== before) spells.push({ status, start: at });
  }
  return spells;
}

function statusOf(stage: Stage, before: Status, closeReason: string | null): Status {
  if (stage === 'emergency') return before;
  if (stage === 'closed') return neverCare.includes(closeReason ?? '') ? 'entered-in-error' : 'cancelled';
  return statusOfStage[stage];
}

function historyOf({ status, start }: Spell, end: Date | null): EpisodeOfCareStatusHistory {
  return { status, period: { start: start.toISOString(), ...(end && { end: end.toISOString() }) } };
}
