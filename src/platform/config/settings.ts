import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsIP,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { readKeyRing } from '../crypto/key-ring.js';

export const processRoles = ['all', 'api', 'worker'] as const;
export type ProcessRole = (typeof processRoles)[number];
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
export const mfaPolicies = ['required', 'optional'] as const;
export type MfaPolicy = (typeof mfaPolicies)[number];
export const nodeEnvironments = ['development', 'test', 'production'] as const;
export type NodeEnvironment = (typeof nodeEnvironments)[number];

const port = { message: 'must be a port number from 0 to 65535' };
const seconds = { message: 'must be a whole number of seconds from 1 to 3600' };
const senderId = /^[A-Z0-9]{2,15}$/;
const webAddress = /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/;

/**
 * Everything that can be configured, read once by `readSettings` before anything else starts. A field's environment variable is
 * its name in upper snake case (`offerSeconds` is OFFER_SECONDS). Each message completes the sentence "NAME ...".
 */
export class Settings {
  @IsInt(port)
  @Min(0, port)
  @Max(65535, port)
  readonly port: number;

  @IsNotEmpty({ message: 'must name an address to listen on' })
  readonly host: string;

  @IsNotEmpty({ message: 'must name a folder' })
  readonly dataDir: string;

  @IsNotEmpty({ message: 'must name a folder' })
  readonly auditHeadsDir: string;

