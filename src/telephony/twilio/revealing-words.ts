// Stems, because a family member or a voicemail may hear any prompt: none may say what kind of help this is
// (42 CFR Part 2: even naming a treatment provider can be a disclosure). English and Spanish.
const revealingStems = [
  'addict',
  'adicci',
  'alcohol',
  'benzo',
  'clonazepam',
  'counsel',
  'desintoxica',
  'detox',
  'droga',
  'drug',
  'klonopin',
  'methadone',
  'metadona',
  'naloxone',
  'opioid',
  'opioide',
  'overdose',
  'rehab',
  'sobredosis',
  'sober',
  'sobriety',
  'substance',
  'suicid',
  'terapia',
  'therap',
  'tratamiento',
  'treatment',
];
const revealing = new RegExp(`(?<!\\p{L})(?:${revealingStems.join('|')})\\p{L}*`, 'iu');

/** The first word of a prompt that would tell a listener why the person asked to be called, or null. */
export function revealingWordIn(prompt: string): string | null {
  return revealing.exec(prompt.normalize('NFC'))?.[0] ?? null;
}
