import { SystemClock } from '../../../../src/platform/clock.js';
import { startSimulator } from '../../../../src/simulator/start-simulator.js';
import { TwilioTelephony } from '../../../../src/telephony/twilio/twilio-telephony.js';
import { WebhookAddresses } from '../../../../src/telephony/twilio/webhook-addresses.js';
import { telephonyContract } from './telephony-contract.js';

telephonyContract(
  'Twilio adapter, simulated carrier',
  ['rooms', 'recordings', 'texts', 'numbers', 'lookups', 'softphones'],
  async () => {
    const [from, ringing, busy] = ['+12025550100', '+12025550147', '+12025550148'];
    const answering = ['+12025550151', '+12025550152', '+12025550153'] as const;
    const picksUp = { kind: 'human', answerAfterSeconds: 0, pressAfterSeconds: 0 } as const;
    const simulator = await startSimulator({
      speed: 10,
      trafficLog: process.env['SIM_TRAFFIC_LOG'],
      ownNumbers: [from],
      phones: [
        { number: ringing, personas: [{ kind: 'no-answer', answerAfterSeconds: 0, pressAfterSeconds: 0 }] },
        ...answering.map((number) => ({ number, personas: [picksUp] as const })),
        { number: busy, personas: [{ kind: 'busy', answerAfterSeconds: 0, pressAfterSeconds: 0 }] },
      ],
    });
    const access = { accountSid: simulator.accountSid, authToken: simulator.authToken, baseUrl: simulator.restUrl };
    return {
      // Nobody listens there: the simulated carrier reports into the void.
      telephony: new TwilioTelephony({
        access,
        addresses: new WebhookAddresses('http://127.0.0.1:9'),
        clock: new SystemClock(),
        softphoneKey: {
          accountSid: simulator.accountSid,
          keySid: `SK${'0'.repeat(31)}1`,
          secret: 'simulated-api-secret',
          applicationSid: `AP${'0'.repeat(31)}1`,
          clientKind: 'simulated',
        },
      }),
      from,
      ringing,
      answering,
      busy,
      invalid: '+1555',
      unknownSid: `CA${'0'.repeat(32)}`,
      close: () => simulator.stop(),
    };
  },
);
