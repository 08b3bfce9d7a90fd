import { CallOver, untilAborted } from '../record/interruption.js';
import { Deferred } from '../record/deferred.js';
import { RECORDING_EVENTS, type Recording, type RecordingSubscription } from '../recordings/recording.js';
import { recordingUrl } from '../recordings/report-recording.js';
import { startRecording, stopRecording } from '../recordings/run-recording.js';
import { countOf, flagOf, methodOf } from '../twiml/attributes.js';
import type { Source } from '../twiml/source.js';
import type { TwimlNode } from '../twiml/twiml-node.js';
import { voiceParameters } from '../webhooks/voice-parameters.js';
import { hear } from './prompts.js';
import { absoluteUrl, type VerbContext, type VerbOutcome } from './verb-context.js';

/** How the caller's message ended, and how many simulated seconds of silence stand at its end. */
interface Ending {
  readonly digits: string;
  readonly silence: number;
}

const ANY_KEY = '1234567890*#';
const AN_HOUR = 3600;

export function recordingSubscriptionOf(context: VerbContext, node: TwimlNode): RecordingSubscription | undefined {
  const callback = node.attributes['recordingStatusCallback'];
  if (!callback) return undefined;
  const asked = (node.attributes['recordingStatusCallbackEvent'] ?? 'completed').split(' ');
  return {
    url: absoluteUrl(context, callback),
    method: methodOf(node, 'recordingStatusCallbackMethod'),
    events: RECORDING_EVENTS.filter((event) => asked.includes(event)),
  };
}

/** Listens until a key, a silence of `timeout` or `maxLength`. Rejects when the caller hangs up or is sent elsewhere. */
async function listen(context: VerbContext, node: TwimlNode): Promise<Ending> {
  const { world, call, signal } = context;
  const spoken = call.farEnd?.recordingStarted() ?? 0;
  const timeout = countOf(node, 'timeout', 5, 1);
  const length = Math.min(spoken + timeout, countOf(node, 'maxLength', AN_HOUR, 1));
  const ended = new Deferred<Ending>();
  const enough = new AbortController();
  world.clock.after(
    length,
    () => ended.resolve({ digits: '', silence: Math.max(0, length - spoken) }),
    AbortSignal.any([signal, enough.signal]),
  );
  const finishOnKey = node.attributes['finishOnKey'] ?? ANY_KEY;
  call.listenForKeys((key) => (finishOnKey.includes(key) ? ended.resolve({ digits: key, silence: 0 }) : undefined));
  try {
    return await untilAborted(ended.promise, signal);
  } finally {
    enough.abort();
    call.listenForKeys(undefined);
  }
}

function actionSource(
  context: VerbContext,
  node: TwimlNode,
  recording: Recording,
  digits: string,
): Extract<Source, { kind: 'url' }> {
  return {
    kind: 'url',
    name: 'record action',
    url: absoluteUrl(context, node.attributes['action']),
    method: methodOf(node, 'method'),
    extra: {
      RecordingUrl: recordingUrl(context.world, recording),
      RecordingSid: recording.sid,
      RecordingDuration: String(recording.seconds),
      Digits: digits,
    },
  };
}

/** The action is told of a caller who hung up; what it answers no longer matters. */
function tellOfHangUp(context: VerbContext, node: TwimlNode, recording: Recording): void {
  const { name, url, method, extra } = actionSource(context, node, recording, 'hangup');
  const parameters = { ...voiceParameters(context.world, context.call), ...extra };
  void context.world.webhooks.send({ name, url, method, parameters, ...context.call.subject });
}

/**
 * Keeps what the caller says, then asks `action`, or the document itself without one. After nothing but silence the
 * document goes on. The sound is processed later and may turn out to be absent.
 */
export async function record(context: VerbContext, node: TwimlNode): Promise<VerbOutcome> {
  const { world, call } = context;
  const subscription = recordingSubscriptionOf(context, node);
  const callSid = call.request.parentSid ?? call.sid;
  if (flagOf(node, 'playBeep', true)) hear(world, call, '(beep)');
  const request = { callSid, number: call.farNumber, source: 'RecordVerb', channels: 1, track: 'both', subscription } as const;
  const recording = startRecording(world, request, call.over);
  try {
    const { digits, silence } = await listen(context, node);
    stopRecording(world, recording, 'processing', node.attributes['trim'] === 'do-not-trim' ? 0 : silence);
    return recording.seconds > 0 ? actionSource(context, node, recording, digits) : undefined;
  } catch (error) {
    stopRecording(world, recording, 'processing');
    if (error instanceof CallOver) tellOfHangUp(context, node, recording);
    throw error;
  }
}
