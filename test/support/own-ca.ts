import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** All in PEM. */
interface OwnCertificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

interface CertificateParts {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signedBy: KeyObject;
  readonly extension: Buffer;
  /** In days from now; one to come when left out. */
  readonly endsIn?: number;
}

/** One DER element: tag, length, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);
const octets = (content: Buffer): Buffer => der(0x04, content);
const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
const TRUE = Buffer.from('0101ff', 'hex');
const VERSION_3 = der(0xa0, Buffer.from('020102', 'hex'));
const ECDSA_WITH_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const DAY_MS = 86_400_000;

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
}

/** `YYMMDDhhmmssZ`. */
function utcTime(instant: number): Buffer {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function pem(label: string, content: Buffer): string {
  return `-----BEGIN ${label}-----\n${content.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;
}

function certificate({ subject, issuer, publicKey, signedBy, extension, endsIn = 1 }: CertificateParts): string {
  const body = sequence(
    VERSION_3,
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(utcTime(Date.now() - 30 * DAY_MS), utcTime(Date.now() + endsIn * DAY_MS)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  return pem('CERTIFICATE', sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, signedBy))));
}

/** A certificate authority nobody else knows, and a certificate of it for these host names, good for a day, or ended days ago (RFC 5280). */
export function makeOwnCertificate(hostNames: readonly string[], endsIn = 1): OwnCertificate {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'A certificate authority for one test';
  const names = sequence(...hostNames.map((name) => der(0x82, Buffer.from(name, 'ascii'))));
  const signed = { issuer, signedBy: authority.privateKey };
  return {
    ca: certificate({
      ...signed,
      subject: issuer,
      publicKey: authority.publicKey,
      extension: sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE))),
    }),
    cert: certificate({
      ...signed,
      subject: 'simulated Twilio',
      publicKey: server.publicKey,
      extension: sequence(SUBJECT_ALT_NAME, octets(names)),
      endsIn,
    }),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
