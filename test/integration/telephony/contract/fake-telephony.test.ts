import type { LegState } from '../../../../src/telephony/leg-report.js';
import type { PlaceResult } from '../../../../src/telephony/telephony-provider.js';
import { FakeTelephony } from '../../calls/fake-telephony.js';
import { telephonyContract } from './telephony-contract.js';

const [from, ringing, busy, invalid] = ['+12025550100', '+12025550147', '+12025550148', '+1555'];
const answering = ['+12025550151', '+12025550152', '+12025550153'] as const;
const badNumber = { kind: 'rejected', reason: 'bad-destination', code: '21211', message: 'Another number is needed.' } as const;
const states = new Map<string, LegState>([
  [ringing, 'ringing'],
  [busy, 'busy'],
  ...answering.map((number) => [number, 'in-progress'] as const),
]);

const groups = ['rooms', 'recordings', 'texts', 'numbers', 'lookups', 'softphones'] as const;

telephonyContract('the fake carrier of the tests', groups, async () => {
  const telephony = new FakeTelephony();
  const unknownSid = `CA${'0'.repeat(32)}`;
  telephony.answer = ({ legId, to }): PlaceResult =>
    to === invalid ? badNumber : { kind: 'accepted', carrierSid: `CA-${legId}`, state: states.get(to) ?? 'queued' };
  telephony.textState = 'delivered';
  const takeText = telephony.textAnswer;
  telephony.textAnswer = (text) => (text.to === invalid ? badNumber : takeText(text));
  telephony.facts.set(invalid, { valid: false, lineType: null, reassigned: null });
  const nowhere = { voice: '', voiceFallback: '', callEnded: '', text: '' };
  telephony.numbers = [{ carrierSid: `PN${'0'.repeat(32)}`, number: from, endpoints: nowhere }];
  telephony.gone.add(unknownSid).add(unknownSid.replace('CA', 'RE'));
  return { telephony, from, ringing, answering, busy, invalid, unknownSid, close: async () => {} };
});
