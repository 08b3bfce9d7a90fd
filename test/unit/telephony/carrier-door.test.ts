// The port takes nobody's word for it (L-301). What must not compile is marked: `tsc` fails when it does.
import { describe, expect, it } from '@jest/globals';
import type { ContactPermit } from '../../../src/core/contact/contact-permit.js';
import type { TelephonyProvider } from '../../../src/telephony/telephony-provider.js';
import { FakeTelephony } from '../../integration/calls/fake-telephony.js';
import { permitFor } from '../../support/contact-permit.js';

const at = new Date('2026-11-23T17:00:00Z');
const [maria, sam, from] = ['+14045550147', '+13055550148', '+12025550100'];
const seat = { room: 'room-7f', label: 'person', endsRoom: true, mode: { kind: 'talk' } } as const;
const leg = { legId: 'a', to: maria, from, ringSeconds: 30 };
const text = { textId: 'a', to: maria, from, body: 'Hello' };
const carrier = new FakeTelephony(() => at);

describe('who is reached', () => {
  it('a person, with the permit of this number, channel and moment', async () => {
    await carrier.ring({ ...leg, allowedBy: permitFor(maria, 'call', at) });
    await carrier.ringIntoRoom({ ...leg, allowedBy: permitFor(maria, 'call', at) }, seat);
    await carrier.send({ ...text, allowedBy: permitFor(maria, 'text', at) });
    expect([carrier.rung.length, carrier.sent.length]).toEqual([2, 1]);
    carrier.forget();
  });

  it('our staff and partners outside, by their own name', async () => {
    await carrier.ring({ ...leg, to: 'client:ana', allowedBy: 'our-staff' });
    await carrier.ringIntoRoom({ ...leg, allowedBy: 'outside-partner' }, seat);
    expect(carrier.rung).toHaveLength(2);
    carrier.forget();
  });

  it.each([
    ['of another number', permitFor(sam, 'call', at), permitFor(sam, 'text', at)],
    ['of the other channel', permitFor(maria, 'text', at), permitFor(maria, 'call', at)],
    [
      'from before',
      permitFor(maria, 'call', new Date(at.getTime() - 11_000)),
      permitFor(maria, 'text', new Date(at.getTime() - 11_000)),
    ],
    ['that nobody gave', {} as ContactPermit, {} as ContactPermit],
    ['missing', undefined as never, undefined as never],
    ['of staff, for a text', 'nobody' as never, 'our-staff' as never],
  ])('nobody, with a permit %s', async (_, toRing, toText) => {
    await expect(carrier.ring({ ...leg, allowedBy: toRing })).rejects.toThrow('The carrier was not asked');
    await expect(carrier.ringIntoRoom({ ...leg, allowedBy: toRing }, seat)).rejects.toThrow('The carrier was not asked');
    await expect(carrier.send({ ...text, allowedBy: toText })).rejects.toThrow('The carrier was not asked');
    expect([carrier.rung, carrier.sent]).toEqual([[], []]);
  });
});

/** Never run: what follows is a question to the compiler. */
export async function mustNotCompile(port: TelephonyProvider): Promise<void> {
  // @ts-expect-error a person's phone without a permit
  await port.ring(leg);
  // @ts-expect-error the same, into a room
  await port.ringIntoRoom(leg, seat);
  // @ts-expect-error a text without a permit
  await port.send(text);
  // @ts-expect-error a text is always to a person
  await port.send({ ...text, allowedBy: 'our-staff' });
  // @ts-expect-error what looks like a permit is none
  await port.send({ ...text, allowedBy: { number: maria, channel: 'text' } });
  // @ts-expect-error the adapter's own way in is closed
  await port.placeText({ ...text, allowedBy: permitFor(maria, 'text') });
  // @ts-expect-error nobody makes a permit by hand
  const byHand: ContactPermit = new (permitFor(maria, 'text').constructor as typeof ContactPermit)({}, () => {});
  await port.send({ ...text, allowedBy: byHand });
}