  /** `id:base64,...`, read by readKeyRing. */
  @IsOptional()
  @ValidateBy(
    { name: 'keyRing', validator: { validate: (value) => typeof value === 'string' && readKeyRing(value) !== null } },
    {
      message:
        'must be id:key pairs, separated by commas, with 32 bytes as base64 (openssl rand -base64 32) and an id of its own each',
    },
  )
  readonly fieldKeys?: string;

  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    message: 'must be a PostgreSQL address: run npm start, which sets it, or set it yourself',
  })
  readonly databaseUrl: string;

  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: 'must be an address that starts with redis:// or rediss://' })
  readonly redisUrl?: string;

  @IsIn(processRoles, { message: 'must be one of all, api, worker' })
  readonly role: ProcessRole;

  /** Where browsers and the carrier reach us; without a slash at its end. */
  @Matches(webAddress, { message: 'must be an address that starts with http:// or https://' })
  readonly publicUrl: string;

  @IsOptional()
  @IsEmail({}, { message: 'must be an email address' })
  readonly adminEmail?: string;

  // NIST SP 800-63B-4: 15 characters where a password stands alone.
  @IsOptional()
  @MinLength(15, { message: 'must have at least 15 characters' })
  readonly adminPassword?: string;

  /** Must every member of staff have a second factor (L-201)? Who has one is always asked for it. */
  @IsIn(mfaPolicies, { message: 'must be required or optional' })
  readonly mfa: MfaPolicy;

  /** Vouches for staff who sign in there; without it they do here. */
  @IsOptional()
  @Matches(webAddress, { message: 'must be an address that starts with https://' })
  readonly oidcIssuer?: string;

  @IsOptional()
  readonly oidcClientId?: string;

  @IsOptional()
  readonly oidcClientSecret?: string;

  @Matches(/^AC\w+$/, { message: 'must be the id that starts with AC' })
  readonly twilioAccountSid: string;

  @IsNotEmpty({ message: 'must not be empty' })
  readonly twilioAuthToken: string;

  @IsOptional()
  @Matches(/^SK\w+$/, { message: 'must be the id that starts with SK' })
  readonly twilioApiKey?: string;

  @IsOptional()
  readonly twilioApiSecret?: string;

  /** Set only when calls go to a simulator instead of Twilio. */
  @IsOptional()
  @Matches(webAddress, { message: 'must be an address that starts with http:// or https://' })
  readonly twilioBaseUrl?: string;

  /** Signs webhooks too while the auth token is being changed. */
  @IsOptional()
  readonly twilioAuthTokenSecondary?: string;

  /** Asked when a softphone of staff dials out; without it and an API key there are no softphones. */
  @IsOptional()
  @Matches(/^AP\w+$/, { message: 'must be the id that starts with AP' })
  readonly twilioTwimlAppSid?: string;

  /** Whom the page of a counsellor may talk to when it is their phone: of a simulated one, the first alone. */
  @Matches(/^(https?|wss?):\/\/[\w.:-]+$/, { each: true, message: 'must be origins such as wss://voice-js.roaming.twilio.com' })
  readonly softphoneOrigins: readonly string[];

  /** `ie1` asks api.ie1.twilio.com; `local` is a simulator under that name. */
  @IsOptional()
  @Matches(/^[a-z]{2,10}\d{0,2}$/, { message: 'must be a region of Twilio such as us1, or local' })
  readonly twilioRegion?: string;

  /** A file of certificates in PEM, trusted instead of the usual ones. */
  @IsOptional()
  readonly twilioCaBundle?: string;

  /** Asks insurers for us; without it people do. */
  @IsOptional()
  @Matches(webAddress, { message: 'must be an address that starts with http:// or https://' })
  readonly benefitsUrl?: string;

  @IsOptional()
  @Matches(senderId, { message: 'must be 2 to 15 capital letters and digits' })
  readonly benefitsSenderId?: string;

  @IsOptional()
  @Matches(senderId, { message: 'must be 2 to 15 capital letters and digits' })
  readonly benefitsReceiverId?: string;

  @IsOptional()
  @Matches(/^\d{10}$/, { message: 'must be ten digits' })
  readonly benefitsNpi?: string;

  @IsOptional()
  readonly benefitsUser?: string;

  @IsOptional()
  readonly benefitsPassword?: string;

  /** A file of certificates in PEM, trusted there instead of the usual ones. */
  @IsOptional()
  readonly benefitsCaBundle?: string;

  /** A document at another host, for when we are away. */
  @IsOptional()
  @Matches(webAddress, { message: 'must be an address that starts with http:// or https://' })
  readonly fallbackUrl?: string;

  /** Rings when we cannot answer a caller. */
  @IsOptional()
  @Matches(/^\+[1-9]\d{7,14}$/, { message: 'must be a phone number such as +12025550100' })
  readonly standbyNumber?: string;

  @IsInt({ message: 'must be a whole number from 1 to 1000' })
  @Min(1, { message: 'must be a whole number from 1 to 1000' })
  @Max(1000, { message: 'must be a whole number from 1 to 1000' })
  readonly callsPerSecond: number;

  @IsBoolean({ message: 'must be true or false' })
  readonly demo: boolean;

  /** Invented people call, and sample staff answer; npm start plays them beside this program. */
  @IsBoolean({ message: 'must be true or false' })
  readonly demoDay: boolean;

  /** Webhooks may go to this machine, and over http there. */
  @IsBoolean({ message: 'must be true or false' })
  readonly webhookAllowLoopback: boolean;

  @IsIn(logLevels, { message: `must be one of ${logLevels.join(', ')}` })
  readonly logLevel: LogLevel;

  @IsIn(nodeEnvironments, { message: `must be one of ${nodeEnvironments.join(', ')}` })
  readonly nodeEnv: NodeEnvironment;

  @IsInt(port)
  @Min(0, port)
  @Max(65535, port)
  readonly simulatorPort: number;

  /** How long one counsellor may think about an offer. */
  @IsInt(seconds)
  @Min(1, seconds)
  @Max(3600, seconds)
  readonly offerSeconds: number;

  /** Rest after a call that nobody answered; after a talk, wrap-up lasts until its outcome is written. */
  @IsInt(seconds)
  @Min(1, seconds)
  @Max(3600, seconds)
  readonly wrapUpSeconds: number;

  /** Most bytes of leads that wait on the disk for the database. */
  @IsInt({ message: 'must be a whole number of bytes' })
  @Min(0, { message: 'must be a whole number of bytes' })
  readonly spoolBytes: number;

  /** How long a lead may take to be written into the database before it is kept on the disk. */
  @IsInt({ message: 'must be a whole number of milliseconds from 100 to 10000' })
  @Min(100, { message: 'must be a whole number of milliseconds from 100 to 10000' })
  @Max(10_000, { message: 'must be a whole number of milliseconds from 100 to 10000' })
  readonly spoolAfterMilliseconds: number;

  /** The public key of the medical director (Ed25519, SPKI, base64): what was signed with it may be used on people. */
  @IsOptional()
  @Matches(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, {
    message: 'must be a public Ed25519 key in base64, as node dist/src/clinical-content.js keys prints it',
  })
  readonly medicalDirectorKey?: string;

  /** Proxies whose X-Forwarded-For we believe; everybody else's is ignored. */
  @IsIP(undefined, { each: true, message: 'must be IP addresses, separated by commas' })
  readonly trustedProxies: readonly string[];

  /** No carrier account is configured: nobody's phone rings. */
  @IsBoolean()
  readonly simulatedTelephony: boolean;
}
