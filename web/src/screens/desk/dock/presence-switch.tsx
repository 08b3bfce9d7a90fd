import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { useOffers } from '../../../app/actions/actions.js';
import { Button } from '../../../ui/button.js';
import { useWords } from '../../../words/catalogue.js';
import { DeviceCheck } from '../check/device-check.js';
import { isChecked } from '../check/checked.js';
import { useChangePresence } from './change-presence.js';
import { dockWords } from './dock-words.js';
import './presence.css';

const breaks = ['meal', 'breather', 'meeting', 'training', 'technical', 'other'] as const;

/** Available is one press, a break two; the first time of a shift the phone is tried first. */
export function PresenceSwitch({ desk: { presence, device } }: { readonly desk: DeskDto }) {
  const say = useWords(dockWords);
  const change = useChangePresence();
  const [isChecking, setChecking] = useState(false);
  const goAvailable = () => (isChecked(device) ? change.to({ state: 'available' }) : setChecking(true));
  const isAway = presence.state === 'offline' || presence.state === 'break' || presence.state === 'wrap-up';
  useOffers(
    isAway && { id: 'presence:available', label: say.goAvailable, key: 'alt+g', run: goAvailable },
    presence.state !== 'break' && {
      id: 'presence:break',
      label: say.takeBreak,
      key: 'alt+b',
      run: () => change.to({ state: 'break', breakReason: 'breather' }),
    },
    presence.state !== 'offline' && {
      id: 'presence:offline',
      label: say.goOffline,
      key: 'alt+z',
      run: () => change.to({ state: 'offline' }),
    },
    { id: 'presence:check', label: say.check, key: 'alt+k', run: () => setChecking(true) },
  );
  const choose = (id: string | number) => {
    if (id === 'available') goAvailable();
    else if (id === 'check') setChecking(true);
    else if (id === 'offline') change.to({ state: 'offline' });
    else change.to({ state: 'break', breakReason: breaks.find((one) => one === id) ?? 'other' });
  };
  return (
    <>
      <MenuTrigger>
        <Button aria-label={`${say.presence}: ${say[presence.state]}`} className="presence" isPending={change.isPending}>
          <span className="dot" data-presence={presence.state} />
          <span>{say[presence.state]}</span>
          {presence.chosenNext && <span className="quiet small presence-next">{say.andThen(say[presence.chosenNext])}</span>}
        </Button>
        <Popover className="menu" placement="bottom end">
          <Menu aria-label={say.presence} onAction={choose} className="stack">
            {isAway && (
              <MenuItem id="available" className="palette-item">
                {say.goAvailable}
              </MenuItem>
            )}
            {breaks.map((reason) => (
              <MenuItem key={reason} id={reason} className="palette-item" textValue={`${say.takeBreak}: ${say[reason]}`}>
                {`${say.takeBreak}: ${say[reason]}`}
              </MenuItem>
            ))}
            {presence.state !== 'offline' && (
              <MenuItem id="offline" className="palette-item">
                {say.goOffline}
              </MenuItem>
            )}
            <MenuItem id="check" className="palette-item">
              {say.check}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isChecking && <DeviceCheck onClose={() => setChecking(false)} />}
    </>
  );
}
