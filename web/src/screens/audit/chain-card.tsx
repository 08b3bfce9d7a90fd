import type { AuditVerdictDto } from '../../../../src/contracts/admin/audit.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Card, Note } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { auditWords } from './audit-words.js';

function Verdict({ verdict: { links, heads, finding } }: { readonly verdict: AuditVerdictDto }) {
  const say = useWords(auditWords);
  const format = useFormat();
  if (!finding) return <Note tone="good">{say.whole(format.number(links), format.number(heads))}</Note>;
  return (
    <Note tone="alarm">
      <strong>{say.broken}</strong>
      <p>
        {finding.what} {finding.seq !== null && say.brokenAt(format.number(finding.seq))}
      </p>
    </Note>
  );
}

/** Whether the audit is as it was written (ADR 0047). */
export function ChainCard() {
  const say = useWords(auditWords);
  const sentence = useProblemSentence();
  const check = useChange(() => api.get<AuditVerdictDto>('/v1/admin/audit/verdict'));
  return (
    <Card title={say.chain}>
      <p>{say.chainWhy}</p>
      <div role="status">{check.data && !check.isPending && <Verdict verdict={check.data} />}</div>
      {check.error && <Note tone="alarm">{sentence(check.error)}</Note>}
      <div>
        <Button onPress={() => check.mutate()} isPending={check.isPending}>
          {check.isPending ? say.checking : say.check}
        </Button>
      </div>
    </Card>
  );
}
