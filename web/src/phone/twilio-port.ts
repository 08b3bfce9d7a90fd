import { type Call, Device, type TwilioError } from '@twilio/voice-sdk';
import type { SoftphoneCallState, SoftphoneError, SoftphonePort } from '../../../src/contracts/calls/softphone.js';
import { Listeners } from './listeners.js';

/** A call outlives a network that is gone for so long. */
const survivesMilliseconds = 30_000;
const refreshMilliseconds = 30_000;

const microphone = new Set([31208, 31401, 31402, 31403]);
const token = new Set([20101, 20104, 31204, 31205, 31207]);
const network = new Set([31000, 31003, 31005, 31009, 53000, 53001, 53405]);

function meaningOf({ code }: { readonly code: number }): SoftphoneError {
  if (microphone.has(code)) return { kind: 'no-microphone' };
  if (token.has(code)) return { kind: 'token-expired' };
  return network.has(code) ? { kind: 'not-connected' } : { kind: 'call-failed', code: String(code) };
}

/** Twilio's telephone in the browser. */
export class TwilioPort implements SoftphonePort {
  private readonly listeners = new Listeners();
  private device: Device | null = null;
  private readonly calls = new Map<string, Call>();

  readonly on = this.listeners.on;

  async register(withToken: string): Promise<void> {
    if (this.device) {
      this.device.updateToken(withToken);
    } else {
      this.device = new Device(withToken, {
        closeProtection: true,
        maxCallSignalingTimeoutMs: survivesMilliseconds,
        tokenRefreshMs: refreshMilliseconds,
      });
      this.listen(this.device);
    }
    if (this.device.state === Device.State.Unregistered) await this.tried(this.device.register());
  }

  async close(): Promise<void> {
    if (this.device?.state === Device.State.Registered) await this.tried(this.device.unregister());
    if (this.calls.size === 0) this.device?.destroy();
    this.listeners.tell({ kind: 'state', state: 'closed' });
  }

  async accept(callKey: string): Promise<void> {
    this.calls.get(callKey)?.accept();
  }

  async reject(callKey: string): Promise<void> {
    this.calls.get(callKey)?.reject();
  }

  async hangUp(callKey: string): Promise<void> {
    this.calls.get(callKey)?.disconnect();
  }

  async mute(callKey: string, on: boolean): Promise<void> {
    this.calls.get(callKey)?.mute(on);
  }

  async sendDigits(callKey: string, digits: string): Promise<void> {
    this.calls.get(callKey)?.sendDigits(digits);
  }

  private listen(device: Device): void {
    // The offer rang already, with a sound of ours; Twilio's would come from another host.
    for (const sound of ['incoming', 'outgoing', 'disconnect'] as const) device.audio?.[sound](false);
    device.on(Device.EventName.Registering, () => this.listeners.tell({ kind: 'state', state: 'registering' }));
    device.on(Device.EventName.Registered, () => this.listeners.tell({ kind: 'state', state: 'registered' }));
    device.on(Device.EventName.Unregistered, () => this.listeners.tell({ kind: 'state', state: 'unregistered' }));
    device.on(Device.EventName.TokenWillExpire, () => this.listeners.tell({ kind: 'token-will-expire' }));
    device.on(Device.EventName.Error, (error: TwilioError.TwilioError) => this.fail(error));
    device.on(Device.EventName.Incoming, (call: Call) => this.ring(call));
  }

  private ring(call: Call): void {
    const callKey = call.parameters['CallSid'] ?? '';
    this.calls.set(callKey, call);
    const tell = (state: SoftphoneCallState) =>
      this.listeners.tell({ kind: 'call', callKey, state, muted: state !== 'closed' && call.isMuted() });
    const ended = () => {
      this.calls.delete(callKey);
      tell('closed');
    };
    call.on('accept', () => tell('open'));
    call.on('mute', () => tell('open'));
    call.on('reconnecting', () => tell('reconnecting'));
    call.on('reconnected', () => tell('open'));
    for (const end of ['cancel', 'reject', 'disconnect'] as const) call.on(end, ended);
    call.on('error', (error: TwilioError.TwilioError) => this.fail(error));
    this.listeners.tell({ kind: 'incoming', callKey });
  }

  private fail(error: { readonly code: number }): void {
    this.listeners.tell({ kind: 'error', error: meaningOf(error) });
  }

  /** What cannot be done is told, never thrown. */
  private tried(work: Promise<void>): Promise<void> {
    return work.catch((error: { readonly code?: number }) => this.fail({ code: error.code ?? 0 }));
  }
}
