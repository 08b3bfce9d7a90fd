import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useAlarm } from '../screens/desk/dock/alarm.js';
import { useWords } from '../words/catalogue.js';
import { browserPhone } from './browser-phone.js';
import { phoneWords } from './phone-words.js';

/** A ring that nobody pressed for: a person handed over, or the own talk after a page that was gone. */
export function Ringing() {
  const say = useWords(phoneWords);
  useAlarm(say.rings, false);
  return (
    <Dialog title={say.rings} role="alertdialog" isDismissable={false} onClose={() => {}}>
      <p>{say.ringsHint}</p>
      <div className="buttons">
        <Button shortcut="alt+d" onPress={() => browserPhone.reject()}>
          {say.reject}
        </Button>
        <Button look="main" size="big" shortcut="alt+a" autoFocus onPress={() => browserPhone.answer()}>
          {say.answer}
        </Button>
      </div>
    </Dialog>
  );
}
