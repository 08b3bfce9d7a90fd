import type { Clock } from '../../platform/clock.js';
import { TelephonyProvider, type Capabilities, type RoomSeat, type RungLeg, type SeatChange } from '../telephony-provider.js';
import { openCarrier, type Carrier, type CarrierAccess } from './client/twilio-client.js';
import { Legs } from './rest/legs.js';
import { Listing } from './rest/listing.js';
import { Numbers } from './rest/numbers.js';
import { Recordings } from './rest/recordings.js';
import { Rooms } from './rest/rooms.js';
import { Softphones, type SoftphoneKey } from './rest/softphones.js';
import { Texts } from './rest/texts.js';
import type { WebhookAddresses } from './webhook-addresses.js';

interface TwilioOptions {
  readonly access: CarrierAccess;
  readonly addresses: WebhookAddresses;
  readonly clock: Clock;
  readonly softphoneKey: SoftphoneKey | null;
}

type Asked<M extends keyof Methods> = Parameters<Methods[M]>[0];
type Answer<M extends keyof Methods> = ReturnType<Methods[M]>;
type Methods = Omit<TelephonyProvider, 'capabilities'>;

const twilioCapabilities: Omit<Capabilities, 'browser'> = {
  collectWhileWaiting: true,
  coaching: true,
  pauseRecording: true,
  startRoomRecording: false,
  texts: true,
  carrierOptOut: true,
  orderedEvents: false,
  idempotentCreate: false,
  longestRingSeconds: 600,
};

/** The carrier port on Twilio's REST API, by group. The names of rooms are visible in the carrier's logs: pass opaque ids only. */
export class TwilioTelephony extends TelephonyProvider {
  override readonly capabilities: Capabilities;
  readonly #carrier: Carrier;
  private readonly addresses: WebhookAddresses;
  private readonly clock: Clock;
  private readonly legs: Legs;
  private readonly rooms: Rooms;
  private readonly recordings: Recordings;
  private readonly texts: Texts;
  private readonly numbers: Numbers;
  private readonly softphones: Softphones;
  private readonly listing: Listing;

  constructor({ access, addresses, clock, softphoneKey }: TwilioOptions) {
    super();
    this.#carrier = openCarrier(access, clock);
    this.addresses = addresses;
    this.clock = clock;
    const { client } = this.#carrier;
    this.legs = new Legs(client, addresses, clock);
    this.rooms = new Rooms(client, this.addresses);
    this.recordings = new Recordings(this.#carrier, addresses);
    this.texts = new Texts(client, addresses);
    this.numbers = new Numbers(client, addresses);
    this.softphones = new Softphones(softphoneKey, clock);
    this.listing = new Listing(client, clock);
    this.capabilities = { ...twilioCapabilities, browser: this.softphones.available };
  }

  override health(): Answer<'health'> {
    return this.#carrier.health();
  }
  protected override now(): Date {
    return this.clock.now();
  }
  protected override placeRing(leg: RungLeg): Answer<'ring'> {
    return this.legs.ring(leg);
  }
  protected override placeRingIntoRoom(leg: RungLeg, seat: RoomSeat): Answer<'ringIntoRoom'> {
    return this.legs.ringIntoRoom(leg, seat);
  }
  override roomsAnswer(): Answer<'roomsAnswer'> {
    return this.rooms.answer();
  }
  override hangUp(carrierSid: string): Answer<'hangUp'> {
    return this.legs.hangUp(carrierSid);
  }
  override redirect(leg: Asked<'redirect'>): Answer<'redirect'> {
    return this.legs.redirect(leg);
  }
  override unpark(leg: Asked<'unpark'>): Answer<'unpark'> {
    return this.legs.unpark(leg);
  }
  override changeSeat(room: string, carrierSid: string, change: SeatChange): Answer<'changeSeat'> {
    return this.rooms.changeSeat(room, carrierSid, change);
  }
  override removeFromRoom(room: string, carrierSid: string): Answer<'removeFromRoom'> {
    return this.rooms.remove(room, carrierSid);
  }
  override membersOf(room: string): Answer<'membersOf'> {
    return this.rooms.members(room);
  }
  override endRoom(room: string): Answer<'endRoom'> {
    return this.rooms.end(room);
  }
  override startRecording(leg: Asked<'startRecording'>): Answer<'startRecording'> {
    return this.recordings.start(leg);
  }
  override controlRecording(leg: Asked<'controlRecording'>): Answer<'controlRecording'> {
    return this.recordings.control(leg);
  }
  override fetchMedia(recordingSid: string, mostBytes: number): Answer<'fetchMedia'> {
    return this.recordings.media(recordingSid, mostBytes);
  }
  override deleteRecording(recordingSid: string): Answer<'deleteRecording'> {
    return this.recordings.remove(recordingSid);
  }
  protected override placeText(text: Asked<'send'>): Answer<'send'> {
    return this.texts.send(text);
  }
  override redact(carrierSid: string): Answer<'redact'> {
    return this.texts.redact(carrierSid);
  }
  override describe(number: string, knownSince?: Date): Answer<'describe'> {
    return this.numbers.describe(number, knownSince);
  }
  override ownedNumbers(): Answer<'ownedNumbers'> {
    return this.numbers.owned();
  }
  override configureNumber(carrierSid: string): Answer<'configureNumber'> {
    return this.numbers.configure(carrierSid);
  }
  override expectedEndpoints(): Answer<'expectedEndpoints'> {
    return this.addresses.endpoints;
  }
  override issueSoftphoneToken(identity: string, seconds: number): Answer<'issueSoftphoneToken'> {
    return this.softphones.token(identity, seconds);
  }
  override addressOf(identity: string): Answer<'addressOf'> {
    return this.softphones.addressOf(identity);
  }
  override fetchCall(carrierSid: string): Answer<'fetchCall'> {
    return this.legs.fetch(carrierSid);
  }
  override findCalls(query: Asked<'findCalls'>): Answer<'findCalls'> {
    return this.listing.findCalls(query);
  }
  override findTexts(query: Asked<'findTexts'>): Answer<'findTexts'> {
    return this.texts.find(query);
  }
  override fetchText(carrierSid: string): Answer<'fetchText'> {
    return this.texts.fetch(carrierSid);
  }
  override callsSince(since: Date): Answer<'callsSince'> {
    return this.listing.calls(since);
  }
  override recordingsSince(since: Date): Answer<'recordingsSince'> {
    return this.listing.recordings(since);
  }
  override textsSince(since: Date): Answer<'textsSince'> {
    return this.listing.texts(since);
  }
}
