import { expectNothingTold } from '../support/sinks.js';
import { refusalsSoFar, refusedWith, tell, toldIn } from '../support/told.js';

const told = {
  phone: '+12125550177',
  name: 'Planted Quillfeather',
  message: 'planted: he took it again last night',
  consent: { call: true },
};

describe('what every story looks for when it ends', () => {
  beforeAll(() => tell(told));

  it.each([
    ['a number as it was sent', 'dialling +12125550177', 'number …0177'],
    ['a number without its country', '{"to":"2125550177"}', 'number …0177'],
    ['a name', 'lead of Planted Quillfeather', 'words "Planted Quil…"'],
    ['a message', '{"error":"planted: he took it again last night"}', 'words "planted: he …"'],
  ])('finds %s, wherever it stands', (_what, text, found) => {
    expect(toldIn(text)).toEqual([found]);
    expect(() => expectNothingTold([{ name: 'Redis', text }])).toThrow(`Redis: ${found}`);
  });

  it('and nothing in what only looks like it', () => {
    const text = '1212555017700 +13125550177 Planted again quillfeather';
    expect(() => expectNothingTold([{ name: 'the log', text }])).not.toThrow();
  });

  it('looks into each refusal once', () => {
    refusedWith('no: Planted Quillfeather');
    expect(toldIn(refusalsSoFar())).toEqual(['words "Planted Quil…"']);
    expect(refusalsSoFar()).toBe('');
  });
});
