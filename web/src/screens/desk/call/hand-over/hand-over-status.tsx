import type { DeskCallDto } from '../../../../../../src/contracts/calls/desk.dto.js';
import type { HandOverDto } from '../../../../../../src/contracts/calls/in-call.dto.js';
import { api } from '../../../../api/client.js';
import { Button } from '../../../../ui/button.js';
import { Card } from '../../../../ui/card.js';
import { useWords } from '../../../../words/catalogue.js';
import { useCallChange } from '../use-call-change.js';
import { handOverWords } from './hand-over-words.js';
import { isGoingOn } from './is-going-on.js';

type Step = 'confirm' | 'complete' | 'cancel';

/** How far the one who is brought in has come, and the step that is next. */
export function HandOverStatus({ call: { id, handOver } }: { readonly call: DeskCallDto }) {
  const say = useWords(handOverWords);
  const change = useCallChange((step: Step) => api.post<HandOverDto>(`/v1/calls/${id}/hand-over/${step}`));
  if (!handOver) return null;
  const title = say[handOver.state as 'ringing'](handOver.name);
  if (!isGoingOn(handOver)) return null;
  return (
    <Card title={title} className="hand-over">
      <div className="row">
        {handOver.state === 'briefing' && (
          <Button look="main" shortcut="alt+c" isPending={change.isPending} onPress={() => change.run('confirm')}>
            {say.confirm}
          </Button>
        )}
        {handOver.state === 'confirmed' && (
          <Button look="main" shortcut="alt+c" isPending={change.isPending} onPress={() => change.run('complete')}>
            {say.complete}
          </Button>
        )}
        <Button isPending={change.isPending} onPress={() => change.run('cancel')}>
          {say.cancel}
        </Button>
      </div>
    </Card>
  );
}
