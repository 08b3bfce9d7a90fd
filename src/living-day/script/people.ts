/** Somebody who does not exist: an invented name, and a number from the range that is set aside for fiction. */
export interface Invented {
  readonly number: string;
  readonly first: string;
  readonly name: string;
  readonly language: 'en' | 'es';
}

// Not those of the sample staff (202), nor of `npm run demo`.
const areaCodes = ['305', '315', '404', '518', '607', '646', '716', '845', '914', '973'] as const;
const numbersEach = 100;
export const howManyPeople = areaCodes.length * numbersEach;

const names = {
  en: [
    'Jamie|Alex|Robin|Casey|Taylor|Jordan|Avery|Riley|Quinn|Rowan|Skyler|Emery|Dana|Leslie|Marion|Noel',
    'Maple|Finch|Alder|Wren|Juniper|Heron|Birch|Lark|Aspen|Plover|Cedar|Sparrow|Hazel',
  ],
  es: ['Lucía|Mateo|Inés|Andrés|Elena|Tomás|Marisol|Rafael|Noemí', 'Olmo|Roble|Alondra|Encina|Jilguero|Sauce|Arce'],
} as const;

/** Every fifth speaks Spanish. The same index is always the same person, so whoever calls twice is known. */
export function personOf(index: number): Invented {
  const at = index % howManyPeople;
  const language = at % 5 === 4 ? 'es' : 'en';
  const [firsts, families] = names[language].map((list) => list.split('|')) as [string[], string[]];
  const first = firsts[at % firsts.length] ?? '';
  const area = areaCodes[at % areaCodes.length] ?? areaCodes[0];
  const last = String(Math.floor(at / areaCodes.length)).padStart(2, '0');
  return { number: `+1${area}55501${last}`, first, name: `${first} ${families[at % families.length] ?? ''}`, language };
}
