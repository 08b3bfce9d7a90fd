import { useSyncExternalStore } from 'react';
import type { DeviceDto, SoftphoneTokenDto } from '../../../src/contracts/calls/in-call.dto.js';
import type {
  SoftphoneCallState,
  SoftphoneError,
  SoftphoneEvent,
  SoftphonePort,
} from '../../../src/contracts/calls/softphone.js';
import { api, onSignedOut } from '../api/client.js';
import { askAgain } from '../api/queries.js';
import { hasMicrophone, openPort } from './open-port.js';

const ownership = 'ringback.softphone';
const beatMilliseconds = 12_000;
/** While somebody waits for this browser. */
const urgentBeatMilliseconds = 3_000;
/** A ring within so long of a press of Accept is what was pressed for. */
const expectedMilliseconds = 30_000;

export interface PhoneCall {
  readonly callKey: string;
  readonly state: SoftphoneCallState;
  readonly muted: boolean;
}

export interface PhoneState {
  readonly isOn: boolean;
  /** Another tab of this browser is the phone. */
  readonly isElsewhere: boolean;
  readonly isRegistered: boolean;
  readonly error: SoftphoneError | null;
  readonly call: PhoneCall | null;
}

const off: PhoneState = { isOn: false, isElsewhere: false, isRegistered: false, error: null, call: null };

/** This page as the telephone of whoever is signed in: one tab of the browser, registered as long as it is on. */
class BrowserPhone {
  private state = off;
  private readonly watchers = new Set<() => void>();
  private port: SoftphonePort | null = null;
  private token: SoftphoneTokenDto | null = null;
  private microphone = false;
  private stopping: AbortController | null = null;
  private beating: ReturnType<typeof setTimeout> | undefined;
  private expectedUntil = 0;
  private isUrgent = false;
  private wasReachable = false;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
  readonly snapshot = (): PhoneState => this.state;

  /** Waits for its turn while another tab is the phone. */
  start(): void {
    if (this.stopping) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.set({ ...off, isOn: true, isElsewhere: true });
    const held = navigator.locks.request(ownership, { signal: stopping.signal }, async () => {
      this.set({ isElsewhere: false });
      await this.signOn();
      await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
    });
    held.catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  }

  async stop(): Promise<void> {
    this.stopping?.abort();
    this.stopping = null;
    clearTimeout(this.beating);
    const { port } = this;
    this.port = null;
    this.set(off);
    await port?.close();
  }

  /** Somebody took the offer that this browser rings for, or is about to: it answers by itself. */
  expectRing(): void {
    this.expectedUntil = Date.now() + expectedMilliseconds;
    if (this.state.call?.state === 'ringing') this.answer();
  }

  /** While somebody is offered, signs of life come often: the person is not left with a browser that is gone. */
  hurry(isUrgent: boolean): void {
    if (this.isUrgent === isUrgent) return;
    this.isUrgent = isUrgent;
    if (this.port) void this.beat();
  }

  answer(): void {
    if (this.state.call) void this.port?.accept(this.state.call.callKey);
  }

  reject(): void {
    if (this.state.call) void this.port?.reject(this.state.call.callKey);
  }

  mute(on: boolean): void {
    if (this.state.call) void this.port?.mute(this.state.call.callKey, on);
  }

  private async signOn(): Promise<void> {
    try {
      const token = await api.post<SoftphoneTokenDto>('/v1/me/softphone/token', {});
      this.token = token;
      this.microphone = await hasMicrophone(token.clientKind);
      if (!this.microphone) this.set({ error: { kind: 'no-microphone' } });
      this.port ??= await this.opened(token);
      await this.port.register(token.token);
    } catch {
      this.set({ error: { kind: 'not-connected' } }); // the next beat tries again
    }
    await this.beat();
  }

  private async opened(token: SoftphoneTokenDto): Promise<SoftphonePort> {
    const port = await openPort(token);
    port.on((event) => this.hear(event));
    return port;
  }

  private hear(event: SoftphoneEvent): void {
    switch (event.kind) {
      case 'state':
        this.set({ isRegistered: event.state === 'registered', ...(event.state === 'registered' && { error: null }) });
        return void this.beat();
      case 'incoming':
        this.set({ call: { callKey: event.callKey, state: 'ringing', muted: false } });
        if (Date.now() < this.expectedUntil) this.answer();
        return void this.beat();
      case 'call':
        this.expectedUntil = 0;
        return this.set({ call: event.state === 'closed' ? null : event });
      case 'token-will-expire':
        return void this.signOn();
      case 'error':
        this.set({ error: event.error });
        if (event.error.kind === 'token-expired') void this.signOn();
    }
  }

  /** A sign of life, and the next one after a while. */
  private async beat(): Promise<void> {
    clearTimeout(this.beating);
    if (!this.stopping) return;
    const isRinging = this.state.call?.state === 'ringing';
    this.beating = setTimeout(() => void this.again(), this.isUrgent || isRinging ? urgentBeatMilliseconds : beatMilliseconds);
    const alive = { registered: this.state.isRegistered, microphone: this.microphone };
    // What did not get through is a silence, which is what the server listens for.
    const device = await api.post<DeviceDto>('/v1/me/softphone/heartbeat', alive).catch(() => null);
    if (!device || device.reachable === this.wasReachable) return;
    this.wasReachable = device.reachable;
    await askAgain('me');
  }

  private async again(): Promise<void> {
    const isOld = this.token !== null && Date.parse(this.token.expiresAt) - Date.now() < 2 * 60_000;
    await (this.state.isRegistered && !isOld ? this.beat() : this.signOn());
  }

  private set(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of this.watchers) watcher();
  }
}

export const browserPhone = new BrowserPhone();
onSignedOut(() => void browserPhone.stop());

export function useBrowserPhone(): PhoneState {
  return useSyncExternalStore(browserPhone.subscribe, browserPhone.snapshot);
}
