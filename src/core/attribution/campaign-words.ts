import { revealingStems } from '../scripts/revealing-stems.js';

/** Beside the words that must not be said or texted: what a campaign may be named after. Stems count at the start of a word. */
export const campaignStems: readonly string[] = [
  'adderall',
  'adhd',
  'ambien',
  'anxi',
  'bipolar',
  'beer',
  'crack',
  'depress',
  'dope',
  'ecstasy',
  'fent',
  'gabapentin',
  'hepat',
  'ketamin',
  'kratom',
  'librium',
  'mdma',
  'molly',
  'nicotin',
  'norco',
  'percs',
  'phenobarb',
  'pregnan',
  'probation',
  'ptsd',
  'ritalin',
  'roxi',
  'schizo',
  'selfharm',
  'sublocade',
  'subutex',
  'tramadol',
  'trauma',
  'vodka',
  'vyvanse',
  'whiskey',
  'withdraw',
];

/** Too short, or too common at the start of other words, to be stems. */
export const campaignWholeWords: ReadonlySet<string> = new Set(
  'dui dwi ghb hiv lsd oxy weed wine meth pill pills aa na mat iop php rx'.split(' '),
);

// Found inside a word too: "getheroinhelp". Short ones would be found in innocent words, and so would "mental" (environmental).
export const insideWords: readonly string[] = [...revealingStems, ...campaignStems].filter(
  (stem) => stem.length >= 6 && stem !== 'mental',
);

/**
 * The given names and surnames that most people in the United States have (Social Security and census lists). Left out are those that
 * are ordinary words, months or places of a campaign (Hope, May, Austin, Hill): a list can never be whole, and these would be wrong
 * more often than right.
 */
export const commonNames: ReadonlySet<string> = new Set(
  (
    'james john robert michael david william richard joseph thomas charles christopher daniel matthew anthony donald steven paul ' +
    'andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen ' +
    'larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam ' +
    'nathan henry douglas zachary peter kyle noah ethan jeremy walter christian keith roger terry sean gerald carl dylan harold ' +
    'arthur lawrence jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent liam roy ralph ' +
    'eugene bobby russell philip louis johnny carlos luis miguel jesus antonio francisco manuel pedro jorge mike dave bob jim tom ' +
    'chris steve matt tony jeff greg nick alex sam ben dan joey ' +
    'mary patricia jennifer linda elizabeth barbara susan jessica karen sarah lisa nancy betty sandra margaret ashley kimberly emily ' +
    'donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma ' +
    'brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane ' +
    'julie victoria joyce lauren kelly christina ruth joan evelyn judith andrea hannah megan cheryl jacqueline martha teresa gloria ' +
    'sara janice ann kathryn abigail sophia frances jean alice judy isabella julia amber denise danielle marilyn beverly theresa ' +
    'diana natalie brittany doris kayla alexis lori marie ana carmen rosa guadalupe juana beth kate katie jenny liz sue ' +
    'smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson taylor moore ' +
    'jackson martin perez thompson harris sanchez clark ramirez lewis robinson allen torres nguyen flores nelson rivera campbell ' +
    'mitchell roberts gomez phillips evans diaz parker cruz edwards collins reyes morris morales murphy gutierrez ortiz cooper ' +
    'peterson ramos chavez mendoza ruiz hughes alvarez castillo sanders patel myers jimenez'
  ).split(' '),
);
