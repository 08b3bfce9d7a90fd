import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { dockWords } from './dock-words.js';

interface Props {
  readonly isBusy: boolean;
  readonly onDecline: (reason: string) => void;
  readonly onBack: () => void;
}

const reasons = ['needMinute', 'knowThem', 'notMyLanguage', 'notReachable'] as const;

export function Decline({ isBusy, onDecline, onBack }: Props) {
  const say = useWords(dockWords);
  const [own, setOwn] = useState('');
  return (
    <Dialog title={say.declineTitle} onClose={onBack}>
      <p className="quiet">{say.declineHint}</p>
      <div className="reasons">
        {reasons.map((reason) => (
          <Button key={reason} onPress={() => onDecline(say[reason])} isDisabled={isBusy}>
            {say[reason]}
          </Button>
        ))}
      </div>
      <Field label={say.ownReason} value={own} onChange={setOwn} maxLength={500} />
      <div className="buttons">
        <Button look="plain" onPress={onBack}>
          {say.back}
        </Button>
        <Button look="main" isDisabled={isBusy || own.trim() === ''} onPress={() => onDecline(own.trim())}>
          {say.send}
        </Button>
      </div>
    </Dialog>
  );
}
