import { useState } from 'react';
import type { ChooseDeviceDto, Device, DeviceDto } from '../../../../../src/contracts/calls/in-call.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { useBrowserPhone } from '../../../phone/browser-phone.js';
import { usePhoneTrouble } from '../../../phone/phone-at-the-desk.js';
import { phoneWords } from '../../../phone/phone-words.js';
import { Button } from '../../../ui/button.js';
import { Badge, Note } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { useDesk } from '../desk-query.js';
import { deskWords } from '../desk-words.js';
import { allowSound, ring } from '../dock/alarm.js';
import { useChangePresence } from '../dock/change-presence.js';
import { checkWords } from './check-words.js';
import { rememberChecked } from './checked.js';

type Heard = 'not-tried' | 'tried' | 'heard' | 'silent';

function Line({ name, isGood, says }: { readonly name: string; readonly isGood: boolean; readonly says: string }) {
  return (
    <div className="row apart one-line">
      <span>
        <strong>{name}</strong> <span className="quiet">{says}</span>
      </span>
      <Badge tone={isGood ? 'good' : 'warn'}>{isGood ? '✓' : '!'}</Badge>
    </div>
  );
}

function SoundCheck({ heard, onHeard }: { readonly heard: Heard; readonly onHeard: (heard: Heard) => void }) {
  const say = useWords(checkWords);
  const play = () => {
    void allowSound().then((isAllowed) => {
      ring(false);
      onHeard(isAllowed ? 'tried' : 'silent');
    });
  };
  return (
    <div className="stack">
      <Line name={say.sound} isGood={heard === 'heard'} says={heard === 'heard' ? say.soundGood : say.soundUnknown} />
      <div className="row">
        <Button onPress={play} autoFocus>
          {heard === 'not-tried' ? say.play : say.playAgain}
        </Button>
        {heard === 'tried' && (
          <>
            <Button look="main" onPress={() => onHeard('heard')}>
              {say.iHeard}
            </Button>
            <Button onPress={() => onHeard('silent')}>{say.iDidNot}</Button>
          </>
        )}
      </div>
      {heard === 'silent' && <Note tone="warn">{say.noSound}</Note>}
    </div>
  );
}

/** What will ring them, whether it can, and the other one. */
function Phone({ device: { device, reachable }, onAgain }: { readonly device: DeviceDto; readonly onAgain: () => void }) {
  const say = useWords(checkWords);
  const phone = useWords(phoneWords);
  const trouble = usePhoneTrouble();
  const { isRegistered } = useBrowserPhone();
  const sentence = useProblemSentence();
  const choose = useChange((to: Device) => api.put<DeviceDto>('/v1/me/device', { device: to } satisfies ChooseDeviceDto), 'me');
  const isPage = device === 'softphone';
  const other = isPage ? 'phone' : 'softphone';
  const pageSays = trouble ?? (reachable && isRegistered ? phone.good : phone.waiting);
  return (
    <>
      <Line name={say.phone} isGood={reachable} says={isPage ? pageSays : reachable ? say.phoneGood : say.phoneBad} />
      <div className="row">
        <Button
          onPress={() => choose.mutate(other, { onError: (error) => tell(sentence(error), 'alarm') })}
          isPending={choose.isPending}
        >
          {isPage ? phone.useDesk : phone.useBrowser}
        </Button>
        {!reachable && <Button onPress={onAgain}>{say.tryAgain}</Button>}
      </div>
    </>
  );
}

/** The self-test before going available: the line to us, the phone that will ring, and the sound of an offer. */
export function DeviceCheck({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(checkWords);
  const desk = useWords(deskWords);
  const { data, isError, refetch } = useDesk();
  const change = useChangePresence();
  const [heard, setHeard] = useState<Heard>('not-tried');
  const isReachable = data?.device.reachable === true;
  const go = () => {
    if (heard === 'heard') rememberChecked();
    change.to({ state: 'available' });
    onClose();
  };
  return (
    <Dialog title={say.title} onClose={onClose}>
      <Line name={say.line} isGood={!isError} says={isError ? say.lineBad : say.lineGood} />
      {data && <Phone device={data.device} onAgain={() => void refetch()} />}
      <SoundCheck heard={heard} onHeard={setHeard} />
      <div className="buttons">
        <Button look="plain" onPress={onClose}>
          {desk.cancel}
        </Button>
        <Button look="main" size="big" isDisabled={!isReachable} onPress={go}>
          {heard === 'heard' ? say.go : say.goAnyway}
        </Button>
      </div>
    </Dialog>
  );
}
