import { useState } from 'react';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { AnswerQuestionDto, AskedQuestionDto, ScreeningDto } from '../../../../../src/contracts/screening/screening.dto.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { Question } from './question.js';
import { screeningWords } from './screening-words.js';
import { useScreening } from './use-screening.js';
import './screening.css';

type Answerer = AnswerQuestionDto['answeredBy'];
const answerers: readonly Answerer[] = ['person', 'third-party'];

function WhoAnswers({ value, onChange }: { readonly value: Answerer; readonly onChange: (who: Answerer) => void }) {
  const say = useWords(screeningWords);
  return (
    <div className="who-answers" role="group" aria-label={say.who}>
      {answerers.map((who) => (
        <Button key={who} pressed={who === value} onPress={() => onChange(who)}>
          {say[who]}
        </Button>
      ))}
    </div>
  );
}

function Findings({ screening }: { readonly screening: ScreeningDto }) {
  const say = useWords(screeningWords);
  return (
    <>
      {screening.openFlags.map(({ id, says, toDo }) => (
        <Note key={id} tone="warn">
          <strong>{says}</strong>
          <ul>
            {toDo.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </Note>
      ))}
      {screening.conflicts.length > 0 && <Note tone="warn">{say.differ}</Note>}
      {screening.withoutWords.length > 0 && <p className="quiet small">{say.missing}</p>}
    </>
  );
}

/** In a crisis the flags, and where they are, have a place of their own. */
function questionsOf({ screen }: ScreeningDto, isCrisis: boolean): readonly AskedQuestionDto[] {
  return screen && !(isCrisis && screen.id === 'where') ? screen.questions : [];
}

/** At most three questions at a time, chosen by the server from what was told; it goes on wherever it was left. */
export function ScreeningCard({ call, isCrisis = false }: { readonly call: DeskCallDto; readonly isCrisis?: boolean }) {
  const say = useWords(screeningWords);
  const [answeredBy, setAnsweredBy] = useState<Answerer>('person');
  const { screening, language, setLanguage, isBusy, answer } = useScreening(call);
  const other = (
    <Button look="plain" onPress={() => setLanguage(language === 'es' ? 'en' : 'es')}>
      {language === 'es' ? say.ownLanguage : say.otherLanguage}
    </Button>
  );
  return (
    <Card title={say.title} aside={other}>
      <Answer of={screening} lines={5}>
        {(told) => (
          <>
            {!isCrisis && <Findings screening={told} />}
            <WhoAnswers value={answeredBy} onChange={setAnsweredBy} />
            {told.screen === null && <p>{say.done}</p>}
            {questionsOf(told, isCrisis).map((question) => (
              <Question
                key={`${question.id} ${answeredBy}`}
                question={question}
                answeredBy={answeredBy}
                language={language}
                isBusy={isBusy}
                onAnswer={answer}
              />
            ))}
            <p className="quiet small">{say.told(told.answers.length)}</p>
          </>
        )}
      </Answer>
    </Card>
  );
}
