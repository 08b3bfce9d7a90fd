import type { SpokenLine } from '../core/scripts/spoken-line.js';

/** Sounds we serve ourselves; an adapter knows where they are. */
export type Sound = 'hold-music';

/**
 * What somebody on a leg hears and does, as data: an adapter renders it for its carrier, another one may run it. A `step` names what
 * the carrier asks next (`CallScript.asked`); it may end in `.token`, and is then good once.
 */
export type Step =
  | { readonly kind: 'say'; readonly line: SpokenLine }
  | { readonly kind: 'play'; readonly sound: Sound }
  | { readonly kind: 'pause'; readonly seconds: number }
  | {
      readonly kind: 'collect';
      readonly prompts: readonly SpokenLine[];
      /** Heard after the prompts while keys are still taken. */
      readonly sound?: Sound;
      /** How many keys end the input; null: any number, ended by #. */
      readonly digits: number | null;
      /** Silence after the prompts, or between two keys, that ends the input. Silence is an answer: `asked` gets no digits. */
      readonly seconds: number;
      readonly step: string;
    }
  | {
      readonly kind: 'record';
      readonly recordingId: string;
      readonly maxSeconds: number;
      readonly silenceSeconds: number;
      readonly step: string;
    }
  /** Waits in a line of the carrier: `waitStep` is asked again and again for what is heard, `step` when the wait is over. */
  | { readonly kind: 'park'; readonly line: string; readonly waitStep: string; readonly step: string }
  /** In an answer to a `waitStep` or a key pressed there: stop waiting; `step` of the park is asked next. */
  | { readonly kind: 'leave-line' }
  | {
      readonly kind: 'join-room';
      readonly room: string;
      readonly label: string;
      /** The room ends for everybody when this party leaves it. */
      readonly endsRoom: boolean;
      /** Asked when this party is out of the room and still on the line; without it the call ends there. */
      readonly step?: string;
    }
  /** Rings another number and connects it; `step` is asked when that is over or came to nothing. */
  | { readonly kind: 'connect'; readonly to: string; readonly from: string; readonly ringSeconds: number; readonly step: string }
  | { readonly kind: 'ask'; readonly step: string }
  | { readonly kind: 'refuse-call'; readonly busy: boolean }
  | { readonly kind: 'hang-up' };
export type Flow = readonly Step[];
