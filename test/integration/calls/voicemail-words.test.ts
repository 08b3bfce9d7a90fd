import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallsReadModel } from '../../../src/modules/calls/calls.read-model.js';
import { dialling, due, offered, onShift } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let callId: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana Ruiz');
  ({ callId } = await dialling(floor, await offered(floor, await due(floor))));
});

const voicemail = async (allowed: boolean | null) => {
  await floor.database.query('update phone_number set voicemail_allowed = $1', [allowed]);
  return (await floor.use(CallsReadModel).one(callId)).voicemail;
};

describe('a machine answers', () => {
  it('nothing is left for somebody who was never asked, or said no (F70, F71)', async () => {
    expect(await voicemail(null)).toMatchObject({ allowed: false, words: null });
    expect(await voicemail(false)).toMatchObject({ allowed: false, words: null });
  });

  it('a first name and our number are left for somebody who agreed', async () => {
    expect((await voicemail(true)).words).toBe(
      'Hello, this is Ana, returning your call. You can reach me at 2 0 2, 5 5 5, 0 1 0 0. Thank you.',
    );
  });
});
