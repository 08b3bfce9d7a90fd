import { describe, expect, it } from '@jest/globals';
import { type ChallengePurpose, Challenges } from '../../../src/modules/identity/passkeys/challenges.js';
import { Clock } from '../../../src/platform/clock.js';
import { LinkSigner } from '../../../src/platform/crypto/link-signer.js';

const ana = '01900000-0000-7000-8000-000000000001';
const ben = '01900000-0000-7000-8000-000000000002';

class HandClock extends Clock {
  at = new Date('2026-11-30T12:00:00Z');
  override now(): Date {
    return this.at;
  }
}

describe('what a passkey has to sign', () => {
  const clock = new HandClock();
  const of = (keyByte: number) => new Challenges(new LinkSigner([{ id: 'k', key: Buffer.alloc(32, keyByte) }]), clock);
  const challenges = of(1);
  const made = challenges.make('second-factor', ana);

  it('is another one each time', () => {
    expect(challenges.make('second-factor', ana)).not.toBe(made);
  });

  it.each<[string, string, ChallengePurpose, string | null, boolean]>([
    ['as it was made', made, 'second-factor', ana, true],
    ['for another act', made, 'proof', ana, false],
    ['for signing in as nobody yet known', made, 'sign-in', null, false],
    ['for somebody else', made, 'second-factor', ben, false],
    ['that was changed', `A${made.slice(1)}`, 'second-factor', ana, false],
    ['of another key ring', of(2).make('second-factor', ana), 'second-factor', ana, false],
    ['of nobody', challenges.make('sign-in', null), 'sign-in', null, true],
  ])('%s', (_, challenge, purpose, userId, expected) => {
    expect(challenges.isOurs(challenge, purpose, userId)).toBe(expected);
  });

  it('is good for five minutes', () => {
    const fresh = challenges.make('proof', ana);
    clock.at = new Date(clock.at.getTime() + 5 * 60_000 - 1);
    expect(challenges.isOurs(fresh, 'proof', ana)).toBe(true);
    clock.at = new Date(clock.at.getTime() + 1);
    expect(challenges.isOurs(fresh, 'proof', ana)).toBe(false);
  });
});
