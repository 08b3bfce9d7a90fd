import { expect, test } from '@jest/globals';
import { productHost } from '../../../src/simulator/rest/product-host.js';

test.each([
  [{ host: 'api.twilio.com' }, 'api.twilio.com'],
  [{ host: 'api.local.twilio.com:443' }, 'api.twilio.com'],
  [{ host: 'lookups.local.twilio.com' }, 'lookups.twilio.com'],
  [{ host: 'messaging.dublin.ie1.twilio.com' }, 'messaging.twilio.com'],
  [{ host: '127.0.0.1:4010' }, 'api.twilio.com'],
  [{ host: '127.0.0.1:4010', 'x-twilio-sim-host': 'lookups.twilio.com' }, 'lookups.twilio.com'],
  [{ host: 'api.twilio.com.example.org' }, 'api.twilio.com'],
  [{}, 'api.twilio.com'],
])('%j is for %s', (headers, product) => {
  expect(productHost(headers)).toBe(product);
});
