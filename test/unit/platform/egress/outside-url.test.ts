import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { outsideUrlProblem } from '../../../../src/platform/egress/outside-url.js';
import { isPublicAddress } from '../../../../src/platform/egress/public-address.js';

const strict = { allowLoopback: false };
const problem = (url: string) => outsideUrlProblem(url, strict);

describe('B-089 an address outside', () => {
  test.each([
    'https://example.com/hook',
    'https://hooks.example.co.uk/a/b?c=d',
    'https://example.com:443/hook',
    'https://8.8.8.8/hook',
    'https://[2606:4700:4700::1111]/hook',
    'https://bücher.example/hook',
  ])('%s may be sent to', (url) => {
    expect(problem(url)).toBeNull();
  });

  test.each([
    'https://localhost/',
    'https://LOCALHOST./',
    'https://api.localhost/',
    'https://intranet/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://nas.home.arpa/',
    'https://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://①②⑦.0.0.1/',
    'https://127。0。0。1/',
    'https://0.0.0.0/',
    'https://0/',
    'https://10.0.0.8/',
    'https://100.64.1.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[::7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://[fd00:ec2::254]/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
  ])('%s leads into a private network', (url) => {
    expect(problem(url)).toBe('This address leads into a private network. Use one on the public internet.');
  });

  test.each([
    ['http://example.com/', 'https://'],
    ['ftp://example.com/', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['gopher://example.com/', 'https://'],
    ['example.com', 'no web address'],
    ['https://', 'no web address'],
    ['https://[fe80::1%25eth0]/', 'no web address'],
    ['https://user:secret@example.com/', 'user name and password'],
    ['https://user@example.com/', 'user name and password'],
    ['https://example.com:22/', 'port'],
    ['https://example.com:8443/', 'port'],
    ['https://example.com/#part', '#'],
  ])('%s is refused with a sentence about %s', (url, part) => {
    expect(problem(url)).toContain(part);
  });

  it('this machine is let through only where a setting says so', () => {
    const urls = ['http://127.0.0.1:4001/', 'http://localhost:4001/', 'https://[::1]:4001/'];
    expect(urls.map((url) => outsideUrlProblem(url, { allowLoopback: true }))).toEqual([null, null, null]);
    expect(urls.filter((url) => problem(url) === null)).toEqual([]);
    expect(outsideUrlProblem('https://10.0.0.8/', { allowLoopback: true })).toContain('private network');
    expect(outsideUrlProblem('http://example.com/', { allowLoopback: true })).toContain('https://');
  });
});

/** Blocks that IANA keeps for special purposes, by their first address and the bits that are fixed. */
const privateBlocks: readonly (readonly [number, number])[] = [
  [0x00000000, 8],
  [0x0a000000, 8],
  [0x64400000, 10],
  [0x7f000000, 8],
  [0xa9fe0000, 16],
  [0xac100000, 12],
  [0xc0000000, 24],
  [0xc0000200, 24],
  [0xc0a80000, 16],
  [0xc6120000, 15],
  [0xc6336400, 24],
  [0xcb007100, 24],
  [0xe0000000, 4],
  [0xf0000000, 4],
];

const privateAddress = fc
  .tuple(fc.constantFrom(...privateBlocks), fc.nat(0xffffffff))
  .map(([[first, bits], any]) => (first + (any % 2 ** (32 - bits))) >>> 0);
const byte = (address: number, index: number) => (address >>> (24 - 8 * index)) & 0xff;
const bytes = (address: number) => [0, 1, 2, 3].map((index) => byte(address, index));
const hex = (address: number) => [address >>> 16, address & 0xffff].map((part) => part.toString(16)).join(':');

const fullWidth = (text: string) =>
  text.replaceAll('.', '。').replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(digit) + 0xff10));

/** The ways to write one IPv4 address that a browser, a libc or a gateway takes for it. */
const notations: readonly ((address: number) => string)[] = [
  (address) => bytes(address).join('.'),
  (address) => String(address),
  (address) => `0x${address.toString(16)}`,
  (address) => `0${address.toString(8)}`,
  (address) =>
    bytes(address)
      .map((part) => `0x${part.toString(16)}`)
      .join('.'),
  (address) =>
    bytes(address)
      .map((part) => `0${part.toString(8)}`)
      .join('.'),
  (address) => `${byte(address, 0)}.${address & 0xffffff}`,
  (address) => `${byte(address, 0)}.${byte(address, 1)}.${address & 0xffff}`,
  (address) => fullWidth(bytes(address).join('.')),
  (address) => `[::ffff:${hex(address)}]`,
  (address) => `[::ffff:${bytes(address).join('.')}]`,
  (address) => `[::${hex(address)}]`,
  (address) => `[64:ff9b::${hex(address)}]`,
  (address) => `[2002:${hex(address)}::1]`,
];

it('B-089 no private address is reached in any notation', () => {
  fc.assert(
    fc.property(privateAddress, fc.constantFrom(...notations), (address, write) => {
      expect(problem(`https://${write(address)}/`)).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
});

it('B-089 an address that is resolved is public or refused: nothing outside 2000::/3 and nothing special is public', () => {
  const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, ([first, ...rest]) => {
      const address = [first!, ...rest].map((group) => group.toString(16)).join(':');
      if (first! < 0x2000 || first! > 0x3fff) expect([address, isPublicAddress(address)]).toEqual([address, false]);
    }),
  );
  expect(['', 'example.com', '1.2.3', 'fe80::1%eth0'].filter(isPublicAddress)).toEqual([]);
});
