import type { Sound } from '../flow.js';
import type { InboundEndpoints } from '../telephony-provider.js';

// Connection overrides travel in the fragment, which is neither sent nor signed. Control: three tries within the carrier's 15 s,
// over two regions, before the caller hears a fault. Reports: nobody waits, so every failure is tried again.
const controlOverrides = '#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla';
const reportOverrides = '#rc=5&rp=all';

/** What a room reports of itself. */
export const roomEvents = ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify'] as const;

interface LegAddresses {
  readonly answered: string;
  readonly status: string;
  readonly step: (step: string) => string;
}

/** Every address the carrier asks, made from configuration. Absolute, because a relative one depends on how the document came. */
export class WebhookAddresses {
  readonly root: string;
  private readonly public: string;

  /** @param fallbackUrl a document at another host, asked when we are away; without it, our own. */
  constructor(
    publicUrl: string,
    private readonly fallbackUrl?: string,
  ) {
    this.public = publicUrl.replace(/\/+$/, '');
    this.root = `${this.public}/telephony/twilio`;
  }

  /** A host of plain files answers GET only. */
  get fallback(): { readonly url: string; readonly method: 'GET' | 'POST' } {
    return this.fallbackUrl === undefined
      ? { url: `${this.root}/fallback`, method: 'POST' }
      : { url: this.fallbackUrl, method: 'GET' };
  }

  /** For a phone that we rang: what a caller would hear is not for them, so the call just ends. */
  get goodbye(): string {
    return `${this.root}/fallback/goodbye`;
  }

  get endpoints(): InboundEndpoints {
    return {
      voice: `${this.root}/voice${controlOverrides}`,
      voiceFallback: this.fallback.url,
      callEnded: `${this.root}/voice/ended${reportOverrides}`,
      text: `${this.root}/texts${controlOverrides}`,
    };
  }

  leg(legId: string): LegAddresses {
    const leg = `${this.root}/legs/${legId}`;
    return {
      answered: `${leg}/answered${controlOverrides}`,
      status: `${leg}/status${reportOverrides}`,
      step: (step) => `${leg}/steps/${encodeURIComponent(step)}${controlOverrides}`,
    };
  }

  roomEvents(room: string): string {
    return `${this.root}/rooms/${encodeURIComponent(room)}/events${reportOverrides}`;
  }

  recording(recordingId: string): string {
    return `${this.root}/recordings/${recordingId}${reportOverrides}`;
  }

  textStatus(textId: string): string {
    return `${this.root}/texts/${textId}/status${reportOverrides}`;
  }

  sound(sound: Sound): string {
    return `${this.public}/telephony/sounds/${sound}.wav`;
  }
}
