import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { useWords } from '../../words/catalogue.js';
import { CallView } from './call/call-view.js';
import { useDesk, isOn } from './desk-query.js';
import { deskWords } from './desk-words.js';
import { IdleView } from './idle/idle-view.js';
import { WrapUp } from './wrap-up/wrap-up.js';
import './desk.css';

/** One thing at a time: a talk, then what came of it, then the next person. */
export default function DeskPage() {
  const say = useWords(deskWords);
  const desk = useDesk();
  return (
    <Page title={say.title} isTitleHidden>
      <Answer of={desk} lines={6}>
        {(answer) => {
          const { call } = answer;
          if (call && isOn(call)) return <CallView key={call.id} desk={answer} call={call} />;
          if (call?.outcomeMissing) return <WrapUp key={call.id} desk={answer} call={call} />;
          return <IdleView desk={answer} />;
        }}
      </Answer>
    </Page>
  );
}
