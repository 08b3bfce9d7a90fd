import type { QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer, Reference } from 'fhir/r4.js';
import { instrumentOf, instruments } from '../instruments/all-instruments.js';
import type { Instrument } from '../instruments/instrument.js';
import { unknownAnswer, type Option, type Question } from '../instruments/question.js';
import { scoreInstrument } from '../instruments/score-instrument.js';
import { allQuestions } from '../screening/interview/all-questions.js';
import { nextScreen } from '../screening/interview/next-screen.js';
import { coding, named, ours, systems } from './coded.js';
import type { Told } from './mark-part2.js';
import type { AnswerRow } from './record-rows.js';

const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
/** The questions that belong to no instrument. */
const screening = 'screening';

/** One for each instrument, version, intake and voice: what the person says and what somebody says of them stay apart. */
export function questionnaireResponses(
  answers: readonly AnswerRow[],
  patient: Reference,
): readonly Told<QuestionnaireResponse>[] {
  const sheets = new Map<string, AnswerRow[]>();
  for (const answer of answers) {
    const { intakeId, answeredBy, instrument, instrumentVersion } = answer;
    const key = [intakeId, answeredBy, instrument, instrumentVersion].join('\n');
    sheets.set(key, [...(sheets.get(key) ?? []), answer]);
  }
  return [...sheets.values()].map((sheet) => questionnaireResponse(sheet, sameVoice(answers, sheet[0]!), patient));
}

function sameVoice(answers: readonly AnswerRow[], { intakeId, answeredBy }: AnswerRow): readonly AnswerRow[] {
  return answers.filter((one) => one.intakeId === intakeId && one.answeredBy === answeredBy);
}

function questionnaireResponse(
  sheet: readonly AnswerRow[],
  voice: readonly AnswerRow[],
  patient: Reference,
): Told<QuestionnaireResponse> {
  const [first] = sheet.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime() || (a.id < b.id ? -1 : 1));
  const last = sheet.reduce((latest, one) => (one.answeredAt > latest.answeredAt ? one : latest));
  const { id, instrument, instrumentVersion, answeredBy } = first!;
  const isTheirs = answeredBy === 'person';
  const name = instrument ?? screening;
  const status = isComplete(sheet, voice) ? 'completed' : 'in-progress';
  const resource: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: `${ours(`questionnaire:${name}`)}${instrumentVersion === null ? '' : `|${instrumentVersion}`}`,
    status,
    subject: patient,
    authored: last.answeredAt.toISOString(),
    author: named('Practitioner', last.askedBy),
    source: isTheirs ? patient : named('RelatedPerson', 'Somebody who spoke of them'),
    item: inOrder(sheet).map(itemOf),
  };
  return { resource, says: `Answers to ${name}, ${isTheirs ? 'their own' : 'of somebody who spoke of them'}: ${status}` };
}

/** Everything that was to be asked has an answer. "I do not know" is none; of a version that is no longer asked nobody can say. */
function isComplete(sheet: readonly AnswerRow[], voice: readonly AnswerRow[]): boolean {
  const { instrument, instrumentVersion } = sheet[0]!;
  const known = voice.filter(({ value }) => value !== unknownAnswer).map(({ questionId, value }) => [questionId, value] as const);
  if (instrument === null) {
    const told = Object.fromEntries(known.map(([questionId, value]) => [questionId, [value]]));
    const hasWords = (questionId: string) => instrumentOf(questionId) === null;
    return nextScreen({ told, inDanger: false, askAgain: [], hasWords }).screen === null;
  }
  const definition = instruments.find(({ id, version }) => id === instrument && version === instrumentVersion);
  return definition !== undefined && missingOf(definition, Object.fromEntries(known)).length === 0;
}

/** A text has no points, so the score does not count it. */
function missingOf(instrument: Instrument, known: Readonly<Record<string, string>>): readonly string[] {
  const isText = (id: string) => allQuestions.get(id)?.answer.kind === 'text';
  return scoreInstrument(instrument, known).missing.filter((id) => !isText(id) || known[id] === undefined);
}

function inOrder(sheet: readonly AnswerRow[]): readonly AnswerRow[] {
  const places = [...allQuestions.keys()];
  return sheet.toSorted((a, b) => places.indexOf(a.questionId) - places.indexOf(b.questionId));
}

function itemOf({ questionId, value }: AnswerRow): QuestionnaireResponseItem {
  const question = allQuestions.get(questionId);
  return { linkId: questionId, ...(question && { text: question.about }), answer: [answerOf(questionId, question, value)] };
}

/** An answer that is not known is none: never a code of the question and never 0. */
function answerOf(questionId: string, question: Question | undefined, value: string): QuestionnaireResponseItemAnswer {
  if (value === unknownAnswer) return { valueCoding: coding(systems.dataAbsent, 'asked-unknown', 'Asked But Unknown') };
  if (question?.answer.kind !== 'choice') return { valueString: value };
  const option = question.answer.options.find(({ code }) => code === value);
  return {
    valueCoding: {
      ...pointsOf(option),
      system: ours(`answer:${questionId}`),
      code: value,
      ...(option && { display: option.says.en }),
    },
  };
}

function pointsOf(option: Option | undefined) {
  return option?.points === undefined ? {} : { extension: [{ url: ordinalValue, valueDecimal: option.points }] };
}
