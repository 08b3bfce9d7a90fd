import { describe, expect, it } from '@jest/globals';
import { parseJsonBody } from '../../../src/platform/http/body/json-body.js';

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('JSON bodies', () => {
  it('may be 32 levels deep, not 33', () => {
    expect(() => parseJsonBody(nested(32))).not.toThrow();
    expect(() => parseJsonBody(nested(33))).toThrow(expect.objectContaining({ code: 'body/too-deep' }));
  });

  it('may have any brackets and quotes inside text', () => {
    const value = { message: `${'[{'.repeat(100)}\\"${'\\\\'.repeat(3)}"` };
    expect(parseJsonBody(JSON.stringify(value))).toEqual(value);
  });

  it('may talk about a backslash and zeros', () => {
    expect(parseJsonBody(String.raw`{"message":"\\u0000"}`)).toEqual({ message: String.raw`\u0000` });
    expect(parseJsonBody(String.raw`{"message":"\ud83d\ude00"}`)).toEqual({ message: '😀' });
  });

  it('may be missing', () => {
    expect(parseJsonBody('')).toBeUndefined();
    expect(parseJsonBody(' \n')).toBeUndefined();
  });

  it.each(['5', '"a"', 'null', '[1]'])('must be an object, not %s', (text) => {
    expect(() => parseJsonBody(text)).toThrow(expect.objectContaining({ kind: 'malformed', code: 'body/not-an-object' }));
  });

  it('name the field with text that cannot be stored, also in lists and names', () => {
    const fieldOf = (text: string) => {
      try {
        parseJsonBody(text);
        return null;
      } catch (error) {
        return (error as { options: { errors: { field: string }[] } }).options.errors[0]!.field;
      }
    };
    expect(fieldOf('{"a":[{"b":"x"},{"b":"\\u0000"}]}')).toBe('a.1.b');
    expect(fieldOf('{"a":{"b\\u0000":1}}')).toBe('a');
    expect(fieldOf('{"a":"\\udc00"}')).toBe('a');
  });
});
