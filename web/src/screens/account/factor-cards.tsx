import { useState } from 'react';
import type { FactorsDto, PasskeyDto, RecoveryCodesDto } from '../../../../src/contracts/signing-in/factors.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Badge, Card } from '../../ui/card.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accountWords } from './account-words.js';
import { AddPasskey } from './add-passkey.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SetUpApp } from './set-up-app.js';

type Show = (codes: readonly string[] | null) => void;

function useRemoval(path: string, says: string) {
  const sentence = useProblemSentence();
  const removal = useChange(() => api.delete(path), 'me');
  const remove = () =>
    removal.mutate(undefined, { onSuccess: () => tell(says), onError: (error) => tell(sentence(error), 'alarm') });
  return { remove, isPending: removal.isPending };
}

function AppCard({ totp, onCodes }: { readonly totp: boolean; readonly onCodes: Show }) {
  const say = useWords(accountWords);
  const { remove, isPending } = useRemoval('/v1/me/totp', say.appRemoved);
  const added: Show = (codes) => {
    tell(say.appAdded);
    onCodes(codes);
  };
  return (
    <Card title={say.app} aside={<Badge {...(totp ? { tone: 'good' as const } : {})}>{totp ? say.appOn : say.appOff}</Badge>}>
      <p>{say.appWhy}</p>
      <SetUpApp begin={totp ? say.setUpAgain : say.setUp} onAdded={added} />
      {totp && (
        <div>
          <Button look="plain" onPress={remove} isPending={isPending}>
            {say.removeApp}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Passkey({ passkey: { id, name, lastUsedAt } }: { readonly passkey: PasskeyDto }) {
  const say = useWords(accountWords);
  const format = useFormat();
  const { remove, isPending } = useRemoval(`/v1/me/passkeys/${id}`, say.passkeyRemoved);
  return (
    <li className="row apart account-line">
      <span>
        <strong>{name}</strong>{' '}
        <span className="quiet small">{lastUsedAt ? say.lastUsed(format.when(lastUsedAt)) : say.neverUsed}</span>
      </span>
      <Button look="plain" onPress={remove} isPending={isPending}>
        {say.remove} <span className="only-read">{name}</span>
      </Button>
    </li>
  );
}

function PasskeysCard({ passkeys, onCodes }: { readonly passkeys: readonly PasskeyDto[]; readonly onCodes: Show }) {
  const say = useWords(accountWords);
  const added: Show = (codes) => {
    tell(say.passkeyAdded);
    onCodes(codes);
  };
  return (
    <Card title={say.passkeys}>
      <p>{say.passkeysWhy}</p>
      {passkeys.length === 0 ? (
        <p className="quiet">{say.noPasskeys}</p>
      ) : (
        <ul>
          {passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <AddPasskey onAdded={added} />
    </Card>
  );
}

function CodesCard({ left, onCodes }: { readonly left: number; readonly onCodes: Show }) {
  const say = useWords(accountWords);
  const sentence = useProblemSentence();
  const renew = useChange(() => api.post<RecoveryCodesDto>('/v1/me/recovery-codes'), 'me');
  const make = () =>
    renew.mutate(undefined, {
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  return (
    <Card title={say.codes}>
      <p>
        {say.codesLeft(left)} {say.codesWhy}
      </p>
      <p className="quiet small">{say.codesOld}</p>
      <div>
        <Button onPress={make} isPending={renew.isPending}>
          {say.newCodes}
        </Button>
      </div>
    </Card>
  );
}

export function FactorCards({ factors: { totp, passkeys, recoveryCodes } }: { readonly factors: FactorsDto }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <>
      <AppCard totp={totp} onCodes={setCodes} />
      <PasskeysCard passkeys={passkeys} onCodes={setCodes} />
      {(totp || passkeys.length > 0) && <CodesCard left={recoveryCodes} onCodes={setCodes} />}
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
    </>
  );
}
