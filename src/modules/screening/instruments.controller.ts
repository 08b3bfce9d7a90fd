import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { InstrumentsDto, SetWordsDto } from '../../contracts/screening/instrument.dto.js';
import { instruments } from '../../core/instruments/all-instruments.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Database } from '../../platform/database/database.js';
import { SetWords } from './words/set-words.js';
import { wordsOf } from './words/words-of.js';
import { WordsStore } from './words/words.store.js';

const languages = ['en', 'es'] as const;

@Controller('v1/instruments')
export class InstrumentsController {
  constructor(
    private readonly setWords: SetWords,
    private readonly words: WordsStore,
    private readonly database: Database,
  ) {}

  /** Every instrument with its source and licence, and whether its words are there. */
  @Get()
  @ForStaff('see-the-floor')
  async list(): Promise<InstrumentsDto> {
    const own = await this.words.all(this.database);
    return {
      instruments: instruments.map(({ id, version, name, source, licence, wording, usedBy, byPhone, items }) => ({
        id,
        version,
        name,
        source,
        licence,
        wording,
        usedBy,
        byPhone,
        questions: items.map((item) => ({
          id: item.id,
          about: item.about,
          languages: languages.filter((language) => wordsOf(item.id, language, own) !== null),
        })),
      })),
    };
  }

  /** The words of one question, with the licence under which the installation has them. */
  @Put('questions/:id/words')
  @NeedsFreshProof()
  @HttpCode(204)
  @ForStaff('configure')
  put(@Param('id') id: string, @Body() body: SetWordsDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.setWords.run(id, body, staff);
  }
}
