import { useState } from 'react';
import type { SessionDto } from '../../../../src/contracts/session.dto.js';
import { readSessionAgain } from '../../api/session.js';
import { Gate } from '../../app/doors/gate.js';
import { useAttempt } from '../../app/doors/use-attempt.js';
import { Card, Note } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { accountWords } from './account-words.js';
import { AddPasskey } from './add-passkey.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SetUpApp } from './set-up-app.js';

/** Signed in, and nothing else may be done before there is a second factor. */
export function EnrolGate({ session }: { readonly session: SessionDto }) {
  const say = useWords(accountWords);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { wrong, run } = useAttempt();
  const isAdmin = session.roles.includes('admin');
  const goOn = () => {
    setCodes(null);
    run(readSessionAgain);
  };
  const added = (made: readonly string[] | null) => (made ? setCodes(made) : goOn());
  return (
    <Gate title={say.enrolTitle}>
      <p>{say.enrolWhy}</p>
      {isAdmin && <Note tone="warn">{say.enrolAdmin}</Note>}
      {wrong !== null && <Note tone="alarm">{wrong}</Note>}
      {!isAdmin && (
        <Card title={say.app}>
          <p>{say.appWhy}</p>
          <SetUpApp begin={say.setUp} onAdded={added} />
        </Card>
      )}
      <Card title={say.passkeys}>
        <p>{say.passkeysWhy}</p>
        <AddPasskey onAdded={added} />
      </Card>
      {codes && <RecoveryCodes codes={codes} onKept={goOn} />}
    </Gate>
  );
}
