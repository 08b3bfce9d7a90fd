// F1, F2, F3, F22 and F34: reports twice, out of order, of the past, and of nobody.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ReportLeg } from '../../../src/modules/calls/index.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { dialling, due, messages, offered, onShift, row, secondsAfterStart, type Dialling } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let call: Dialling;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => dial());

async function dial(): Promise<void> {
  await floor.reset();
  await onShift(floor, 'Ana');
  call = await dialling(floor, await offered(floor, await due(floor)));
}

const report = (state: LegState, legId = call.personLegId) =>
  floor.use(ReportLeg).run({ legId, carrierSid: `CA-${legId}`, state, sequence: null, sipResponseCode: null });

const answeredCall = ['queued', 'ringing', 'in-progress', 'completed'] as const;
/** Each report of an answered call at least once, some of them twice or three times, in any order. */
const reports = fc
  .array(fc.constantFrom(...answeredCall), { maxLength: 5 })
  .chain((again) => fc.shuffledSubarray([...answeredCall, ...again], { minLength: answeredCall.length + again.length }));
const names = async (...of: string[]) => (await messages(floor, ...of)).map((message) => message.name);

async function whereItEnds() {
  const { state, carrier_sid: sid } = await row(floor, 'call_leg', call.personLegId);
  const ended = await row(floor, 'call', call.callId);
  return { leg: [state, sid], call: [ended['state'], ended['end_cause'], ended['connected_at'] !== null] };
}

describe('the reports of an answered call', () => {
  const end = () => ({ leg: ['completed', `CA-${call.personLegId}`], call: ['ended', 'completed', true] });

  it('come to the same end in any order, however often each is sent', async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (order) => {
        await dial();
        for (const state of order) await report(state);
        expect(await whereItEnds()).toEqual(end());
        expect(await names('CallAnswered', 'CallEnded')).toEqual(['CallAnswered', 'CallEnded']);
      }),
      { numRuns: 20 },
    );
  });

  it('come to the same end when all of them arrive at once', async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (order) => {
        await dial();
        await Promise.all(order.map((state) => report(state)));
        expect(await whereItEnds()).toEqual(end());
        expect(await names('CallAnswered', 'CallEnded')).toEqual(['CallAnswered', 'CallEnded']);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a report', () => {
  it.each(['busy', 'no-answer', 'failed'] as const)(
    'of %s ends the call once, and nothing that comes later changes it',
    async (state) => {
      for (const one of ['queued', 'ringing', state, 'in-progress', state, 'completed', 'ringing'] as const) await report(one);
      expect(await whereItEnds()).toMatchObject({
        leg: [state, `CA-${call.personLegId}`],
        call: ['ended', expect.any(String), false],
      });
      expect(await names('CallAnswered', 'CallEnded')).toEqual(['CallEnded']);
    },
  );

  it('of the counsellor hanging up ends the call, and the other leg is hung up', async () => {
    await report('in-progress');
    await report('completed', call.counsellorLegId);
    expect(await row(floor, 'call', call.callId)).toMatchObject({ state: 'ended', end_cause: 'completed' });
    expect((await messages(floor, 'end-leg')).map((job) => job.payload)).toContainEqual({ legId: call.personLegId });
    expect(await row(floor, 'counsellor', call.counsellorId)).toMatchObject({
      presence: 'wrap-up',
      presence_until: secondsAfterStart(120),
    });
  });

  it('of a leg that nobody knows is left alone', async () => {
    await expect(report('completed', '00000000-0000-7000-8000-000000000000')).resolves.toBeUndefined();
  });
});
