import type { AlertsDto } from '../../../../../src/contracts/alert.dto.js';
import type { HealthDto } from '../../../../../src/contracts/admin/health.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card, Empty, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { secondsSince, useNow } from '../../pieces/use-now.js';
import { SettingsPage } from '../settings-page.js';
import { Carrier } from './carrier.js';
import { Doctor } from './doctor.js';
import { healthWords } from './health-words.js';
import { Queues } from './queues.js';

const everyMilliseconds = 10_000;

function useKnown() {
  const say = useWords(healthWords);
  return (name: string) => (name === 'database' || name === 'queue' ? say[name] : name);
}

function Lags({ health: { outbox, audit } }: { readonly health: HealthDto }) {
  const say = useWords(healthWords);
  const format = useFormat();
  const now = useNow();
  const since = (at: string | null) => format.length(at === null ? 0 : secondsSince(at, now));
  return (
    <dl className="pairs">
      <dt>{say.outbox}</dt>
      <dd>{outbox.waiting === 0 ? say.outboxNone : say.outboxWaits(format.number(outbox.waiting), since(outbox.oldestAt))}</dd>
      <dt>{say.audit}</dt>
      <dd>
        {audit.waiting === 0
          ? say.auditLinked(format.number(audit.links))
          : say.auditWaits(format.number(audit.waiting), since(audit.oldestWaitingAt))}
      </dd>
    </dl>
  );
}

function Standing({ health }: { readonly health: HealthDto }) {
  const say = useWords(healthWords);
  const format = useFormat();
  const known = useKnown();
  return (
    <Card title={say.now} aside={<Badge tone={health.ready ? 'good' : 'alarm'}>{health.ready ? say.ready : say.notReady}</Badge>}>
      <div className="row">
        {health.checks.map(({ name, ok }) => (
          <Badge key={name} tone={ok ? 'good' : 'alarm'}>
            {ok ? say.works(known(name)) : say.fails(known(name))}
          </Badge>
        ))}
      </div>
      <Lags health={health} />
      <p className="quiet small">{say.asOf(format.time(health.at))}</p>
    </Card>
  );
}

function OpenAlerts() {
  const say = useWords(healthWords);
  const format = useFormat();
  const alerts = useAsk<AlertsDto>(['alerts'], '/v1/alerts', { every: everyMilliseconds });
  return (
    <Card title={say.alerts}>
      <Answer of={alerts}>
        {({ alerts: open }) =>
          open.length === 0 ? (
            <Empty says={say.alertsNone} />
          ) : (
            <ul className="lines">
              {open.slice(0, 10).map(({ id, sentence, raisedAt }) => (
                <li key={id}>
                  <span className="grow">{sentence}</span>
                  <span className="quiet small">{format.when(raisedAt)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}

export default function HealthPage() {
  const say = useWords(healthWords);
  const health = useAsk<HealthDto>(['admin', 'health'], '/v1/admin/health', { every: everyMilliseconds });
  return (
    <SettingsPage part="health">
      <Answer of={health} lines={6}>
        {(data) => (
          <>
            <Standing health={data} />
            {data.queues === null ? <Note tone="warn">{say.queueAway}</Note> : <Queues queues={data.queues} />}
          </>
        )}
      </Answer>
      <OpenAlerts />
      <Carrier />
      <Doctor />
    </SettingsPage>
  );
}
