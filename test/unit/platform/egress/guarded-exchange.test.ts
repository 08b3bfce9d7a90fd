import { afterAll, expect, test } from '@jest/globals';
import { GuardedExchange } from '../../../../src/platform/egress/guarded-exchange.js';
import { HostResolver, type ResolvedAddress } from '../../../../src/platform/egress/host-resolver.js';

class Inside extends HostResolver {
  override async resolve(): Promise<readonly ResolvedAddress[]> {
    return [{ address: '10.0.0.7', family: 4 }];
  }
}

const exchange = new GuardedExchange({
  resolver: new Inside(),
  allowLoopback: false,
  withinMilliseconds: 500,
  answerBytes: 1024,
});
afterAll(() => exchange.close());

test.each([
  'http://house.example/',
  'https://house.example:8443/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'https://leads-inside.example/',
])('B-089 %s is not asked', async (url) => {
  const answer = await exchange.post({ url, headers: {}, body: Buffer.from('x') });
  expect(answer).toEqual({ kind: 'refused', sentence: expect.stringMatching(/\.$/) });
});
