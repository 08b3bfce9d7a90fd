import type { PromiseDto, WaitDto, WaitSegmentDto } from '../../../../src/contracts/waiting.dto.js';
import { useAsk } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Empty, type Tone } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from './pieces-words.js';
import { useName } from './use-name.js';
import './why-waited.css';

const tones: Readonly<Record<PromiseDto['verdict'], Tone>> = { kept: 'good', open: 'calm', released: 'calm', late: 'alarm' };

function PromiseLine({ promise }: { readonly promise: PromiseDto }) {
  const say = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  return (
    <li className="row apart">
      <span>
        {say.promised(format.when(promise.windowStart), format.when(promise.promisedBy))}
        {promise.rungAt && <span className="quiet"> · {say.rung(format.when(promise.rungAt))}</span>}
      </span>
      <Badge tone={tones[promise.verdict]}>
        {promise.lateSeconds === null ? name(promise.verdict) : say.late(format.length(promise.lateSeconds))}
        {promise.cause && `: ${name(promise.cause)}`}
      </Badge>
    </li>
  );
}

function longest(segments: readonly WaitSegmentDto[]): WaitSegmentDto | undefined {
  return segments.toSorted((one, other) => other.seconds - one.seconds)[0];
}

function Story({ wait: { promises, segments } }: { readonly wait: WaitDto }) {
  const say = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const most = longest(segments);
  if (!most) return <Empty says={say.whyNothing} />;
  return (
    <div className="stack">
      <p>
        <strong>{say.longestCause(name(most.cause), format.length(most.seconds))}</strong> {most.sentence}
      </p>
      <h3>{say.promises}</h3>
      <ul className="stack">
        {promises.map((promise) => (
          <PromiseLine key={promise.windowStart + promise.promisedBy} promise={promise} />
        ))}
      </ul>
      <h3>{say.steps}</h3>
      <ol className="wait-steps">
        {segments.map((segment) => (
          <li key={segment.from + segment.cause}>
            <span className="quiet small">{format.when(segment.from)}</span>
            <span>{segment.sentence}</span>
            <span className="quiet small">{format.length(segment.seconds)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** "Why did she wait 14 minutes?", in the server's sentences. */
export function WhyWaited({ callbackId, onClose }: { readonly callbackId: string; readonly onClose: () => void }) {
  const say = useWords(piecesWords);
  const wait = useAsk<WaitDto>(['callbacks', callbackId, 'waiting'], `/v1/callbacks/${callbackId}/waiting`);
  return (
    <Dialog title={say.whyTitle} onClose={onClose}>
      <Answer of={wait}>{(data) => <Story wait={data} />}</Answer>
      <div className="buttons">
        <Button look="main" onPress={onClose}>
          {say.close}
        </Button>
      </div>
    </Dialog>
  );
}
