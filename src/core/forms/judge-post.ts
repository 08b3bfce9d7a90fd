/** What a post to the form shows of who sent it. */
export interface PostFacts {
  /** The field that nobody sees was filled in. */
  readonly trapFilled: boolean;
  /** What came with the page and has to come back. */
  readonly token: 'good' | 'missing' | 'forged';
  /** Since the page was first shown; null without a good token. */
  readonly secondsOnPage: number | null;
  /** Of work: `none` is what a browser without JavaScript sends. */
  readonly proof: 'given' | 'none' | 'wrong';
  /** More posts without proof reached this source in the last minute than people send. */
  readonly flooded: boolean;
  /** This number was given more often in the last hour than one person needs. */
  readonly numberAgain: boolean;
  /** One and the same page was sent more often than anybody corrects themselves. */
  readonly pageAgain: boolean;
}

/** Why a person looks at a post before it becomes a lead, as the sentence that staff read. */
export const reviewReasons = {
  trap: 'A field that nobody sees was filled in: by a program, or by a password manager.',
  'no-page': 'It was not sent from our page.',
  'forged-page': 'What came with the page was changed.',
  'too-fast': 'It was sent sooner than anybody can type a phone number.',
  'wrong-proof': 'The proof of work is wrong.',
  flood: 'Many posts without proof of work came in the same minute.',
  'number-again': 'This number was given many times within an hour.',
  'page-again': 'The same page was sent many times.',
  danger: 'It speaks of danger, and could not be taken as it is: see who can be helped.',
} as const;
export type ReviewReason = keyof typeof reviewReasons;

export type PostJudgement =
  { readonly kind: 'take' } | { readonly kind: 'review'; readonly reasons: readonly [ReviewReason, ...ReviewReason[]] };

const fewestSeconds = 3;

/**
 * Person or program? Nothing here throws a post away: what looks like a program waits for a person to read it (B-048, B-050). A missing
 * proof alone is no suspicion, since old browsers and those without JavaScript have none (B-051), except in a flood.
 */
export function judgePost(facts: PostFacts): PostJudgement {
  const all: readonly (readonly [boolean, ReviewReason])[] = [
    [facts.trapFilled, 'trap'],
    [facts.token === 'missing', 'no-page'],
    [facts.token === 'forged', 'forged-page'],
    [facts.secondsOnPage !== null && facts.secondsOnPage < fewestSeconds, 'too-fast'],
    [facts.proof === 'wrong', 'wrong-proof'],
    [facts.flooded && facts.proof !== 'given', 'flood'],
    [facts.numberAgain, 'number-again'],
    [facts.pageAgain, 'page-again'],
  ];
  const [first, ...more] = all.filter(([holds]) => holds).map(([, reason]) => reason);
  return first ? { kind: 'review', reasons: [first, ...more] } : { kind: 'take' };
}
