import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { asOwner } from '../../support/as-owner.js';
import { due, number, offered, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { talking } from '../calls/talk-steps.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
  await asOwner(floor.database, 'drop index offer_one_pending_per_counsellor'); // the last line of defence stands alone here
});
afterAll(() => floor.close());

it('two acceptances at once give one call', async () => {
  for (const round of [0, 1, 2, 3, 4, 5]) {
    await floor.reset();
    const ana = await onShift(floor, 'Ana');
    const first = await offered(floor, await due(floor, number(round)));
    await onShift(floor, 'Ben');
    const second = await offered(floor, await due(floor, number(round + 50)));
    await floor.database.query('update offer set counsellor_id = $1 where id = $2', [ana, second.offerId]);
    const answers = await Promise.allSettled([first, second].map(({ offerId }) => floor.use(AnswerByClick).accept(offerId, ana)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', code: 'offer/already-talking' },
    });
    expect(await floor.database.query('select from call')).toHaveLength(1);
    expect(await row(floor, 'counsellor', ana)).toMatchObject({ presence: 'on-call' });
  }
});

it('a call that was handed to somebody outside does not keep its counsellor from the next one', async () => {
  await floor.reset();
  const talk = await talking(floor);
  await floor.database.query('update call set handed_over_at = $2 where id = $1', [talk.callId, secondsAfterStart(1)]);
  await floor.database.query(`update counsellor set presence = 'available' where id = $1`, [talk.counsellorId]);
  const next = await offered(floor, await due(floor, number(2)));
  const { callId } = await floor.use(AnswerByClick).accept(next.offerId, talk.counsellorId);
  expect(callId).not.toBe(talk.callId);
});
