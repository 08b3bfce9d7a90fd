import { DEFAULT_HUMAN, type Persona, type PhoneDeclaration } from './persona.js';

/** `calling`: this phone dialled, and nothing has answered yet. */
type PhoneState = 'idle' | 'calling' | 'ringing' | 'talking';

/** A phone on the far end: who answers next, who is on it now, and how often it was dialled. */
export class Phone {
  readonly number: string;
  hears = '';
  /** Attempts from outside that reached this number, busy or not. */
  calls = 0;
  /** The most attempts at the same time: above 1, somebody was dialled twice at once. */
  maximumConcurrentCalls = 0;
  private readonly attempts = new Set<string>();
  private readonly personas: Persona[];
  private activeCallSid: string | undefined;
  private dialledItself = false;
  private talking = false;

  constructor(declaration: PhoneDeclaration) {
    this.number = declaration.number;
    this.personas = [...declaration.personas];
  }

  get persona(): Persona {
    return this.personas[0] ?? DEFAULT_HUMAN;
  }

  get state(): PhoneState {
    if (!this.activeCallSid) return 'idle';
    if (this.talking) return 'talking';
    return this.dialledItself ? 'calling' : 'ringing';
  }

  get currentCallSid(): string | undefined {
    return this.activeCallSid;
  }

  /** A call reaches the phone. Answers the persona that takes it; a phone already in a call is busy and keeps its persona. */
  reach(callSid: string): Persona {
    this.calls += 1;
    this.attempts.add(callSid);
    this.maximumConcurrentCalls = Math.max(this.maximumConcurrentCalls, this.attempts.size);
    if (this.activeCallSid) return { ...this.persona, kind: 'busy' };
    this.occupy(callSid, false);
    return (this.personas.length > 1 ? this.personas.shift() : undefined) ?? this.persona;
  }

  /** The phone dials somebody. Answers who holds it; it must be idle. Not an attempt to reach it, so nothing is counted. */
  dialOut(callSid: string): Persona {
    this.occupy(callSid, true);
    return this.persona;
  }

  answered(): void {
    this.talking = true;
  }

  release(callSid: string): void {
    this.attempts.delete(callSid);
    if (this.activeCallSid !== callSid) return;
    this.activeCallSid = undefined;
    this.talking = false;
  }

  /** Changes who will answer from the next call on; counters and a call in progress stay. */
  redeclare(declaration: PhoneDeclaration): void {
    this.personas.splice(0, this.personas.length, ...declaration.personas);
  }

  private occupy(callSid: string, dialledItself: boolean): void {
    this.activeCallSid = callSid;
    this.dialledItself = dialledItself;
    this.hears = '';
  }
}
