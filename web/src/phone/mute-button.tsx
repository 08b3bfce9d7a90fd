import { Button } from '../ui/button.js';
import { useWords } from '../words/catalogue.js';
import { browserPhone, useBrowserPhone } from './browser-phone.js';
import { phoneWords } from './phone-words.js';

/** Only a phone that is this page can be muted by it. */
export function MuteButton() {
  const say = useWords(phoneWords);
  const { call } = useBrowserPhone();
  if (call?.state !== 'open' && call?.state !== 'reconnecting') return null;
  return (
    <Button shortcut="alt+m" look={call.muted ? 'alarm' : undefined} onPress={() => browserPhone.mute(!call.muted)}>
      {call.muted ? say.unmute : say.mute}
    </Button>
  );
}
