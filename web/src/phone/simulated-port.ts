import type { SoftphoneTokenDto } from '../../../src/contracts/calls/in-call.dto.js';
import type { SoftphoneCallState, SoftphonePort } from '../../../src/contracts/calls/softphone.js';
import { Listeners } from './listeners.js';

interface Told {
  readonly callSid: string;
  readonly muted?: boolean;
}

/** A telephone of the simulated carrier: its signalling is HTTP and a stream, and nobody's voice is carried. */
export class SimulatedPort implements SoftphonePort {
  private readonly listeners = new Listeners();
  private readonly address: string;
  private token = '';
  private stream: EventSource | null = null;

  readonly on = this.listeners.on;

  constructor({ signallingUrl, identity }: SoftphoneTokenDto) {
    this.address = `${signallingUrl ?? ''}/softphones/${identity}`;
  }

  async register(token: string): Promise<void> {
    this.token = token;
    this.listeners.tell({ kind: 'state', state: 'registering' });
    if (await this.send('PUT', '', { token })) this.listen();
  }

  async close(): Promise<void> {
    this.stream?.close();
    this.stream = null;
    await this.send('DELETE', '');
    this.listeners.tell({ kind: 'state', state: 'closed' });
  }

  async accept(): Promise<void> {
    await this.send('POST', '/accept', {});
  }

  async reject(): Promise<void> {
    await this.send('POST', '/reject', {});
  }

  async hangUp(): Promise<void> {
    await this.send('POST', '/hang-up', {});
  }

  async mute(_callKey: string, on: boolean): Promise<void> {
    await this.send('POST', '/mute', { muted: on });
  }

  async sendDigits(_callKey: string, digits: string): Promise<void> {
    await this.send('POST', '/press', { digits: digits.replaceAll('w', '') });
  }

  private listen(): void {
    this.stream?.close();
    const stream = new EventSource(`${this.address}/stream?token=${encodeURIComponent(this.token)}`);
    this.stream = stream;
    const hear = (name: string, act: (told: Told) => void) =>
      stream.addEventListener(name, ({ data }: MessageEvent<string>) => act(JSON.parse(data) as Told));
    stream.addEventListener('open', () => this.listeners.tell({ kind: 'state', state: 'registered' }));
    stream.addEventListener('error', () => this.listeners.tell({ kind: 'state', state: 'registering' }));
    hear('incoming', ({ callSid }) => this.listeners.tell({ kind: 'incoming', callKey: callSid }));
    hear('connected', ({ callSid }) => this.tellCall(callSid, 'open', false));
    hear('muted', ({ callSid, muted = false }) => this.tellCall(callSid, 'open', muted));
    hear('disconnected', ({ callSid }) => this.tellCall(callSid, 'closed', false));
    hear('unregistered', () => this.listeners.tell({ kind: 'state', state: 'unregistered' }));
  }

  private tellCall(callKey: string, state: SoftphoneCallState, muted: boolean): void {
    this.listeners.tell({ kind: 'call', callKey, state, muted });
  }

  /** Whether it was done; what was not is told as an error. */
  private async send(method: string, path: string, body?: object): Promise<boolean> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const answer = await fetch(`${this.address}${path}`, init).catch(() => null);
    if (answer?.ok) return true;
    if (answer?.status === 401) this.listeners.tell({ kind: 'error', error: { kind: 'token-expired' } });
    else if (!answer) this.listeners.tell({ kind: 'error', error: { kind: 'not-connected' } });
    else this.listeners.tell({ kind: 'error', error: { kind: 'call-failed', code: String(answer.status) } });
    return false;
  }
}
