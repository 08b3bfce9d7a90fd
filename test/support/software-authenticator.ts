import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

interface CreationOptions {
  readonly rp: { readonly id?: string };
  readonly challenge: string;
}

interface RequestOptions {
  readonly rpId?: string;
  readonly challenge: string;
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

/** A security key that is a few lines of code: one key pair on P-256, with the real signatures and bytes of WebAuthn. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(16);
  counter = 0;
  /** What it says of its user: asked for finger or PIN, or only touched. */
  verifiesUser = true;
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly origin: string) {}

  /** As navigator.credentials.create answers. */
  create({ rp, challenge }: CreationOptions): object {
    const data = Buffer.concat([this.dataFor(rp.id!, flags.attested), this.attestedCredential()]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Map<string, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(data)],
      ]),
    );
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: Buffer.from(attestation).toString('base64url'),
      transports: ['usb'],
    });
  }

  /** As navigator.credentials.get answers. */
  get({ rpId, challenge }: RequestOptions): object {
    this.counter++;
    const data = this.dataFor(rpId!, 0);
    const client = this.clientData('webauthn.get', challenge);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), this.keys.privateKey);
    return this.answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private answer(response: object): object {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private dataFor(rpId: string, more: number): Buffer {
    const head = Buffer.alloc(5);
    head[0] = flags.present | (this.verifiesUser ? flags.verified : 0) | more;
    head.writeUInt32BE(this.counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head]);
  }

  private attestedCredential(): Buffer {
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const coordinate = (text: string | undefined) => new Uint8Array(Buffer.from(text!, 'base64url'));
    // COSE: key type EC2, algorithm ES256, curve P-256
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    return Buffer.concat([Buffer.alloc(16), length, this.credentialId, key]);
  }
}
