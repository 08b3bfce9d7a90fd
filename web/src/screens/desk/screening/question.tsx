import { useState } from 'react';
import type { AnswerQuestionDto, AskedQuestionDto } from '../../../../../src/contracts/screening/screening.dto.js';
import { Button } from '../../../ui/button.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { screeningWords } from './screening-words.js';

interface Props {
  readonly question: AskedQuestionDto;
  readonly answeredBy: AnswerQuestionDto['answeredBy'];
  readonly language: string;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: AnswerQuestionDto) => void;
}

/** Word for word as it is asked; one press answers it. */
export function Question({ question, answeredBy, language, isBusy, onAnswer }: Props) {
  const say = useWords(screeningWords);
  const [text, setText] = useState(question.drafts.find((draft) => draft.answeredBy === answeredBy)?.text ?? '');
  const answer = (rest: Partial<AnswerQuestionDto>) => onAnswer({ questionId: question.id, answeredBy, ...rest });
  const unknown = (
    <Button look="plain" isDisabled={isBusy} onPress={() => answer({ unknown: true })}>
      {say.unknown}
    </Button>
  );
  if (question.kind === 'text')
    return (
      <div className="question">
        <Field label={question.asks} value={text} onChange={setText} maxLength={4000} />
        <div className="row">
          <Button isDisabled={isBusy || text.trim() === ''} onPress={() => answer({ value: text.trim() })}>
            {say.save}
          </Button>
          {unknown}
        </div>
      </div>
    );
  return (
    <fieldset className="question">
      <legend lang={language}>{question.asks}</legend>
      <div className="row">
        {question.options.map(({ code, says }) => (
          <Button key={code} isDisabled={isBusy} onPress={() => answer({ value: code })}>
            {says}
          </Button>
        ))}
        {unknown}
      </div>
    </fieldset>
  );
}
