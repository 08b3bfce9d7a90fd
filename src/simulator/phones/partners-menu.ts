import type { Persona } from './persona.js';

const MENU_REPEATS_AFTER = 10;

interface PartnersMenu {
  connected(): void;
  take(key: string): void;
}

/** Plays its menu over and over until the right key was heard; somebody talks once both the key and the caller are there. */
export function partnersMenu(
  { wantsKey = '1' }: Persona,
  say: (text: string) => void,
  later: (seconds: number, act: () => void) => void,
  talk: () => void,
): PartnersMenu {
  let keyed = false;
  let connected = false;
  const play = (): void => {
    if (keyed) return;
    say(`Press ${wantsKey} to speak with somebody.`);
    later(MENU_REPEATS_AFTER, play);
  };
  const talkIfReady = (): void => (keyed && connected ? talk() : undefined);
  play();
  return {
    connected: () => {
      connected = true;
      talkIfReady();
    },
    take: (key) => {
      keyed ||= key === wantsKey;
      talkIfReady();
    },
  };
}
