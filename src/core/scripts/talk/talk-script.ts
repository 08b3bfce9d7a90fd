import type { SpokenLanguage } from '../spoken-line.js';
import { callbackTalk } from './callback-talk.js';
import { crisisTalk } from './crisis-talk.js';
import { liveTalk } from './live-talk.js';
import type { TalkStep } from './talk-step.js';

export const talkKinds = ['callback', 'live', 'crisis'] as const;
export type TalkKind = (typeof talkKinds)[number];

const talks: Readonly<Record<TalkKind, readonly TalkStep[]>> = { callback: callbackTalk, live: liveTalk, crisis: crisisTalk };

export interface TalkFacts {
  readonly isLive: boolean;
  readonly isCrisis: boolean;
}

/** Danger goes first: it decides the script whoever dialled whom. */
export function talkKindOf({ isLive, isCrisis }: TalkFacts): TalkKind {
  if (isCrisis) return 'crisis';
  return isLive ? 'live' : 'callback';
}

export function talkScript(
  kind: TalkKind,
  language: SpokenLanguage,
  counsellor: string,
): readonly { title: string; says: string }[] {
  return talks[kind].map(({ title, says }) => ({
    title: title[language],
    says: says[language].replaceAll('{counsellor}', counsellor),
  }));
}
