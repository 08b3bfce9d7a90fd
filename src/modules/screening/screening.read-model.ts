import { Injectable } from '@nestjs/common';
import type { AskedQuestionDto, ScreeningDto } from '../../contracts/screening/screening.dto.js';
import { parseDose } from '../../core/flags/benzodiazepines/parse-dose.js';
import { readDrug } from '../../core/flags/benzodiazepines/read-drug.js';
import { raiseFlags } from '../../core/flags/raise-flags.js';
import { unknownAnswer } from '../../core/instruments/question.js';
import { allQuestions } from '../../core/screening/interview/all-questions.js';
import { nextScreen } from '../../core/screening/interview/next-screen.js';
import { scoresOf } from '../../core/screening/interview/scores-of.js';
import { conflicts, toldFacts } from '../../core/screening/interview/told-facts.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { FlagsReadModel } from '../flags/index.js';
import { DraftStore, type DraftRow } from './draft.store.js';
import { ScreeningStore, type AnswerRow } from './screening.store.js';
import { wordsOf } from './words/words-of.js';
import { WordsStore, type OwnWords } from './words/words.store.js';

/** A screening as it stands: what to ask now, what was told, and what follows from it. */
@Injectable()
export class ScreeningReadModel {
  constructor(
    private readonly database: Database,
    private readonly screenings: ScreeningStore,
    private readonly drafts: DraftStore,
    private readonly words: WordsStore,
    private readonly flags: FlagsReadModel,
  ) {}

  /** @throws DomainError intake/unknown (404) */
  async of(intakeId: string, language: 'en' | 'es'): Promise<ScreeningDto> {
    if (!(await this.screenings.intake(this.database, intakeId)))
      throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const answers = await this.screenings.answers(this.database, intakeId);
    const told = toldFacts(answers);
    const { askAgain } = raiseFlags(told);
    const flags = await this.flags.ofIntake(intakeId);
    const open = flags.flags.filter(({ toDo }) => toDo.length > 0);
    const inDanger = open.some(({ level }) => level === 'red');
    const own = await this.words.all(this.database);
    const hasWords = (id: string) => wordsOf(id, language, own) !== null;
    const { screen, withoutWords } = nextScreen({ told, inDanger, askAgain, hasWords });
    const drafts = await this.drafts.of(this.database, intakeId);
    return {
      intakeId,
      level: flags.level,
      inDanger,
      openFlags: open,
      screen: screen && { id: screen.id, questions: screen.asks.map((id) => question(id, language, own, drafts)) },
      answers: answers.map(toAnswer),
      conflicts: [...conflicts(answers)],
      askAgain: [...askAgain],
      withoutWords: [...withoutWords],
      scores: scoresOf(told).map((score) => ({ ...score, missing: [...score.missing], reviews: [...score.reviews] })),
      answeringPoints: [...(await this.flags.answeringPointsAt((told['place'] ?? []).join(' ')))],
    };
  }
}

function question(id: string, language: 'en' | 'es', own: readonly OwnWords[], drafts: readonly DraftRow[]): AskedQuestionDto {
  const { about, answer } = allQuestions.get(id)!;
  const options = answer.kind === 'choice' ? answer.options.map(({ code, says }) => ({ code, says: says[language] })) : [];
  const typed = drafts
    .filter(({ questionId }) => questionId === id)
    .map(({ by, text, version }) => ({ answeredBy: by, text, version }));
  return { id, about, asks: wordsOf(id, language, own)!, kind: answer.kind, options, drafts: typed };
}

function toAnswer({ questionId, by, value, instrumentVersion, answeredAt }: AnswerRow): ScreeningDto['answers'][number] {
  const { about, answer } = allQuestions.get(questionId) ?? { about: questionId, answer: null };
  const isRead = value !== unknownAnswer && answer?.kind === 'text';
  return {
    questionId,
    about,
    answeredBy: by,
    value,
    isUnknown: value === unknownAnswer,
    instrumentVersion,
    answeredAt: answeredAt.toISOString(),
    dose: isRead && answer.means === 'dose' ? parseDose(value) : null,
    drug: isRead && answer.means === 'drug' ? readDrug(value) : null,
  };
}
