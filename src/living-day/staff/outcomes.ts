import type { Persona } from '../script/happenings.js';

/** What a counsellor writes about a call that was answered by this; what they do not know they talked with. */
export function dispositionAfter(kind: Persona['kind'] | undefined): 'reached' | 'voicemail' | 'other-person' {
  if (kind === 'voicemail') return 'voicemail';
  return kind === 'relative' ? 'other-person' : 'reached';
}

/** Who answers the next call for a callback, as far as the day knows. Bounded: what is old is forgotten. */
export class WhoAnswers {
  private readonly left = new Map<string, Persona['kind'][]>();

  constructor(private readonly most = 500) {}

  expect(callbackId: string, answers: readonly Persona[]): void {
    this.left.set(
      callbackId,
      answers.map(({ kind }) => kind),
    );
    const [oldest] = this.left.keys();
    if (this.left.size > this.most && oldest !== undefined) this.left.delete(oldest);
  }

  /** Of a talk that is over: calls that nobody answered came before it. */
  answered(callbackId: string): Persona['kind'] | undefined {
    const kinds = this.left.get(callbackId) ?? [];
    let kind = kinds.shift();
    while (kind === 'no-answer' || kind === 'busy') kind = kinds.shift();
    return kind;
  }
}
