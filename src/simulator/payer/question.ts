/** What a 270 asks, read our own way: the program's reader stands on the other side. */
export interface Question {
  readonly trace: string;
  readonly traceOwner: string;
  readonly payer: { readonly name: string; readonly code: string };
  readonly provider: { readonly name: string; readonly npi: string };
  readonly subscriber: Asked;
  /** Null: the subscriber is the patient. */
  readonly dependent: Asked | null;
  readonly services: readonly string[];
  readonly sender: string;
  readonly receiver: string;
  readonly control: string;
}

export interface Asked {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly memberId: string;
}

type Segment = readonly string[];

/** Throws an Error with what is wrong about it, as a strict clearing house would refuse it. */
export function readQuestion(text: string): Question {
  const segments = text
    .split('~')
    .filter(Boolean)
    .map((piece) => piece.split('*'));
  const one = (id: string, second?: string): Segment => {
    const found = segments.find((segment) => segment[0] === id && (second === undefined || segment[1] === second));
    if (!found) throw new Error(`there is no ${id}${second ? ` ${second}` : ''}`);
    return found;
  };
  checkEnvelope(segments);
  const [dependent, trace] = [segments.find((segment) => segment[0] === 'NM1' && segment[1] === '03'), one('TRN', '1')];
  const dates = segments.filter((segment) => segment[0] === 'DMG').map((segment) => segment[3] ?? segment[2] ?? '');
  const services = segments.filter((segment) => segment[0] === 'EQ').flatMap((segment) => (segment[1] ?? '').split('^'));
  const [head, payer, provider] = [one('ISA'), one('NM1', 'PR'), one('NM1', '1P')];
  return {
    trace: trace[2] ?? '',
    traceOwner: trace[3] ?? '',
    payer: { name: payer[3] ?? '', code: payer[9] ?? '' },
    provider: { name: provider[3] ?? '', npi: provider[9] ?? '' },
    subscriber: asked(one('NM1', 'IL'), dates[0]),
    dependent: dependent ? asked(dependent, dates[1]) : null,
    services,
    sender: (head[6] ?? '').trim(),
    receiver: (head[8] ?? '').trim(),
    control: head[13] ?? '',
  };
}

function checkEnvelope(segments: readonly Segment[]): void {
  const at = (id: string) => segments.findIndex((segment) => segment[0] === id);
  const [set, end] = [at('ST'), at('SE')];
  if (segments[0]?.join('*').length !== 105) throw new Error('ISA has not its length');
  if (segments[set]?.[1] !== '270' || segments[set]?.[3] !== '005010X279A1') throw new Error('it is no 270 of 005010X279A1');
  if (Number(segments[end]?.[1]) !== end - set + 1) throw new Error('SE does not count its segments');
  if (segments.at(-1)?.[0] !== 'IEA' || segments.at(-1)?.[2] !== segments[0][13]) throw new Error('IEA is not of this ISA');
}

function asked(name: Segment, birthDate = ''): Asked {
  return { lastName: name[3] ?? '', firstName: name[4] ?? '', memberId: name[9] ?? '', birthDate };
}
