import { useState } from 'react';
import type { CallDto } from '../../../../../src/contracts/calls/call.dto.js';
import type { DeskCallDto, TalkScriptDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { withQuery } from '../../../api/client.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { callWords } from './call-words.js';

function Voicemail({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const { data } = useAsk<CallDto>(['calls', call.id], `/v1/calls/${call.id}`);
  if (call.kind === 'live' || !data) return null;
  return (
    <div className="script-step">
      <h3>{say.voicemailWords}</h3>
      <p>{data.voicemail.words ?? data.voicemail.reason}</p>
    </div>
  );
}

/** What to say, for this kind of talk, in the language of the person. */
export function ScriptCard({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const [language, setLanguage] = useState(call.language === 'es' ? 'es' : 'en');
  const script = useAsk<TalkScriptDto>(
    ['calls', call.id, 'script', language, call.crisis],
    withQuery(`/v1/calls/${call.id}/script`, { language }),
  );
  const other = (
    <Button look="plain" onPress={() => setLanguage(language === 'es' ? 'en' : 'es')}>
      {language === 'es' ? say.ownLanguage : say.otherLanguage}
    </Button>
  );
  return (
    <Card title={say.script} aside={other} className="script-card">
      <Answer of={script} lines={6}>
        {({ steps }) => (
          <ol lang={language}>
            {steps.map(({ title, says }) => (
              <li key={title} className="script-step">
                <h3>{title}</h3>
                <p>“{says}”</p>
              </li>
            ))}
          </ol>
        )}
      </Answer>
      <Voicemail call={call} />
    </Card>
  );
}
