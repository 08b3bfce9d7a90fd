import { useState } from 'react';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { ScreeningAnswerDto } from '../../../../../src/contracts/screening/screening.dto.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { useScreening } from '../screening/use-screening.js';
import { crisisWords } from './crisis-words.js';

const questions = ['place', 'call-back-number'] as const;
type Question = (typeof questions)[number];

interface PlaceProps {
  readonly question: Question;
  readonly told: string;
  readonly isBusy: boolean;
  readonly onSave: (question: Question, value: string) => void;
}

function Place({ question, told, isBusy, onSave }: PlaceProps) {
  const say = useWords(crisisWords);
  const [text, setText] = useState(told);
  const isNew = text.trim() !== '' && text.trim() !== told;
  const save = () => isNew && onSave(question, text.trim());
  return (
    <div className="stack">
      <Field label={say[question]} value={text} onChange={setText} onBlur={save} maxLength={4000} />
      {isNew && (
        <Button look="main" isDisabled={isBusy} onPress={save}>
          {say.savePlace}
        </Button>
      )}
    </div>
  );
}

/** Before anything else, and always in sight: without these two nobody can send help when the line breaks. */
export function PlaceCard({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(crisisWords);
  const { screening, isBusy, answer } = useScreening(call);
  const toldIn = (answers: readonly ScreeningAnswerDto[], question: Question) =>
    answers.findLast(({ questionId, isUnknown }) => questionId === question && !isUnknown)?.value ?? '';
  return (
    <Card title={say.first} className="first">
      <Answer of={screening} lines={2}>
        {({ answers }) =>
          questions.map((question) => (
            <Place
              key={question}
              question={question}
              told={toldIn(answers, question)}
              isBusy={isBusy}
              onSave={(questionId, value) => answer({ questionId, answeredBy: 'person', value })}
            />
          ))
        }
      </Answer>
    </Card>
  );
}
