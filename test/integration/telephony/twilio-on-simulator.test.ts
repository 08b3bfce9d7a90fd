import { SystemClock } from '../../../src/platform/clock.js';
import { startSimulator } from '../../../src/simulator/start-simulator.js';
import { TwilioTelephony } from '../../../src/telephony/twilio/twilio-telephony.js';
import { WebhookAddresses } from '../../../src/telephony/twilio/webhook-addresses.js';
import { telephonyContract } from './telephony-contract.js';

telephonyContract('Twilio adapter, simulated carrier', async () => {
  const [ringing, busy] = ['+12025550147', '+12025550148'];
  const simulator = await startSimulator({
    speed: 10,
    phones: [
      { number: ringing, personas: [{ kind: 'no-answer', answerAfterSeconds: 0, pressAfterSeconds: 0 }] },
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
      softphoneKey: null,
    }),
    from: '+12025550100',
    ringing,
    busy,
    invalid: '+1555',
    unknownSid: `CA${'0'.repeat(32)}`,
    close: () => simulator.stop(),
  };
});
