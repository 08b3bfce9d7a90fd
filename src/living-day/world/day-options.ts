import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

interface Account {
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** What the sample site wrote down about itself, as far as a day needs it. */
export interface Sample {
  readonly staff: readonly Account[];
  readonly sourceKey: string;
  /** Of staff, in the words of the simulator. */
  readonly phones: readonly { readonly number: string }[];
  readonly site: { readonly name: string; readonly number: string };
}

export interface DayOptions {
  readonly url: string;
  /** Of the simulator's control face. */
  readonly controlUrl: string;
  readonly sample: Sample;
  /** The same seed brings the same people in the same order. */
  readonly seed: number;
  /** Everything that takes time is divided by it, as at the simulator. */
  readonly speed: number;
}

const onThisMachine = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const fictional = /^\+1[2-9]\d{2}55501\d{2}$/;

/** Why no day may be played there, or null. Invented people have no business in anybody's real line. */
export function refusalOf({ url, controlUrl, sample }: Pick<DayOptions, 'url' | 'controlUrl' | 'sample'>): string | null {
  const elsewhere = [url, controlUrl].find((one) => !onThisMachine.test(one));
  if (elsewhere !== undefined) return `${elsewhere} is not on this machine.`;
  if (!fictional.test(sample.site.number)) return `${sample.site.number} is not a number of the sample site.`;
  return null;
}

function numberFrom(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text && Number.isFinite(number) && number > 0 ? number : otherwise;
}

/** Throws an Error with the reason when there is nothing to play in. */
export function readDayOptions(env: Environment, now: Date): DayOptions {
  const { DAY_URL: url, DAY_CONTROL_URL: controlUrl, DAY_SAMPLE: file, DAY_SEED: seed, DAY_SPEED: speed } = env;
  if (!url || !controlUrl || !file) throw new Error('DAY_URL, DAY_CONTROL_URL and DAY_SAMPLE are missing: npm start sets them.');
  const sample = JSON.parse(readFileSync(file, 'utf8')) as Sample;
  const options = { url, controlUrl, sample, seed: numberFrom(seed, now.getTime()), speed: numberFrom(speed, 1) };
  const refusal = refusalOf(options);
  if (refusal !== null) throw new Error(refusal);
  return options;
}
