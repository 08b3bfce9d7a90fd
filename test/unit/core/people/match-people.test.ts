import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { matchPeople, type ComparedPeople } from '../../../../src/core/people/match-people.js';
import { compareNames, foldName } from '../../../../src/core/people/name-likeness.js';

describe('B-012 names are compared without their marks, and shown with them', () => {
  it.each([
    ['José  O’Brien-Núñez', 'jose obrien nunez'],
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['Đặng Straße', 'dang strasse'],
    ['李小龙', '李小龙'],
    ['Null', 'null'],
    ['🦊', ''],
    ['X', 'x'],
  ])('%s -> %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it.each([
    ['José García', 'jose garcia', 'same'],
    ['García José', 'José García', 'same'],
    ["O'Brien", 'OBrien', 'same'],
    ['Maria', 'Maria de la Cruz', 'near'],
    ['Catherine Miller', 'Katherine Miller', 'family'], // the first letter decides who is who
    ['Katharine Miller', 'Katherine Miller', 'near'],
    ['Maria L.', 'Maria Lopez', 'near'],
    ['Maria Lopez', 'Juan Lopez', 'family'],
    ['Maria Lopez', 'Sam Carter', 'different'],
    ['M', 'Juan Lopez', 'different'],
    [null, 'Maria', 'unknown'],
    ['🦊', 'Maria', 'unknown'],
    ['李小龙', '李小龍', 'different'],
  ])('%s beside %s: %s', (a, b, likeness) => {
    expect(compareNames(a, b)).toBe(likeness);
  });
});

const nothing: ComparedPeople = {
  samePhone: false,
  sameEmail: false,
  sameZip: false,
  names: [null, null],
  birthDates: [null, null],
};
const maria = ['Maria Lopez', 'Maria Lopez'] as const;
const day = ['1987-05-14', '1987-05-14'] as const;

describe('what people have in common', () => {
  it.each<[string, Partial<ComparedPeople>, string, string]>([
    ['a number and nothing else', { samePhone: true }, 'same-person', 'possible'],
    ['a number and a full name', { samePhone: true, names: maria }, 'same-person', 'strong'],
    ['a number and a first name', { samePhone: true, names: ['Maria', 'Maria'] }, 'same-person', 'possible'],
    [
      'a number, nearly the name, and a birth date',
      { samePhone: true, names: ['Maria', maria[1]], birthDates: day },
      'same-person',
      'strong',
    ],
    ['a number and an address', { samePhone: true, sameEmail: true }, 'same-person', 'strong'],
    ['a number, with another first name', { samePhone: true, names: ['Maria Lopez', 'Juan Lopez'] }, 'household', 'strong'],
    ['a number, with another name', { samePhone: true, names: ['Maria', 'Sam'] }, 'household', 'strong'],
    [
      'a number and a name, with another birth date',
      { samePhone: true, names: maria, birthDates: ['1987', '1961'] },
      'household',
      'strong',
    ],
    ['an address, with another birth date', { sameEmail: true, birthDates: ['1987', '1961'] }, 'household', 'strong'],
    ['nearly the name and the birth date', { names: ['Maria', 'Maria Lopez'], birthDates: day }, 'same-person', 'strong'],
    ['a full name and a year', { names: maria, birthDates: ['1987', '1987-05-14'] }, 'same-person', 'possible'],
    ['a full name and a ZIP', { names: maria, sameZip: true }, 'same-person', 'possible'],
  ])('%s: %s', (_, compared, kind, strength) => {
    expect(matchPeople({ ...nothing, ...compared })).toMatchObject({ kind, strength });
  });

  it.each<[string, Partial<ComparedPeople>]>([
    ['nothing', {}],
    ['a name', { names: maria }],
    ['a first name and a ZIP', { names: ['Maria', 'Maria'], sameZip: true }],
    ['a birth date', { birthDates: day }],
    ['a birth date, with another name', { names: ['Maria Lopez', 'Sam Carter'], birthDates: day }],
    ['a name, with another birth date', { names: maria, birthDates: ['1987', '1961'], sameZip: true }],
    ['a ZIP', { sameZip: true }],
  ])('%s alone suggests nothing', (_, compared) => {
    expect(matchPeople({ ...nothing, ...compared })).toEqual({ kind: 'none' });
  });

  it('says why in a sentence', () => {
    expect(matchPeople({ ...nothing, samePhone: true, names: ['Maria Lopez', 'Juan Lopez'] })).toMatchObject({
      reasons: ['same-phone', 'family-name'],
      sentence: 'The same phone number, a name in common, another one apart: probably people of one household.',
    });
  });

  const names = fc.constantFrom(null, 'Maria', 'Maria Lopez', 'Juan Lopez', 'Sam Carter', 'Katharine Miller', 'Katherine Miller');
  const dates = fc.constantFrom(null, '1987', '1987-05', '1987-05-14', '1987-05-15', '1961');
  const any = fc.record({
    samePhone: fc.boolean(),
    sameEmail: fc.boolean(),
    sameZip: fc.boolean(),
    names: fc.tuple(names, names),
    birthDates: fc.tuple(dates, dates),
  });

  it('does not depend on who is compared with whom', () => {
    fc.assert(
      fc.property(any, (compared) => {
        const [a, b] = compared.names;
        const [c, d] = compared.birthDates;
        expect(matchPeople({ ...compared, names: [b, a], birthDates: [d, c] })).toEqual(matchPeople(compared));
      }),
    );
  });

  it('never takes two with different birth dates or first names for one person', () => {
    fc.assert(
      fc.property(any, (compared) => {
        const decision = matchPeople(compared);
        if (decision.kind !== 'same-person') return;
        expect(decision.reasons).not.toEqual(expect.arrayContaining(['another-birth-date']));
        expect(decision.reasons.some((reason) => ['family-name', 'another-name'].includes(reason))).toBe(false);
      }),
    );
  });
});
