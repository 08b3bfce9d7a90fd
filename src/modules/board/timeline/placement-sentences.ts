import type { StepKind } from '../../../core/placement/step-kinds.js';
import { because, time, type TimelineFacts } from './sentence-parts.js';

const asked: Readonly<Record<StepKind, string>> = {
  'reminder-24h': 'The reminder of the day before',
  'reminder-2h': 'The reminder of two hours before',
  'chase-60min': 'The call an hour after they were expected',
  'chase-day-1': 'The call a day after they were expected',
  'chase-day-3': 'The call three days after they were expected',
  'chase-day-7': 'The call a week after they were expected',
  'referral-follow-up': 'The question whether they have arrived elsewhere',
  'waitlist-contact': 'The call while they wait for a place',
};
const step = (f: TimelineFacts): string => asked[f.kind as StepKind];

/** What happens about beds, waiting lists, appointments and referrals, in sentences. */
export const placementSentences = {
  'bed-held': (f: TimelineFacts) => `${f.by} held bed ${f.bed} of ${f.programme} for them.`,
  'bed-given-back': (f: TimelineFacts) => `Bed ${f.bed} of ${f.programme} is no longer held for them${because(f)}`,
  'waitlist-joined': (f: TimelineFacts) => `${f.by} put them on the waiting list of ${f.programme}.`,
  'waitlist-left': (f: TimelineFacts) => `They no longer wait for ${f.programme}${because(f)}`,
  'appointment-made': (f: TimelineFacts) => `${f.by} made an appointment: ${f.programme}, ${time(f.startsAt, f.zone)}.`,
  'appointment-missed': (f: TimelineFacts) => `They did not come at ${time(f.startsAt, f.zone)}.`,
  'appointment-arrived': (f: TimelineFacts) => `They arrived at ${f.programme}.`,
  'appointment-cancelled': (f: TimelineFacts) => `The appointment of ${time(f.startsAt, f.zone)} was cancelled${because(f)}`,
  'appointment-moved': (f: TimelineFacts) => `The appointment of ${time(f.startsAt, f.zone)} was moved${because(f)}`,
  'referral-offered': (f: TimelineFacts) => `${f.by} offered them ${f.count} other places.`,
  'referral-chosen': (f: TimelineFacts) => `They chose ${f.place}.`,
  'referral-handed-over': (f: TimelineFacts) => `The hand-over to ${f.place} began.`,
  'referral-dropped': (f: TimelineFacts) => `The hand-over to ${f.place} broke off.`,
  'referral-accepted': (f: TimelineFacts) => `${f.receiver} of ${f.place} said that they have the person.`,
  'referral-arrived': (f: TimelineFacts) => `They arrived at ${f.place}.`,
  'referral-lost': (f: TimelineFacts) => `The referral came to nothing${because(f)}`,
  'placement-step-reached': (f: TimelineFacts) => `${step(f)}: they were reached.`,
  'placement-step-closed': (f: TimelineFacts) => `${step(f)} was called off${because(f)}`,
  'placement-step-human-decision': (f: TimelineFacts) => `${step(f)}: a person decides${because(f)}`,
  'placement-step-too-late': (f: TimelineFacts) => `${step(f)} did not go out${because(f)}`,
} as const;
