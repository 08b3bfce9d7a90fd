import type { Story } from '../../support/story.js';

/** The simulated account: no real one has this id. */
const account = 'AC00000000000000000000000000000001';
const authorization = `Basic ${Buffer.from(`${account}:simulated-auth-token`).toString('base64')}`;

export interface Participant {
  readonly call_sid: string;
  readonly label: string | null;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly call_sid_to_coach: string | null;
  readonly end_conference_on_exit: boolean;
}

export interface CarrierRecording {
  readonly sid: string;
  readonly call_sid: string;
  readonly status: string;
}

/** The carrier's own API, beside us: what is true there, whatever we believe. */
export class Network {
  private readonly root: string;

  constructor(story: Story) {
    this.root = `${story.ringback.simulatorUrl}/2010-04-01/Accounts/${account}`;
  }

  async participants(callId: string): Promise<readonly Participant[]> {
    const { participants } = await this.get<{ participants: Participant[] }>(`/Conferences/room-${callId}/Participants.json`);
    return participants;
  }

  async participant(callId: string, label: string): Promise<Participant | null> {
    return (await this.participants(callId)).find((one) => one.label === label) ?? null;
  }

  hold(callId: string, callSid: string, on: boolean): Promise<void> {
    return this.post(`/Conferences/room-${callId}/Participants/${callSid}.json`, { Hold: String(on) });
  }

  async endRoom(callId: string): Promise<void> {
    const path = `/Conferences.json?FriendlyName=room-${callId}&Status=in-progress`;
    const { conferences } = await this.get<{ conferences: { sid: string }[] }>(path);
    await this.post(`/Conferences/${conferences[0]!.sid}.json`, { Status: 'completed' });
  }

  async recordings(): Promise<readonly CarrierRecording[]> {
    return (await this.get<{ recordings: CarrierRecording[] }>('/Recordings.json')).recordings;
  }

  private async post(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const response = await fetch(`${this.root}${path}`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(`The carrier answered ${response.status}: ${await response.text()}`);
  }

  private async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.root}${path}`, { headers: { authorization } });
    if (!response.ok) throw new Error(`The carrier answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
