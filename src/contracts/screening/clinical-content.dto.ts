export class ClinicalPieceDto {
  /** "flag-table", or the id of an instrument. */
  readonly name: string;
  readonly version: string;
  /** SHA-256 of its content, kept with every answer and flag. */
  readonly hash: string;
  readonly signedBy: string | null;
  /** Null for a sample. */
  readonly signedAt: string | null;
  readonly keyId: string | null;
  /** Signed by the program itself to be tried out; never in production. */
  readonly isSample: boolean;
}

export class ClinicalContentDto {
  readonly pieces: ClinicalPieceDto[];
}
