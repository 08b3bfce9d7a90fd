import type { DecisionsDto } from '../../../../../src/contracts/intake/decision.dto.js';
import type { BedsBoardDto } from '../../../../../src/contracts/placement/bed.dto.js';
import type { ReferralsDto } from '../../../../../src/contracts/placement/referral.dto.js';
import type { WaitlistDto } from '../../../../../src/contracts/placement/waitlist.dto.js';
import { withQuery } from '../../../api/client.js';
import { useAsk } from '../../../api/queries.js';
import { Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { intakeWords } from '../intake-words.js';

function usePlace(intakeId: string): readonly string[] {
  const say = useWords(intakeWords);
  const format = useFormat();
  const decisions = useAsk<DecisionsDto>(['intakes', intakeId, 'decisions'], `/v1/intakes/${intakeId}/decisions`);
  const beds = useAsk<BedsBoardDto>(['beds'], '/v1/beds');
  const waitlist = useAsk<WaitlistDto>(['beds', 'waitlist'], '/v1/waitlist');
  const referrals = useAsk<ReferralsDto>(['referrals', intakeId], withQuery('/v1/referrals', { intakeId }));
  const held = (beds.data?.programmes ?? []).flatMap((programme) =>
    programme.beds
      .filter(({ hold }) => hold?.intakeId === intakeId)
      .map(({ label, hold }) => say.bedHeld(label, programme.name, format.when(hold!.until))),
  );
  return [
    ...(decisions.data?.decisions ?? []).map(({ level, clinicianName, at }) =>
      say.decision(level ?? say.declined, clinicianName, format.when(at)),
    ),
    ...held,
    ...(waitlist.data?.items ?? [])
      .filter((entry) => entry.intakeId === intakeId)
      .map(({ programme, nextContactAt }) => say.waits(programme, format.when(nextContactAt))),
    ...(referrals.data?.referrals ?? []).map(({ reason, state }) => say.referral(reason, state)),
  ];
}

/** The clinician's decision, and where they go. */
export function Place({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const lines = usePlace(intakeId);
  return (
    <Card title={say.place}>
      {lines.length === 0 && <Empty says={say.placeNone} />}
      <ul className="lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}
