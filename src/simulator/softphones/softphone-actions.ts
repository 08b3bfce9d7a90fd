import type { Call } from '../calls/call.js';
import { placeInboundCall } from '../calls/place-inbound-call.js';
import { hangUp } from '../phones/hang-up.js';
import { pressKeys } from '../phones/press-keys.js';
import type { World } from '../world.js';
import type { VoiceGrant } from './verify-access-token.js';

interface Wish {
  readonly world: World;
  readonly grant: VoiceGrant;
  /** The call that rings or is on in this browser. */
  readonly call: Call | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

type Outcome =
  { readonly ok: true; readonly callSid: string } | { readonly ok: false; readonly status: 400 | 409; readonly error: string };
type Action = (wish: Wish) => Outcome;

const done = (call: Call): Outcome => ({ ok: true, callSid: call.sid });
const wrongState = (error: string): Outcome => ({ ok: false, status: 409, error });
const badBody = (error: string): Outcome => ({ ok: false, status: 400, error });

function whenRinging(act: (wish: Wish, call: Call) => void): Action {
  return (wish) => {
    const { call } = wish;
    if (call?.status !== 'ringing' || call.request.arrival) return wrongState('no call is ringing');
    act(wish, call);
    return done(call);
  };
}

const hangUpAny: Action = ({ world, call }) => {
  if (!call) return wrongState('not in a call');
  hangUp(world, call);
  return done(call);
};

const press: Action = ({ world, call, body: { digits } }) => {
  if (typeof digits !== 'string' || !/^[0-9*#]+$/.test(digits)) return badBody('digits must be keys 0-9, * or #');
  if (call?.status !== 'in-progress') return wrongState('not in an answered call');
  pressKeys(world, call, digits);
  return done(call);
};

const mute: Action = ({ world, call, body: { muted } }) => {
  if (typeof muted !== 'boolean') return badBody('muted must be true or false');
  if (call?.status !== 'in-progress') return wrongState('not in an answered call');
  world.timeline.add('muted', call.subject, { muted });
  return done(call);
};

/** Asks the token's application what to do with the call. `{ parameters: { To, ... } }` go with that request. */
const dial: Action = ({ world, grant, call, body: { parameters = {} } }) => {
  if (call) return wrongState('already in a call');
  if (typeof parameters !== 'object' || parameters === null) return badBody('parameters must be an object');
  const given = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]);
  const voice = world.numbers.application(grant.applicationSid ?? '');
  if (!voice?.voiceUrl) return badBody(`31208: application ${grant.applicationSid ?? '(none)'} has no voiceUrl`);
  const phone = `client:${grant.identity}`;
  const { To: to = '', ...custom } = Object.fromEntries(given);
  return done(placeInboundCall(world, { phone, to, callerId: phone, voice, parameters: {}, first: custom }));
};

/** What the person in front of a browser can do, by the last part of its route. */
export const SOFTPHONE_ACTIONS: Readonly<Record<string, Action>> = {
  accept: whenRinging((_wish, call) => call.accepted.resolve()),
  reject: whenRinging(({ world }, call) => hangUp(world, call)),
  'hang-up': hangUpAny,
  press,
  mute,
  dial,
};
