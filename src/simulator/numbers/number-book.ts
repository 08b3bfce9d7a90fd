import type { Clock } from '../record/clock.js';
import { newSid } from '../record/sid.js';
import { NO_VOICE, UNCONFIGURED, type NumberSettings, type VoiceSettings } from './number-settings.js';

/** One of the account's numbers. */
export interface OwnNumber {
  readonly sid: string;
  /** E.164. */
  readonly number: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly settings: NumberSettings;
}

/** The account's numbers and its TwiML applications. Without a given list, a number is ours once it is configured. */
export class NumberBook {
  private readonly numbers = new Map<string, OwnNumber>();
  private readonly applications = new Map<string, VoiceSettings>();

  constructor(
    private readonly given: readonly string[] | undefined,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    for (const number of given ?? []) this.put(number, {});
  }

  mayBeOurs(number: string): boolean {
    return !this.given || this.given.includes(number);
  }

  find(number: string): OwnNumber | undefined {
    return this.numbers.get(number);
  }

  findBySid(sid: string): OwnNumber | undefined {
    return this.list().find((own) => own.sid === sid);
  }

  list(): readonly OwnNumber[] {
    return [...this.numbers.values()];
  }

  /** Changes the settings given and keeps the others. */
  put(number: string, changes: Partial<NumberSettings>): OwnNumber {
    const now = this.clock.now();
    const known = this.numbers.get(number);
    const settings = { ...(known?.settings ?? { ...UNCONFIGURED, friendlyName: number }), ...changes };
    const own = { sid: known?.sid ?? newSid('PN'), number, createdAt: known?.createdAt ?? now, updatedAt: now, settings };
    this.numbers.set(number, own);
    return own;
  }

  putApplication(sid: string, changes: Partial<VoiceSettings>): VoiceSettings {
    const settings = { ...(this.applications.get(sid) ?? NO_VOICE), ...changes };
    this.applications.set(sid, settings);
    return settings;
  }

  application(sid: string): VoiceSettings | undefined {
    return this.applications.get(sid);
  }

  /** The voice settings that count for a call to this number; undefined when no document is configured. */
  voiceOf(number: string): VoiceSettings | undefined {
    const settings = this.find(number)?.settings;
    const counting = settings?.voiceApplicationSid ? this.application(settings.voiceApplicationSid) : settings;
    return counting?.voiceUrl ? counting : undefined;
  }
}
