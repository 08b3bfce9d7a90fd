import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

export interface OwnWords {
  readonly questionId: string;
  readonly language: 'en' | 'es';
  readonly words: string;
  readonly licence: string;
}

const put = `
  insert into instrument_words (question_id, language, words, licence, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
  on conflict on constraint instrument_words_pk do update set words = excluded.words, licence = excluded.licence,
    set_by = excluded.set_by, set_at = excluded.set_at`;

/** Words of questions that the installation brought. */
@Injectable()
export class WordsStore {
  async put(tx: Tx, { questionId, language, words, licence }: OwnWords, by: string, at: Date): Promise<void> {
    await tx.query(put, [questionId, language, words, licence, by, at]);
  }

  all(db: Pick<Tx, 'query'>): Promise<OwnWords[]> {
    return db.query<OwnWords>('select question_id as "questionId", language, words, licence from instrument_words');
  }
}
