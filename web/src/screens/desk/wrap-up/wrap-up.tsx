import type { DeskCallDto, DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { PresenceDto } from '../../../../../src/contracts/presence.dto.js';
import { api } from '../../../api/client.js';
import { Button } from '../../../ui/button.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useCallChange } from '../call/use-call-change.js';
import { DangerFlags } from '../crisis/danger.js';
import { useServerNow } from '../desk-query.js';
import { deskWords } from '../desk-words.js';
import { NotesCard } from '../notes/notes-card.js';
import { ScreeningCard } from '../screening/screening-card.js';
import { Outcomes } from './outcomes.js';
import { wrapUpWords } from './wrap-up-words.js';
import './wrap-up.css';

interface Props {
  readonly desk: DeskDto;
  readonly call: DeskCallDto;
}

function TimeLeft({ desk }: Pick<Props, 'desk'>) {
  const say = useWords(wrapUpWords);
  const format = useFormat();
  const now = useServerNow(desk, 1_000);
  const extend = useCallChange(() => api.post<PresenceDto>('/v1/me/presence/extend'));
  const { until, overdueSince } = desk.presence;
  if (overdueSince) return <Note tone="warn">{say.overdue}</Note>;
  if (!until) return null;
  return (
    <div className="row">
      <span className="quiet">{say.until(format.clock((Date.parse(until) - now) / 1000))}</span>
      <Button shortcut="alt+x" isPending={extend.isPending} onPress={() => extend.run()}>
        {say.extend}
      </Button>
    </div>
  );
}

/** After a talk: what came of it, with what follows; notes and questions are still open. */
export function WrapUp({ desk, call }: Props) {
  const say = useWords(wrapUpWords);
  const words = useWords(deskWords);
  return (
    <div className="wrap-up">
      <div className="stack">
        <DangerFlags call={call} isQuiet />
        <Card title={say.title} aside={<TimeLeft desk={desk} />}>
          <p>
            <strong>{call.personName ?? (call.kind === 'live' ? words.aCaller : words.noName)}</strong> · {call.ended}
          </p>
          <p className="quiet">{say.hint}</p>
          <Outcomes call={call} />
        </Card>
      </div>
      <div className="stack">
        <NotesCard call={call} />
        <ScreeningCard call={call} />
      </div>
    </div>
  );
}
