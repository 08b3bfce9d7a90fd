import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, test } from '@jest/globals';
import type { AllowedDisclosure } from '../../../../src/core/disclosures/disclosure-facts.js';
import { permitFor, type DisclosurePermit } from '../../../../src/core/disclosures/disclosure-permit.js';
import { mayDisclose } from '../../../../src/core/disclosures/may-disclose.js';
import { currentNotice as notice } from '../../../../src/core/disclosures/notice.js';
import { GuardedExchange } from '../../../../src/platform/egress/guarded-exchange.js';
import { HostResolver, type ResolvedAddress } from '../../../../src/platform/egress/host-resolver.js';
import { NotDisclosedError } from '../../../../src/platform/egress/outside-door.js';
import { VendorGate } from '../../../../src/platform/egress/vendor-gate.js';
import { at as now, factsOf, named, toMaria } from '../../core/disclosures/disclosing.js';

class Inside extends HostResolver {
  override async resolve(): Promise<readonly ResolvedAddress[]> {
    return [{ address: '10.0.0.7', family: 4 }];
  }
}

class NoAgreement extends VendorGate {
  override async objection(vendor: string): Promise<string> {
    return `The vendor "${vendor}" has no agreement any more.`;
  }
}

function permitOf(vendor: string | null, at: Date): { readonly body: string; readonly permit: DisclosurePermit } {
  const allowed = mayDisclose(toMaria, factsOf([named()]), now) as AllowedDisclosure;
  const body = `${notice.text} ${allowed.scopeText}`;
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const answer = permitFor(allowed, { disclosureId: 'd1', payload: body, payloadHash, notice, vendor, at });
  if (answer.kind !== 'permit') throw new Error('no permit');
  return { body, permit: answer.permit };
}

const options = {
  resolver: new Inside(),
  vendors: new NoAgreement(),
  now: () => now,
  allowLoopback: false,
  withinMilliseconds: 500,
  answerBytes: 1024,
};
const exchange = new GuardedExchange(options);
const nearby = new GuardedExchange({ ...options, allowLoopback: true });
const taken: string[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    taken.push(request.url!);
    response.end('taken');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
});
afterAll(async () => {
  await exchange.close();
  await nearby.close();
  server.close();
});

test.each([
  'http://house.example/',
  'https://house.example:8443/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'https://leads-inside.example/',
])('B-089 %s is not asked', async (to) => {
  const { body, permit } = permitOf(null, now);
  expect(await exchange.post({ url: to, headers: {}, body }, permit)).toEqual({
    kind: 'refused',
    sentence: expect.stringMatching(/\.$/),
  });
});

it('L-103 nothing about anybody leaves without a permit for its very bytes, of now', async () => {
  const { body, permit } = permitOf(null, now);
  const post = (sent: string, because: DisclosurePermit | 'ids-only') => nearby.post({ url, headers: {}, body: sent }, because);
  for (const [sent, because] of [
    [body, 'ids-only'],
    [body, undefined],
    [body, {}],
    [`${body} `, permit],
    [body, permitOf(null, new Date(now.getTime() - 16_000)).permit],
  ] as const)
    await expect(post(sent, because as DisclosurePermit)).rejects.toThrow(NotDisclosedError);
  expect(taken).toEqual([]);
  expect(await post(body, permit)).toMatchObject({ kind: 'answered', status: 200 });
  expect(taken).toEqual(['/']);
});

it('L-111 nothing goes to a vendor whose agreement has ended since', async () => {
  const { body, permit } = permitOf('clearing-house', now);
  const asked = taken.length;
  expect(await nearby.post({ url, headers: {}, body }, permit)).toEqual({
    kind: 'refused',
    sentence: 'The vendor "clearing-house" has no agreement any more.',
  });
  expect(taken).toHaveLength(asked);
});
