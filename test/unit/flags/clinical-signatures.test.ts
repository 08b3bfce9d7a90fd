import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { clinicalContent } from '../../../src/modules/flags/signatures/clinical-content.js';
import { ClinicalSignatures } from '../../../src/modules/flags/signatures/clinical-signatures.js';
import { judgeSignatures } from '../../../src/modules/flags/signatures/judge-signatures.js';
import type { SignatureStore } from '../../../src/modules/flags/signatures/signature.store.js';
import { signPiece } from '../../../src/modules/flags/signatures/signed-piece.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { contentHash, DocumentSigner } from '../../../src/platform/crypto/signed-document.js';
import type { Database } from '../../../src/platform/database/database.js';

const director = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();
const base64 = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
const vega = { by: 'Dr Ana Vega', at: new Date('2026-11-24T15:00:00Z') };
const signedBy = (key: KeyObject) => clinicalContent.map((piece) => signPiece(piece, vega, key));
const unsigned = (documents: readonly string[], trusted: string | null = pem(director.publicKey)) =>
  judgeSignatures(clinicalContent, documents, trusted).flatMap(({ name, signed }) => (signed ? [] : [name]));
const everything = clinicalContent.map(({ name }) => name);

describe('the signature of the medical director', () => {
  it('stands under the flag table and every instrument, with who, when and which version', () => {
    expect(everything).toEqual(
      expect.arrayContaining(['flag-table', 'c-ssrs', 'benzodiazepine-history', 'audit-c-va', 'dast-10']),
    );
    const [table] = judgeSignatures(clinicalContent, signedBy(director.privateKey), pem(director.publicKey));
    expect(table).toMatchObject({ name: 'flag-table', version: '1', signed: { by: 'Dr Ana Vega', at: vega.at.toISOString() } });
    expect(unsigned(signedBy(director.privateKey))).toEqual([]);
  });

  it('counts from the trusted key only', () => {
    expect(unsigned(signedBy(stranger.privateKey))).toEqual(everything);
    expect(unsigned(signedBy(director.privateKey), null)).toEqual(everything);
    expect(unsigned([])).toEqual(everything);
  });

  it('counts for no other word, point or row', () => {
    const documents = signedBy(director.privateKey).map((text) => text.replace('"They are under 18."', '"They are under 16."'));
    expect(unsigned(documents)).toEqual(['flag-table']);
    const older = { ...clinicalContent[0]!, content: { version: '0', rules: [] } };
    expect(unsigned([signPiece(older, vega, director.privateKey), ...signedBy(director.privateKey).slice(1)])).toEqual([
      'flag-table',
    ]);
  });

  it('is of the content, in whatever order its members are written', () => {
    expect(contentHash({ a: 1, b: [2] })).toBe(contentHash({ b: [2], a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
  });
});

describe('a process', () => {
  const start = (nodeEnv: string, documents: readonly string[]) =>
    new ClinicalSignatures(
      {} as Database,
      { documents: async () => [...documents] } as unknown as SignatureStore,
      new DocumentSigner([{ id: 'test', key: Buffer.alloc(32, 7) }]),
      { nodeEnv, medicalDirectorKey: base64(director.publicKey) } as Settings,
      { now: () => vega.at },
    );

  it('does not start in production while one piece is unsigned, and says which', async () => {
    const documents = signedBy(director.privateKey);
    await expect(start('production', documents.slice(1)).onModuleInit()).rejects.toThrow(
      /has not signed flag-table as this version/,
    );
    await expect(start('production', signedBy(stranger.privateKey)).onModuleInit()).rejects.toThrow(/clinical-content\.js/);
    await expect(start('production', documents).onModuleInit()).resolves.toBeUndefined();
  });

  it('elsewhere signs what nobody has signed with a sample key, and says that it is a sample', async () => {
    const process = start('development', signedBy(director.privateKey).slice(1));
    await process.onModuleInit();
    const [table, ...others] = await process.all();
    expect(table).toMatchObject({ isSample: true, signed: { by: 'Sample signature: no medical director has signed this' } });
    expect(others.every(({ isSample, signed }) => !isSample && signed?.by === 'Dr Ana Vega')).toBe(true);
  });
});
