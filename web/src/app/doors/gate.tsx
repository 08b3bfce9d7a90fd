import { useEffect, useState } from 'react';
import { signOut } from '../../api/session.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { doorsWords } from './doors-words.js';
import { ProofForm } from './proof-form.js';
import './gate.css';

export function LeaveButton() {
  const say = useWords(doorsWords);
  const sentence = useProblemSentence();
  const leave = () => void signOut().catch((error: unknown) => tell(sentence(error), 'alarm'));
  return (
    <Button look="plain" onPress={leave}>
      {say.signOut}
    </Button>
  );
}

/** A page of its own before the console: one thing has to be done first. */
export function Gate({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Ringback`;
  }, [title]);
  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{title}</h1>
        {children}
        <div className="row">
          <LeaveButton />
        </div>
      </div>
    </main>
  );
}

/** Signed in, and the second factor is still to be shown. */
export function FactorGate() {
  const say = useWords(doorsWords);
  // Whatever was enough has opened the session, and this page is gone.
  const [isTooLittle, setTooLittle] = useState(false);
  return (
    <Gate title={say.factorTitle}>
      <p>{say.factorWhy}</p>
      {isTooLittle && <Note tone="warn">{say.factorMore}</Note>}
      <ProofForm ways={['code', 'passkey']} go={say.proveGo} onProven={() => setTooLittle(true)} />
    </Gate>
  );
}
