import type { KeyObject } from 'node:crypto';
import { signDocument, type DocumentSigner } from '../../../platform/crypto/signed-document.js';
import type { ClinicalPiece } from './clinical-content.js';

export interface SigningPerson {
  readonly by: string;
  readonly at: Date;
}

/** The piece whole, with who signs and when: what is read and what is signed are the same bytes. */
export function signPiece(piece: ClinicalPiece, { by, at }: SigningPerson, key: KeyObject | DocumentSigner): string {
  const { name, version, content } = piece;
  const document = { what: 'clinical content', name, version, content, signedBy: by, signedAt: at.toISOString() };
  return 'published' in key ? key.sign(document) : signDocument(document, key);
}

/** The base64 of a public key as PEM. */
export function publicKeyPem(base64: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}
