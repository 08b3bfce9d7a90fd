import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';
import {
  consentActions,
  consentChannels,
  consentKinds,
  subjectRoles,
  type ConsentAction,
  type ConsentChannel,
  type ConsentKind,
  type SubjectRole,
} from '../core/consent/consent-event.js';
import { consentStates, type ConsentState } from '../core/consent/fold-consent.js';
import { DisclosureDto } from './disclosures/disclosure.dto.js';

export class ConsentStateDto {
  @ApiProperty({ enum: consentKinds })
  kind: ConsentKind;
  /** What it is limited to; empty: the whole of its kind. */
  @ApiProperty({ type: Object })
  scope: Record<string, string>;
  @ApiProperty({ enum: consentStates })
  state: ConsentState;
  /** When that began; null when they were never asked. */
  since: string | null;
  expiresAt: string | null;
  /** The same in words. */
  sentence: string;
}

/** What a signed form names (42 CFR 2.31(a)). */
export class SignedFormDto {
  /** Who may disclose. */
  discloser: string;
  /** What may be told, as groups of fields. */
  fields: string[];
  /** Where the paper is kept, or how it was signed. */
  signature: string;
  signedOn: string;
}

export class ConsentEventDto {
  id: string;
  @ApiProperty({ enum: consentKinds })
  kind: ConsentKind;
  @ApiProperty({ enum: consentActions })
  action: ConsentAction;
  @ApiProperty({ type: Object })
  scope: Record<string, string>;
  @ApiProperty({ enum: subjectRoles })
  subjectRole: SubjectRole;
  /** By which way it came. */
  @ApiProperty({ enum: consentChannels })
  channel: ConsentChannel;
  textVersion: string | null;
  language: string | null;
  because: string | null;
  /** When they wrote or said it, where that is another time than that it came. */
  statedAt: string | null;
  /** From when on it counts. */
  effectiveAt: string;
  receivedAt: string;
  /** Of a revocation: until when the law let it wait; we honour it at once. */
  honourBy: string | null;
  expiresAt: string | null;
  expiresEvent: string | null;
  /** Of a consent under 42 CFR part 2 that was copied from a form. */
  signed: SignedFormDto | null;
}

export class ConsentsDto {
  states: ConsentStateDto[];
  /** Newest first; nothing is ever changed or taken out. */
  events: ConsentEventDto[];
}

export const revocationWays = ['letter', 'voice', 'key', 'text', 'page'] as const;
export type RevocationWay = (typeof revocationWays)[number];

const sayWhat = `kinds is "all", or a list of ${consentKinds.join(', ')}`;
const sayNote = 'note needs 1 to 500 characters: where the paper is kept, or who heard it';

export class RevokeConsentDto {
  /** What they take back: a list, or "all". */
  @ValidateIf((body: RevokeConsentDto) => body.kinds !== 'all')
  @IsArray({ message: sayWhat })
  @ArrayMinSize(1, { message: sayWhat })
  @ArrayMaxSize(consentKinds.length, { message: sayWhat })
  @IsIn(consentKinds, { each: true, message: sayWhat })
  @ApiProperty({
    oneOf: [
      { type: 'string', enum: ['all'] },
      { type: 'array', items: { type: 'string', enum: [...consentKinds] } },
    ],
  })
  kinds: 'all' | ConsentKind[];

  /** How they said it. */
  @IsIn(revocationWays, { message: `by is one of ${revocationWays.join(', ')}` })
  @ApiProperty({ enum: revocationWays })
  by: RevocationWay;

  /** The date on the letter, or when they said it, with offset; left out: now. It binds from now on in any case. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'statedAt needs a date and time with offset' })
  statedAt?: string;

  @IsString({ message: sayNote })
  @Length(1, 500, { message: sayNote })
  @Matches(/\S/, { message: sayNote })
  note: string;
}

export class ContactBetweenDto {
  @ApiProperty({ enum: ['call', 'text', 'hand-over'] })
  what: 'call' | 'text' | 'hand-over';
  id: string;
  at: string;
}

export class RevokedDto {
  /** What is taken back, also what goes with it. */
  @ApiProperty({ enum: consentKinds, isArray: true })
  kinds: ConsentKind[];
  statedAt: string;
  /** It binds from here on. */
  effectiveAt: string;
  /** Until when the law would have let it wait. */
  honourBy: string;
  /** Whom we called, texted or handed on from when it was stated until it came, oldest first: what was relied on already. */
  between: ContactBetweenDto[];
  /** What was told to somebody else in that time, oldest first: it cannot be called back. */
  disclosures: DisclosureDto[];
}

const sayWhyHold = 'reason needs 1 to 500 characters: what was found out, and by whom';

export class HoldConsentDto {
  @IsString({ message: sayWhyHold })
  @Length(1, 500, { message: sayWhyHold })
  @Matches(/\S/, { message: sayWhyHold })
  reason: string;
}

export class SigningKeyDto {
  keyId: string;
  /** PEM, Ed25519. */
  publicKey: string;
}

export class SigningKeysDto {
  /** The first one signs; what the others signed stays good. */
  keys: SigningKeyDto[];
}
