import { contentHash, verifyDocument } from '../../../platform/crypto/signed-document.js';
import type { ClinicalPiece } from './clinical-content.js';

export interface ClinicalStanding {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  /** Null: nobody whom this installation trusts has signed it as it is now. */
  readonly signed: { readonly by: string; readonly at: string; readonly keyId: string } | null;
}

/** Which pieces bear the signature of the trusted key (PEM), as they are now: an older version's signature counts for nothing. */
export function judgeSignatures(
  pieces: readonly ClinicalPiece[],
  documents: readonly string[],
  trustedKey: string | null,
): readonly ClinicalStanding[] {
  const genuine = documents.flatMap((text) => {
    const verdict = verifyDocument(text, trustedKey === null ? [] : [trustedKey]);
    return verdict.kind === 'genuine' ? [verdict] : [];
  });
  return pieces.map(({ name, version, hash }) => {
    const found = genuine.find(({ document }) => document['name'] === name && hashOf(document['content']) === hash);
    const signed = found && {
      by: String(found.document['signedBy']),
      at: String(found.document['signedAt']),
      keyId: found.keyId,
    };
    return { name, version, hash, signed: signed ?? null };
  });
}

function hashOf(content: unknown): string | null {
  return typeof content === 'object' && content !== null ? contentHash(content) : null;
}
