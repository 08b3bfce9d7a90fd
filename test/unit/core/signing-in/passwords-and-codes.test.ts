import { describe, expect, it } from '@jest/globals';
import { codeWaitSeconds } from '../../../../src/core/factors/code-waits.js';
import { readRecoveryCode, readTotpCode, writeRecoveryCode } from '../../../../src/core/factors/recovery-code.js';
import { judgePassword } from '../../../../src/core/passwords/judge-password.js';
import { commonPasswords } from '../../../../src/modules/identity/passwords/common-passwords.js';

describe('a password (ASVS 6.2.1, 6.2.4, 6.2.9, 6.2.11, 6.2.12)', () => {
  const about = ['ana.ruiz@ringback.example', 'Ana Ruiz'];
  it.each([
    ['correct horse battery', false, 'good'],
    ['a long enough password', false, 'good'],
    ['kurze-wege-nach-haus', false, 'good'],
    ['ñandú ñandú çedilla', false, 'good'],
    [`${'lorem ipsum dolor '.repeat(4)}sit amet`, false, 'good'],
    ['x1%'.repeat(400), false, 'too-long'],
    ['fourteen chars', false, 'too-short'],
    ['🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆', false, 'too-short'],
    ['hedge fox', true, 'good'],
    ['7 chars', true, 'too-short'],
    ['iloveyou1', true, 'common'],
    ['Baseball!!', true, 'common'],
    ['1qaz2wsx3edc4rfv', false, 'common'],
    ['qwerty123456789', false, 'common'],
    ['Sunshine-2026-2026', false, 'common'],
    ['aaaaaaaaaaaaaaaaaaaa', false, 'guessable'],
    ['abcdefghijklmnopqrst', false, 'guessable'],
    ['qwertyuiopasdfghjkl', false, 'guessable'],
    ['foxes1foxes1foxes1', false, 'guessable'],
    ['ringback-ana-ruiz-2026', false, 'guessable'],
    ['administrator-Ringback!', false, 'guessable'],
  ])('%s with a second factor %s: %s', async (password, hasFactor, expected) => {
    const decision = judgePassword({ password, hasFactor, about, isCommon: await commonPasswords() });
    expect(decision.kind === 'good' ? 'good' : decision.code).toBe(expected);
  });
});

it('wrong codes cost more and more time, and never more than an hour (ASVS 6.3.1)', () => {
  expect([0, 4, 5, 6, 7, 10, 11, 100].map(codeWaitSeconds)).toEqual([0, 0, 60, 120, 240, 1920, 3600, 3600]);
});

describe('codes as they are typed', () => {
  it.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
  ])('%s of an app', (typed, expected) => {
    expect(readTotpCode(typed)).toBe(expected);
  });

  it('a recovery code is read however it is written', () => {
    const written = writeRecoveryCode(Uint8Array.from({ length: 16 }, (_, i) => i * 16 + i));
    expect(written).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    const bare = written.replaceAll('-', '');
    expect(readRecoveryCode(written)).toBe(bare);
    expect(readRecoveryCode(` ${bare.toUpperCase()} `.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(bare);
    expect(readRecoveryCode('123456')).toBeNull();
    expect(readRecoveryCode(`${bare}0`)).toBeNull();
  });
});
