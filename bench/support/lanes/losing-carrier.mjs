import { currentLane } from './lane.mjs';

const final = new Set(['completed', 'busy', 'no-answer', 'failed', 'canceled']);
const mostShownAfterSeconds = 25; // the second look for a call comes 29 s after it was asked for
const unknown = (message) => ({ kind: 'unknown', message });

// What happens to a request to ring somebody: whether the carrier did it, and what we hear of it.
const fates = [
  ...Array.from({ length: 10 }, () => ({ created: true, answer: 'accepted' })),
  { created: true, answer: 'timeout' }, // F26
  { created: true, answer: 'timeout' },
  { created: true, answer: 'truncated 201' }, // F26
  { created: true, answer: 'truncated 201' },
  { created: true, answer: '500' }, // F25, after the work
  { created: false, answer: '503' }, // F25, before it
  { created: false, answer: 'timeout' },
  { created: false, answer: 'not-processed' },
  { created: true, answer: 'killed' }, // our process dies between the carrier and its own database
  { created: false, answer: 'killed' },
];

/**
 * A carrier in memory that loses answers, by the seed of the lane that asks: it does what it was asked and says nothing, or says
 * nothing and did not. It shows a call up to 25 s after it was made, and dates it by a clock that is up to 3 s off.
 */
export class LosingCarrier {
  #made = 0;
  capabilities = {
    collectWhileWaiting: true,
    coaching: true,
    orderedEvents: false,
    idempotentCreate: false,
    longestRingSeconds: 600,
  };

  health() {
    return { kind: 'ok' };
  }

  async ring(leg) {
    const lane = currentLane.getStore();
    const fate = lane.random.pick(fates);
    await pause(lane, lane.random.whole(0, 2));
    const call = fate.created ? this.#create(lane, leg) : null;
    if (fate.answer === 'timeout') await lane.sleep(10);
    return this.#answer(lane, leg, call, fate.answer);
  }

  ringIntoRoom(leg) {
    return this.ring(leg);
  }

  async hangUp(carrierSid) {
    const lane = currentLane.getStore();
    failSometimes(lane, 'before it hung up');
    const call = lane.story.calls.find((one) => one.carrierSid === carrierSid);
    if (call) moveCall(lane, call, call.state === 'in-progress' ? 'completed' : 'canceled');
    failSometimes(lane, 'after it hung up');
  }

  async fetchCall(carrierSid) {
    const lane = currentLane.getStore();
    failSometimes(lane, 'instead of a call');
    return lane.story.calls.find((call) => call.carrierSid === carrierSid) ?? null;
  }

  async findCalls({ to, from, since }) {
    const lane = currentLane.getStore();
    failSometimes(lane, 'instead of a list');
    return lane.story.calls.filter(
      (call) => call.to === to && call.from === from && call.startedAt >= since && call.shownAt <= lane.at,
    );
  }

  async membersOf() {
    return [];
  }

  async changeSeat() {
    return 'gone';
  }

  async removeFromRoom() {
    return 'gone';
  }

  async endRoom() {}

  #create(lane, { legId, to, from, ringSeconds }) {
    const { random, story } = lane;
    const startedAt = new Date(lane.at.getTime() + random.whole(-3, 3) * 1000);
    const shownAt = new Date(lane.at.getTime() + random.whole(0, mostShownAfterSeconds) * 1000);
    const silent = random.chance(0.2);
    const call = {
      silent,
      carrierSid: `CA${++this.#made}`,
      legId,
      to,
      from,
      ringSeconds,
      state: 'queued',
      startedAt,
      shownAt,
      reports: 0,
    };
    story.placed(call, story.calls.filter((other) => other.to === to && !final.has(other.state)).length);
    story.calls.unshift(call);
    return call;
  }

  #answer(lane, { legId }, call, answer) {
    if (answer === 'accepted') return { kind: 'accepted', carrierSid: call.carrierSid, state: call.state };
    if (answer === 'not-processed') return { kind: 'not-processed', retryAfterSeconds: 2, message: 'too many requests' };
    lane.story.unknown.add(legId);
    if (answer === 'killed') throw new LostAnswer('killed while it asked');
    return unknown(answer);
  }
}

/** An error that a request to the carrier may end in: the queue tries its job again. */
export class LostAnswer extends Error {}

/** The call goes to another state, once it is not over; the lane is told. */
export function moveCall(lane, call, state) {
  if (final.has(call.state)) return;
  call.state = state;
  call.reports++;
  lane.story.moved(call);
}

function pause(lane, seconds) {
  return seconds > 0 ? lane.sleep(seconds) : Promise.resolve();
}

function failSometimes(lane, when) {
  if (lane.random.chance(0.04)) throw new LostAnswer(`a 500 ${when}`);
}
