import { describe, expect, test } from '@jest/globals';
import { readMessage } from '../../../../src/core/people/free-text.js';
import { readPersonName } from '../../../../src/core/people/person-name.js';

const family = '👨‍👩‍👧‍👦';

describe('readPersonName', () => {
  test.each(['José', "O'Brien", '李小龙', 'Nguyễn Thị Ánh', 'X', 'Null', '🙂', family, 'می‌خواهم', 'a'.repeat(200)])(
    'B-012 accepted as typed: %s',
    (name) => {
      expect(readPersonName(name)).toMatchObject({ kind: 'accepted', display: name });
    },
  );

  test('B-012 search is NFC and lower case, whatever was typed', () => {
    const typed = 'Jose\u0301  ÁLVAREZ';
    expect(readPersonName(typed)).toEqual({ kind: 'accepted', display: 'Jose\u0301 ÁLVAREZ', search: 'josé álvarez' });
  });

  test.each([undefined, '', '   ', '\u200b\u202e'])('B-013 no name at all: %j', (name) => {
    expect(readPersonName(name)).toEqual({ kind: 'accepted', display: null, search: '' });
  });

  test.each([
    ['10,000 characters', 'a'.repeat(10_000)],
    ['201 graphemes', 'a'.repeat(201)],
    ['201 families', family.repeat(201)],
    ['a pile of marks', `Z${'\u0335'.repeat(9)}algo`],
    ['an endless emoji', `👩${'\u200d👩'.repeat(40)}`],
  ])('B-014 refused: %s', (_, name) => {
    expect(readPersonName(name)).toMatchObject({ kind: 'refused', code: 'name/too-long' });
  });

  test('B-014 200 graphemes of several code points each are still a name', () => {
    expect(readPersonName(family.repeat(200)).kind).toBe('accepted');
  });

  test('B-008 NUL is refused', () => {
    expect(readPersonName('An\u0000a')).toMatchObject({ kind: 'refused', code: 'name/characters' });
  });

  test('B-009, B-025 what staff read is one line in one direction', () => {
    expect(readPersonName('Ana\r\nBcc: x\u202eevil\u0007')).toMatchObject({ display: 'Ana Bcc: xevil' });
  });
});

describe('readMessage', () => {
  test('B-015 4,000 characters are kept, whatever their size in bytes', () => {
    for (const text of ['a'.repeat(4000), '😀'.repeat(4000)]) expect(readMessage(text)).toEqual({ kind: 'accepted', text });
  });

  test('B-015 4,001 are refused with a counter and never cut', () => {
    expect(readMessage('é'.repeat(4001))).toEqual({
      kind: 'refused',
      code: 'message/too-long',
      message: 'Your message has 4001 characters: please shorten it to 4000.',
    });
  });

  test.each([undefined, '', ' \n '])('nothing written: %j', (text) => {
    expect(readMessage(text)).toEqual({ kind: 'accepted', text: null });
  });

  test('B-008 NUL is refused; a lone surrogate, which PostgreSQL refuses in jsonb, is replaced', () => {
    expect(readMessage('a\u0000')).toMatchObject({ kind: 'refused', code: 'message/characters' });
    expect(readMessage('a\ud800b\nc')).toEqual({ kind: 'accepted', text: 'a\ufffdb\nc' });
  });
});
